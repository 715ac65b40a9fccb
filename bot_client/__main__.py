"""`python -m bot_client`: the clients' bot as a process of its own."""

from bot_client.dispatcher import PROGRAM
from shared.telegram.run.runtime import main

if __name__ == "__main__":
    main(PROGRAM)
