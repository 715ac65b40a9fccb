"""The daily digest as its reader sees it: the pipeline and the staff bot draw the same one
(G4–G8)."""

from datetime import datetime, time
from typing import Final
from uuid import UUID
from zoneinfo import ZoneInfo

from shared.contracts.digests import Digest, DigestLine, DigestPart, DigestSection
from shared.i18n import Translator, dates
from shared.work.buttons import OPENERS, Rows
from shared.work.sections import Line, Section, html_parts
from shared.work.text import cut

OPENED_BY_BUTTON: Final = 5
BUTTON_LIMIT: Final = 60
MIDDAY: Final = time(12)
COUNTS: Final = frozenset({DigestPart.TEAM_OVERDUE})
"""Parts whose lines are people and not things that a card shows."""


def title(digest: Digest, t: Translator) -> str:
    """The first line; of an empty digest it is all there is to say."""
    key = "digest-title" if digest.sections else "digest-empty"
    return t(key, day=dates.day(digest.date, t), weekday=dates.weekday(digest.date, t))


def sections(digest: Digest, timezone: str, t: Translator) -> list[Section]:
    """The parts in the order of the digest, in the reader's words and zone."""
    told = [_section(digest, each, timezone, t) for each in digest.sections]
    return [*_team(digest, t), *told]


def messages(digest: Digest, timezone: str, t: Translator, base_url: str) -> list[str]:
    """The digest as Telegram HTML, in as many messages as it takes (G7)."""
    return html_parts(title(digest, t), sections(digest, timezone, t), base_url)


def things(digest: Digest) -> list[DigestLine]:
    """What the digest is about, each thing once, in the order of telling."""
    shown: dict[UUID, DigestLine] = {}
    for section in digest.sections:
        if section.part not in COUNTS:
            for line in section.lines:
                shown.setdefault(line.id, line)
    return list(shown.values())


def open_buttons(digest: Digest, t: Translator) -> Rows:
    """A button each for the first things; they stand under the last message (G7)."""
    lines = [line for line in things(digest) if line.kind in OPENERS][:OPENED_BY_BUTTON]
    return [[(cut(_name(line, t), BUTTON_LIMIT), OPENERS[line.kind](line.id))] for line in lines]


def _name(line: DigestLine, t: Translator) -> str:
    parts = [_number(line, t) if line.number else line.who, line.title]
    return " · ".join(part for part in parts if part)


def _team(digest: Digest, t: Translator) -> list[Section]:
    """A manager's counts (G6)."""
    if digest.team_open is None:
        return []
    heading = t("digest-team", open=digest.team_open, overdue=digest.team_overdue or 0)
    return [Section(heading=heading)]


def _section(digest: Digest, section: DigestSection, timezone: str, t: Translator) -> Section:
    left = section.total - len(section.lines)
    # The day of the digest is the reader's today, whenever it is read.
    today = datetime.combine(digest.date, MIDDAY, ZoneInfo(timezone))
    lines = [_line(section.part, each, timezone, today, t) for each in section.lines]
    return Section(
        heading=t(f"digest-{section.part.replace('_', '-')}", total=section.total),
        lines=lines,
        more=t("digest-more", count=left) if left > 0 else "",
    )


def _line(
    part: DigestPart, line: DigestLine, timezone: str, today: datetime, t: Translator
) -> Line:
    mark = _number(line, t) if line.number else f"{line.who}:"
    text = [line.title, _when(part, line, timezone, today, t)]
    if line.number and line.who:
        text.insert(1, line.who)
    return Line(mark=mark, text=" — ".join(each for each in text if each), link=line.path)


def _when(part: DigestPart, line: DigestLine, timezone: str, today: datetime, t: Translator) -> str:
    """How late it is, or by when it must be done."""
    match part:
        case DigestPart.TEAM_OVERDUE:
            return t("digest-late-count", count=line.count)
        case _ if line.days_late:
            return t("digest-late", days=line.days_late)
        case DigestPart.OVERDUE | DigestPart.TODAY | DigestPart.SLA if line.due_at:
            said = dates.moment(line.due_at, timezone, t, today)
            return t("digest-due", when=said)
        case _:
            return ""


def _number(line: DigestLine, t: Translator) -> str:
    return t("digest-number", kind=line.kind.value, number=str(line.number))
