"""The lanes: which there are, what waits in them, how they fare, how fast they may go."""
