"""One run over the whole document as one caller: Schemathesis asks what the document allows and
what it does not, and looks whether each answer is one that the document has."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final
from uuid import UUID

import schemathesis
from schemathesis.config import SchemathesisConfig
from schemathesis.engine import events, from_schema
from schemathesis.engine.recorder import ScenarioRecorder

from tests.fuzz.left_out import ABOUT_ONE, LEFT_OUT

CHECKS: Final = (
    "not_a_server_error",
    "status_code_conformance",
    "content_type_conformance",
    "response_schema_conformance",
)


@dataclass(frozen=True, kw_only=True)
class Plan:
    """How much is asked. The seed makes the run the same again, as far as the answers are."""

    seed: int
    examples: int
    """Of each operation, by chance."""
    thorough: bool = False
    """Every bound, type and missing field that the document names, one by one; then talks of
    several requests."""
    seconds: int | None = None
    only: Collection[str] = ()
    """Operations; none named: all of them."""


@dataclass(frozen=True, kw_only=True)
class Caller:
    headers: Mapping[str, str]
    ids: Mapping[str, UUID]
    """The cast's."""


@dataclass(kw_only=True)
class Found:
    asked: int = 0
    faults: list[str] = field(default_factory=list[str])


def run(url: str, document: dict[str, Any], caller: Caller, plan: Plan) -> Found:
    """Ask; the faults, each with the request that shows it."""
    config = SchemathesisConfig.from_dict(_settings(caller, plan))
    config.projects.override.update(base_url=url)
    schema = schemathesis.openapi.from_dict(document, config=config)
    found = Found()
    for event in from_schema(schema).execute():
        if isinstance(event, events.ScenarioFinished):
            found.asked += len(event.recorder.interactions)
            found.faults += _faults(event.recorder)
            found.faults += _unnamed(event.recorder, document)
        elif isinstance(event, events.NonFatalError):
            found.faults.append(f"{event.label}: {event.value!r}")
        elif isinstance(event, events.FatalError):
            raise event.exception
    return found


def _settings(caller: Caller, plan: Plan) -> dict[str, Any]:
    checks: dict[str, Any] = {"enabled": False} | {name: {"enabled": True} for name in CHECKS}
    return {
        "seed": plan.seed,
        "headers": dict(caller.headers),
        "checks": checks,
        "continue-on-failure": True,
        "request-timeout": 30,
        "generation": {
            "max-examples": plan.examples,
            "no-shrink": not plan.thorough,
            "with-security-parameters": False,
            "database": "none",
        },
        "phases": {
            "examples": {"enabled": False},
            "coverage": {"enabled": plan.thorough},
            "stateful": {"enabled": plan.thorough},
        },
        "operations": [
            {"include-operation-id": list(LEFT_OUT), "enabled": False},
            *([{"exclude-operation-id": list(plan.only), "enabled": False}] if plan.only else []),
            *(
                {
                    "include-operation-id": name,
                    "parameters": {f"path.{given}": str(caller.ids[key])},
                }
                for name, (given, key) in ABOUT_ONE.items()
            ),
        ],
    } | ({"max-time": plan.seconds} if plan.seconds else {})


def _faults(recorder: ScenarioRecorder) -> Iterator[str]:
    for case_id, checks in recorder.checks.items():
        for check in checks:
            if check.failure_info is not None:
                cases: Any = recorder.cases
                asked = cases[case_id].value.as_curl_command()
                yield f"{recorder.label}: {check.name}\n{check.failure_info.failure}\n{asked}"


def _unnamed(recorder: ScenarioRecorder, document: dict[str, Any]) -> Iterator[str]:
    """Refusals whose code does not stand at the operation: a client would not expect it."""
    for case_id, asked in recorder.interactions.items():
        answer = asked.response
        if answer is None or not 400 <= answer.status_code < 500:
            continue
        cases: Any = recorder.cases
        case = cases[case_id].value
        told = document["paths"][case.operation.path][case.operation.method]["responses"]
        problem = told.get(str(answer.status_code), {}).get("content", {})
        named = problem.get("application/problem+json", {}).get("examples", {})
        code = answer.json()["code"]
        if code not in named and answer.status_code != METHOD_NOT_ALLOWED:
            yield f"{recorder.label}: {answer.status_code} {code} is not named"


METHOD_NOT_ALLOWED: Final = 405
"""Of no operation."""
