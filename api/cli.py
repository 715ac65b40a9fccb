"""The console script: `vestovoy up` for one machine, a command a process for the scaled mode."""

import gc
import os
import sys
from importlib import import_module
from pathlib import Path
from types import ModuleType

import click

from shared.private_files import keep_private
from shared.slim import import_desk_libraries


@click.group()
@click.version_option(package_name="vestovoy", prog_name="vestovoy")
def main() -> None:
    """Vestovoy: a work desk whose heart is notification."""


@main.command(short_help="Everything on one machine.")
def up() -> None:
    """Everything on one machine: API, worker, scheduler and the configured bots."""
    _processes("embedded").up()


@main.command()
def api() -> None:
    """The HTTP API (scaled mode)."""
    _processes("serving").api()


@main.command("worker", short_help="Plans and delivers (scaled mode).")
def work() -> None:
    """Plans and delivers (scaled mode); any number may run."""
    _processes("working").work()


@main.command("scheduler", short_help="Sends the ticks (scaled mode).")
def tick() -> None:
    """Sends the ticks (scaled mode); one is enough, two are harmless."""
    _processes("working").tick()


@main.command(short_help="A Telegram bot (scaled mode).")
@click.argument("which", type=click.Choice(["staff", "client"]))
def bot(which: str) -> None:
    """A Telegram bot; by polling only one process of each may run."""
    os.execv(sys.executable, [sys.executable, "-m", f"bot_{which}"])  # noqa: S606 - our own module


@main.command()
def migrate() -> None:
    """Bring the database to the newest schema."""
    _processes().migrate()


@main.command("password-link", short_help="A link for an employee who forgot the password.")
@click.argument("email")
def password_link(email: str) -> None:
    """A one-time link that sets a new password for an employee, good for a day."""
    _processes().password_link(email)


@main.command("invite-admin", short_help="A link for an administrator, new or locked out.")
@click.argument("email", default="")
def invite_admin(email: str) -> None:
    """A one-time link, good for a day: it makes a new administrator, or sets a new password for
    the administrator who logs in with EMAIL."""
    _processes().invite_admin(email)


@main.command("bot-token", short_help="What a bot proves itself by (scaled mode).")
@click.argument("which", type=click.Choice(["staff", "client"]))
def bot_token(which: str) -> None:
    """The service token of a bot, for its VESTOVOY_BOT_SERVICE_TOKEN."""
    _processes().bot_token(which)


@main.command("rotate-key", short_help="Lock the secrets in the database by the newest key.")
@click.option("--new", is_flag=True, help="Make a new key first, where a file keeps it.")
def rotate_key(*, new: bool) -> None:
    """Locks by the present secret key what an old one had locked; may be repeated.

    The product may run, but with --new it must be stopped first.
    """
    _processes().rotate_key(new=new)


@main.command(short_help="Move the desk to another database.")
@click.option(
    "--to", required=True, metavar="URL", help="postgresql+asyncpg://… or sqlite+aiosqlite:///…"
)
@click.option("--files", default="", metavar="URL", help="s3://… or a folder; else files stay.")
def copy(to: str, files: str) -> None:
    """Copies the whole desk to another database and file store, and leaves this one as it is.

    The product must be stopped. What was broken off goes on when it is run again.
    """
    _processes().copy(to, files)


@main.command(short_help="The whole desk in one file.")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--with-key", is_flag=True, help="Put the secret key in as well.")
def backup(file: Path, *, with_key: bool) -> None:
    """Writes database and files into one archive; the product may run."""
    _processes().backup(file, with_key=with_key)


@main.command(short_help="A desk out of a backup.")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
def restore(file: Path) -> None:
    """Brings an archive of `vestovoy backup` into the empty place that the settings name."""
    _processes().restore(file)


@main.command(short_help="What is wrong with this installation.")
def doctor() -> None:
    """Looks at everything and changes nothing; the product may run or not.

    ✓ is fine, ! is worth a look, ✗ must be mended, – could not be looked at. Ends with 1 where
    something must be mended.
    """
    _processes().doctor()


def _processes(role: str = "") -> ModuleType:
    # They are the whole product: a bot, which is another program, and `--help` do without them.
    # What is imported stays to the end: nothing of it is garbage, not now and not later.
    gc.disable()
    import_desk_libraries()
    from api.run import processes  # noqa: PLC0415

    if role:
        import_module(f"api.run.{role}")
    gc.freeze()
    gc.enable()
    return processes


def run() -> None:
    """The console script."""
    keep_private()
    main()


if __name__ == "__main__":
    run()
