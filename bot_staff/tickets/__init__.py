"""Work on tickets: the queue, answers, assigning, a ticket for a client."""
