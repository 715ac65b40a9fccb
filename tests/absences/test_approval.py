"""Who decides: the manager, whoever is above, the deputy, the keeper; bounded in any tree."""

from datetime import date
from uuid import UUID

import pytest

from api.absences.deciding.approval import Company, Member, approver_of, candidates
from api.people.calendar.presence import Away
from shared.contracts.absences import AbsenceKind

pytestmark = pytest.mark.rule("A1")

ANN, BOB, CAT, DAN, EVE, GOD = (UUID(int=number) for number in range(1, 7))
TREE = {ANN: BOB, BOB: CAT, CAT: None, DAN: CAT, EVE: CAT, GOD: None}


def company(
    tree: dict[UUID, UUID | None] | None = None,
    *,
    gone: tuple[UUID, ...] = (),
    away: dict[UUID, UUID | None] | None = None,
    keepers: tuple[UUID, ...] = (GOD,),
) -> Company:
    """`gone` have left; `away` maps who is away to the deputy."""
    known = TREE | (tree or {})
    members = {
        each: Member(manager_id=manager, active=each not in gone) for each, manager in known.items()
    }
    absent = {
        each: Away(kind=AbsenceKind.VACATION, until=date(2026, 5, 20), deputy_id=deputy)
        for each, deputy in (away or {}).items()
    }
    return Company(members=members, away=absent, keepers=keepers)


@pytest.mark.parametrize(
    ("case", "approver"),
    [
        (company(), BOB),
        (company(gone=(BOB,)), CAT),
        (company(gone=(BOB, CAT)), GOD),
        (company({ANN: None}), GOD),
        (company({ANN: None}, keepers=()), None),
        (company({ANN: None}, keepers=(ANN,)), None),
        (company(away={BOB: DAN}), DAN),
        (company(away={BOB: None}), CAT),
        (company(away={BOB: ANN}), CAT),  # the person is the manager's deputy
        (company(away={BOB: DAN}, gone=(DAN,)), CAT),
        (company(away={BOB: DAN, DAN: EVE}), EVE),
        (company(away={BOB: DAN, DAN: BOB}), CAT),  # deputies of each other
        (company(away={BOB: None, CAT: None}), GOD),
        (company(away={BOB: None, CAT: None, GOD: None}), BOB),  # all away: somebody must
        (company({ANN: ANN}), GOD),
        (company({ANN: BOB, BOB: ANN}), BOB),
        (company({ANN: BOB, BOB: CAT, CAT: ANN}, gone=(BOB, CAT)), GOD),
        (company({ANN: BOB, BOB: CAT, CAT: BOB}, gone=(BOB,)), CAT),
        (company({ANN: UUID(int=99)}), GOD),  # a manager whom nobody knows
    ],
)
def test_who_decides(case: Company, approver: UUID | None) -> None:
    """Never the person, whatever the tree says."""
    assert approver_of(ANN, case) == approver


def test_everybody_who_could_decide_stands_in_line_once() -> None:
    """The nearest first; the keeper after the managers; those who are away at the end."""
    assert list(candidates(ANN, company())) == [BOB, CAT, GOD]
    assert list(candidates(ANN, company(away={BOB: DAN}))) == [DAN, CAT, GOD, BOB]
    assert list(candidates(ANN, company({CAT: ANN}))) == [BOB, CAT, GOD]
