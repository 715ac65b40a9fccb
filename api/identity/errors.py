"""What is refused about the identity of people, by name."""

from api.errors import Refusal


class NotTheSame(Refusal):
    """Two entries that cannot be one person: of two kinds, one and the same, or one that is no
    entry any more."""

    code = "not_the_same"


class NameNotRepeated(Refusal):
    """What cannot be undone is asked for by the name, which was another one."""

    code = "name_not_repeated"


class StillActive(Refusal):
    """The person works here, or writes tickets: first deactivate, then erase."""

    status = 409
    code = "still_active"


class OwnEntry(Refusal):
    """The caller's own entry: somebody else has to do it."""

    status = 409
    code = "own_entry"
