"""What every test may ask for. Each plugin is a module of its own; here they are only listed."""

from hypothesis import settings

# The same examples in every run and on every machine: a red run says something of the change.
# Who looks for new ones runs with `--hypothesis-profile=default`.
settings.register_profile("fixed", derandomize=True, deadline=None, database=None)
settings.load_profile("fixed")

pytest_plugins = [
    "pytester",
    "tests.servers.fixtures",
    "tests.servers.browsers",
    "tests.servers.asked",
    "tests.servers.statements",
    "tests.stores.fixtures",
    "tests.desk.fixtures",
    "tests.reporting.skips",
    "tests.reporting.parts",
    "tests.reporting.slow",
]
