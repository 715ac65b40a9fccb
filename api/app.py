"""The HTTP API, put together: settings → resources → routes."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial
from typing import Any

from litestar import Litestar, Request
from litestar.config.compression import CompressionConfig
from litestar.datastructures import State
from litestar.di import NamedDependency, Provide
from litestar.types import ControllerRouterHandler
from sqlalchemy.ext.asyncio import AsyncSession

from api import health, resources
from api.absences.controller import AbsenceController, AbsenceRulesController
from api.absences.deciding import deciders, handover
from api.admin.channels_controller import ChannelsController
from api.admin.deliveries_controller import DeliveriesController
from api.admin.templates_controller import TemplatesController
from api.auth import sessions
from api.auth.controller import AuditController, SessionController, TokenController
from api.auth.middleware import authentication
from api.catalogue.canned_controller import CannedReplyController
from api.catalogue.controller import CategoryController
from api.departures import preview
from api.departures import service as departures
from api.description import reference
from api.description.openapi import Handlers
from api.files import rules
from api.files.controller import FilePolicies, FileRulesController, FilesController
from api.http import edge, headers, problems, site
from api.http.door import Door
from api.notifications.bots import config as bot_config
from api.notifications.channels.webpush.controller import PushController
from api.notifications.digests.controller import DigestController
from api.notifications.inbox import inbox
from api.notifications.inbox.controller import BotController, InboxController, StreamController
from api.notifications.mail.unsubscribe_controller import UnsubscribeController
from api.notifications.reminders.controller import TaskRemindersController
from api.notifications.reminders.snooze_controller import SnoozeController
from api.people.addresses.telegram import SupportInfo
from api.people.controllers.clients import ClientController
from api.people.controllers.contacts import ContactController
from api.people.controllers.employees import EmployeeController
from api.people.controllers.me import MeController
from api.people.controllers.teams import TeamController
from api.people.controllers.telegram import TelegramController
from api.people.controllers.work_time import ScheduleController, WorkCalendarController
from api.people.ports import PeoplePorts
from api.principal import BotCaller, Principal
from api.resources import Resources
from api.settings import Settings
from api.signals import broker as brokers
from api.signals import live
from api.tasks import load as tasks
from api.tasks.controller import TasksController
from api.tasks.task_controller import TaskController
from api.tasks.work import files as task_files
from api.tickets import load as tickets
from api.tickets.controller import TicketsController
from api.tickets.conversation import files as ticket_files
from api.tickets.life.last_word_controller import LastWordController
from api.tickets.life.terms_controller import TermsController
from api.tickets.relations_controller import TicketRelationsController
from api.tickets.sla import promises
from api.tickets.sla.controller import SlaController
from api.tickets.ticket_controller import TicketController
from api.upload_links.controller import UploadLinkController, UploadPageController
from api.worker import PLAN
from shared.contracts.files import FileLimits
from shared.contracts.telegram import BotScope, ObjectKind

AnyRequest = Request[Principal | None, BotCaller | None, State]

ROUTES: list[ControllerRouterHandler] = [
    SessionController,
    TokenController,
    MeController,
    EmployeeController,
    TeamController,
    ClientController,
    ContactController,
    TelegramController,
    ScheduleController,
    WorkCalendarController,
    TicketsController,
    TicketController,
    TicketRelationsController,
    CategoryController,
    CannedReplyController,
    LastWordController,
    SlaController,
    TermsController,
    AbsenceController,
    AbsenceRulesController,
    TasksController,
    TaskController,
    TaskRemindersController,
    FilesController,
    FileRulesController,
    UploadLinkController,
    UploadPageController,
    InboxController,
    SnoozeController,
    DigestController,
    StreamController,
    PushController,
    UnsubscribeController,
    BotController,
    ChannelsController,
    TemplatesController,
    DeliveriesController,
    AuditController,
    health.alive,
    health.ready,
    health.scrape,
]

FILE_POLICIES: FilePolicies = {
    ObjectKind.TICKET: ticket_files.may_see_file,
    ObjectKind.TASK: task_files.may_see_file,
}


def kept(mine: Resources) -> dict[str, Any]:
    """What the application keeps in its state: whoever answers a request finds it there."""
    return {
        "settings": mine.settings,
        "database": mine.database,
        "vault": mine.vault,
        "storage": mine.storage,
        "pool": mine.pool,
        "ask_again": partial(live.ask_again, mine.channels),
        "broker": mine.broker,
        "nudge": brokers.Nudge(mine.broker, PLAN),
    }


async def _session(request: AnyRequest) -> AsyncSession:
    """The edge's, which closes it too."""
    session: AsyncSession = request.scope["state"]["session"]
    return session


async def _principal(request: AnyRequest) -> Principal:
    # Guards have refused whoever is nobody before any dependency is asked.
    assert request.user is not None
    return request.user


async def _support(request: AnyRequest, session: NamedDependency[AsyncSession]) -> SupportInfo:
    scope = request.auth.scope if request.auth else BotScope.CLIENT
    state = request.app.state
    return await bot_config.support_of(session, state.settings, state.vault, scope)


async def _sla_plan(request: AnyRequest, session: NamedDependency[AsyncSession]) -> Any:
    return await promises.plan(session, request.app.state.settings)


async def _file_limits(request: AnyRequest) -> FileLimits:
    """By a session of their own: an upload is taken in before the writing one does anything."""
    state = request.app.state
    async with state.database.reads() as session:
        return await rules.limits(session, state.settings)


def _of_state(name: str) -> Provide:
    def found(request: AnyRequest) -> Any:
        return request.app.state[name]

    return Provide(found, sync_to_thread=False)


def _constant(value: Any) -> Provide:
    return Provide(lambda: value, sync_to_thread=False)


STATE = ("settings", "database", "vault", "storage", "pool", "broker")

DEPENDENCIES: dict[str, Provide] = {
    "session": Provide(_session),
    "principal": Provide(_principal),
    "support": Provide(_support),
    "sla_plan": Provide(_sla_plan),
    "file_limits": Provide(_file_limits),
    "file_policies": _constant(FILE_POLICIES),
    "ticket_numbers": _constant(tickets.numbers),
    "tasks_of_ticket": _constant(tasks.of_ticket),
    "above": _constant(
        PeoplePorts(
            count_unread=inbox.unread,
            approves=deciders.approves,
            end_access=sessions.end_access,
            leaves=departures.leave,
            departure=preview.of,
            place_changed=handover.reassess,
        )
    ),
    **{name: _of_state(name) for name in STATE},
}
"""What handlers name to be given it."""


def create_app(settings: Settings, held: Resources | None = None) -> Litestar:
    """The application. Who holds the resources already (the embedded mode, a test) hands them
    over and closes them; else they live as long as the application."""
    mine = held or resources.make(settings)

    @asynccontextmanager
    async def lifespan(_: Litestar) -> AsyncIterator[None]:
        if held:
            yield
            return
        async with resources.opened(mine):
            yield

    handlers = Handlers()
    return Litestar(
        route_handlers=[*ROUTES, *site.handlers()],
        dependencies=DEPENDENCIES,
        middleware=[authentication, edge.Edge()],
        before_request=Door(),
        exception_handlers=problems.HANDLERS,
        plugins=[mine.channels, handlers],
        lifespan=[lifespan],
        state=State(kept(mine)),
        openapi_config=reference.config(handlers),
        logging_config=None,
        compression_config=CompressionConfig(backend="gzip", exclude=["/api/stream"]),
        before_send=[headers.added(settings.base_url)],
    )
