"""What tasks refuse, by name."""

from api.errors import Refusal


class EmptyTask(Refusal):
    """Neither a word nor a file."""

    code = "empty_task"


class UnknownTicket(Refusal):
    """Not a ticket that the caller sees."""

    code = "unknown_ticket"


class UnknownAssignee(Refusal):
    """Not an employee."""

    code = "unknown_assignee"


class AssigneeLeft(Refusal):
    """The employee was dismissed meanwhile; `assignee` names them."""

    status = 409
    code = "assignee_left"


class AssigneeAbsent(Refusal):
    """Away until `until`, the last day (D2): `absent_ok` says that the caller knows."""

    status = 409
    code = "assignee_absent"


class NotBelow(Refusal):
    """A manager delegates only to people below (D1)."""

    code = "not_below"


class DelegationToSelf(Refusal):
    """One does not hand a task to oneself."""

    code = "delegation_to_self"


class DelegationCircle(Refusal):
    """The task would come back to `assignee`, who has handed it on (D6)."""

    code = "delegation_circle"


class TaskCancelled(Refusal):
    """Nobody would hear a word here; the task may be reopened."""

    status = 409
    code = "task_cancelled"
