"""What notices are about: one file a kind of object, and the table of them."""
