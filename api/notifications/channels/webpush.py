"""Web push: one subscription of one browser at a time, through whatever service it uses."""

from http import HTTPStatus
from typing import Final
from urllib.parse import urlsplit

import aiohttp

from api.notifications.channels.base import (
    Address,
    Gone,
    Message,
    Outcome,
    PushAddress,
    Rejected,
    Retry,
    Sent,
)
from api.notifications.channels.http_answers import (
    HttpAnswer,
    NetworkTrouble,
    answer_of,
    trouble,
)
from api.notifications.channels.push_payload import render, topic_of
from api.notifications.channels.push_sealer import PLAINTEXT_LIMIT, PushSealer
from api.notifications.channels.safe_http import HostPolicy, fault_of_url
from api.notifications.channels.texts import masked
from shared.contracts.notifications import TestAnswer
from shared.i18n import translator

TIMEOUT: Final = aiohttp.ClientTimeout(total=10)
SHORT_LIMIT: Final = 2000
"""Bytes tried after a 413."""
_SUCCESS: Final = range(200, 300)
_DEAD: Final = {HTTPStatus.NOT_FOUND, HTTPStatus.GONE}
_LATER: Final = {HTTPStatus.REQUEST_TIMEOUT, HTTPStatus.TOO_MANY_REQUESTS}
_UNTRUSTED: Final = {HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN}


class PushChannel:
    """Pushes by one VAPID key. Endpoints are secrets: no reason holds one (P12).

    The session must be a guarded one (`safe_http.guarded_session`) and belongs to the caller.
    Raises ChannelSettingsError on a malformed key or contact.
    """

    concurrency = 16

    def __init__(
        self,
        private_key: str,
        contact: str,
        *,
        session: aiohttp.ClientSession,
        hide_text: bool = False,
        hosts: HostPolicy | None = None,
    ) -> None:
        self._sealer = PushSealer(private_key, contact)
        self._session = session
        self._hide_text = hide_text
        self._hosts = hosts or HostPolicy()

    async def send(self, address: Address, message: Message) -> Outcome:
        """Push to one browser; `provider_id` is the service's own name for the message."""
        if not isinstance(address, PushAddress):
            raise TypeError(address)
        answer = await self._tried(address, message)
        return self._outcome(answer, address) if isinstance(answer, HttpAnswer) else answer

    async def test(self, address: Address | None, message: Message) -> TestAnswer:
        """The push service's own answer; without an address it only shows that the keys work."""
        if address is None:
            t = translator(message.locale)
            words = t("channels-push-ready", public=self._sealer.public_key)
            return TestAnswer(ok=True, answer=words)
        if not isinstance(address, PushAddress):
            raise TypeError(address)
        answer = await self._tried(address, message)
        if isinstance(answer, HttpAnswer):
            return TestAnswer(ok=answer.status in _SUCCESS, answer=_words(answer, address))
        return TestAnswer(ok=False, answer=answer.reason)

    async def close(self) -> None:
        """The session belongs to the caller: nothing to close."""

    async def _tried(self, address: PushAddress, message: Message) -> HttpAnswer | Gone | Retry:
        """The service's answer, or why there is none."""
        if fault := fault_of_url(address.endpoint, self._hosts, https_only=True):
            return Gone(reason=fault)
        try:
            return await self._push(address, message)
        except NetworkTrouble as error:
            return Retry(reason=trouble(error))
        except ValueError:
            return Gone(reason="the subscription's keys are malformed")

    async def _push(self, address: PushAddress, message: Message) -> HttpAnswer:
        """Send; a service with less room than the standard gets a shorter text once (P7)."""
        answer = await self._post(address, message, PLAINTEXT_LIMIT)
        if answer.status == HTTPStatus.REQUEST_ENTITY_TOO_LARGE:
            answer = await self._post(address, message, SHORT_LIMIT)
        return answer

    async def _post(self, address: PushAddress, message: Message, limit: int) -> HttpAnswer:
        payload = render(message, limit, hide_text=self._hide_text)
        async with self._session.post(
            address.endpoint,
            data=self._sealer.seal(payload, address.p256dh, address.auth),
            headers=self._headers(address, message),
            allow_redirects=False,
            timeout=TIMEOUT,
        ) as response:
            return await answer_of(response)

    def _headers(self, address: PushAddress, message: Message) -> dict[str, str]:
        headers = {
            "Authorization": self._sealer.authorization(address.endpoint),
            "Content-Encoding": "aes128gcm",
            "Content-Type": "application/octet-stream",
            "TTL": str(max(int(message.ttl.total_seconds()), 0)),
            "Urgency": message.urgency.value,
        }
        if topic := topic_of(message):
            headers["Topic"] = topic
        return headers

    def _outcome(self, answer: HttpAnswer, address: PushAddress) -> Outcome:
        """What the service's answer means (P7)."""
        reason = _words(answer, address)
        match answer.status:
            case status if status in _SUCCESS:
                return Sent(provider_id=_message_name(answer, address))
            case status if status in _DEAD:
                return Gone(reason=reason)
            case status if status in _UNTRUSTED:
                return self._distrusted(address, reason)
            case status if status in _LATER or status >= HTTPStatus.INTERNAL_SERVER_ERROR:
                return Retry(reason=reason, after=answer.retry_after)
            case _:
                return Rejected(reason=reason)

    def _distrusted(self, address: PushAddress, reason: str) -> Retry:
        """The administrator hears, and the lane goes on: one subscription may be of another key,
        while others live. The next try signs anew, which heals a signature gone stale by a
        corrected clock; a subscription that never recovers runs out of attempts."""
        self._sealer.forget(address.endpoint)
        return Retry(reason=reason, alarm=True)


def _words(answer: HttpAnswer, address: PushAddress) -> str:
    path = urlsplit(address.endpoint).path
    return masked(answer.words, address.endpoint, path, path.rpartition("/")[2])


def _message_name(answer: HttpAnswer, address: PushAddress) -> str:
    """The end of the message's own URL; long ones are cut, because the whole is a key to it."""
    name = urlsplit(answer.location).path.rpartition("/")[2]
    return masked(name, urlsplit(address.endpoint).path.rpartition("/")[2])[:40]
