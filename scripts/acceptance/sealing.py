"""Sealing a report as a phone would do it, written anew from docs/security-vault.md, so that it does not lean on the code under test.

Needs the package `cryptography` of the tests' own environment: import it after `in_environment()`.
"""
import base64
import struct

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.hmac import HMAC
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat


def seal(body, key, area="ML0704"):
    """A sealed report to the organisation's X25519 key: HPKE in base mode (RFC 9180), written anew from the page that
    describes it, so that it does not lean on the code under test."""
    suite = "hpke-x25519-sha256-aes256gcm"
    header = {"scheme": "COD-AB 2017", "area": area, "category": None, "urgency": "now"}

    def field(text):
        return b"\xff\xff" if text is None else struct.pack(">H", len(text.encode())) + text.encode()

    context = b"releve-sealed-report\0\x01" + b"".join(map(field, [suite, key["id"], *header.values()]))
    kem, hpke = b"KEM\0\x20", b"HPKE\0\x20\0\x01\0\x02"

    def hmac(salt, data):
        mac = HMAC(salt or bytes(32), SHA256())
        mac.update(data)
        return mac.finalize()

    def extract(suite, salt, label, secret):
        return hmac(salt, b"HPKE-v1" + suite + label + secret)

    def expand(suite, prk, label, info, count):
        return hmac(prk, struct.pack(">H", count) + b"HPKE-v1" + suite + label + info + b"\x01")[:count]

    own = X25519PrivateKey.generate()
    enc = own.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
    theirs = unbase64(key["x25519"])
    shared = own.exchange(X25519PublicKey.from_public_bytes(theirs))
    secret = expand(kem, extract(kem, b"", b"eae_prk", shared), b"shared_secret", enc + theirs, 32)
    schedule = b"\0" + extract(hpke, b"", b"psk_id_hash", b"") + extract(hpke, b"", b"info_hash", b"releve sealed report 1")
    prk = extract(hpke, secret, b"secret", b"")
    plain = struct.pack(">I", len(body)) + body
    size = 2048
    while size < len(plain):
        size *= 2
    box = AESGCM(expand(hpke, prk, b"key", schedule, 32)).encrypt(
        expand(hpke, prk, b"base_nonce", schedule, 12), plain.ljust(size, b"\0"), context)
    said = ",".join(f'"{name}":' + ("null" if text is None else f'"{text}"') for name, text in header.items())
    return (f'{{"v":1,"suite":"{suite}","key":"{key["id"]}","header":{{{said}}},"enc":"{base64url(enc)}",'
            f'"body":"{base64url(box)}"}}')


def base64url(data):
    return base64.urlsafe_b64encode(data).decode().rstrip("=")


def unbase64(text):
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
