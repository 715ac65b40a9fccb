"""Who takes over what has no assignee's place to go to: pure, bounded and safe in a circle."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from uuid import UUID


@dataclass(frozen=True, kw_only=True)
class People:
    """The employees as choosing an heir needs them."""

    managers: Mapping[UUID, UUID | None] = field(default_factory=dict[UUID, UUID | None])
    """Of everybody, whoever left included."""
    active: frozenset[UUID] = frozenset()
    keepers: tuple[UUID, ...] = ()
    """The active administrators."""


def heir_of(leaver_id: UUID, people: People) -> UUID | None:
    """The nearest manager above who is here to stay, else an administrator; None where there is
    neither."""
    for each in (*_line(leaver_id, people), *people.keepers):
        if each in people.active and each != leaver_id:
            return each
    return None


def boss_of(leaver_id: UUID, people: People) -> UUID | None:
    """The nearest manager above who is here to stay; None where there is none: nobody gets a
    manager by chance."""
    return next((each for each in _line(leaver_id, people) if each in people.active), None)


def _line(person_id: UUID, people: People) -> Iterable[UUID]:
    seen = {person_id}
    above = people.managers.get(person_id)
    while above is not None and above not in seen:
        seen.add(above)
        yield above
        above = people.managers.get(above)
