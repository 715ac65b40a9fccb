"""What `vestovoy up` tells the bots it starts: they read what strangers send, and hold no secret
but the one they need."""

from collections.abc import Mapping

from api.settings import Settings
from shared.contracts.telegram import BotScope
from shared.settings import PREFIX
from shared.settings import Settings as BotSettings

KNOWN = frozenset(f"{PREFIX}{name}".upper() for name in BotSettings.model_fields)
STORES = ("AWS_",)
"""Credentials of the file store stand beside our own settings."""


def of(
    environment: Mapping[str, str], settings: Settings, api: str, scope: BotScope
) -> dict[str, str]:
    """Of ours only what a bot asks for; `api` is where the API really listens, unless said."""
    theirs = {
        name: value
        for name, value in environment.items()
        if name.upper() in KNOWN or not name.upper().startswith((PREFIX, *STORES))
    }
    own = {"VESTOVOY_BOT_SERVICE_TOKEN": settings.service_token(scope)}
    return {"VESTOVOY_API_URL": api} | theirs | own
