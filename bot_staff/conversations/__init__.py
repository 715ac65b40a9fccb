"""One file = one talk with an employee."""
