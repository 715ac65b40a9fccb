"""What both the API and the bots need to know of their surroundings, from `VESTOVOY_*`."""

from pathlib import Path
from typing import Annotated, Any, Literal, TypeVar

from pydantic import AfterValidator, Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from shared import settings_values
from shared.contracts.telegram import BotScope

PREFIX = "VESTOVOY_"
WebAddress = Annotated[str, AfterValidator(settings_values.web_address)]


class Settings(BaseSettings):
    """Infrastructure only: channels are configured in the system. Every field has a default
    that works for the embedded mode on one machine; `.env.example` explains each."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, env_file=".env", extra="ignore")

    data_dir: Path = Path("data")
    base_url: WebAddress = "http://localhost:8000"
    api_url: WebAddress = ""
    redis_url: Annotated[str, AfterValidator(settings_values.redis_address)] = ""
    """Empty: the embedded mode."""
    telegram_api_url: WebAddress = ""
    default_locale: Literal["ru", "en"] = "ru"
    default_timezone: Annotated[str, AfterValidator(settings_values.time_zone)] = "Europe/Moscow"
    default_country: str = Field(default="RU", pattern="^[A-Z]{2}$")
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"
    log_format: Literal["text", "json"] = "text"

    bot_service_token: SecretStr = SecretStr("")
    """By which a bot proves to the API which bot it is; the bots know no other secret."""
    bot_mode: Literal["polling", "webhook"] = "polling"
    bot_webhook_url: WebAddress = ""
    bot_webhook_host: str = "127.0.0.1"
    bot_staff_webhook_port: int = Field(default=8081, ge=0, le=65535)
    bot_client_webhook_port: int = Field(default=8082, ge=0, le=65535)
    album_silence: float = Field(default=2.0, gt=0)
    album_limit: float = Field(default=10.0, gt=0)
    album_late: float = Field(default=3600.0, gt=0)
    answer_wait: float = Field(default=600.0, gt=0)

    @property
    def api(self) -> str:
        """Where the bots reach the API."""
        return self.api_url or self.base_url

    def webhook_port(self, scope: BotScope) -> int:
        """Where the bot listens: each has a port of its own, for both may be on one machine."""
        match scope:
            case BotScope.STAFF:
                return self.bot_staff_webhook_port
            case BotScope.CLIENT:
                return self.bot_client_webhook_port


class UnreadableSettings(Exception):
    """The environment or `.env` holds what cannot be; a line for each setting, no values in it."""


AnySettings = TypeVar("AnySettings", bound=Settings)


def read(kind: type[AnySettings]) -> AnySettings:
    """The settings of this process. Raises UnreadableSettings."""
    try:
        return kind()
    except ValidationError as error:
        lines = [_complaint(fault) for fault in error.errors(include_url=False)]
        raise UnreadableSettings("\n".join(lines)) from None


def _complaint(fault: Any) -> str:
    """`VESTOVOY_PORT: what is wrong`; the input itself, which may be a secret, is left out."""
    own: ValueError | None = fault.get("ctx", {}).get("error")
    name = f"{PREFIX}{'_'.join(map(str, fault['loc']))}".upper()
    return f"{name}: {own or fault['msg']}"
