"""Statements whose conditions vary, as those of a list with filters: compiled once for each way in
which the conditions are put together, and handed to the driver like any hot one (`hot.py`)."""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import ColumnElement
from sqlalchemy.engine import Dialect
from sqlalchemy.ext.asyncio import AsyncSession

from api.engine.hot import Compiled, Values, compiled_of, way_of

Conditions = Sequence[ColumnElement[Any]]
MANY: Final = 500
"""Ways to put conditions together that are remembered: whoever asks for thousands of them makes
them anew, as every statement once was."""


@dataclass(frozen=True)
class _Shape:
    compiled: Compiled
    names: Sequence[str]
    """Of the conditions' values, in their order."""


_shapes: Final[dict[Hashable, _Shape]] = {}


async def rows(
    session: AsyncSession,
    kind: Hashable,
    make: Callable[[], Any],
    conditions: Conditions,
    values: Values,
) -> list[Any]:
    """All rows, with names. `make` builds the statement with these very conditions; `kind` tells
    all that may be different in it otherwise, and `values` what it names. Raises DBAPIError."""
    way = await way_of(session)
    keys, binds = _looked_at(conditions)
    known = (way.dialect.name, kind, keys)
    shape = _shapes.get(known)
    if shape is None:
        if len(_shapes) >= MANY:
            _shapes.clear()
        shape = _shapes[known] = _shape(make(), binds, way.dialect)
    found = dict(values)
    for name, bind in zip(shape.names, binds, strict=True):
        if bind.expanding:
            found.update(zip(_places(bind, name), bind.effective_value, strict=True))
        else:
            found[name] = bind.effective_value
    return await way.rows(shape.compiled, found)


def _looked_at(conditions: Conditions) -> tuple[tuple[Any, ...], list[Any]]:
    """How they are put together, without their values, and what is bound in them. Of a list its
    length is of the text, and so is a value that is written into it."""
    keys: list[Any] = []
    binds: list[Any] = []
    for each in conditions:
        # By which the library keeps its own.
        key = each._generate_cache_key()  # noqa: SLF001 # pyright: ignore[reportPrivateUsage]
        assert key is not None, f"no condition to remember: {each}"
        keys.append(key.key)
        binds += key.bindparams
    keys += (_of_the_text(each) for each in binds if each.expanding or each.literal_execute)
    return tuple(keys), binds


def _of_the_text(bind: Any) -> Hashable:
    value = bind.effective_value
    if not bind.expanding:
        return value
    return tuple(value) if bind.literal_execute else len(value)


def _shape(statement: Any, binds: Sequence[Any], dialect: Dialect) -> _Shape:
    made = statement.compile(dialect=dialect, compile_kwargs={"render_postcompile": True})
    # A condition that stands in two places may be bound by two copies of one value.
    bound = {each._identifying_key: name for each, name in made.bind_names.items()}  # noqa: SLF001
    if len(bound) != len(made.bind_names):
        raise ValueError(f"one value by two names: {made}")
    places = {
        place: each for each, name in made.bind_names.items() for place in _places(each, name)
    }
    names = [bound[each._identifying_key] for each in binds]  # noqa: SLF001
    return _Shape(compiled_of(statement, made, places), names)


def _places(bind: Any, name: str) -> list[str]:
    """By which names its values stand in the text: a list's are numbered."""
    if not bind.expanding:
        return [name]
    return [f"{name}_{n}" for n in range(1, len(bind.effective_value) + 1)]
