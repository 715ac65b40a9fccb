"""Databases made and dropped on a PostgreSQL server."""

from sqlalchemy import make_url, text
from sqlalchemy.ext.asyncio import create_async_engine


async def create_database(admin_url: str, name: str, template: str | None = None) -> str:
    """Create the database `name`, a copy of `template` if one is given, and return its address."""
    origin = f' TEMPLATE "{template}"' if template else ""
    await _execute(admin_url, f'CREATE DATABASE "{name}"{origin}')
    return with_database(admin_url, name)


async def drop_database(admin_url: str, name: str) -> None:
    """Drop the database `name` with whoever is still connected to it."""
    await _execute(admin_url, f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


def with_database(url: str, name: str) -> str:
    """`url` with another database in it."""
    return make_url(url).set(database=name).render_as_string(hide_password=False)


async def _execute(admin_url: str, statement: str) -> None:
    # Databases are made and dropped outside any transaction.
    engine = create_async_engine(admin_url, isolation_level="AUTOCOMMIT")
    try:
        async with engine.connect() as connection:
            await connection.execute(text(statement))
    finally:
        await engine.dispose()
