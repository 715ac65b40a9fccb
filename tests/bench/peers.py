"""The peer: apprise telling as many targets over the same sink."""

import time

import apprise


async def fan_out(port: int, count: int) -> float:
    """Targets per second of one `async_notify` to `count` JSON hooks."""
    many = apprise.Apprise()
    for number in range(count):
        many.add(f"json://127.0.0.1:{port}/hooks/{number}")
    begun = time.perf_counter()
    if not await many.async_notify(title="Новая заявка", body="Не печатает принтер " * 16):
        raise AssertionError("apprise did not deliver everything")
    return count / (time.perf_counter() - begun)
