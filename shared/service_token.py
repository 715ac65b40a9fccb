"""How a bot proves to the API which bot it is: a token both derive from the secret key."""

import hashlib
import hmac

from shared.contracts.telegram import BotScope

PREFIX = "vsb_"


def derive(key: bytes, scope: BotScope) -> str:
    """The service token of a bot; knowing it does not reveal the key (HMAC-SHA256)."""
    return f"{PREFIX}{scope}_{_digest(key, b'vestovoy bot ' + scope.encode())}"


def webhook_secret(key: bytes, scope: BotScope) -> str:
    """The header that Telegram must bring with every webhook call (U5)."""
    return _digest(key, b"vestovoy webhook " + scope.encode())


def scope_of(key: bytes, token: str) -> BotScope | None:
    """Which bot the token belongs to, compared in constant time; None for any other."""
    for scope in BotScope:
        if hmac.compare_digest(derive(key, scope).encode(), token.encode()):
            return scope
    return None


def _digest(key: bytes, text: bytes) -> str:
    return hmac.new(key, text, hashlib.sha256).hexdigest()
