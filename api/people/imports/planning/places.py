"""Who stands over whom, and in for whom, when the whole file is taken over, and that somebody keeps
the desk."""

from uuid import UUID

from api.people.imports.planning.books import Books
from api.people.imports.planning.drafts import Draft
from api.people.imports.planning.references import Colleagues, circles
from api.people.imports.planning.rows import COLLEAGUES
from shared.contracts.imports import ImportField
from shared.contracts.people import Role

Parents = dict[UUID, UUID | None]


def settle(books: Books, drafts: list[Draft]) -> Parents:
    """The tree as it comes to be. Rows that make a circle are wrong, and so is a row whose manager
    or deputy was to come by a wrong one, to the last of them."""
    colleagues = Colleagues(books, [(each.id, each.row) for each in _coming(drafts)])
    for each in drafts:
        for field in COLLEAGUES:
            if not each.repeats and field in each.row.values:
                each.became[field] = colleagues.resolve(each.row, each.id, field)
    names = books.names | {each.id: each.row.title for each in drafts}
    while True:
        before = sum(each.wrong for each in drafts)
        _refuse_orphans(drafts)
        parents = _parents(books, drafts)
        _refuse_circles(parents, drafts, names)
        if sum(each.wrong for each in drafts) == before:
            return parents


def keep_an_admin(books: Books, drafts: list[Draft]) -> None:
    """Rows that would leave the desk with nobody to keep it are wrong."""
    admins = {each.id for each in books.rows.values() if each.active and each.role is Role.ADMIN}
    fine = [each for each in drafts if not each.wrong and ImportField.ROLE in each.became]
    falling = [
        each
        for each in fine
        if each.id in admins and each.became[ImportField.ROLE] is not Role.ADMIN
    ]
    if falling and not admins - {each.id for each in falling}:
        for each in falling:
            each.row.wrong(ImportField.ROLE, "last_admin")


def _coming(drafts: list[Draft]) -> list[Draft]:
    return [each for each in drafts if each.known is None and not each.repeats]


def _refuse_orphans(drafts: list[Draft]) -> None:
    failed = {each.id: each.row for each in _coming(drafts) if each.wrong}
    again = True
    while again:
        again = False
        for each in drafts:
            if each.wrong:
                continue
            for field in COLLEAGUES:
                if named := failed.get(each.became.get(field, each.id)):
                    each.row.wrong(field, f"{field}_wrong", other=str(named.number))
            if each.wrong and each.known is None:
                failed[each.id] = each.row
                again = True


def _parents(books: Books, drafts: list[Draft]) -> Parents:
    parents: Parents = {each.id: each.manager_id for each in books.rows.values()}
    for each in drafts:
        if not each.wrong and not each.repeats:
            parents[each.id] = each.became.get(ImportField.MANAGER, parents.get(each.id))
    return parents


def _refuse_circles(parents: Parents, drafts: list[Draft], names: dict[UUID, str]) -> None:
    asking = {
        each.id: each for each in drafts if not each.wrong and ImportField.MANAGER in each.became
    }
    for circle in circles(parents):
        chain = " → ".join([names.get(each, "") for each in [*circle, circle[0]]])
        for person_id in circle:
            if person_id in asking:
                asking[person_id].row.wrong(ImportField.MANAGER, "manager_circle", other=chain)
