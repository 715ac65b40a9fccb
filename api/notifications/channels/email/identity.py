"""How we introduce ourselves to a mail server, and whose word on its name we take."""

import ipaddress
import re
import ssl
from typing import Final
from urllib.parse import urlsplit

from api.notifications.channels.email.mailbox import NotAMailbox, mailbox
from api.notifications.channels.settings_error import ChannelSettingsError

_FULL_NAME: Final = re.compile(
    r"(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]"
)
_PEM: Final = "-----BEGIN"


def name_of(base_url: str, sender: str) -> str:
    """What EHLO says (RFC 5321 section 4.1.1.1): the host of the base URL where it is a full name,
    else the sender's domain; empty, the machine's own, where neither is. Relays refuse others."""
    host = (urlsplit(base_url).hostname or "").rstrip(".").lower()
    try:
        domain = mailbox(sender).domain.lower()
    except NotAMailbox:
        domain = ""
    return next((each for each in (host, domain) if _is_full_name(each)), "")


def _is_full_name(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return _FULL_NAME.fullmatch(host) is not None
    return False


def trust_of(ca: str) -> ssl.SSLContext | None:
    """The usual authorities and the company's own, given as PEM or as a file; None where there is
    no own one. Raises ChannelSettingsError, whose words hold nothing of the file."""
    ca = ca.strip()
    if not ca:
        return None
    context = ssl.create_default_context()
    try:
        if ca.startswith(_PEM):
            context.load_verify_locations(cadata=ca)
        else:
            context.load_verify_locations(cafile=ca)
    except (OSError, ValueError) as error:
        raise ChannelSettingsError(
            "the certificate of the own authority cannot be read: PEM, or a file with it, is wanted"
        ) from error
    return context
