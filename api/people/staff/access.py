"""What of an employee opens a door, and that only a person in a browser changes it: a token that
keeps the books must not be able to make an administrator, nor to shut one out."""

from dataclasses import dataclass, fields

from api.errors import NotAllowed, SessionNeeded
from api.people.models import Person
from api.principal import Principal
from shared.contracts.people import EmployeeDraft, Role


@dataclass(frozen=True, kw_only=True)
class Access:
    """As whom an employee comes in, and how: the e-mail is the login, the phone the way into the
    bot (R1)."""

    role: Role | None
    email: str | None
    phone: str | None
    active: bool


def of(person: Person) -> Access:
    return Access(
        role=person.role, email=person.email, phone=person.phone_e164, active=person.active
    )


def require_session_for(principal: Principal, before: Access, after: Access) -> None:
    """Of everybody for the login, of administrators for the rest too. Raises SessionNeeded, and
    NotAllowed for a token that would make itself an agent's way in."""
    is_admin = Role.ADMIN in (before.role, after.role)
    for name in [each.name for each in fields(Access)] if is_admin else ["email"]:
        if getattr(before, name) != getattr(after, name):
            _require_session(principal, name)
    if Role.AGENT in (before.role, after.role):
        for name in ("role", "phone"):
            if getattr(before, name) != getattr(after, name):
                _require_scope(principal, name)


def require_session_to_hire(principal: Principal, draft: EmployeeDraft) -> None:
    """For an administrator and for whoever gets a password; for an agent the scope `admin` does.
    Raises SessionNeeded, NotAllowed."""
    if draft.role is Role.ADMIN:
        _require_session(principal, "role")
    if draft.password:
        _require_session(principal, "password")
    if draft.role is Role.AGENT:
        _require_scope(principal, "role")


def _require_scope(principal: Principal, field: str) -> None:
    """An agent sees every ticket, by the bot too, where the phone is the way in (R1): a token that
    only keeps the books gives nobody that, nor takes it over."""
    if not principal.has_scope("admin"):
        raise NotAllowed(f"{field}: of an agent: the token lacks the scope: admin", field=field)


def _require_session(principal: Principal, field: str) -> None:
    if principal.session_id is None:
        raise SessionNeeded(f"{field}: only from the web, logged in", field=field)
