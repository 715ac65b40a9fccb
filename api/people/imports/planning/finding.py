"""Whose row it is: by the export's id, a login or a phone under the same name, or a name that only
one has."""

from uuid import UUID

from api.people.imports.planning.books import Books, Known, same_name
from api.people.imports.planning.rows import Row
from shared import normal
from shared.contracts.imports import ImportField, ListKind


class Finder:
    """Looks for the person or the company of a row, and says what of it is somebody else's."""

    def __init__(self, kind: ListKind, books: Books) -> None:
        self._kind = kind
        self._books = books
        self._by_key = books.index("key")
        self._by_email = books.index("email")
        self._by_name = books.index("name_key")
        self._gone = {what: books.gone(what) for what in ("key", "email", "name_key")}

    def find(self, row: Row) -> Known | None:
        """None: nobody yet, or nobody that it could be (see the row's problems)."""
        name_key = normal.key(row.values.get(ImportField.NAME, ""))
        if ImportField.ID in row.values:
            found = self._by_id(row)
        elif self._kind is ListKind.COMPANIES:
            found = next(iter(self._by_name.get(name_key, ())), None)
        else:
            found = self._by_address(row) or self._by_own_name(row, name_key)
        self._refuse_taken(row, found, name_key)
        if found is None and not row.problems:
            self._refuse_gone(row, name_key)
        return found

    def _by_id(self, row: Row) -> Known | None:
        try:
            found = self._books.rows.get(UUID(row.values[ImportField.ID]))
        except ValueError:
            found = None
        if found is None:
            row.wrong(ImportField.ID, "id_unknown")
        return found

    def _by_address(self, row: Row) -> Known | None:
        name = row.values.get(ImportField.NAME, "")
        owners = list(self._by_key.get(row.key or "", ()))
        owners += self._by_email.get(row.values.get(ImportField.EMAIL) or "", ())
        mine = {each.id: each for each in owners if same_name(each.name, name)}
        return next(iter(mine.values())) if len(mine) == 1 else None

    def _by_own_name(self, row: Row, name_key: str) -> Known | None:
        found = [each for each in self._by_name.get(name_key, ()) if self._may_be(row, each)]
        if len(found) > 1:
            row.wrong(ImportField.NAME, "name_ambiguous", other=str(len(found)))
        return found[0] if len(found) == 1 else None

    def _may_be(self, row: Row, known: Known) -> bool:
        """A namesake has another phone and another address; or works elsewhere."""
        if self._kind is ListKind.CONTACTS and ImportField.COMPANIES in row.values:
            named = [self._books.named.get(normal.key(each)) for each in self._named(row)]
            if known.others.isdisjoint({each.id for each in named if each}):
                return False
        email = row.values.get(ImportField.EMAIL)
        other_phone = bool(row.key and known.key and row.key != known.key)
        other_email = bool(email and known.email and email != known.email)
        return not (other_phone and other_email)

    def _named(self, row: Row) -> list[str]:
        return row.values[ImportField.COMPANIES]

    def _refuse_taken(self, row: Row, found: Known | None, name_key: str) -> None:
        """What only one active person, or company, may have (R3)."""
        mine = found.id if found else None
        if self._kind is ListKind.COMPANIES:
            taken = [each for each in self._by_name.get(name_key, ()) if each.id != mine]
            if taken and found:
                row.wrong(ImportField.NAME, "company_taken", other=taken[0].name)
            return
        if found and not found.active:
            return
        for each in self._by_key.get(row.key or "", ()):
            if each.id != mine and not (found and found.key == row.key):
                row.wrong(ImportField.PHONE, "phone_taken", other=each.name)
        if self._kind is ListKind.EMPLOYEES:
            for each in self._by_email.get(row.values.get(ImportField.EMAIL) or "", ()):
                if each.id != mine:
                    row.wrong(ImportField.EMAIL, "email_taken", other=each.name)

    def _refuse_gone(self, row: Row, name_key: str) -> None:
        """Who left comes back by the card, where it is seen what for."""
        gone = self._gone["key"].get(row.key or "")
        if gone is None and self._kind is ListKind.EMPLOYEES:
            gone = self._gone["email"].get(row.values.get(ImportField.EMAIL) or "")
        if gone is None and self._kind is ListKind.COMPANIES:
            gone = self._gone["name_key"].get(name_key)
        if gone and (self._kind is ListKind.COMPANIES or same_name(gone.name, row.title)):
            row.wrong(None, "inactive", other=gone.name)
