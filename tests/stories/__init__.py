"""The product as it really runs, in processes of its own, seen by people."""
