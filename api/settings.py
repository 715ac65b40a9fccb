"""Settings of the API, the worker and the scheduler: the shared ones and their own."""

from functools import cached_property

from pydantic import Field, SecretStr

from shared.settings import Settings as SharedSettings

MEGABYTE = 1024 * 1024


class Settings(SharedSettings):
    """Channels may be set here too; then the environment wins and the page shows it so."""

    database_url: str = ""
    files_url: str = ""
    host: str = "127.0.0.1"
    port: int = 8000
    allow_private_hosts: bool = False
    """Mattermost hooks and push endpoints on private addresses (M5, P12)."""

    upload_max_size: int = Field(default=50 * MEGABYTE, gt=0)
    upload_max_count: int = Field(default=20, gt=0)
    upload_forbidden: str = "exe,bat,cmd,com,scr,msi,ps1,vbs,jar,apk,dll,lnk"
    tickets_per_hour: int = Field(default=10, gt=0)

    telegram_staff_token: SecretStr = SecretStr("")
    telegram_client_token: SecretStr = SecretStr("")
    support_phone: str = ""
    support_hours: str = ""
    mattermost_url: SecretStr = SecretStr("")
    smtp_url: SecretStr = SecretStr("")
    """`smtp://user:password@host:port` (STARTTLS), `smtps://…` (TLS), `smtp+plain://…`."""
    mail_from: str = ""
    push_contact: str = ""

    tick_seconds: int = Field(default=5, ge=1)
    lease_seconds: int = Field(default=90, ge=1)
    """How long a claimed batch belongs to its worker: longer than any batch takes to send."""
    retry_scale: float = Field(default=1.0, gt=0)
    """Multiplies the retry schedule: tests run it faster, nobody else should."""
    telegram_per_second: float = Field(default=25.0, gt=0, le=30)
    """Notices per second of one bot; the rest of Telegram's 30 is left to conversations (Q7)."""

    @cached_property
    def database(self) -> str:
        """The database's URL; the embedded default is a file in the data folder."""
        return self.database_url or f"sqlite+aiosqlite:///{self.data_dir.resolve()}/vestovoy.db"

    @cached_property
    def files(self) -> str:
        """Where files are kept: an object store's URL; the default is a local folder."""
        return self.files_url or (self.data_dir.resolve() / "files").as_uri()

    @property
    def forbidden_extensions(self) -> list[str]:
        return [each.strip().lower() for each in self.upload_forbidden.split(",") if each.strip()]
