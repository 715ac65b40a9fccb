"""Real PostgreSQL and Redis for the tests, one of each a run, started when first asked for."""
