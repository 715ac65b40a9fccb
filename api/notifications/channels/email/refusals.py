"""What a mail server says at each step of the talk, and what follows (E7, Q13).

The step and the enhanced code (RFC 3463) decide; words only where codes are missing or say too
little. Before MAIL every refusal is of us, at MAIL of our sender or of the letter's size, and only
at RCPT, or after the whole letter for its one recipient, can a mailbox be spoken of.
"""

import re
from enum import StrEnum
from typing import Final

from api.notifications.channels.refusals import (
    PERMANENT,
    TEMPORARY,
    Follows,
    Row,
    Said,
    Table,
    row_for,
)


class Stage(StrEnum):
    """The steps of RFC 5321; OPENING is all before MAIL."""

    OPENING = "opening"
    """Connection, greeting, EHLO, STARTTLS, AUTH."""
    MAIL = "MAIL"
    RCPT = "RCPT"
    DATA = "DATA"
    END = "final dot"


NO_ANSWER: Final = "no answer"
SILENT: Final = "silent"
UNTRUSTED: Final = "untrusted"
FORBIDDEN_HOST: Final = "forbidden host"
UNABLE: Final = "unable"
CANNOT_CARRY: Final = "cannot carry"
UNCONFIRMED: Final = "unconfirmed"

_ANY: Final = range(400, 600)
_LETTER: Final = (Stage.MAIL, Stage.RCPT, Stage.DATA, Stage.END)
_NAMED: Final = (Stage.RCPT, Stage.END)
_LIST: Final = (
    r"spamhaus|spamcop|barracuda|sorbs|\brbl\b|dns-?[bw]l|(block|black|deny)[ -]?list"
    r"|blocked using|reputation"
)
_OUR_HOST: Final = (
    r"client host|(sending|sender|your|connecting) (ip|host|server|mta|mail server|domain)"
    r"|reverse (dns|hostname)|\bptr\b|(helo|ehlo) command rejected|sender address rejected"
)
_NOBODY: Final = (
    r"(no such|unknown|invalid|non-?existent|bad destination) "
    r"(user|mailbox|recipient|address|local[ -]?part|account)"
    r"|(user|mailbox|recipient|address|account)( \S+)? "
    r"(unknown|not found|(is )?(disabled|deactivated|inactive|closed)"
    r"|(does not|doesn't|doesnt) exist)|does not have an? account"
)

