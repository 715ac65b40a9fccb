"""What both the API and the bots need to know of their surroundings, from `VESTOVOY_*`."""

import os
import secrets
from functools import lru_cache
from pathlib import Path
from typing import Literal

from pydantic import Field, SecretStr, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    """Infrastructure only: channels are configured in the system. Every field has a default
    that works for the embedded mode on one machine; `.env.example` explains each."""

    model_config = SettingsConfigDict(env_prefix="VESTOVOY_", env_file=".env", extra="ignore")

    data_dir: Path = Path("data")
    secret_key: SecretStr = SecretStr("")
    base_url: str = "http://localhost:8000"
    api_url: str = ""
    redis_url: str = ""
    """Empty: the embedded mode."""
    telegram_api_url: str = ""
    default_locale: Literal["ru", "en"] = "ru"
    default_timezone: str = "Europe/Moscow"
    default_country: str = Field(default="RU", pattern="^[A-Z]{2}$")
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"
    log_format: Literal["text", "json"] = "text"

    bot_mode: Literal["polling", "webhook"] = "polling"
    bot_webhook_url: str = ""
    bot_webhook_host: str = "127.0.0.1"
    bot_webhook_port: int = 8081
    album_silence: float = Field(default=2.0, gt=0)
    album_limit: float = Field(default=10.0, gt=0)
    album_late: float = Field(default=3600.0, gt=0)

    @field_validator("base_url", "api_url", "telegram_api_url", "bot_webhook_url")
    @classmethod
    def _no_trailing_slash(cls, value: str) -> str:
        return value.rstrip("/")

    @property
    def api(self) -> str:
        """Where the bots reach the API."""
        return self.api_url or self.base_url

    def key(self) -> bytes:
        """The secret key: from the environment, else from a file made at the first start."""
        given = self.secret_key.get_secret_value()
        return given.encode() if given else _kept_key(self.data_dir / "secret.key")


@lru_cache
def _kept_key(path: Path) -> bytes:
    """Two processes that start together must agree: the first to create the file wins."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    draft.write_text(secrets.token_urlsafe(48), encoding="ascii")
    draft.chmod(0o600)
    try:
        os.link(draft, path)
    except FileExistsError:
        pass  # Another process was first; its key is the key.
    finally:
        draft.unlink()
    return path.read_bytes().strip()
