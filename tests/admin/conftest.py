"""What the tests of this folder may ask for."""

from tests.admin.room import room, world

__all__ = ["room", "world"]
