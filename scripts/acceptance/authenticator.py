"""A passkey in software: makes a P-256 key for an invitation and signs challenges with it, as a phone would.

Standard library only, so that a script that needs a signed-in visitor needs no browser. The arithmetic takes no care to
run in constant time: its keys live for one test.
"""
import hashlib
import json
import secrets
from base64 import urlsafe_b64decode, urlsafe_b64encode
from urllib.parse import urlsplit

# The curve P-256 (FIPS 186-4, D.1.2.3); the third coefficient is not needed to add points.
PRIME = 2**256 - 2**224 + 2**192 + 2**96 - 1
ORDER = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551
START = (0x6B17D1F2E12C4247F8BCE6E563A440F277037D812DEB33A0F4A13945D898C296,
         0x4FE342E2FE1A7F9B8EE7EB4A7C0F9E162BCE33576B315ECECBB6406837BF51F5)


def _sum(p, q):
    if p is None or q is None:
        return p or q
    if p[0] == q[0] and (p[1] + q[1]) % PRIME == 0:
        return None
    slope = (3 * p[0] * p[0] - 3) * pow(2 * p[1], -1, PRIME) if p == q else (q[1] - p[1]) * pow(q[0] - p[0], -1, PRIME)
    x = (slope * slope - p[0] - q[0]) % PRIME
    return x, (slope * (p[0] - x) - p[1]) % PRIME


def _times(number, point=START):
    total = None
    while number:
        if number & 1:
            total = _sum(total, point)
        point, number = _sum(point, point), number >> 1
    return total


def _sign(key, message):
    """ECDSA with SHA-256, as DER."""
    digest = int.from_bytes(hashlib.sha256(message).digest())
    while True:
        once = secrets.randbelow(ORDER - 1) + 1
        r = _times(once)[0] % ORDER
        s = pow(once, -1, ORDER) * (digest + r * key) % ORDER
        if r and s:
            break
    parts = b"".join(b"\x02" + bytes([len(n)]) + n for n in (v.to_bytes(v.bit_length() // 8 + 1) for v in (r, s)))
    return b"\x30" + bytes([len(parts)]) + parts


def _cbor(value):
    """The few kinds of CBOR (RFC 8949) that a statement holds."""
    def head(kind, number):
        if number < 24:
            return bytes([kind << 5 | number])
        if number < 256:
            return bytes([kind << 5 | 24, number])
        return bytes([kind << 5 | 25]) + number.to_bytes(2)
    if isinstance(value, int):
        return head(0, value) if value >= 0 else head(1, -1 - value)
    if isinstance(value, bytes):
        return head(2, len(value)) + value
    if isinstance(value, str):
        return head(3, len(value.encode())) + value.encode()
    return head(5, len(value)) + b"".join(_cbor(k) + _cbor(v) for k, v in value.items())


def text(data):
    """Base64url without padding."""
    return urlsafe_b64encode(data).rstrip(b"=").decode()


def data(words):
    return urlsafe_b64decode(words + "=" * (-len(words) % 4))


class Authenticator:
    """One passkey at one site."""

    def __init__(self, origin):
        self.origin = origin
        self.id = secrets.token_bytes(32)
        self.key = secrets.randbelow(ORDER - 1) + 1
        self.handle, self.count = b"", 0

    def create(self, options):
        """Answers registration options as `PublicKeyCredential.toJSON()` would."""
        self.handle = data(options["user"]["id"])
        x, y = _times(self.key)
        public = _cbor({1: 2, 3: -7, -1: 1, -2: x.to_bytes(32), -3: y.to_bytes(32)})
        made = self._said(options["rp"]["id"], 0x45) + bytes(16) + len(self.id).to_bytes(2) + self.id + public
        return self._answer({
            "clientDataJSON": text(self._client("webauthn.create", options["challenge"])),
            "attestationObject": text(_cbor({"fmt": "none", "attStmt": {}, "authData": made})),
            "transports": ["internal"]})

    def get(self, options):
        """Answers assertion options likewise."""
        self.count += 1
        said = self._said(options["rpId"], 0x05)
        client = self._client("webauthn.get", options["challenge"])
        return self._answer({
            "clientDataJSON": text(client), "authenticatorData": text(said), "userHandle": text(self.handle),
            "signature": text(_sign(self.key, said + hashlib.sha256(client).digest()))})

    def _said(self, site, flags):
        return hashlib.sha256(site.encode()).digest() + bytes([flags]) + self.count.to_bytes(4)

    def _client(self, kind, challenge):
        return json.dumps({"type": kind, "challenge": challenge, "origin": self.origin, "crossOrigin": False},
                          separators=(",", ":")).encode()

    def _answer(self, response):
        return {"id": text(self.id), "rawId": text(self.id), "type": "public-key", "response": response,
                "authenticatorAttachment": "platform", "clientExtensionResults": {}}


def enrol(visitor, link, origin):
    """Opens an invitation and enrols a passkey: the visitor is signed in. Answers the passkey and the server's reply."""
    path = urlsplit(link).path
    passkey = Authenticator(origin)
    options = visitor.challenge(purpose="invitation", invitation=path)
    reply = visitor.post(path, {
        "kind": "passkey", "credential": json.dumps(passkey.create(options)), "challenge": options["challenge"]})
    return passkey, reply


def sign_in(visitor, passkey):
    """Signs in with a passkey enrolled before; answers the server's reply."""
    options = visitor.challenge(purpose="sign-in")
    return visitor.post("/sign-in", {"credential": json.dumps(passkey.get(options)), "challenge": options["challenge"]})
