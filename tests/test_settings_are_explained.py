"""`.env.example` explains every setting, and no setting that is not there."""

import importlib
import re
from pathlib import Path

from pydantic_settings import BaseSettings

ROOT = Path(__file__).parent.parent
MODULES = ("shared.settings", "api.settings", "bot_staff.settings", "bot_client.settings")
VARIABLE = re.compile(r"^#?\s?(VESTOVOY_[A-Z0-9_]+)=", re.MULTILINE)


def settings_classes() -> set[type[BaseSettings]]:
    """Every class that reads the environment."""
    for name in MODULES:
        if (ROOT / name.replace(".", "/")).with_suffix(".py").exists():
            importlib.import_module(name)
    return {known for known in _below(BaseSettings) if known.__module__ in MODULES}


def variables(settings: type[BaseSettings]) -> set[str]:
    """The environment variables that a class reads."""
    prefix = settings.model_config.get("env_prefix", "")
    return {f"{prefix}{field}".upper() for field in settings.model_fields}


def explained(text: str) -> set[str]:
    """The variables that an example file sets or shows commented out."""
    return set(VARIABLE.findall(text))


def _below(parent: type[BaseSettings]) -> set[type[BaseSettings]]:
    children = set(parent.__subclasses__())
    return children.union(*(_below(child) for child in children))


def test_every_setting_is_explained() -> None:
    """The example names exactly the variables that the product reads."""
    read = {name for known in settings_classes() for name in variables(known)}
    assert read
    assert explained((ROOT / ".env.example").read_text(encoding="utf-8")) == read


def test_a_forgotten_setting_is_seen() -> None:
    """A field makes a variable; prose that mentions one does not explain it."""

    class Made(BaseSettings, env_prefix="VESTOVOY_"):
        port: int = 1

    assert variables(Made) == {"VESTOVOY_PORT"}
    assert explained("# VESTOVOY_PORT is a number\n") == set()
    assert explained("# VESTOVOY_PORT=1\n") == {"VESTOVOY_PORT"}
