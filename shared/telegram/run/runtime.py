"""The life of a bot process: wait for settings, run, start anew when they change, stop clean."""

import asyncio
import signal
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

import structlog
from aiogram import Bot, Dispatcher
from aiogram.exceptions import TelegramAPIError, TelegramUnauthorizedError
from aiogram.types import Update, User
from aiogram.utils.token import TokenValidationError

from shared import logging
from shared.client import ApiClient, ApiProblem, ApiUnavailable
from shared.contracts.telegram import BotConfig, BotName, BotScope
from shared.leaving import (
    WITH_PARENT,
    end_with_parent,
    leave_quickly,
    run_for_long,
    spare_the_collector,
)
from shared.private_files import keep_private
from shared.settings import Settings, UnreadableSettings, read
from shared.telegram.chat.menus import Menu, MenuKeeper
from shared.telegram.chat.middlewares import FirstRead, Surroundings
from shared.telegram.gathering.albums import Collector
from shared.telegram.gathering.parts import Timing, Whole
from shared.telegram.memory.memory import Memory, opened_memory
from shared.telegram.memory.timeouts import Later
from shared.telegram.run import reporting
from shared.telegram.run.factory import make_bot, make_dispatcher
from shared.telegram.run.filtering import keep_filters_here
from shared.telegram.run.polling import FINISH, poll, wait
from shared.telegram.run.pulse import PULSE

CONFIG_PAUSE: Final = 3.0
"""Seconds between two questions while the bot is not set up or the API is down."""
REVISION_PAUSE: Final = 15.0
BAD_TOKEN_PAUSE: Final = 30.0
TROUBLE_PAUSE: Final = 5.0
"""Before the second life of a bot that could not begin; it doubles with every one that fails."""
LONGEST_PAUSE: Final = 60.0

log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class Program:
    """What makes one bot differ from the other: whom it serves, and its conversations."""

    menu: Menu
    fill: Callable[[Dispatcher], None]
    """Adds the routers of the conversations."""
    first_reads: Sequence[FirstRead] = ()

    @property
    def scope(self) -> BotScope:
        return self.menu.scope


def main(program: Program) -> None:
    """The process: settings, log, run until SIGTERM or SIGINT."""
    try:
        settings = read(Settings)
    except UnreadableSettings as error:
        sys.exit(f"Error: settings cannot be read\n{error}")
    if not settings.bot_service_token.get_secret_value():
        sys.exit(
            "Error: VESTOVOY_BOT_SERVICE_TOKEN is needed: `vestovoy bot-token "
            f"{program.scope}` prints it where the API runs"
        )
    keep_private()
    logging.configure(settings, f"bot-{program.scope}")
    leave_quickly()
    run_for_long(_until_signal(program, settings))


async def _until_signal(program: Program, settings: Settings) -> None:
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop.set)
    if WITH_PARENT in sys.argv:
        end_with_parent(stop)
    await serve(program, settings, stop)


async def serve(program: Program, settings: Settings, stop: asyncio.Event) -> None:
    """Run the bot until the event, through every change of its settings."""
    token = settings.bot_service_token.get_secret_value()
    async with (
        ApiClient(settings.api, token) as client,
        opened_memory(settings, program.scope) as memory,
    ):
        reports = asyncio.create_task(reporting.run(client, stop))
        try:
            await _live(program, settings, client, memory, stop)
        finally:
            reports.cancel()


async def _live(
    program: Program, settings: Settings, client: ApiClient, memory: Memory, stop: asyncio.Event
) -> None:
    pause = TROUBLE_PAUSE
    while not stop.is_set():
        config = await _config(client)
        if config is None:
            await wait(stop, CONFIG_PAUSE)
        elif await _lived(program, settings, client, memory, config, stop):
            pause = TROUBLE_PAUSE
        else:
            await wait(stop, pause)
            pause = min(pause * 2, LONGEST_PAUSE)


async def _config(client: ApiClient) -> BotConfig | None:
    try:
        return await client.config()
    except (ApiUnavailable, ApiProblem) as error:
        log.info("the API gives no settings yet", reason=str(error))
        return None


