"""What every test may ask for. Each plugin is a module of its own; here they are only listed."""

pytest_plugins = [
    "pytester",
    "tests.servers.fixtures",
    "tests.servers.browsers",
    "tests.servers.statements",
    "tests.stores.fixtures",
    "tests.desk.fixtures",
    "tests.reporting.skips",
    "tests.reporting.parts",
    "tests.reporting.slow",
]
