"""Mattermost: one incoming webhook for posts to people and channels."""

import re
import secrets
from http import HTTPStatus
from typing import Any, Final
from urllib.parse import urlsplit

import aiohttp
import msgspec

from api.notifications.channels.base import (
    Address,
    Gone,
    Message,
    Outcome,
    Rejected,
    Retry,
    Sent,
    Tested,
)
from api.notifications.channels.hosts import HostPolicy
from api.notifications.channels.http_answers import (
    HttpAnswer,
    NetworkTrouble,
    answer_of,
    trouble,
)
from api.notifications.channels.mattermost.address import MattermostAddress
from api.notifications.channels.mattermost.errors import (
    Unclear,
    is_taken,
    outcome_of,
    outcome_of_trouble,
    said_of,
    said_of_trouble,
)
from api.notifications.channels.mattermost.refusals import TABLE
from api.notifications.channels.mattermost.text import render
from api.notifications.channels.refusals import of_everybody, row_for
from api.notifications.channels.settings_error import ChannelSettingsError
from api.notifications.channels.texts import masked
from api.notifications.channels.urls import fault_of_url

TIMEOUT: Final = aiohttp.ClientTimeout(total=10, connect=8)
"""Seconds; who could not even connect has handed nothing over."""
_JSON: Final = {"Content-Type": "application/json"}
TAKEN: Final = "200 ok"
"""The one answer that means a post (M6)."""
_NAME = re.compile(r"@?[a-z0-9._-]+")
_HOOK_ALIVE: Final = {HTTPStatus.FORBIDDEN, HTTPStatus.NOT_FOUND}


class MattermostChannel:
    """Posts by one hook, whose URL is a secret (M5).

    The session must be a guarded one (`safe_http.guarded_session`) and belongs to the caller.
    Raises ChannelSettingsError on a URL that is no HTTP address or whose literal address the
    policy forbids.
    """

    concurrency = 8

    def __init__(
        self,
        url: str,
        *,
        session: aiohttp.ClientSession,
        username: str = "",
        icon_url: str = "",
        hosts: HostPolicy | None = None,
    ) -> None:
        if fault := fault_of_url(url, hosts or HostPolicy()):
            raise ChannelSettingsError(f"Mattermost: {fault}")
        self._url = url
        self._session = session
        looks = {"username": username, "icon_url": icon_url}
        self._looks = {key: value for key, value in looks.items() if value}
        self._secrets = (url, urlsplit(url).path.rpartition("/")[2])

    async def send(self, address: Address, message: Message) -> Outcome:
        """Post to a person or a channel; Mattermost gives posts by hook no id."""
        if not isinstance(address, MattermostAddress):
            raise TypeError(address)
        if not _NAME.fullmatch(address.channel):
            return Gone(reason="not a login or a channel name of Mattermost", says="no-user")  # M1
        try:
            return await self._post_to(address.channel, render(message))
        except NetworkTrouble as error:
            return outcome_of_trouble(error, self._veiled(trouble(error)))

    async def test(self, address: Address | None, message: Message) -> Tested:
        """The server's own answer; without an address it asks for a channel that cannot be."""
        try:
            if address is None:
                answer = await self._ask_hook()
                return self._told(answer, ok=answer.status in _HOOK_ALIVE)
            if not isinstance(address, MattermostAddress):
                raise TypeError(address)
            # As a notice goes: a person who is gone is told from a hook that is.
            outcome = await self._post_to(address.channel, render(message))
        except NetworkTrouble as error:
            says = row_for(TABLE, said_of_trouble(error)).says
            return Tested(ok=False, answer=self._veiled(trouble(error)), says=says)
        if isinstance(outcome, Sent):
            return Tested(ok=True, answer=TAKEN)
        return Tested(ok=False, answer=outcome.reason, says=outcome.says)

    async def probe(self) -> Retry | None:
        """Whether anybody answers at the hook; nothing is posted."""
        try:
            answer = await self._ask_hook()
        except NetworkTrouble as error:
            return of_everybody(outcome_of_trouble(error, self._veiled(trouble(error))))
        told = outcome_of(answer, self._words(answer))
        return None if told is Unclear.UNCLEAR else of_everybody(told)

    async def close(self) -> None:
        """The session belongs to the caller: nothing to close."""

    def _told(self, answer: HttpAnswer, *, ok: bool) -> Tested:
        says = "" if ok else row_for(TABLE, said_of(answer)).says
        return Tested(ok=ok, answer=self._words(answer), says=says)

    async def _post_to(self, channel: str, text: str) -> Outcome:
        answer = await self._post(channel, text)
        if is_taken(answer):
            return Sent()  # Nobody asks for its words.
        outcome = outcome_of(answer, self._words(answer))
        if outcome is not Unclear.UNCLEAR:
            return outcome
        hook = await self._ask_hook()
        if hook.status == HTTPStatus.BAD_REQUEST:
            return Retry(reason=self._words(answer), whole_lane=True, alarm=True, says="hook")
        if hook.status not in _HOOK_ALIVE:
            return Retry(reason=self._words(hook), after=hook.retry_after, says="broken")
        if hook.status == HTTPStatus.FORBIDDEN:
            # Locked to one channel: nobody else is reached, whoever it is.
            return Rejected(reason=self._words(hook), alarm=True, says="locked")
        person = channel.startswith("@")
        if person:
            return Gone(reason=self._words(answer), says="no-user")
        return Rejected(reason=self._words(answer), says="no-channel")

    async def _ask_hook(self) -> HttpAnswer:
        """Is the hook there? A channel that does not exist is 404 to a living hook, 403 to a
        locked one and 400 to a hook that is gone; nothing is posted."""
        return await self._post(f"vestovoy-probe-{secrets.token_hex(8)}", "?")

    async def _post(self, channel: str, text: str) -> HttpAnswer:
        body: dict[str, Any] = {"channel": channel, "text": text, **self._looks}
        async with self._session.post(
            self._url,
            data=msgspec.json.encode(body),
            headers=_JSON,
            allow_redirects=False,
            timeout=TIMEOUT,
        ) as response:
            return await answer_of(response)

    def _words(self, answer: HttpAnswer) -> str:
        return self._veiled(answer.words)

    def _veiled(self, text: str) -> str:
        return masked(text, *self._secrets)