TABLE: Final[Table] = (
    # ------------------------------------------------------------ no answer at all
    Row(
        follows=Follows.OURS,
        source="RFC 8314 section 4: an untrusted certificate ends the talk",
        example=Said(stage=Stage.OPENING, detail=UNTRUSTED),
        detail=UNTRUSTED,
        says="certificate",
    ),
    Row(
        follows=Follows.OURS,
        source="hosts.py: the host is on an address that the settings do not let us call",
        example=Said(stage=Stage.OPENING, detail=FORBIDDEN_HOST),
        detail=FORBIDDEN_HOST,
        says="forbidden",
    ),
    Row(
        follows=Follows.OURS,
        source="RFC 3207, RFC 4954: encryption or login asked for by the settings is not offered",
        example=Said(stage=Stage.OPENING, detail=UNABLE),
        detail=UNABLE,
        says="unable",
    ),
    Row(
        follows=Follows.NOBODY,
        source="RFC 5321 section 4.5.4.1: who cannot connect tries again",
        example=Said(stage=Stage.OPENING, detail=NO_ANSWER),
        stages={Stage.OPENING},
        codes={0},
        says="unreached",
    ),
    Row(
        follows=Follows.NOBODY,
        # Of the one letter where others got through meanwhile: see `sending.py`.
        source="RFC 5321 section 4.5.3.2: a command that is not answered in time",
        example=Said(stage=Stage.DATA, detail=SILENT),
        detail=SILENT,
        says="unreached",
    ),
    Row(
        follows=Follows.MESSAGES,
        source="RFC 6531 section 3.5: the server has no SMTPUTF8",
        example=Said(stage=Stage.MAIL, detail=CANNOT_CARRY),
        detail=CANNOT_CARRY,
        says="form",
    ),
    Row(
        follows=Follows.PERHAPS,
        source="RFC 5321 section 4.5.3.2.6: the letter is the server's once its end was sent",
        example=Said(stage=Stage.END, detail=UNCONFIRMED),
        detail=UNCONFIRMED,
        says="perhaps",
    ),
    # ------------------------------------------------------------ of us, before any letter
    Row(
        follows=Follows.OURS,
        # Said to AUTH or after the content. Off by default from the end of 2026.
        source="Exchange Online, retirement of Basic auth for client submission: 550 5.7.30",
        example=Said(
            stage=Stage.END,
            code=550,
            detail="5.7.30",
            words="Basic authentication is not supported for Client Submission",
        ),
        codes=PERMANENT,
        detail=r"5\.7\.30",
        says="password-refused",
    ),
    Row(
        follows=Follows.OURS,
        source="RFC 4954 section 6: AUTH is refused",
        example=Said(stage=Stage.OPENING, code=535, detail="5.7.8", words="no such login"),
        stages={Stage.OPENING},
        codes={530, 534, 535, 538},
        says="login",
    ),
    Row(
        follows=Follows.OURS,
        source="RFC 5321 section 3.1: 554 greeting; RFC 7504: 521",
        example=Said(stage=Stage.OPENING, code=554, detail="5.7.1", words="you are blocked"),
        stages={Stage.OPENING},
        codes=PERMANENT,
        says="not-us",
    ),
    Row(
        follows=Follows.EVERYBODYS,
        source="RFC 5321 section 4.2.1: 4yz passes by itself",
        example=Said(stage=Stage.OPENING, code=454, detail="4.7.0", words="later"),
        stages={Stage.OPENING},
        says="later",
    ),
    Row(
        follows=Follows.EVERYBODYS,
        source="RFC 5321 section 3.8: 421 at any step closes the channel",
        example=Said(stage=Stage.RCPT, code=421, detail="4.3.2", words="shutting down"),
        codes={421},
        says="later",
    ),
    # ------------------------------------------------------------ of us, at a letter
    Row(
        follows=Follows.OURS,
        # Microsoft's 550 5.7.606 "banned sending IP" and "on our block list" are seen in the field.
        source="RFC 5782; Postfix: DEF_DEF_RBL_REPLY (mail_params.h), smtpd_check.c: Client host",
        example=Said(
            stage=Stage.RCPT,
            code=554,
            detail="5.7.1",
            words="Service unavailable; Client host [203.0.113.7] blocked using zen.spamhaus.org",
        ),
        stages={Stage.MAIL, Stage.RCPT, Stage.DATA},
        codes=_ANY,
        words=f"{_LIST}|{_OUR_HOST}",
        says="listed",
    ),
    Row(
        follows=Follows.OURS,
        # After the content a list may be of the addresses in the text: then it is the letter's.
        source="RFC 5782; after the content only what names our host is of us",
        example=Said(
            stage=Stage.END, code=550, detail="5.7.1", words="Your IP has a poor reputation"
        ),
        stages={Stage.END},
        codes=_ANY,
        words=_OUR_HOST,
        says="listed",
    ),
    Row(
        follows=Follows.OURS,
        source="RFC 7372: X.7.20 to X.7.26, DKIM, SPF, reverse DNS; RFC 7505: X.7.27, our null MX",
        example=Said(stage=Stage.END, code=550, detail="5.7.26", words="unauthenticated mail"),
        codes=PERMANENT,
        detail=r"5\.7\.2[0-7]",
        says="unproved",
    ),
    Row(
        follows=Follows.OURS,
        source="RFC 4954 (530, 534, 535), RFC 2554 (538): the server wants a login or another one",
        example=Said(stage=Stage.RCPT, code=530, detail="5.7.0", words="Authentication required"),
        stages=_LETTER,
        codes={530, 534, 535, 538},
        says="login",
    ),
    Row(
        follows=Follows.OURS,
        source="RFC 3463 section 3.8 (X.7.1); Postfix: smtpd_check.c, 554 Relay access denied",
        example=Said(stage=Stage.RCPT, code=550, detail="5.7.1", words="relay not permitted"),
        stages={Stage.RCPT},
        codes=_ANY,
        words=r"\brelay",
        says="relay",
    ),
    Row(
        follows=Follows.OURS,
        source="RFC 7504: 521, the host accepts no mail",
        example=Said(stage=Stage.RCPT, code=521, detail="5.3.2", words="accepts no mail"),
        codes={521},
        says="no-mail",
    ),
    # ------------------------------------------------------------ the sender, the size
    Row(
        follows=Follows.MESSAGES,
        source="RFC 1870 section 6.1, RFC 3463 X.3.4 and X.2.3: the letter is too large",
        example=Said(stage=Stage.MAIL, code=552, detail="5.3.4", words="too large"),
        stages={Stage.MAIL},
        codes={552},
        says="too-large",
    ),
    Row(
        follows=Follows.MESSAGES,
        source="RFC 6531 section 3.5: 5.6.7, addresses in other letters are not taken",
        example=Said(stage=Stage.MAIL, code=553, detail="5.6.7", words="non-ASCII address"),
        codes=PERMANENT,
        detail=r"5\.(6\.7|3\.4|2\.3)",
        says="form",
    ),
    Row(
        follows=Follows.OURS,
        source="RFC 5321 section 4.1.1.2, RFC 3463 X.1.7 and X.1.8: the sender is refused",
        example=Said(stage=Stage.MAIL, code=554, detail="5.7.1", words="refused"),
        stages={Stage.MAIL},
        codes=PERMANENT,
        says="sender",
    ),
    Row(
        follows=Follows.OURS,
        source="RFC 3463 X.1.7 and X.1.8; Postfix looks at the sender when it has the recipient",
        example=Said(stage=Stage.RCPT, code=550, detail="5.1.8", words="no such domain"),
        codes=PERMANENT,
        detail=r"5\.1\.[78]",
        says="sender",
    ),
    # ------------------------------------------------------------ the recipient
    Row(
        follows=Follows.MESSAGES,
        source="RFC 3463 X.2.2: full, and alive",
        example=Said(stage=Stage.RCPT, code=550, detail="5.2.2", words="mailbox full"),
        codes=PERMANENT,
        detail=r"5\.2\.2",
        says="full",
    ),
    Row(
        follows=Follows.MESSAGES,
        source="RFC 5321 section 4.2.3: 552, exceeded storage",
        example=Said(stage=Stage.RCPT, code=552, words="quota exceeded"),
        codes={552},
        says="full",
    ),
    Row(
        follows=Follows.ADDRESS,
        source="RFC 3463 section 3.2: X.1.1, X.1.2, X.1.3, X.1.6; RFC 7505: X.1.10",
        example=Said(stage=Stage.RCPT, code=550, detail="5.1.1", words="No such user here"),
        stages=_NAMED,
        codes=PERMANENT,
        detail=r"5\.1\.(1|2|3|6|10)",
        says="no-mailbox",
    ),
    Row(
        follows=Follows.ADDRESS,
        source="RFC 7504: 556, the domain accepts no mail; Postfix: smtpd_check.c, nullMX",
        example=Said(stage=Stage.RCPT, code=556, words="Domain does not accept mail"),
        stages={Stage.RCPT},
        codes={556},
        says="no-mailbox",
    ),
    Row(
        follows=Follows.ADDRESS,
        source="RFC 3463 X.2.1: disabled for good where the words say so",
        example=Said(stage=Stage.RCPT, code=550, detail="5.2.1", words="account is disabled"),
        stages=_NAMED,
        codes=PERMANENT,
        detail=r"5\.2\.1",
        words=r"disabled|deactivated|inactive|closed|suspended",
        says="no-mailbox",
    ),
    Row(
        follows=Follows.ADDRESS,
        source="RFC 5321 section 4.2.3: 550 and 553 where the words name no such mailbox",
        example=Said(stage=Stage.RCPT, code=550, words="<anna@x.example>: User unknown"),
        stages={Stage.RCPT},
        codes={550, 553, 554},
        words=_NOBODY,
        says="no-mailbox",
    ),
    # ------------------------------------------------------------ what is left
    Row(
        follows=Follows.MESSAGES,
        source="RFC 5321 section 4.2.1: 5yz is final for this letter, and says no more than that",
        example=Said(stage=Stage.RCPT, code=550, detail="5.4.1", words="Access denied"),
        codes=PERMANENT,
        says="refused",
    ),
    Row(
        follows=Follows.LATER,
        source="RFC 5321 section 4.2.1: 4yz of this letter, greylisting (RFC 6647)",
        example=Said(stage=Stage.RCPT, code=451, detail="4.7.1", words="greylisted"),
        codes=TEMPORARY,
        says="later",
    ),
    Row(
        follows=Follows.LATER,
        # Broken off in the middle, perhaps by this very letter: it must not hold up the lane. A
        # server that is down is found out by the next connection.
        source="RFC 5321 section 4.5.4.1; what is no answer is none",
        example=Said(stage=Stage.DATA, detail=NO_ANSWER),
        says="unreached",
    ),
)

_ENHANCED: Final = re.compile(r"\s*([245]\.\d{1,3}\.\d{1,3})\b")


def row_of(said: Said) -> Row:
    return row_for(TABLE, said)


def enhanced_code(words: str) -> str:
    """The code of RFC 3463 with which an answer's words begin, or nothing."""
    found = _ENHANCED.match(words)
    return found[1] if found else ""
