"""Who decides about a request, and what happens when nobody does (A1, A6, A7)."""
