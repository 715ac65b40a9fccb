"""What the tests of this folder may ask for."""

from tests.desk_fixtures import (
    desk,
    desk_url,
    no_pace,
    people,
    people_postgres,
    people_sqlite,
    world,
)

__all__ = ["desk", "desk_url", "no_pace", "people", "people_postgres", "people_sqlite", "world"]
