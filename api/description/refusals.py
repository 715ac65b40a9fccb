"""Which refusals an operation may answer: those that its code names, wherever it leads. Nothing is
run; what a function may call is followed by the names in it, which finds one too many at times."""

import inspect
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from types import CodeType, FunctionType, MethodType, ModuleType
from typing import Any, get_args

from litestar.utils.sync import AsyncCallable

from api.errors import Refusal


class Refusals:
    """Looks into each function once, whichever operations come by it."""

    def __init__(self) -> None:
        self._steps: dict[FunctionType, set[Any]] = {}
        self._held: dict[type, Any] = {}
        """What dependencies hand over as it is, with functions in it."""

    def of(self, handler: Any) -> set[type[Refusal]]:
        """From the guards, what the handler is given, and the handler itself."""
        given: Mapping[str, Any] = handler.resolve_dependencies()
        found: set[type[Refusal]] = set()
        seen: set[FunctionType] = set()
        ahead = [_function(each) for each in (*handler.resolve_guards(), handler.fn)]
        while ahead:
            function = ahead.pop()
            if function in seen or not isinstance(function, FunctionType):
                continue
            seen.add(function)
            named = given.keys() & _arguments(function.__code__)
            ahead += (_function(given[name].dependency) for name in named)
            for step in self._from(function):
                if isinstance(step, FunctionType):
                    ahead.append(step)
                else:
                    found.add(step)
        return found

    def _from(self, function: FunctionType) -> set[Any]:
        """The functions and the refusals that it names."""
        if function not in self._steps:
            self._steps[function] = set(self._named_in(function))
        return self._steps[function]

    def _named_in(self, function: FunctionType) -> Iterator[Any]:
        names = frozenset(_names(function.__code__))
        for cell in function.__closure__ or ():
            yield from self._what(cell.cell_contents, names)
        for each in _classes(function.__annotations__.values()):
            yield from self._what(each, names)
        for name in names & function.__globals__.keys():
            yield from self._what(function.__globals__[name], names)

    def _what(self, thing: Any, names: frozenset[str]) -> Iterator[Any]:
        """Of a module or a class, nothing can be meant but what is named too."""
        thing = _function(thing)
        if isinstance(thing, FunctionType) or (
            isinstance(thing, type) and issubclass(thing, Refusal)
        ):
            if _is_ours(thing):
                yield thing
        elif isinstance(thing, ModuleType | type):
            if _is_ours(thing):
                yield from self._parts(thing, names)
        elif isinstance(thing, dict | list | tuple):
            for each in _flat(thing):
                yield from self._what(each if callable(each) else type(each), names)
        elif _is_ours(type(thing)):
            self._held[type(thing)] = thing

    def _parts(self, thing: Any, names: frozenset[str]) -> Iterator[Any]:
        held = self._held.get(thing)
        mine: tuple[Any, ...] = getattr(thing, "__mro__", (thing,))
        places: list[Mapping[str, Any]] = [vars(each) for each in mine if _is_ours(each)]
        for name in names:
            own = next((each[name] for each in places if name in each), None)
            part: Any = getattr(held, name, None) if own is None else own
            if part is not None and not isinstance(part, ModuleType):
                yield from self._what(part, names)


def _function(thing: Any) -> Any:
    """What is behind a partial, a method, a property or a decorator."""
    match thing:
        case partial() | AsyncCallable():
            return _function(thing.func)
        case MethodType() | classmethod() | staticmethod():
            return _function(thing.__func__)
        case property():
            return thing.fget
        case FunctionType():
            return inspect.unwrap(thing)
        case _:
            return thing


def _flat(table: Any) -> Iterator[Any]:
    """What stands in a table, however deep."""
    values: Any = getattr(table, "values", lambda: table)()
    for each in values:
        if isinstance(each, dict | list | tuple):
            yield from _flat(each)
        else:
            yield each


def _is_ours(thing: Any) -> bool:
    home = thing.__name__ if isinstance(thing, ModuleType) else thing.__module__
    return str(home).startswith("api.")


def _arguments(code: CodeType) -> Sequence[str]:
    return code.co_varnames[: code.co_argcount + code.co_kwonlyargcount]


def _names(code: CodeType) -> Iterator[str]:
    yield from code.co_names
    for each in code.co_consts:
        if isinstance(each, CodeType):
            yield from _names(each)


def _classes(annotations: Iterable[Any]) -> Iterator[Any]:
    for each in annotations:
        if isinstance(each, type):
            yield each
        yield from _classes(get_args(each))
