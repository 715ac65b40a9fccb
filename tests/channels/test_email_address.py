"""What counts as one mailbox."""

import pytest

from api.notifications.channels.email.mailbox import NotAMailbox, mailbox

WRONG = [
    "",
    "anna",
    "@x.example",
    "anna@",
    "a@b.example, c@d.example",
    "a@b.example,c@d.example",
    "a@b\r\nRCPT TO:<x@y>",
    "Anna <a@b.example>",
    '"a b"@c.example',
    "a(b)@c.example",
    "a\x00@b.example",
    "a\ud800@b.example",
    "a\u202e@b.example",
    "a@b..example",
    "a@b_\u0441>.example",
    f"{'a' * 65}@b.example",
    f"a@{'b' * 64}.example",
]
FULL_WIDTH = ["a@b，c＠d.example", "a@b＠evil.example", "a@b＞.example", "a@b．\r\nexample"]


@pytest.mark.rule("E6")
@pytest.mark.parametrize("address", WRONG + FULL_WIDTH)
def test_anything_but_one_mailbox_is_no_address(address: str):
    """One letter per person: nothing ends the address early, not even what IDNA makes of it."""
    with pytest.raises(NotAMailbox):
        mailbox(address)


@pytest.mark.parametrize(
    ("address", "written"),
    [
        (" anna@romashka.example ", "anna@romashka.example"),
        ("anna@почта.рф", "anna@xn--80a1acny.xn--p1ai"),
        ("Анна@Почта.рф", "Анна@xn--80a1acny.xn--p1ai"),
        ("o'hara+desk=1@b.example", "o'hara+desk=1@b.example"),
        ("desk@[127.0.0.1]", "desk@[127.0.0.1]"),
        ("root@localhost", "root@localhost"),
    ],
)
def test_a_mailbox_is_written_as_every_server_takes_it(address: str, written: str):
    """A domain in Cyrillic goes as ASCII."""
    assert str(mailbox(address)) == written
