"""The tests of Vestovoy, and the sandbox that stands in for the outside world."""
