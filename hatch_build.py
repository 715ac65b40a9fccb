"""What the wheel takes beside the packages."""

from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

PLACES = {
    # A top-level `alembic` in a wheel would shadow the library of that name.
    "alembic": "api/_migrations",
    # Built by `make pwa`; a wheel without it serves the API alone.
    "pwa/build": "api/_pwa",
}


class Extras(BuildHookInterface[Any]):
    """Puts the migrations and the built web application under `api`."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Add each folder that exists; an editable install reads them where they lie."""
        if version == "editable":
            return
        for source, place in PLACES.items():
            if (Path(self.root) / source).is_dir():
                build_data["force_include"][source] = place
