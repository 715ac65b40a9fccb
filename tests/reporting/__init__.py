"""How a test run reports: which rules its tests prove, and what a skip means."""
