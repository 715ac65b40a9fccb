"""Absences, and the receipts for what is asked and decided about them. They take no files, and
their words are said once: who decides has read them."""

from functools import partial
from uuid import UUID

from shared.contracts.absences import Absence
from shared.contracts.telegram import ObjectKind
from shared.telegram.chat.visit import Visit
from shared.telegram.inbox.made import Noun, Receipt, Shown
from shared.work.absence_card import absence_heading
from shared.work.text import esc


async def _get(absence_id: UUID, visit: Visit) -> Absence:
    return await visit.api.absences.get(absence_id)


def _rejected(absence: Absence, _: UUID | None, visit: Visit) -> Shown:
    heading = esc(absence_heading(absence, visit.t, visit.today), 300)
    return visit.t("approvals-rejected", heading=heading), None


ABSENCES = Noun(kind=ObjectKind.ABSENCE, get=_get)

once = partial(Receipt[Absence], noun=ABSENCES, joined=False, followed=False)


def taken_back(told: str) -> Receipt[Absence]:
    """What returns with it was asked for before."""

    def drawn(_: Absence, __: UUID | None, ___: Visit) -> Shown:
        return told, None

    return once(name="absence-cancelled", drawn=drawn)


REJECTED = once(name="absence-rejected", drawn=_rejected)
