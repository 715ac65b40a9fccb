"""One structured log for every process; libraries that use `logging` flow into it."""

import logging
import re
from typing import Any, Final

import structlog

from shared.settings import Settings

QUIETER = ("aiogram.event", "aiosqlite", "alembic", "taskiq", "uvicorn.error")
"""Libraries that tell of every task, step and update; their warnings stay."""


def configure(settings: Settings, process: str) -> None:
    """Log lines to stderr, `process` on each; JSON when the settings say so."""
    shared: list[Any] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
    )
    handler = logging.StreamHandler()
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=shared,
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                structlog.processors.format_exc_info,
                without_values,
                _renderer(settings.log_format),
            ],
        )
    )
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(settings.log_level)
    for name in QUIETER:
        logging.getLogger(name).setLevel(logging.WARNING)
    structlog.contextvars.bind_contextvars(process=process)


def without_values(_: Any, __: str, event: Any) -> Any:
    """A trace without what PostgreSQL and its driver quote of a row: people's words and addresses,
    keys and hashes (P12)."""
    if "exception" in event:
        event["exception"] = _QUOTED.sub(r"\1…", event["exception"])
    return event


_QUOTED: Final = re.compile(
    r"(\nDETAIL: |invalid input for query argument \$\d+:|invalid input syntax for type [^:]+:).*?"
    r"(?=\n\[SQL: |\n\n(?:The above exception|During handling)|\Z)",
    re.DOTALL,
)
"""From where the quoting begins to where the trace goes on; a value may have lines of its own."""


def _renderer(log_format: str) -> Any:
    if log_format == "json":
        return structlog.processors.JSONRenderer(ensure_ascii=False)
    return structlog.dev.ConsoleRenderer(colors=False)
