"""The server's own key pair for web push (RFC 8292)."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass
from typing import Final

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec

from api.notifications.channels.settings_error import ChannelSettingsError

_KEY_BYTES: Final = 32


@dataclass(frozen=True, kw_only=True)
class VapidKeys:
    """Both halves in url-safe base64 without padding: 32 bytes and 65 bytes."""

    private: str
    public: str


def new_keys() -> VapidKeys:
    """A fresh pair, made once at the first start: a new one ends every subscription."""
    key = ec.generate_private_key(ec.SECP256R1())
    number = key.private_numbers().private_value.to_bytes(_KEY_BYTES, "big")
    private = _bare(number)
    return VapidKeys(private=private, public=public_key_of(private))


def public_key_of(private: str) -> str:
    """What browsers want as `applicationServerKey`; raises ChannelSettingsError."""
    point = (serialization.Encoding.X962, serialization.PublicFormat.UncompressedPoint)
    return _bare(parsed(private).public_key().public_bytes(*point))


def parsed(private: str) -> ec.EllipticCurvePrivateKey:
    """The key from a PEM or from its bare 32 bytes in url-safe base64.

    Raises ChannelSettingsError on anything else.
    """
    try:
        if private.lstrip().startswith("-----"):
            key = serialization.load_pem_private_key(private.encode(), None)
        else:
            key = _from_bare(private.strip())
    except (ValueError, TypeError) as error:
        raise ChannelSettingsError("the push key is malformed") from error
    if not isinstance(key, ec.EllipticCurvePrivateKey) or key.curve.name != "secp256r1":
        raise ChannelSettingsError("the push key is not of the curve P-256")
    return key


def _bare(raw: bytes) -> str:
    return urlsafe_b64encode(raw).rstrip(b"=").decode()


def _from_bare(private: str) -> ec.EllipticCurvePrivateKey:
    raw = urlsafe_b64decode(private + "==")
    if len(raw) != _KEY_BYTES:
        raise ValueError(f"{len(raw)} bytes")
    return ec.derive_private_key(int.from_bytes(raw, "big"), ec.SECP256R1())


def contact_of(contact: str) -> str:
    """The `sub` claim: a bare address becomes a mailto; raises ChannelSettingsError."""
    uri = contact if ":" in contact or "@" not in contact else f"mailto:{contact}"
    if not uri.startswith(("mailto:", "https:")):
        raise ChannelSettingsError("the push contact is neither an e-mail address nor https")
    return uri