async def _lived(
    program: Program,
    settings: Settings,
    client: ApiClient,
    memory: Memory,
    config: BotConfig,
    stop: asyncio.Event,
) -> bool:
    """One life with one configuration; False when Telegram did not let it be."""
    until = asyncio.Event()
    watchers = [
        asyncio.create_task(_stopped(stop, until)),
        asyncio.create_task(_changed(client, config.revision, until)),
    ]
    try:
        await _run(program, settings, client, memory, config, until)
    except (TokenValidationError, TelegramUnauthorizedError) as error:
        PULSE.ails(error)
        log.error("Telegram does not know this token", scope=config.scope)  # noqa: TRY400  # no trace: it may show the token
        # A corrected token is a new revision: no need to wait the pause out.
        await wait(until, BAD_TOKEN_PAUSE)
    except (TelegramAPIError, OSError) as error:
        PULSE.ails(error)
        log.warning("the bot cannot run now", reason=str(error))
        return False
    finally:
        for watcher in watchers:
            watcher.cancel()
    return True


async def _run(
    program: Program,
    settings: Settings,
    client: ApiClient,
    memory: Memory,
    config: BotConfig,
    until: asyncio.Event,
) -> None:
    bot = make_bot(config.token, settings.telegram_api_url)
    surroundings = Surroundings(client, program.scope, settings.default_locale, program.first_reads)
    dispatcher = make_dispatcher(memory.storage, memory.isolation, surroundings)
    dispatcher.update.outer_middleware(MenuKeeper(program.menu, memory.spool))
    program.fill(dispatcher)
    keep_filters_here(dispatcher)
    collector = _collector(bot, dispatcher, memory, settings, program.menu.words)
    later = _later(bot, dispatcher, memory, settings)
    dispatcher.workflow_data.update(
        client=client,
        collector=collector,
        later=later,
        config=config,
        base_url=settings.base_url,
        spool=memory.spool,
    )
    try:
        await _introduce(client, await bot.me())
        await program.menu.publish(bot, settings.default_locale)
        await program.menu.describe(bot, memory.spool, settings.default_locale)
        await collector.resume()
        await later.resume()
        spare_the_collector()
        log.info("the bot runs", scope=config.scope, mode=settings.bot_mode)
        if settings.bot_mode == "webhook":
            # Who asks Telegram for updates serves nothing, and loads no server.
            from shared.telegram.run.webhook import listen  # noqa: PLC0415

            PULSE.waits = True
            await listen(bot, dispatcher, config, settings, until)
        else:
            await poll(bot, dispatcher, until)
    finally:
        await _put_down(later)
        await _put_down(collector)
        await bot.session.close()


async def _introduce(client: ApiClient, me: User) -> None:
    """The bot works without it; only links from the profile page wait for the next start."""
    try:
        await client.introduce(BotName(username=me.username or ""))
    except (ApiUnavailable, ApiProblem) as error:
        log.warning("the API does not know the bot's name", reason=str(error))


def _collector(
    bot: Bot, dispatcher: Dispatcher, memory: Memory, settings: Settings, labels: frozenset[str]
) -> Collector:
    async def feed(update: Update, whole: Whole) -> None:
        await dispatcher.feed_update(bot, update, whole=whole)

    timing = Timing(settings.album_silence, settings.album_limit, settings.album_late)
    return Collector(memory.spool, bot, feed, timing, labels)


def _later(bot: Bot, dispatcher: Dispatcher, memory: Memory, settings: Settings) -> Later:
    async def feed(update: Update, overdue: str) -> None:
        message = update.message
        assert message is not None
        whole = Whole([message], given_out=True, bag=f"later:{overdue}")
        await dispatcher.feed_update(bot, update, whole=whole, overdue=overdue)

    return Later(memory.spool, feed, settings.answer_wait)


async def _put_down(what: Collector | Later) -> None:
    try:
        await asyncio.wait_for(what.stop(), FINISH)
    except TimeoutError:
        log.warning("what waited is cut by the end; it is taken up at the next start")


async def _stopped(stop: asyncio.Event, until: asyncio.Event) -> None:
    await stop.wait()
    until.set()


async def _changed(client: ApiClient, revision: str, until: asyncio.Event) -> None:
    """Ends this life when the administrator changes or removes the bot's settings."""
    while not await wait(until, REVISION_PAUSE):
        try:
            config = await client.config()
        except (ApiUnavailable, ApiProblem):
            continue
        if config is None or config.revision != revision:
            log.info("the settings have changed: starting anew")
            until.set()
