"""`vestovoy api`: the HTTP API alone; workers beside it plan and deliver."""

import asyncio

from api.app import create_app
from api.run import startup
from api.run.server import Server
from api.settings import Settings


async def run(settings: Settings) -> None:
    """Serve until SIGTERM or SIGINT."""
    with startup.listening(settings.host, settings.port) as doors:
        async with startup.database(settings) as held:
            await startup.migrate(held)
            await startup.offer_setup(held)
        app = create_app(settings)
        server = Server(app, settings.base_url, grace=10, drain=app.state.lines.end)
        with startup.share_folder(settings.data_dir):
            await server.serve_until_signal(asyncio.Event(), doors)
