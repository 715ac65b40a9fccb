"""From an event to notices and deliveries: who, by which channel, when."""
