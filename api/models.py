"""Every room's rows in one place, for the migrations: importing this fills the metadata."""

from api.absences import models as absences
from api.activity import mutes, snoozes
from api.admin.faults import Fault
from api.auth import models as auth
from api.catalogue import models as catalogue
from api.db import Base
from api.files import models as files
from api.http.idempotency import IdempotencyKey
from api.notifications import models as notifications
from api.notifications.digests import models as digests
from api.notifications.reminders import models as reminders
from api.notifications.settle.sums import DeliverySum
from api.objects.audit import AuditEntry
from api.objects.desk_settings import DeskSetting
from api.outbox import OutboxEvent
from api.people import models as people
from api.people.imports import models as people_imports
from api.security.limits import TryCounter
from api.tasks import models as tasks
from api.tickets import models as tickets

__all__ = [
    "AuditEntry",
    "DeliverySum",
    "DeskSetting",
    "Fault",
    "IdempotencyKey",
    "OutboxEvent",
    "TryCounter",
    "absences",
    "auth",
    "catalogue",
    "digests",
    "files",
    "metadata",
    "mutes",
    "notifications",
    "people",
    "people_imports",
    "reminders",
    "snoozes",
    "tasks",
    "tickets",
]

metadata = Base.metadata
