// @ts-check
// Opens sealed reports in the analyst's browser: the secret key stays in it, not to be taken out again, and what was
// opened is never sent anywhere. Reports sealed with X-Wing are for `releve open`: browsers cannot open them yet.

import { SUITE, PURPOSE, LARGEST, checkedHeader, contextOf, decode, join, publicKey, schedule } from "./seal.js";

const utf8 = new TextEncoder();

/** @typedef {{id: string, secret: CryptoKey, public: Uint8Array}} AnalystKey */

// The head of a PKCS #8 private key for X25519 (RFC 8410): WebCrypto takes no bare private keys.
const PKCS8 = Uint8Array.from([0x30, 0x2e, 2, 1, 0, 0x30, 5, 6, 3, 0x2b, 0x65, 0x6e, 4, 0x22, 4, 0x20]);

/**
 * A secret key from its 32 bytes, with its public half.
 * @param {string} id @param {Uint8Array} raw wiped afterwards
 * @returns {Promise<AnalystKey>}
 */
export async function analystKey(id, raw) {
  const wrapped = join(PKCS8, raw);
  const secret = await crypto.subtle.importKey("pkcs8", wrapped, { name: "X25519" }, false, ["deriveBits"]);
  // The public half is the product with the base point, which is 9.
  const base = new Uint8Array(32);
  base[0] = 9;
  const algorithm = { name: "X25519", public: await publicKey(base) };
  const bits = await crypto.subtle.deriveBits(algorithm, secret, 256);
  wrapped.fill(0);
  raw.fill(0);
  return { id, secret, public: new Uint8Array(bits) };
}

/**
 * Unlocks a browser's key file (`releve key` writes it). A wrong passphrase throws "passphrase".
 * @param {string} file @param {string} passphrase
 */
export async function unlock(file, passphrase) {
  const found = JSON.parse(file);
  if (found.v !== 1 || found.kind !== "releve-browser-key" || found.kdf !== "PBKDF2-SHA256") {
    throw new Error("malformed");
  }
  if (!(found.rounds >= 1000 && found.rounds <= 20_000_000)) throw new Error("malformed");
  const salt = decode(found.salt);
  const box = decode(found.box);
  const typed = await crypto.subtle.importKey(
    "raw", utf8.encode(passphrase.normalize("NFC")), "PBKDF2", false, ["deriveKey"]);
  const key = await crypto.subtle.deriveKey(
    { name: "PBKDF2", hash: "SHA-256", salt, iterations: found.rounds }, typed,
    { name: "AES-GCM", length: 256 }, false, ["decrypt"]);
  const context = join(utf8.encode(`releve browser key 1\0${found.id}\0${found.rounds}\0`), salt);
  const algorithm = { name: "AES-GCM", iv: box.slice(0, 12), additionalData: context };
  let raw;
  try {
    raw = new Uint8Array(await crypto.subtle.decrypt(algorithm, key, box.slice(12)));
  } catch {
    throw new Error("passphrase");
  }
  return analystKey(found.id, raw);
}

/**
 * HPKE itself: one message to this key.
 * @param {AnalystKey} key @param {Uint8Array} info @param {Uint8Array} context
 * @param {Uint8Array} encapsulated @param {Uint8Array} ciphertext
 */
export async function openFrom(key, info, context, encapsulated, ciphertext) {
  const { key: aes, nonce } = await schedule(
    key.secret, await publicKey(encapsulated), encapsulated, key.public, info, "decrypt");
  const algorithm = { name: "AES-GCM", iv: nonce, additionalData: context };
  return new Uint8Array(await crypto.subtle.decrypt(algorithm, aes, ciphertext));
}

/** The body without its padding. @param {Uint8Array} bytes */
function unpadded(bytes) {
  const count = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0);
  if (count > bytes.length - 4 || bytes.subarray(4 + count).some((byte) => byte !== 0)) throw new Error("cannot open");
  return bytes.slice(4, 4 + count);
}

/**
 * Opens an envelope. Throws "malformed", "suite" (sealed for `releve open`), "other key" or "cannot open".
 * @param {string} text @param {AnalystKey} key
 */
export async function open(text, key) {
  let found;
  try {
    found = JSON.parse(text);
  } catch {
    throw new Error("malformed");
  }
  if (found?.v !== 1 || typeof found.header !== "object") throw new Error("malformed");
  if (found.suite !== SUITE) throw new Error("suite");
  if (found.key !== key.id) throw new Error("other key");
  const header = checkedHeader(found.header ?? {});
  const { v, suite, key: id, enc, body } = found;
  // One spelling only: whatever else stood in the text would not be authenticated.
  if (JSON.stringify({ v, suite, key: id, header, enc, body }) !== text) throw new Error("malformed");
  const ciphertext = decode(body);
  const size = ciphertext.length - 16;
  if (size < 2048 || size > LARGEST || (size & (size - 1)) !== 0) throw new Error("malformed");
  try {
    const bytes = await openFrom(key, utf8.encode(PURPOSE), contextOf(id, header), decode(enc), ciphertext);
    return { header, body: unpadded(bytes) };
  } catch {
    throw new Error("cannot open");
  }
}
