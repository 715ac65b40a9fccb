"""The machine's browsers. Debian brings them; no Python package does, so a test may lack them."""

import shutil

import pytest


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of Chromium; a machine without it skips the test."""
    return _program("chromium", "chromium-browser")


@pytest.fixture(scope="session")
def chromium_shell() -> str:
    """Chromium without the desktop around it, else Chromium: the same pages for half the processor,
    but it shows no notices."""
    return _program("chromium-headless-shell", "chromium", "chromium-browser")


@pytest.fixture(scope="session")
def firefox() -> str:
    """The path of Firefox; a machine without it skips the test."""
    return _program("firefox-esr", "firefox")


def _program(*names: str) -> str:
    for name in names:
        if found := shutil.which(name):
            return found
    pytest.skip(f"this machine has no {names[0]}")
