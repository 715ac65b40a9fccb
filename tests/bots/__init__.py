"""The two bots, driven by real updates."""
