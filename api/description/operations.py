"""One operation in the document: what it does, who may call it, what may go wrong."""

from collections.abc import Iterable, Mapping
from itertools import groupby
from typing import Any, Final

from api.description import access, codes
from api.description.access import Access
from api.description.codes import Code, Piece
from api.description.examples import EXAMPLES
from api.description.prose import plain, summary
from api.description.refusals import Refusals
from api.description.vocabulary import PARAMETERS
from api.errors import Refusal
from api.http.asked import KEY_LIMIT
from api.http.problems import MEDIA_TYPE

WRITES: Final = frozenset({"post", "put", "patch", "delete"})
KEY: Final[Piece] = {
    "name": "Idempotency-Key",
    "in": "header",
    "required": False,
    "description": "The same request with the same key does its work once; a repeat gets the first "
    "answer, for a day.",
    "schema": {"type": "string", "maxLength": KEY_LIMIT},
    "example": "order-4711-open-ticket",
}
BYTES: Final[Piece] = {"type": "string", "format": "binary"}
CONTENTS: Final[Mapping[str, Mapping[str, Piece]]] = {
    "stream": {"text/event-stream": {"type": "string"}},
    "file_content": {"application/octet-stream": BYTES, "*/*": BYTES},
    "file_preview": {"image/webp": BYTES},
    "metrics": {"text/plain": {"type": "string"}},
    "export_deliveries": {"text/csv": {"type": "string"}},
    "export_audit": {"text/csv": {"type": "string"}},
    "export_people": {
        "text/csv": {"type": "string"},
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": BYTES,
    },
    "export_personal_data": {"application/zip": BYTES},
}
"""By operation: what comes where it is no JSON. Generators of clients want a type with a name."""
DONE: Final = {"200": "Done.", "201": "Made.", "204": "Done; there is nothing to say."}
WHO: Final = {
    "everybody": "Needs no login.",
    "anybody known": "For employees and contacts.",
    "employees": "For employees.",
    "agents": "For agents and administrators.",
    "administrators": "For administrators.",
    "a bot": "For the bots, by their service tokens.",
    "this machine, or the metrics token": "From this machine, or with the metrics token as a "
    "bearer token.",
}


class Operations:
    """Completes them one by one, and keeps an example of each refusal that they name."""

    def __init__(self) -> None:
        self._refusals = Refusals()
        self.examples: dict[str, Piece] = {}

    def complete(self, told: Piece, handler: Any, method: str, path: str) -> None:
        name, open_to = told["operationId"], access.of(handler)
        if docstring := plain(handler.fn.__doc__ or ""):
            told["summary"] = summary(docstring)
            told["description"] = f"{docstring}\n\n{_open_to(open_to)}"
        told["security"] = _security(open_to)
        for each in told.get("parameters", ()):
            known = PARAMETERS.get(f"{name}.{each['name']}") or PARAMETERS.get(each["name"])
            each["description"] = plain(each.get("description") or known or "")
        is_api = path.startswith("/api/")
        is_write = method in WRITES and is_api
        _exemplify(told)
        responses = _answers(told)
        may = {codes.of(each) for each in self._refusals.of(handler) if each is not Refusal}
        may |= set(codes.at_the_door(told, open_to, is_write=is_write, is_api=is_api))
        if is_write and not open_to.is_open:
            told["parameters"] = [*told.get("parameters", []), KEY]
        responses |= self._refused(may)

    def _refused(self, may: Iterable[Code]) -> dict[str, Piece]:
        """One a status, and one for whatever else may come."""
        refused = sorted(each for each in may if each.status < 500)
        by_status = groupby(refused, key=lambda each: str(each.status))
        answers = {status: self._problem("Refused", each) for status, each in by_status}
        answers["4XX"] = self._problem("Refused for another reason", ())
        answers["5XX"] = self._problem(
            "The server failed or cannot answer now, and `Retry-After` says when to ask again",
            sorted({*codes.FAILED, *(each for each in may if each.status >= 500)}),
        )
        return answers

    def _problem(self, words: str, may: Iterable[Code]) -> Piece:
        found = {each.key: each for each in may}
        content: Piece = {"schema": {"$ref": "#/components/schemas/Problem"}}
        if found:
            named = ", ".join(f"`{each.code}`" for each in found.values())
            words = f"{words}, by `code`: {named}"
            content["examples"] = {
                each.code: {"$ref": f"#/components/examples/{key}"} for key, each in found.items()
            }
        for key, each in found.items():
            self.examples[key] = _example(each)
        return {"description": f"{words}.", "content": {MEDIA_TYPE: content}}


def _example(code: Code) -> Piece:
    value = {"status": code.status, "title": code.code.replace("_", " "), "code": code.code}
    return {"summary": code.told, "value": value}


def _open_to(found: Access) -> str:
    sentences = [WHO[found.who]]
    if found.who in (access.BY_ITSELF, "a bot", WHO_SCRAPES):
        return sentences[0]
    scopes = " or ".join(f"`{each}`" for each in sorted(found.scopes or ()))
    if found.scopes is None:
        sentences.append("Any personal token opens it.")
    elif scopes:
        sentences.append(f"A personal token needs the scope {scopes}.")
    else:
        sentences.append("By a browser's session only, not by a token.")
    if found.bot:
        sentences.append("A bot may call it for a person.")
    return " ".join(sentences)


WHO_SCRAPES: Final = access.WHO["requires_scraper"]


def _security(found: Access) -> list[Piece]:
    """Ways to come in, any of which will do; with a token, one for each scope."""
    if found.who in (access.BY_ITSELF, WHO_SCRAPES):
        return []
    if found.who == access.WHO["requires_bot"]:
        return [{"bot": []}]
    none: list[str] = []
    scopes = [none] if found.scopes is None else [[each] for each in sorted(found.scopes)]
    ways: list[Piece] = [{"session": none}, *({"token": each} for each in scopes)]
    return [*ways, {"bot": []}] if found.bot else ways


def _exemplify(told: Piece) -> None:
    for each in told.get("requestBody", {}).get("content", {}).values():
        name = each["schema"].get("$ref", "").rpartition("/")[2]
        if name in EXAMPLES:
            each["example"] = EXAMPLES[name]


def _answers(told: Piece) -> Piece:
    responses: Piece = told["responses"]
    responses.pop("400", None)  # The framework's own form, which nobody is answered in.
    for status, each in responses.items():
        each["description"] = DONE.get(status, each["description"])
    if "204" in responses:
        responses["204"].pop("content", None)
    if kinds := CONTENTS.get(told["operationId"]):
        responses["200"]["content"] = {kind: {"schema": each} for kind, each in kinds.items()}
    return responses
