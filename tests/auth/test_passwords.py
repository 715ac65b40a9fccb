"""What is kept of a password."""

import pytest

from api.errors import Invalid
from api.security import passwords


@pytest.mark.rule("X3")
async def test_a_password_is_kept_as_argon2id() -> None:
    """Salted: the same password twice is two hashes, and both open."""
    one, two = await passwords.hashed("right horse"), await passwords.hashed("right horse")
    assert one.startswith("$argon2id$") and one != two
    assert await passwords.matches(one, "right horse")
    assert not await passwords.matches(one, "wrong horse")


@pytest.mark.rule("X3")
async def test_without_a_hash_nothing_matches() -> None:
    """Not even the word that the empty work is done with."""
    assert not await passwords.matches(None, "nobody has this password")
    assert not await passwords.matches("not a hash", "right horse")


@pytest.mark.parametrize("odd", ["", "seven77", "x" * 201])
async def test_an_odd_length_is_refused(odd: str) -> None:
    """Too short to keep anybody out, or long enough to keep the processor busy."""
    with pytest.raises(Invalid):
        await passwords.hashed(odd)
