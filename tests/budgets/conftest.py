"""What is counted is counted warm."""

import pytest

from api.engine import memory


@pytest.fixture(autouse=True)
def warm(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is remembered for a second stays, however slow the machine is."""
    monkeypatch.setattr(memory, "FRESH", 60.0)
