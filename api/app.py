"""The HTTP API, put together: settings → resources → routes."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial
from typing import Any, Final

from litestar import Litestar
from litestar.datastructures import State
from litestar.di import NamedDependency, Provide
from litestar.plugins import PluginProtocol
from litestar.plugins.core import MsgspecDIPlugin
from litestar.types import ControllerRouterHandler
from sqlalchemy.ext.asyncio import AsyncSession

from api import health, resources
from api.absences.controller import AbsenceController, AbsenceRulesController
from api.absences.deciding import deciders, handover
from api.admin.channels.controller import ChannelsController
from api.admin.deliveries.controller import DeliveriesController
from api.admin.desk.controller import DeskSettingsController, LogoController
from api.admin.guide_controller import GuideController
from api.admin.templates_controller import TemplatesController
from api.auth import introducing, sessions
from api.auth.callers import identify
from api.auth.controller import SessionController, TokenController
from api.auth.invitations import leaving, stages
from api.auth.invitations.controller import InvitationController
from api.auth.links.controller import LinkController, TelegramLinkController
from api.auth.links.password_controller import PasswordController
from api.auth.log.controller import AuditController
from api.catalogue.canned_controller import CannedReplyController
from api.catalogue.controller import CategoryController
from api.departures import done, found, preview
from api.departures import service as departures
from api.description import reference
from api.description.openapi import Handlers
from api.files import rules
from api.files.controller import FilePolicies, FileRulesController, FilesController
from api.http import edge, given, headers, problems
from api.http.door import Door
from api.http.given import AnyRequest
from api.http.pages import site
from api.identity.controller import IdentityController
from api.notifications.bots import config as bot_config
from api.notifications.channels.webpush.controller import PushController
from api.notifications.digests.controller import DigestController
from api.notifications.inbox import inbox
from api.notifications.inbox.controller import BotController, InboxController, StreamController
from api.notifications.inbox.stream import Lines
from api.notifications.mail.unsubscribe_controller import UnsubscribeController
from api.notifications.reminders.controller import TaskRemindersController
from api.notifications.reminders.snooze_controller import SnoozeController
from api.people.addresses.telegram import SupportInfo
from api.people.controllers.clients import ClientController
from api.people.controllers.contacts import ContactController
from api.people.controllers.employees import EmployeeController
from api.people.controllers.me import MeController
from api.people.controllers.phones import PhoneController
from api.people.controllers.teams import TeamController
from api.people.controllers.telegram import TelegramController
from api.people.controllers.work_time import ScheduleController, WorkCalendarController
from api.people.imports.controller import ImportController
from api.people.imports.exporting.controller import ExportController
from api.people.ports import PeoplePorts
from api.resources import Resources
from api.settings import Settings
from api.signals import broker as brokers
from api.signals import live
from api.tasks import load as tasks
from api.tasks.controller import TasksController
from api.tasks.task_controller import TaskController
from api.tasks.work import files as task_files
from api.tickets import load as tickets
from api.tickets.controllers.relations import TicketRelationsController
from api.tickets.controllers.ticket import TicketController
from api.tickets.controllers.tickets import TicketsController
from api.tickets.conversation import files as ticket_files
from api.tickets.life.last_word_controller import LastWordController
from api.tickets.life.terms_controller import TermsController
from api.tickets.queue import of_client
from api.tickets.sla import promises
from api.tickets.sla.controller import SlaController
from api.upload_links.controller import UploadLinkController, UploadPageController
from shared.contracts.files import FileLimits
from shared.contracts.telegram import BotScope, ObjectKind

ROUTES: list[ControllerRouterHandler] = [
    SessionController,
    LinkController,
    TelegramLinkController,
    PasswordController,
    InvitationController,
    TokenController,
    MeController,
    EmployeeController,
    TeamController,
    ClientController,
    ContactController,
    ImportController,
    ExportController,
    PhoneController,
    IdentityController,
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
    DeskSettingsController,
    LogoController,
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
    GuideController,
    ChannelsController,
    TemplatesController,
    DeliveriesController,
    AuditController,
    health.alive,
    health.ready,
    health.of_desk,
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
        "nudge": brokers.Nudge(mine.broker, brokers.PLAN),
        "ticket_numbers": tickets.numbers,
        "tasks_of_ticket": tasks.of_ticket,
        "lines": Lines(),
    }


async def _support(request: AnyRequest, session: NamedDependency[AsyncSession]) -> SupportInfo:
    scope = request.auth.scope if request.auth else BotScope.CLIENT
    state = request.app.state
    return await bot_config.support_of(session, state.settings, state.vault, scope)


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


ABOVE: Final = PeoplePorts(
    unread=inbox.UNREAD,
    is_asked=deciders.IS_ASKED,
    invitation=stages.at,
    last_approver=deciders.last_approver,
    approves=deciders.approves,
    end_access=leaving.end_access,
    leaves=departures.leave,
    held=found.held,
    departure=preview.of,
    departed=done.of,
    open_tickets=of_client.still_open,
    targets_changed=promises.aim_anew,
    hours_changed=promises.aim_anew,
    place_changed=handover.reassess,
)
"""What people ask of the rooms above."""

STATE = ("settings", "database", "vault", "storage", "pool", "broker", "ticket_numbers", "lines")

DEPENDENCIES: dict[str, Provide] = {
    "session": Provide(given.session, sync_to_thread=False),
    "principal": Provide(given.principal, sync_to_thread=False),
    "support": Provide(_support),
    "file_limits": Provide(_file_limits),
    "file_policies": _constant(FILE_POLICIES),
    "above": _constant(ABOVE),
    **{name: _of_state(name) for name in STATE},
}
"""What handlers name to be given it."""


class _Desk(Litestar):
    @staticmethod
    def _get_default_plugins(plugins: list[PluginProtocol]) -> list[PluginProtocol]:
        """The contracts are msgspec's alone: the library would load both Pydantics and attrs for
        others."""
        return [*plugins, MsgspecDIPlugin()]


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
    app = _Desk(
        route_handlers=[*ROUTES, *site.handlers(known=sessions.COOKIES)],
        dependencies=DEPENDENCIES,
        middleware=[edge.Edge(identify, introducing.by(ABOVE), mine.channels.position)],
        before_request=Door(),
        exception_handlers=problems.HANDLERS,
        plugins=[mine.channels, handlers],
        lifespan=[lifespan],
        state=State(kept(mine)),
        openapi_config=reference.config(handlers),
        logging_config=None,
        before_send=[headers.added(settings.base_url)],
    )
    given.one_after_another(app)
    return app
