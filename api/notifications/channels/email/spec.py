"""E-mail: one mailbox of a person."""

from email.utils import parseaddr
from typing import Any, Final

from api.notifications.channels.base import Address, Channel
from api.notifications.channels.email.address import EmailAddress
from api.notifications.channels.email.settings import EmailSettings
from api.notifications.channels.hosts import ANY_HOST, HostPolicy
from api.notifications.channels.marks import Marked
from api.notifications.channels.spec import (
    Building,
    ChannelSpec,
    LaneSpec,
    OfPerson,
    each_masked,
)
from api.people.models import Person
from api.settings import Settings
from api.settings_values import mail_server
from shared.contracts.admin import Lane
from shared.contracts.people import ChannelKind, PersonKind
from shared.contracts.preferences import ChannelMode

KEY: Final = ChannelKind("email")
LANE: Final = Lane("email")


def environment(settings: Settings) -> dict[str, Any]:
    """One address holds the whole server, one more the sender."""
    name, sender = parseaddr(settings.mail_from)
    server = mail_server(settings.smtp_url.get_secret_value())
    login = str(server.get("username", ""))
    if not sender and "@" in login:
        sender = login
    return {**server, "sender": sender, "sender_name": name, "ca": settings.smtp_ca}


async def _build(mail: EmailSettings, building: Building) -> Channel:
    # The library is for a process that sends letters.
    from api.notifications.channels.email import identity  # noqa: PLC0415
    from api.notifications.channels.email.adapter import EmailChannel  # noqa: PLC0415
    from api.notifications.channels.email.pool import SmtpServer  # noqa: PLC0415

    server = SmtpServer(
        hosts=_hosts(building),
        helo=identity.name_of(building.settings.base_url, mail.sender),
        tls_context=identity.trust_of(mail.ca),
        host=mail.host,
        port=mail.port,
        security=mail.security,
        username=mail.username,
        password=mail.password,
    )
    return EmailChannel(server, sender=mail.sender, sender_name=mail.sender_name)


def _hosts(building: Building) -> HostPolicy | None:
    """A relay usually stands beside the product. Whoever sets the environment is the operator, and
    may call what the machine may."""
    if "host" in building.environment:
        return None
    return ANY_HOST if building.settings.mail_private_hosts else HostPolicy()


def _own(person: Person) -> EmailAddress | None:
    return EmailAddress(email=person.email, name=person.name) if person.email else None


def _mailbox(address: Address) -> str:
    assert isinstance(address, EmailAddress)
    return address.email


def _given(given: str) -> EmailAddress:
    return EmailAddress(email=given)


def _masked(email: str) -> str:
    name, _, host = email.rpartition("@")
    return f"{name[:1]}•••@{host}"


MARKS: Final = Marked(channel=KEY, of_person=lambda person: person.email, of_address=_mailbox)
OWN: Final = OfPerson(address=_own, marks=MARKS, given=_given)
SPEC: Final = ChannelSpec(
    key=KEY,
    modes={
        PersonKind.EMPLOYEE: ChannelMode.ALWAYS,
        PersonKind.CONTACT: ChannelMode.FALLBACK,
    },
    lanes=(LaneSpec(key=LANE, kinds=frozenset(PersonKind), environment=environment),),
    settings=EmailSettings,
    needs=("host", "sender"),
    build=_build,
    address=EmailAddress,
    find=OWN.find,
    account=lambda person: person.email,
    marks=MARKS,
    shown=_mailbox,
    masked=each_masked("email", _masked),
    test_address=OWN.test_address,
    reaches=lambda _: Person.email.is_not(None),
    calls=False,
    is_letter=True,
)
