"""Real PostgreSQL and Redis for the tests: one server of each a run, started when first asked for."""
