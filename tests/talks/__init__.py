"""People talk with the two bots as they run: the real API behind them, the sandbox before them."""
