"""The tables of refusals: each row means what its source says, and no other row is before it."""

import pytest

from api.notifications.channels.email import refusals as email_refusals
from api.notifications.channels.email.refusals import Stage, enhanced_code
from api.notifications.channels.mattermost import refusals as mattermost_refusals
from api.notifications.channels.refusals import Follows, Row, Said, Table, row_for
from api.notifications.channels.telegram import refusals as telegram_refusals
from api.notifications.channels.webpush import refusals as webpush_refusals
from api.notifications.channels.webpush.refusals import Service, service_of


def named(table: Table) -> list[object]:
    return [pytest.param(row, id=f"{row.example.code} {row.source[:50]}") for row in table]


def holds(table: Table, row: Row) -> None:
    """The example of a row finds that very row."""
    assert row_for(table, row.example) is row
    assert row.source


@pytest.mark.rule("Q13", "E7")
@pytest.mark.parametrize("row", named(email_refusals.TABLE))
def test_a_row_of_the_mail_server_counts(row: Row):
    """Each answer of RFC 5321, 3463, 4954, 7372 and 7504 that the table names is found."""
    holds(email_refusals.TABLE, row)


@pytest.mark.rule("Q13", "M3")
@pytest.mark.parametrize("row", named(mattermost_refusals.TABLE))
def test_a_row_of_mattermost_counts(row: Row):
    """Each error id of a hook that the table names is found."""
    holds(mattermost_refusals.TABLE, row)


@pytest.mark.rule("Q13", "Q4")
@pytest.mark.parametrize("row", named(telegram_refusals.TABLE))
def test_a_row_of_telegram_counts(row: Row):
    """Each description of the Bot API that the table names is found."""
    holds(telegram_refusals.TABLE, row)


@pytest.mark.rule("Q13", "P7")
@pytest.mark.parametrize("row", named(webpush_refusals.TABLE))
def test_a_row_of_the_push_services_counts(row: Row):
    """Each reason of autopush, FCM, Apple and WNS that the table names is found."""
    holds(webpush_refusals.TABLE, row)


@pytest.mark.rule("Q13")
def test_an_answer_that_nobody_foresaw_is_no_verdict_over_an_address():
    """Whatever the code and the step: 404 and 410 of a push service alone need no more words."""
    odd = "something that no one has written down"
    for code in range(600):
        for stage in Stage:
            said = Said(stage=stage, code=code, words=odd)
            ends = row_for(email_refusals.TABLE, said).follows is Follows.ADDRESS
            assert not ends or (stage, code) == (Stage.RCPT, 556)
        for detail in ("web.odd.app_error", mattermost_refusals.NOT_THEIRS):
            said = Said(code=code, detail=detail, words=odd)
            assert row_for(mattermost_refusals.TABLE, said).follows is not Follows.ADDRESS
        said = Said(code=code, words=odd)
        assert row_for(telegram_refusals.TABLE, said).follows is not Follows.ADDRESS
        for service in Service:
            said = Said(stage=service, code=code, detail="Odd", words=odd)
            ends = row_for(webpush_refusals.TABLE, said).follows is Follows.ADDRESS
            assert ends == (code in {404, 410})


OURS, ADDRESS, MESSAGES, LATER = Follows.OURS, Follows.ADDRESS, Follows.MESSAGES, Follows.LATER
MAIL: list[tuple[Stage, int, str, Follows]] = [
    # Postfix
    (Stage.RCPT, 554, "5.7.1 <a@b.c>: Relay access denied", OURS),
    (Stage.RCPT, 504, "5.5.2 <localhost>: Helo command rejected: need FQDN", OURS),
    (Stage.RCPT, 450, "4.7.25 Client host rejected: cannot find your hostname", OURS),
    (Stage.RCPT, 550, "5.1.1 <a@b.c>: User unknown in virtual mailbox table", ADDRESS),
    (Stage.RCPT, 450, "4.2.0 <a@b.c>: Recipient address rejected: Greylisted", LATER),
    (Stage.RCPT, 552, "5.2.2 <a@b.c>: Mailbox size limit exceeded", MESSAGES),
    # Exim
    (Stage.RCPT, 550, "relay not permitted", OURS),
    (Stage.RCPT, 550, "Unknown user", ADDRESS),
    (Stage.RCPT, 550, "Unrouteable address", MESSAGES),
    # Gmail
    (Stage.RCPT, 550, "5.1.1 The email account that you tried to reach does not exist.", ADDRESS),
    (Stage.RCPT, 550, "5.2.1 The email account that you tried to reach is disabled.", ADDRESS),
    (Stage.RCPT, 550, "5.2.1 is receiving mail at a rate that prevents delivery", MESSAGES),
    (Stage.RCPT, 452, "4.2.2 The recipient's inbox is out of storage space.", LATER),
    (Stage.END, 550, "5.7.26 Unauthenticated email from firma.ru is not accepted", OURS),
    # Exchange
    (Stage.RCPT, 550, "5.4.1 Recipient address rejected: Access denied.", MESSAGES),
    (Stage.RCPT, 550, "5.7.133 RESOLVER.RST.SenderNotAuthenticatedForGroup", MESSAGES),
    (Stage.RCPT, 550, "5.7.606 Access denied, banned sending IP [203.0.113.7]", OURS),
    (Stage.END, 550, "5.1.10 RESOLVER.ADR.RecipientNotFound; not found", ADDRESS),
    # Yandex, Mail.ru
    (Stage.RCPT, 550, "5.7.1 No such user!", ADDRESS),
    (Stage.RCPT, 550, "Message was not accepted -- invalid mailbox. user not found", ADDRESS),
    (Stage.END, 554, "5.7.1 Message rejected under suspicion of SPAM", MESSAGES),
    # A list may be of a host, and then it is of us, or of a link in the text.
    (Stage.RCPT, 550, "blocked using zen.spamhaus.org", OURS),
    (
        Stage.END,
        554,
        "5.7.1 Blocked - see https://www.spamhaus.org/query/domain/x.example",
        MESSAGES,
    ),
    (Stage.MAIL, 550, "5.1.8 Domain of sender address does not exist", OURS),
    (Stage.RCPT, 550, "5.7.1 Sender address rejected: User unknown in relay", OURS),
]


