"""The employees' bot: the queue, a ticket's card, the answers to clients."""
