"""How long a text may be, how large a number and how many of them (X8): what lies beyond is refused
at the door with the limit named. The rooms ask for less where less makes sense, in words of their
own; here is what no room, column or reader can take."""

from typing import Annotated, Final, TypeVar
from uuid import UUID

from msgspec import Meta

T = TypeVar("T")

LONGEST_TEXT: Final = 50_000
Text = Annotated[str, Meta(max_length=LONGEST_TEXT)]
"""What people write: a ticket, a comment, a reason. Twelve of Telegram's messages, thirty pages."""
Title = Annotated[str, Meta(max_length=10_000)]
"""One line of it, which the room cuts."""
Line = Annotated[str, Meta(max_length=2_000)]
"""A name, an address, a token, a setting."""
Secret = Annotated[str, Meta(max_length=2_000, extra={"secret": True})]
"""A setting that is masked in answers and locked in the database (X4)."""
Number = Annotated[int, Meta(ge=-(2**31), le=2**31 - 1)]
"""A count, a version, minutes, days: a column of plain integers."""
Large = Annotated[int, Meta(ge=-(2**53), le=2**53)]
"""Telegram's ids and bytes of a file: what JavaScript still counts exactly."""
Days = Annotated[float, Meta(ge=-100_000, le=100_000)]
"""Days and their halves."""
Many = Annotated[list[T], Meta(max_length=1_000)]
"""Of whatever a request names: files, people, days of a year."""
Ids = Many[UUID]