@pytest.mark.rule("Q13", "E7")
@pytest.mark.parametrize(("stage", "code", "words", "follows"), MAIL)
def test_what_mail_servers_say_in_earnest(stage: Stage, code: int, words: str, follows: Follows):
    """The words of servers in use, whose codes are not always those of the book."""
    said = Said(stage=stage, code=code, detail=enhanced_code(words), words=words)
    assert email_refusals.row_of(said).follows is follows


@pytest.mark.rule("Q13")
@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("5.1.1 no", "5.1.1"),
        ("4.7.26 x", "4.7.26"),
        ("no 5.1.1", ""),
        ("5.1.10", "5.1.10"),
        ("", ""),
    ],
)
def test_the_enhanced_code_stands_at_the_beginning(words: str, code: str):
    """RFC 2034 section 4: what stands further on is part of the words."""
    assert enhanced_code(words) == code


@pytest.mark.parametrize(
    ("host", "service"),
    [
        ("updates.push.services.mozilla.com", Service.AUTOPUSH),
        ("fcm.googleapis.com", Service.FCM),
        ("web.push.apple.com", Service.APPLE),
        ("db5p.notify.windows.com", Service.WNS),
        ("evilmozilla.com", Service.OTHER),
        ("", Service.OTHER),
    ],
)
def test_a_push_service_is_known_by_its_host(host: str, service: Service):
    """By whole labels."""
    assert service_of(host) is service


@pytest.mark.rule("Q13", "P7")
@pytest.mark.parametrize(
    ("service", "code", "detail", "words", "follows"),
    [
        (Service.FCM, 403, "", "403 MismatchSenderId", ADDRESS),
        (
            Service.FCM,
            403,
            "",
            "the key in the authorization header does not correspond to the sender ID used",
            ADDRESS,
        ),
        (Service.AUTOPUSH, 401, "109", "VAPID public key mismatch", ADDRESS),
        (Service.AUTOPUSH, 401, "109", "Invalid VAPID expiry", Follows.OURS_IN_PART),
        (Service.AUTOPUSH, 410, "105", "UserWasDeleted", ADDRESS),
        (Service.AUTOPUSH, 413, "104", "Data payload too large", MESSAGES),
        (Service.AUTOPUSH, 502, "903", "Bridge request timeout", LATER),
        (Service.APPLE, 403, "BadJwtToken", "BadJwtToken", Follows.OURS_IN_PART),
        (Service.WNS, 406, "", "Not Acceptable", LATER),
    ],
)
def test_what_push_services_say_in_earnest(
    service: Service, code: int, detail: str, words: str, follows: Follows
):
    """As their sources spell it, and as it was seen in the field."""
    said = Said(stage=service, code=code, detail=detail, words=words)
    assert row_for(webpush_refusals.TABLE, said).follows is follows


@pytest.mark.rule("Q13", "Q4")
@pytest.mark.parametrize(
    ("code", "words", "follows"),
    [
        (403, "Forbidden: bot can't initiate conversation with a user", ADDRESS),
        (403, "Forbidden: the bot can't send messages to the bot", ADDRESS),
        (403, "Forbidden: bots can't send messages to bots", ADDRESS),
        (403, "Forbidden: bot was kicked from the channel chat", ADDRESS),
        (400, "Bad Request: private chat not found", ADDRESS),
        (400, "Bad Request: have no write access to the chat", ADDRESS),
        (400, "Bad Request: CHAT_WRITE_FORBIDDEN", ADDRESS),
        (400, "Bad Request: not enough rights to send text messages to the chat", ADDRESS),
        (400, "Bad Request: CHAT_RESTRICTED", MESSAGES),
        (401, "Unauthorized: invalid token specified", OURS),
    ],
)
def test_what_telegram_says_in_earnest(code: int, words: str, follows: Follows):
    """As its server spells it."""
    said = Said(code=code, words=words)
    assert row_for(telegram_refusals.TABLE, said).follows is follows
