"""The messages of a run that are under way: each waits for its place and is looked at once more."""

import asyncio
import math
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Final

import structlog

from api.notifications.channels import table
from api.notifications.channels.base import Channel, Outcome, Retry, Sent
from api.notifications.channels.spec import ChannelSpec
from api.notifications.deliver.leases import Leases
from api.notifications.deliver.places import Place, Places
from api.notifications.deliver.waiting import happens
from api.notifications.lanes.pace import Pace
from api.notifications.prepare.prepare import Dispatch
from api.notifications.settle.settled import Result
from shared import quarantine
from shared.contracts.admin import Lane

log = structlog.get_logger()

GATHER: Final = 0.1
"""Seconds from the first answer until it is told at the latest: those that came meanwhile are
noted together."""
STILL_SILENT: Final = 3.0
"""Seconds after the silence of one of many destinations in which nothing else is tried there."""
HELD_BACK: Final = Retry(reason="not tried", silent=True)
"""It waits with the others for that destination."""
PUT_BACK: Final = Retry(reason="not tried", after=timedelta(0))
"""Nobody asked the counterpart; the message is due as before."""


@dataclass(frozen=True)
class Answer:
    """What became of a message, and the place that it holds until this is noted."""

    result: Result
    place: Place | None = None


class Sending:
    """Sends what it is given, as many at once as the channel takes."""

    def __init__(
        self, lane: Lane, leases: Leases, pace: Pace | None, stopping: asyncio.Event
    ) -> None:
        self.left = 0
        """Letters that were left alone because their leases were not surely ours."""
        self._lane = lane
        self._channel = table.of(lane)
        self._leases = leases
        self._pace = pace
        self._stopping = stopping
        self._places: Places | None = None
        self._tasks: dict[asyncio.Task[Answer | None], Dispatch] = {}
        self._ended: list[asyncio.Task[Answer | None]] = []
        self._some = asyncio.Event()
        """Something has ended."""
        self._enough = asyncio.Event()
        """And it is not worth while to wait for more."""
        self._hungry = False
        self.noted_troubles = 0
        """How often the whole lane was in trouble, as the database knows: it hands nothing out
        while the lane pauses."""
        self._troubles = 0
        """The same, as was met here."""
        self._got_through: dict[str, float] = {}
        """When the last message was taken, by its destination and the loop's clock."""
        self._silent: dict[str, float] = {}
        """When a destination last met one with silence."""

    def __bool__(self) -> bool:
        return bool(self._tasks or self._ended)

    @property
    def has_enough(self) -> bool:
        """More messages wait than can be sent at once."""
        return self._places is not None and self._places.waiting >= self._places.width

    @property
    def chats(self) -> set[int]:
        """Chats of a bot that a message is on its way to."""
        return {_chat_of(self._channel, dispatch) for dispatch in self._tasks.values()}

    def begin(
        self,
        dispatches: Iterable[Dispatch],
        channel: Channel,
        troubles: int,
        *,
        scout: bool = False,
    ) -> None:
        """Send them; `troubles` is what `noted_troubles` was before they were claimed. A `scout`
        goes ahead of the others on a lane that rests."""
        self._places = self._places or Places(channel.concurrency)
        for dispatch in dispatches:
            sending = self._send(dispatch, channel, self._places, troubles, scout=scout)
            task = asyncio.create_task(sending)
            self._tasks[task] = dispatch
            task.add_done_callback(self._end)

    async def answers(self, within: float, *, hungry: bool) -> list[Answer]:
        """What has been answered: all that came close together, or nothing so many seconds long.
        Who is hungry is told as soon as there is room for more messages."""
        self._hungry = hungry
        if self._tasks and await happens(self._some, within):
            await happens(self._enough, GATHER)
        ended, self._ended = self._ended, []
        self._some.clear()
        self._enough.clear()
        return self._answers_of(ended)

    def _end(self, task: asyncio.Task[Answer | None]) -> None:
        dispatch = self._tasks.pop(task)
        if not task.cancelled() and (error := task.exception()):
            # A bug of ours: nobody knows whether the message went. Its lease decides.
            quarantine.note("delivery", error, id=dispatch.delivery.id)
            self._leases.drop(dispatch.deliveries)
        self._ended.append(task)
        self._some.set()
        wants_more = self._hungry and not self.has_enough
        is_much = self._places is not None and 2 * len(self._ended) >= self._places.group
        if is_much or wants_more or not self._tasks:
            self._enough.set()

    def noted(self, answers: Iterable[Answer]) -> None:
        """These are in the database now."""
        for answer in answers:
            if self._places and answer.place:
                self._places.noted(answer.place)
            self.noted_troubles += _is_trouble(answer.result.outcome)

    async def cut(self) -> list[Answer]:
        """End at once; what has been answered by then."""
        cut = list(self._tasks)
        for task in cut:
            task.cancel()
        await asyncio.gather(*cut, return_exceptions=True)
        ended, self._ended = self._ended, []
        return self._answers_of(ended)

    @staticmethod
    def _answers_of(ended: Iterable[asyncio.Task[Answer | None]]) -> list[Answer]:
        whole = [task for task in ended if not task.cancelled() and not task.exception()]
        return [answer for task in whole if (answer := task.result())]

    async def _send(
        self, dispatch: Dispatch, channel: Channel, places: Places, troubles: int, *, scout: bool
    ) -> Answer | None:
        place = await places.take()
        try:
            answer = await self._send_from(place, dispatch, channel, places, troubles)
        except BaseException:
            places.free(place)
            raise
        if answer is None or not scout:
            return answer
        return replace(answer, result=replace(answer.result, scout=True))

    async def _send_from(
        self, place: Place, dispatch: Dispatch, channel: Channel, places: Places, troubles: int
    ) -> Answer | None:
        if self._pace and self._may_go(troubles):
            await asyncio.sleep(self._pace.wait_for_bot())
        if not self._leases.are_ours(dispatch.deliveries):
            places.free(place)
            return self._leave(dispatch)
        if not self._may_go(troubles):
            places.free(place)
            return Answer(Result(dispatch=dispatch, outcome=PUT_BACK, tried=False))
        began = asyncio.get_running_loop().time()
        where = self._channel.service(dispatch.address)
        if where and began - self._silent.get(where, -math.inf) < STILL_SILENT:
            places.free(place)
            return Answer(Result(dispatch=dispatch, outcome=HELD_BACK, tried=False))
        outcome = self._of_whom(await self._outcome(channel, dispatch), began, where)
        self._troubles += _is_trouble(outcome)
        self._leases.answered(dispatch.deliveries)
        places.answered(place)
        return Answer(Result(dispatch=dispatch, outcome=outcome), place)

    def _may_go(self, troubles: int) -> bool:
        # When the counterpart is down or asks us to wait, the rest of what was claimed is not
        # tried message by message (E7, Q3).
        in_trouble = self._troubles > troubles
        return not in_trouble and not self._stopping.is_set() and self._leases.lane_is_ours

    def _of_whom(self, outcome: Outcome, began: float, where: str) -> Outcome:
        """Nobody answered this message: of all that goes there, unless another got through since it
        `began`. Then it is of this one, or of a time that is over."""
        moment = asyncio.get_running_loop().time()
        if isinstance(outcome, Sent):
            self._got_through[where] = moment
            self._silent.pop(where, None)
        if not isinstance(outcome, Retry) or not outcome.silent:
            return outcome
        if self._got_through.get(where, -math.inf) > began:
            return replace(outcome, whole_lane=False, silent=False)
        self._silent[where] = moment
        return outcome

    def _leave(self, dispatch: Dispatch) -> None:
        """Another worker may be sending it: it is no longer our business."""
        delivery_id = str(dispatch.delivery.id)
        log.warning("left alone: its lease may be over", lane=self._lane, delivery_id=delivery_id)
        self.left += 1
        self._leases.drop(dispatch.deliveries)

    async def _outcome(self, channel: Channel, dispatch: Dispatch) -> Outcome:
        if self._pace:
            self._pace.told(_chat_of(self._channel, dispatch))
        try:
            return await channel.send(dispatch.address, dispatch.message)
        except Exception as error:  # noqa: BLE001
            # An adapter turns its protocol's failures into outcomes; this is a bug in it, and it
            # must not take the rest of the batch along.
            quarantine.note("delivery", error, id=dispatch.delivery.id)
            return Retry(reason=f"internal error: {type(error).__name__}", says="internal")


def _chat_of(channel: ChannelSpec, dispatch: Dispatch) -> int:
    """On the lane of a bot."""
    chat = channel.place(dispatch.address)
    assert isinstance(chat, int), "whoever keeps a bot's pace has chats by number"
    return chat


def _is_trouble(outcome: Outcome) -> bool:
    return isinstance(outcome, Retry) and outcome.whole_lane
