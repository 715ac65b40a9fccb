"""What the tests of this folder may ask for."""

from tests.people.fixtures import (
    early_in_a_window,
    office,
    office_url,
    postgres_office,
    sqlite_template,
)

__all__ = ["early_in_a_window", "office", "office_url", "postgres_office", "sqlite_template"]
