// @ts-check
// Seals a report on the sender's device: HPKE in base mode (RFC 9180) with X25519, HKDF-SHA256 and AES-256-GCM, by
// WebCrypto alone. The text it makes is read by `releve open` and by open.js, and by nobody on the way.

/** @typedef {{v: 1, id: string, x25519: string, xwing: string}} PublicKey as the organisation publishes it */
/** @typedef {"now" | "today" | "later"} Urgency */
/**
 * What the sender chooses to say in clear; each part may be left out.
 * @typedef {{scheme?: string | null, area?: string | null, category?: string | null, urgency?: Urgency | null}} Header
 */

export const SUITE = "hpke-x25519-sha256-aes256gcm";
export const PURPOSE = "releve sealed report 1";
const SMALLEST = 2048;
export const LARGEST = 16 * 1024 * 1024;

const utf8 = new TextEncoder();

/** @param {...Uint8Array} parts */
export function join(...parts) {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** Base64 for URLs, without padding. @param {Uint8Array} bytes */
export function encode(bytes) {
  let text = "";
  for (let at = 0; at < bytes.length; at += 0x8000) {
    text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  }
  return btoa(text).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

/** @param {string} text */
export function decode(text) {
  if (!/^[A-Za-z0-9_-]*$/.test(text)) throw new Error("malformed");
  const bytes = Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (c) => c.charCodeAt(0));
  if (encode(bytes) !== text) throw new Error("malformed");
  return bytes;
}

/** @param {number} value */
const twoBytes = (value) => new Uint8Array([value >> 8, value & 0xff]);

/** @param {Uint8Array} key @param {Uint8Array} data */
async function hmac(key, data) {
  // Browsers refuse an empty key; zeros mean the same to HMAC.
  const raw = key.length ? key : new Uint8Array(32);
  const imported = await crypto.subtle.importKey("raw", raw, { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
  return new Uint8Array(await crypto.subtle.sign("HMAC", imported, data));
}

const VERSION = utf8.encode("HPKE-v1");
const KEM = join(utf8.encode("KEM"), twoBytes(0x0020));
const HPKE = join(utf8.encode("HPKE"), twoBytes(0x0020), twoBytes(0x0001), twoBytes(0x0002));
const NONE = new Uint8Array();

/** LabeledExtract of RFC 9180, section 4. @param {Uint8Array} suite @param {Uint8Array} salt @param {string} label
 * @param {Uint8Array} secret */
const extract = (suite, salt, label, secret) => hmac(salt, join(VERSION, suite, utf8.encode(label), secret));

/** LabeledExpand of RFC 9180, section 4, for up to 32 bytes. @param {Uint8Array} suite @param {Uint8Array} prk
 * @param {string} label @param {Uint8Array} info @param {number} count */
async function expand(suite, prk, label, info, count) {
  const labelled = join(twoBytes(count), VERSION, suite, utf8.encode(label), info, new Uint8Array([1]));
  return (await hmac(prk, labelled)).slice(0, count);
}

/**
 * The AES key and the nonce both sides arrive at.
 * @param {CryptoKey} ownPrivate @param {CryptoKey} otherPublic
 * @param {Uint8Array} encapsulated @param {Uint8Array} recipient the recipient's public key
 * @param {Uint8Array} info @param {"encrypt" | "decrypt"} use
 */
export async function schedule(ownPrivate, otherPublic, encapsulated, recipient, info, use) {
  const algorithm = { name: "X25519", public: otherPublic };
  const shared = new Uint8Array(await crypto.subtle.deriveBits(algorithm, ownPrivate, 256));
  const prk = await extract(KEM, NONE, "eae_prk", shared);
  const secret = await expand(KEM, prk, "shared_secret", join(encapsulated, recipient), 32);
  const context = join(
    new Uint8Array([0]),
    await extract(HPKE, NONE, "psk_id_hash", NONE),
    await extract(HPKE, NONE, "info_hash", info),
  );
  const base = await extract(HPKE, secret, "secret", NONE);
  const raw = await expand(HPKE, base, "key", context, 32);
  const key = await crypto.subtle.importKey("raw", raw, "AES-GCM", false, [use]);
  const nonce = await expand(HPKE, base, "base_nonce", context, 12);
  return { key, nonce };
}

/** @param {Uint8Array} raw */
export const publicKey = (raw) => crypto.subtle.importKey("raw", raw, { name: "X25519" }, true, []);

/**
 * HPKE itself: one message to one public key.
 * @param {Uint8Array} recipient @param {Uint8Array} info @param {Uint8Array} context @param {Uint8Array} plaintext
 * @param {CryptoKeyPair} [ephemeral] only to check published vectors
 */
export async function sealTo(recipient, info, context, plaintext, ephemeral) {
  const pair = ephemeral ?? /** @type {CryptoKeyPair} */ (
    await crypto.subtle.generateKey({ name: "X25519" }, false, ["deriveBits"]));
  const encapsulated = new Uint8Array(await crypto.subtle.exportKey("raw", pair.publicKey));
  const { key, nonce } = await schedule(
    pair.privateKey, await publicKey(recipient), encapsulated, recipient, info, "encrypt");
  const algorithm = { name: "AES-GCM", iv: nonce, additionalData: context };
  return { encapsulated, ciphertext: new Uint8Array(await crypto.subtle.encrypt(algorithm, key, plaintext)) };
}

/** The header with every part in its place, or an error naming the part that cannot be carried.
 * @param {Header} header */
export function checkedHeader(header) {
  const { scheme = null, area = null, category = null, urgency = null } = header;
  for (const [name, text] of Object.entries({ scheme, area, category })) {
    if (text === null) continue;
    const count = utf8.encode(text).length;
    if (count < 1 || count > 100 || !text.isWellFormed() || /[\x00-\x1f\x7f"\\]/.test(text)) throw new Error(name);
  }
  if ((scheme === null) !== (area === null)) throw new Error("area");
  if (urgency !== null && !["now", "today", "later"].includes(urgency)) throw new Error("urgency");
  return { scheme, area, category, urgency };
}

/** What is authenticated beside the body. @param {string} id @param {ReturnType<typeof checkedHeader>} header */
export function contextOf(id, header) {
  const parts = [SUITE, id, header.scheme, header.area, header.category, header.urgency].map((text) => {
    if (text === null) return twoBytes(0xffff);
    const bytes = utf8.encode(text);
    return join(twoBytes(bytes.length), bytes);
  });
  return join(utf8.encode("releve-sealed-report\0\x01"), ...parts);
}

/** The body with its length before it and zeros behind, so that its size says little. @param {Uint8Array} body */
function padded(body) {
  if (body.length > LARGEST - 4) throw new Error("too large");
  let size = SMALLEST;
  while (size < body.length + 4) size *= 2;
  const bytes = new Uint8Array(size);
  new DataView(bytes.buffer).setUint32(0, body.length);
  bytes.set(body, 4);
  return bytes;
}

/**
 * Seals a report. Needs a secure context (https or localhost) and a browser with X25519.
 * @param {Uint8Array | string} body @param {Header} header @param {PublicKey} key
 * @returns {Promise<string>} the envelope to send
 */
export async function seal(body, header, key) {
  const clear = checkedHeader(header);
  const plaintext = padded(typeof body === "string" ? utf8.encode(body) : body);
  const { encapsulated, ciphertext } = await sealTo(
    decode(key.x25519), utf8.encode(PURPOSE), contextOf(key.id, clear), plaintext);
  return JSON.stringify({
    v: 1, suite: SUITE, key: key.id, header: clear, enc: encode(encapsulated), body: encode(ciphertext),
  });
}
