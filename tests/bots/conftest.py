"""What holds for the tests of this folder."""

import structlog

# The default renderer draws every local variable of a traceback, for seconds.
structlog.configure(
    processors=[structlog.processors.format_exc_info, structlog.processors.KeyValueRenderer()]
)
