"""Settings of the API, the worker and the scheduler: the shared ones and their own."""

import os
from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, Field, SecretStr
from pydantic_settings import DotEnvSettingsSource

from api import settings_values
from api.security import key_file
from shared import service_token
from shared.contracts.telegram import BotScope
from shared.settings import Settings as SharedSettings
from shared.units import MEGABYTE


def _inside(check: Callable[[str], object]) -> AfterValidator:
    """Holds the clear text of a secret to the check."""

    def held(value: SecretStr) -> SecretStr:
        check(value.get_secret_value())
        return value

    return AfterValidator(held)


BotToken = Annotated[SecretStr, _inside(settings_values.bot_token)]


class Settings(SharedSettings):
    """Channels may be set here too; then the environment wins and the page shows it so."""

    secret_key: Annotated[SecretStr, _inside(key_file.strong)] = SecretStr("")
    old_secret_keys: SecretStr = SecretStr("")
    """What they locked and signed still counts; nothing new is locked or signed by them."""
    bot_token_version: int = Field(default=1, ge=1)
    """Another number voids the service tokens of the bots."""
    database_url: Annotated[str, AfterValidator(settings_values.database)] = ""
    files_url: Annotated[str, AfterValidator(settings_values.files)] = ""
    host: str = "127.0.0.1"
    port: int = Field(default=8000, ge=0, le=65535)
    metrics_token: SecretStr = SecretStr("")
    """Who brings it reads `/metrics`; empty: whoever asks from this machine."""
    allow_private_hosts: bool = False
    """Mattermost hooks and push endpoints on private addresses (M5, P12)."""
    mail_private_hosts: bool = True
    """The mail server that the page names on private addresses: a relay is often the machine's own
    or a container beside the product (X12)."""

    upload_max_size: int = Field(default=50 * MEGABYTE, gt=0)
    upload_max_count: int = Field(default=20, gt=0)
    upload_forbidden: str = (
        "exe,bat,cmd,com,scr,msi,ps1,vbs,jar,apk,dll,lnk,hta,js,jse,vbe,wsf,cpl,pif,url,reg,msc,iso"
    )
    uploads_per_hour: int = Field(default=300, gt=0)
    """Files of one person; an upload link counts for whoever made it."""
    upload_size_per_hour: int = Field(default=2048 * MEGABYTE, gt=0)
    disk_reserve: int = Field(default=500 * MEGABYTE, ge=0)
    """Bytes that uploads leave free on the disks they are written to."""
    tickets_per_hour: int = Field(default=10, gt=0)

    telegram_staff_token: BotToken = SecretStr("")
    telegram_client_token: BotToken = SecretStr("")
    support_phone: str = ""
    support_hours: str = ""
    mattermost_url: Annotated[SecretStr, _inside(settings_values.hook)] = SecretStr("")
    smtp_url: Annotated[SecretStr, _inside(settings_values.mail_server)] = SecretStr("")
    """`smtp://user:password@host:port` (STARTTLS), `smtps://…` (TLS), `smtp+plain://…`."""
    smtp_ca: str = ""
    """Of a company's own certificate authority: a file, or the PEM itself."""
    mail_from: Annotated[str, AfterValidator(settings_values.sender)] = ""
    push_contact: Annotated[str, AfterValidator(settings_values.push_contact)] = ""

    retention_days: int = Field(default=90, ge=7)
    """How long deliveries, their tries, inbox lines and events are kept (Q9)."""
    audit_days: int = Field(default=1096, ge=90)
    """Three years, after which most claims are barred; who must keep it longer says so."""
    merge_seconds: int = Field(default=30, ge=0, le=600)
    """What follows a notice about the same object within this time is one message (Q6)."""
    tick_seconds: int = Field(default=5, ge=1)
    lease_seconds: float = Field(default=30, ge=0.1)
    """How long a claimed delivery belongs to a worker without a sign of life: a living one renews
    its leases three times meanwhile."""
    dead_addresses_limit: int = Field(default=5, ge=0)
    """So many addresses of a channel refused within an hour, and more than took a message, are an
    alarm and no verdict (Q13); 0: each is a verdict."""
    retry_scale: float = Field(default=1.0, gt=0)
    """Multiplies the retry schedule: tests run it faster, nobody else should."""
    telegram_per_second: float = Field(default=25.0, gt=0, le=30)
    """Notices per second of one bot; the rest of Telegram's 30 is left to conversations (Q7)."""

    @cached_property
    def keys(self) -> tuple[bytes, ...]:
        """The secret key, and the old ones after it. From the environment, else from a file made
        at the first start. Raises ValueError for a file with a weak key."""
        given = self.secret_key.get_secret_value()
        own = (given.encode(),) if given else key_file.kept(self.key_path)
        old = self.old_secret_keys.get_secret_value().split(",")
        return (*own, *(each.strip().encode() for each in old if each.strip()))

    @property
    def key_path(self) -> Path:
        return self.data_dir / key_file.NAME

    def service_token(self, scope: BotScope) -> str:
        """What the bot brings with every call."""
        return service_token.derive(self.keys[0], scope, self.bot_token_version)

    @cached_property
    def database(self) -> str:
        """The database's URL; the embedded default is a file in the data folder."""
        return self.database_url or f"sqlite+aiosqlite:///{self.data_dir.resolve()}/vestovoy.db"

    @cached_property
    def files(self) -> str:
        """Where files are kept: an object store's URL; the default is a local folder."""
        return self.files_url or (self.data_dir.resolve() / "files").as_uri()

    @staticmethod
    def variable(name: str) -> str:
        """Of a setting that a channel declares by itself; nothing where nobody set it."""
        filed = DotEnvSettingsSource(Settings).env_vars
        return os.environ.get(name) or filed.get(name.lower()) or ""

    @property
    def forbidden_extensions(self) -> list[str]:
        return [each.strip().lower() for each in self.upload_forbidden.split(",") if each.strip()]
