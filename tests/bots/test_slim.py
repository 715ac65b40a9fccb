"""aiogram without the validators that nobody has asked for."""

import asyncio
import sys

import pytest

pytestmark = pytest.mark.processes

BUILDS_WHEN_USED = """
from bot_client.dispatcher import PROGRAM
from aiogram import methods, types
from aiogram.methods.base import Response

assert not types.Message.__pydantic_complete__
assert not types.Story.__pydantic_complete__
message = {"message_id": 1, "date": 0, "chat": {"id": 1, "type": "private"}, "text": "x"}
told = Response[list[types.Update]].model_validate(
    {"ok": True, "result": [{"update_id": 1, "message": message}]}
)
assert told.result[0].message.text == "x"
button = types.InlineKeyboardButton(text="a", callback_data="b")
markup = types.InlineKeyboardMarkup(inline_keyboard=[[button]])
assert methods.SendMessage(chat_id=1, text="x", reply_markup=markup).reply_markup is not None
"""

EVERYTHING_CAN_BE_BUILT = """
import bot_staff
from aiogram import methods, types

assert not types.Message.__pydantic_complete__
for module in (types, methods):
    for name in module.__all__:
        entity = getattr(module, name)
        if hasattr(entity, "model_rebuild"):
            entity.model_rebuild()
            assert entity.__pydantic_complete__, name
"""

MEMORY = """
import sys
from bot_staff.dispatcher import PROGRAM
assert "redis" not in sys.modules and "aiohttp.web" not in sys.modules
with open("/proc/self/status") as status:
    print(next(line.split()[1] for line in status if line.startswith("VmRSS")))
"""


async def run(program: str) -> str:
    """What a Python of its own prints; a failing one fails the test."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-c", program, stdout=asyncio.subprocess.PIPE
    )
    out, _ = await process.communicate()
    assert process.returncode == 0
    return out.decode()


@pytest.mark.parametrize("program", [BUILDS_WHEN_USED, EVERYTHING_CAN_BE_BUILT])
async def test_types_are_built_when_they_are_used(program: str):
    """Not before; and each of them still can be."""
    await run(program)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="reads /proc")
async def test_a_bot_fits_into_a_hundred_megabytes():
    """With all its talks imported, and neither Redis nor a server that it may not need; aiogram
    alone, imported as it is, takes 169."""
    assert int(await run(MEMORY)) < 100 * 1024
