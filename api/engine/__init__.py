"""Between sessions and the databases: the driver of SQLite, and what is remembered of tables."""
