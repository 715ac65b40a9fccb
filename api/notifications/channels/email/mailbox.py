"""One mailbox as headers and SMTP take it, or a refusal."""

import re
from dataclasses import dataclass
from typing import Final

# No character that would need quoting: few servers have such mailboxes, and in a header or an
# envelope each of them could end the address.
_LOCAL: Final = re.compile(r"[^\s@<>(),;:\"\\\[\]]{1,64}")
_DOMAIN: Final = re.compile(r"[A-Za-z0-9._-]{1,255}|\[[A-Za-z0-9.:]{1,64}\]")


class NotAMailbox(ValueError):
    """No letter can ever go to what stands for an address here."""


@dataclass(frozen=True)
class Mailbox:
    """Sound parts of one address."""

    local: str
    domain: str
    """In ASCII: an international one in its `xn--` form, which every server takes."""

    def __str__(self) -> str:
        return f"{self.local}@{self.domain}"


def mailbox(email: str) -> Mailbox:
    """Exactly one mailbox (E6); raises NotAMailbox on anything else."""
    local, _, name = email.strip().rpartition("@")
    domain = _ascii(name)
    # Looked at in its ASCII form: IDNA makes a comma and an @ of their full-width kin.
    if not (local.isprintable() and _LOCAL.fullmatch(local) and _DOMAIN.fullmatch(domain)):
        raise NotAMailbox("not an e-mail address")
    return Mailbox(local, domain)


def _ascii(name: str) -> str:
    """A domain by IDNA; empty where that has no form of it."""
    try:
        return name.encode("idna").decode()
    except UnicodeError:
        return ""
