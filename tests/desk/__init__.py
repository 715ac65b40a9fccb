"""The desk: the whole application in process, people to act as, and the pipeline run by hand.

`tests/README.md` says which fixture opens which desk and what its words mean.
"""

from tests.desk.desk import SECRET, Desk, open_desk
from tests.desk.doors import ME
from tests.desk.waiting import until

__all__ = ["ME", "SECRET", "Desk", "open_desk", "until"]
