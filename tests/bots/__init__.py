"""What the bots are made of, piece by piece: no API and no bot that runs."""
