"""What is told keeps our secrets."""

from api.notifications.channels.texts import masked


def test_a_secret_inside_a_secret_leaves_no_tail():
    """The longest is replaced first."""
    assert masked("https://x/hooks/abc and abc", "abc", "https://x/hooks/abc", "") == "••• and •••"
