"""What the handing over of work refuses, by name."""

from api.errors import Refusal


class UnsuitableSuccessor(Refusal):
    """Not another active employee, or one who does not work on tickets where there are some."""

    code = "unsuitable_successor"
