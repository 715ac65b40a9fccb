"""The databases that tests stand on: prepared once, and as good as new for every test."""
