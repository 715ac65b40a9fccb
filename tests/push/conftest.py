"""What the tests of this folder may ask for."""

from tests.channels.conftest import counterpart

__all__ = ["counterpart"]
