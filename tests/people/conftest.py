"""What the tests of this folder may ask for."""

from tests.people.fixtures import office, office_url, postgres_office, sqlite_template

__all__ = ["office", "office_url", "postgres_office", "sqlite_template"]
