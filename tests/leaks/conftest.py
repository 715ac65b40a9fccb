"""What the tests of this folder may ask for."""

import pytest
import structlog

from tests.desk import Desk
from tests.leaks.scene import Scene, play

# The default renderer draws every local variable of a traceback, for seconds.
structlog.configure(
    processors=[structlog.processors.format_exc_info, structlog.processors.KeyValueRenderer()]
)


@pytest.fixture
async def scene(desk: Desk, no_pace: None) -> Scene:
    """A desk full of secrets, told to everybody who may hear of them."""
    return await play(desk)
