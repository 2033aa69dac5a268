#!/usr/bin/env python3
"""Runs seal.js and open.js in Chromium: sealing.py CHROMIUM FOLDER reads FOLDER/request.json and writes FOLDER/answer.json."""
import json
import sys

from playwright.sync_api import sync_playwright

chromium, folder = sys.argv[1:3]

# The published test vectors of RFC 9180 (cfrg/draft-irtf-cfrg-hpke, test-vectors.json): mode 0, KEM 0x0020 (X25519,
# HKDF-SHA256), KDF 0x0001 (HKDF-SHA256), AEAD 0x0002 (AES-256-GCM), first message.
VECTOR = {
    "info": "4f6465206f6e2061204772656369616e2055726e",
    "skRm": "497b4502664cfea5d5af0b39934dac72242a74f8480451e1aee7d6a53320333d",
    "skEm": "179d4b53b6365c45b600c4163b61d95cbc2f4d9e36f1695558dce265ab8bab11",
    "pkRm": "430f4b9859665145a6b1ba274024487bd66f03a2dd577d7753c68d7d7d00c00c",
    "enc": "6c93e09869df3402d7bf231bf540fadd35cd56be14f97178f0954db94b7fc256",
    "aad": "436f756e742d30",
    "pt": "4265617574792069732074727574682c20747275746820626561757479",
    "ct": "e5d84cd531cfb583096e7cfa9641bd3079cf3a91cda813c52deb5f512be9931980a41de125a925cdad859d5b7a",
}

RUN = """
async ({request, vector}) => {
  const {seal, sealTo} = await import("/seal.js");
  const {open, openFrom, unlock, analystKey} = await import("/open.js");
  const bytes = (hex) => Uint8Array.from(hex.match(/../g) ?? [], (pair) => parseInt(pair, 16));
  const hex = (array) => Array.from(array, (byte) => byte.toString(16).padStart(2, "0")).join("");
  const why = async (body) => { try { await body(); return "nothing"; } catch (error) { return error.message; } };
  const key = JSON.parse(request.publicKey);
  const answer = {refusals: {}};

  answer.sealed = await seal(request.body, request.header, key);
  answer.bare = await seal(new Uint8Array(100000), {}, key);
  const analyst = await unlock(request.keyFile, request.passphrase);
  answer.extractable = analyst.secret.extractable;
  const opened = await open(request.sealed, analyst);
  answer.opened = new TextDecoder().decode(opened.body);
  answer.openedArea = opened.header.area;
  const large = await open(request.large, analyst);
  answer.openedLarge = large.body.every((byte) => byte === 0xa7) ? large.body.length : -1;

  const refusals = answer.refusals;
  refusals.postQuantum = await why(() => open(request.postQuantum, analyst));
  refusals.otherKey = await why(() => open(request.otherKey, analyst));
  const flipped = request.sealed.replace(/"body":"(.)/, (_, letter) => `"body":"${letter === "A" ? "B" : "A"}`);
  refusals.changedBody = await why(() => open(flipped, analyst));
  refusals.changedHeader = await why(() => open(request.sealed.replace('"now"', '"later"'), analyst));
  refusals.addedPart = await why(() => open(request.sealed.replace('{"v":1,', '{"v":1,"x":0,'), analyst));
  refusals.passphrase = await why(() => unlock(request.keyFile, "a passphrase that is not it"));
  refusals.badHeader = await why(() => seal("x", {category: 'a"b'}, key));

  const spki = (raw) => crypto.subtle.importKey("raw", raw, {name: "X25519"}, true, []);
  const ephemeral = {
    privateKey: (await analystKey("", bytes(vector.skEm))).secret,
    publicKey: await spki(bytes(vector.enc)),
  };
  const made = await sealTo(
    bytes(vector.pkRm), bytes(vector.info), bytes(vector.aad), bytes(vector.pt), ephemeral);
  answer.vectorSealed = hex(made.encapsulated) === vector.enc && hex(made.ciphertext) === vector.ct;
  const recipient = await analystKey("", bytes(vector.skRm));
  const read = await openFrom(
    recipient, bytes(vector.info), bytes(vector.aad), bytes(vector.enc), bytes(vector.ct));
  answer.vectorOpened = hex(recipient.public) === vector.pkRm && hex(read) === vector.pt;
  return answer;
}
"""


def serve(route):
    path = route.request.url.split("localhost", 1)[1]
    if path in ("/seal.js", "/open.js"):
        route.fulfill(path=folder + path, content_type="text/javascript")
    elif path == "/":
        # The policy of the product: scripts of the same origin, and nothing else.
        policy = "default-src 'none'; script-src 'self'; require-trusted-types-for 'script'"
        route.fulfill(body="<!doctype html><title>seal</title>", content_type="text/html",
                      headers={"content-security-policy": policy})
    else:
        route.fulfill(status=404, body="")


with sync_playwright() as playwright:
    browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
    page = browser.new_page()
    page.route("**/*", serve)
    page.goto("http://localhost/")
    request = json.load(open(folder + "/request.json"))
    answer = page.evaluate(RUN, {"request": request, "vector": VECTOR})
    browser.close()
json.dump(answer, open(folder + "/answer.json", "w"))
