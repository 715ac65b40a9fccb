"""Keys, signatures and encryption of web push."""

import jwt
import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec

from api.notifications.channels.settings_error import ChannelSettingsError
from api.notifications.channels.webpush import vapid
from api.notifications.channels.webpush.sealer import LIFETIME, PLAINTEXT_LIMIT, PushSealer
from tests.channels.browser import Browser, b64, claims_of, point

KEYS = vapid.new_keys()


class Clock:
    """Stands still until it is moved."""

    def __init__(self) -> None:
        self.now = 1_800_000_000.0

    def __call__(self) -> float:
        return self.now


def pem(key: ec.EllipticCurvePrivateKey) -> str:
    """The key as other programs write it."""
    return key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    ).decode()


@pytest.mark.rule("P11")
def test_the_largest_payload_fits_the_services_limit():
    """3993 bytes of text are 4096 on the wire."""
    browser = Browser()
    address = browser.at("https://push.example/1")
    text = b'"' + b"x" * (PLAINTEXT_LIMIT - 2) + b'"'
    sealed = PushSealer(KEYS.private, "a@b.example").seal(text, address.p256dh, address.auth)
    assert len(sealed) == 4096
    assert browser.opens(sealed) == "x" * (PLAINTEXT_LIMIT - 2)


def test_no_two_messages_share_a_key_or_a_salt():
    """The ephemeral key is new every time (RFC 8291)."""
    address = Browser().at("https://push.example/1")
    sealer = PushSealer(KEYS.private, "a@b.example")
    sealed = [sealer.seal(b"{}", address.p256dh, address.auth) for _ in range(20)]
    assert len({body[:16] for body in sealed}) == 20
    assert len({body[21:86] for body in sealed}) == 20


def test_the_signature_names_service_contact_and_end():
    """With the port, which the stock package forgets; with our public key."""
    clock = Clock()
    sealer = PushSealer(KEYS.private, "admin@firma.example", clock)
    header = sealer.authorization("https://push.example:8443/w/secret?x=1")
    assert header.endswith(f", k={KEYS.public}")
    claims = jwt.decode(header.split("t=")[1].split(",")[0], options={"verify_signature": False})
    assert claims == {
        "aud": "https://push.example:8443",
        "exp": int(clock.now) + LIFETIME,
        "sub": "mailto:admin@firma.example",
    }


def test_the_signature_is_of_the_public_key():
    """A service can verify it; a default port is left out of the audience."""
    sealer = PushSealer(KEYS.private, "https://firma.example/contact")
    claims = claims_of(sealer.authorization("https://push.example:443/1"), "https://push.example")
    assert claims["sub"] == "https://firma.example/contact"


def test_a_signature_serves_one_service_for_half_its_life():
    """Another service gets another; an old one is renewed in time."""
    clock = Clock()
    sealer = PushSealer(KEYS.private, "a@b.example", clock)
    first = sealer.authorization("https://push.example/1")
    clock.now += LIFETIME / 2 - 1
    assert sealer.authorization("https://push.example/2") == first
    assert sealer.authorization("https://other.example/1") != first
    clock.now += 1
    assert sealer.authorization("https://push.example/1") != first


def test_a_refused_signature_is_made_anew():
    """Even within its life."""
    clock = Clock()
    sealer = PushSealer(KEYS.private, "a@b.example", clock)
    first = sealer.authorization("https://push.example/1")
    clock.now += 1
    sealer.forget("https://push.example/1")
    assert sealer.authorization("https://push.example/1") != first


def test_many_services_do_not_fill_the_memory():
    """Endpoints come from browsers, and anybody can be a browser: old ones are forgotten."""
    sealer = PushSealer(KEYS.private, "a@b.example")
    first = sealer.authorization("https://push.example/1")
    for number in range(300):
        sealer.authorization(f"https://push{number}.example/1")
    assert sealer.authorization("https://push.example/1") != first


def test_a_key_is_read_from_a_pem_and_from_bare_bytes():
    """Both give the same public half."""
    key = ec.generate_private_key(ec.SECP256R1())
    bare = b64(key.private_numbers().private_value.to_bytes(32, "big"))
    assert vapid.public_key_of(pem(key)) == vapid.public_key_of(bare) == b64(point(key))


@pytest.mark.parametrize(
    "key",
    [
        "",
        "not a key",
        b64(b"\xff" * 32),
        "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----",
        pem(ec.generate_private_key(ec.SECP384R1())),
    ],
)
def test_a_malformed_key_is_refused_at_once(key: str):
    """Of another curve, too."""
    with pytest.raises(ChannelSettingsError):
        PushSealer(key, "a@b.example")


@pytest.mark.parametrize("contact", ["", "admin", "http://firma.example", "tel:112"])
def test_a_contact_that_services_refuse_is_refused_at_once(contact: str):
    """They want a mail address or https."""
    with pytest.raises(ChannelSettingsError):
        PushSealer(KEYS.private, contact)
