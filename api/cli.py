"""The console script: `vestovoy up` for one machine, a command a process for the scaled mode."""

import gc
import os
import sys
from types import ModuleType

import click

from shared.private_files import keep_private


@click.group()
@click.version_option(package_name="vestovoy", prog_name="vestovoy")
def main() -> None:
    """Vestovoy: a work desk whose heart is notification."""


@main.command(short_help="Everything on one machine.")
def up() -> None:
    """Everything on one machine: API, worker, scheduler and the configured bots."""
    _processes().up()


@main.command()
def api() -> None:
    """The HTTP API (scaled mode)."""
    _processes().api()


@main.command("worker", short_help="Plans and delivers (scaled mode).")
def work() -> None:
    """Plans and delivers (scaled mode); any number may run."""
    _processes().work()


@main.command("scheduler", short_help="Sends the ticks (scaled mode).")
def tick() -> None:
    """Sends the ticks (scaled mode); one is enough, two are harmless."""
    _processes().tick()


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


def _processes() -> ModuleType:
    # They are the whole product: a bot, which is another program, and `--help` do without them.
    # What is imported stays to the end: nothing of it is garbage, not now and not later.
    gc.disable()
    from api.run import processes  # noqa: PLC0415

    gc.freeze()
    gc.enable()
    return processes


def run() -> None:
    """The console script."""
    keep_private()
    main()


if __name__ == "__main__":
    run()
