"""A link drawn as a QR code."""

import re

import segno

from api.auth.invitations import qr

LINK = "https://t.me/desk_client_bot?start=" + "x" * 43


def test_the_path_covers_the_dark_modules_and_no_other() -> None:
    """Four modules of white stay around them: without it phones look in vain."""
    made = qr.of(LINK)
    wanted = [list(map(bool, row)) for row in segno.make_qr(LINK, error="m").matrix]
    drawn = [[False] * made.size for _ in range(made.size)]
    for x, y, length in re.findall(r"M(\d+) (\d+)h(\d+)v1h-\d+z", made.path):
        for step in range(int(length)):
            drawn[int(y)][int(x) + step] = True
    inside = [row[qr.QUIET : -qr.QUIET] for row in drawn[qr.QUIET : -qr.QUIET]]
    assert inside == wanted
    assert sum(map(sum, drawn)) == sum(map(sum, wanted))
