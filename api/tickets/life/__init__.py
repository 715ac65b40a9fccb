"""The life of a ticket, from opening to its end and back."""
