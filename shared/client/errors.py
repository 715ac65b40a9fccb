"""How the API fails, as its caller sees it: a named refusal, or no answer at all."""

import msgspec

from shared.contracts.base import Problem


class ApiProblem(Exception):
    """The API refused; `code` is stable and picks the sentence for the person."""

    def __init__(self, problem: Problem, room: str = "") -> None:
        super().__init__(f"{problem.status} {problem.code}: {problem.title}")
        self.problem = problem
        self.room = room
        """The part of the API that refused, `tasks` of `/api/tasks/…`: the same code is told in
        other words of a task than of a ticket."""

    @property
    def code(self) -> str:
        return self.problem.code

    @property
    def status(self) -> int:
        return self.problem.status

    def told(self, name: str) -> str:
        """A value of `extra` as text; empty when the API told none."""
        value = self.problem.extra.get(name, "")
        return ", ".join(value) if isinstance(value, list) else str(value)


class ApiUnavailable(Exception):
    """No connection, no answer in time, or a 5xx: the same call may succeed later. `code` is told
    where the API itself named what is away."""

    def __init__(self, what: str, code: str = "") -> None:
        super().__init__(what)
        self.code = code


def problem_of(status: int, body: bytes, path: str) -> ApiProblem:
    """The refusal in the body; a proxy's page that is no problem+json gets the code `http_…`."""
    try:
        problem = msgspec.json.decode(body, type=Problem)
    except msgspec.MsgspecError:
        problem = Problem(status=status, title="", code=f"http_{status}")
    return ApiProblem(problem, path.removeprefix("/api/").partition("/")[0])
