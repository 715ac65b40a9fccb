"""The spool in Redis, shared by all processes of one bot."""

from redis.asyncio import Redis


class RedisSpool:
    """A bag is a hash; an index set per kind names them, because `SCAN` would walk all of Redis."""

    def __init__(self, redis: Redis, root: str) -> None:
        self._redis = redis
        self._root = root

    def _bag(self, bag: str) -> str:
        return f"{self._root}:{bag}"

    def _index(self, bag: str) -> str:
        return f"{self._root}:index:{bag.split(':', 1)[0]}"

    async def put(self, bag: str, field: str, value: str, ttl: float) -> None:
        async with self._redis.pipeline(transaction=True) as pipe:
            pipe.hset(self._bag(bag), field, value)
            pipe.pexpire(self._bag(bag), int(ttl * 1000))
            pipe.sadd(self._index(bag), bag)
            await pipe.execute()

    async def items(self, bag: str) -> dict[str, str]:
        found = await self._redis.hgetall(self._bag(bag))
        return {_text(field): _text(value) for field, value in found.items()}

    async def drop(self, bag: str, *fields: str) -> None:
        # Redis removes an empty hash by itself; `bags` removes its name from the index.
        if fields:
            await self._redis.hdel(self._bag(bag), *fields)
        else:
            await self._redis.delete(self._bag(bag))

    async def bags(self, kind: str) -> list[str]:
        index = self._index(kind)
        names = [_text(name) for name in await self._redis.smembers(index)]
        living = [name for name in names if await self._redis.exists(self._bag(name))]
        if dead := set(names) - set(living):
            await self._redis.srem(index, *dead)
        return living

    async def claim(self, name: str, ttl: float) -> bool:
        taken = await self._redis.set(
            f"{self._root}:claim:{name}", "1", nx=True, px=int(ttl * 1000)
        )
        return bool(taken)

    async def release(self, name: str) -> None:
        await self._redis.delete(f"{self._root}:claim:{name}")


def _text(value: bytes | str) -> str:
    return value.decode() if isinstance(value, bytes) else value
