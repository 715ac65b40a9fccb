"""`python -m bot_staff`: the employees' bot as a process of its own."""

from bot_staff.dispatcher import PROGRAM
from shared.telegram.run.runtime import main

if __name__ == "__main__":
    main(PROGRAM)
