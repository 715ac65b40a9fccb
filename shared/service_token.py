"""How a bot proves to the API which bot it is: a token that the API derives from the secret key
and gives to the bot; the bot knows nothing else."""

import hashlib
import hmac
from collections.abc import Iterable
from functools import lru_cache

from shared.contracts.telegram import BotScope

PREFIX = "vsb_"


@lru_cache(maxsize=16)  # Every call of a bot asks for it: keys and bots are few.
def derive(key: bytes, scope: BotScope, version: int) -> str:
    """The service token of a bot; knowing it does not reveal the key (HMAC-SHA256). Those of
    another version are void."""
    return f"{PREFIX}{scope}_{_digest(key, f'vestovoy bot {scope} {version}'.encode())}"


def webhook_secret(key: bytes, scope: BotScope) -> str:
    """The header that Telegram must bring with every webhook call (U5)."""
    return _digest(key, b"vestovoy webhook " + scope.encode())


def scope_of(keys: Iterable[bytes], token: str, version: int) -> BotScope | None:
    """Which bot the token belongs to, by any of the keys, compared in constant time; None for any
    other."""
    for key in keys:
        for scope in BotScope:
            if hmac.compare_digest(derive(key, scope, version).encode(), token.encode()):
                return scope
    return None


def _digest(key: bytes, text: bytes) -> str:
    return hmac.new(key, text, hashlib.sha256).hexdigest()
