"""What the build knows of its pages: their addresses, and what each of them needs."""

import json
from pathlib import Path
from typing import Any

PWA = Path(__file__).parents[2] / "pwa"
TABLE = PWA / "build" / "_app" / "pages.json"
NEEDS: dict[str, dict[str, Any]] = json.loads(TABLE.read_bytes()) if TABLE.exists() else {}
"""Every address that the build has: a new page is judged without a word here."""
