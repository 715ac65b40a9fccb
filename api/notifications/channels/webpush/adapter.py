"""Web push: one subscription of one browser at a time, through whatever service it uses."""

from http import HTTPStatus
from typing import Final
from urllib.parse import urlsplit

import aiohttp

from api.notifications.channels.base import Address, Gone, Message, Outcome, Retry, Sent, Tested
from api.notifications.channels.hosts import HostPolicy
from api.notifications.channels.http_answers import (
    HttpAnswer,
    NetworkTrouble,
    answer_of,
    is_private_host,
    trouble,
    was_handed_over,
)
from api.notifications.channels.refusals import Follows, Row, Said, outcome, row_for
from api.notifications.channels.texts import masked
from api.notifications.channels.urls import fault_of_url
from api.notifications.channels.webpush.address import PushAddress
from api.notifications.channels.webpush.payload import render, topic_of
from api.notifications.channels.webpush.refusals import (
    FORBIDDEN_HOST,
    TABLE,
    UNANSWERED,
    UNREACHED,
    Service,
    service_of,
)
from api.notifications.channels.webpush.sealer import PLAINTEXT_LIMIT, PushSealer
from shared.i18n import translator

TIMEOUT: Final = aiohttp.ClientTimeout(total=10, connect=8)
SHORT_LIMIT: Final = 2000
"""Bytes tried after a 413."""
MALFORMED: Final = "the subscription's keys are malformed"
_SUCCESS: Final = range(200, 300)


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

    async def test(self, address: Address | None, message: Message) -> Tested:
        """The push service's own answer; without an address it only shows that the keys work."""
        if address is None:
            t = translator(message.locale)
            words = t("channels-push-ready", public=self._sealer.public_key)
            return Tested(ok=True, answer=words)
        if not isinstance(address, PushAddress):
            raise TypeError(address)
        if fault := self._fault(address):
            return Tested(ok=False, answer=fault, says="forbidden")
        try:
            answer = await self._push(address, message)
        except NetworkTrouble as error:
            says = _row_of(error, address).says
            return Tested(ok=False, answer=trouble(error), says=says)
        except ValueError:
            return Tested(ok=False, answer=MALFORMED, says="gone")
        ok = answer.status in _SUCCESS
        says = "" if ok else row_for(TABLE, _said(answer, address)).says
        name = _message_name(answer, address) if ok else ""
        return Tested(ok=ok, answer=_words(answer, address), says=says, name=name)

    async def probe(self) -> Retry | None:
        """There is no one counterpart: each push service is another."""
        return None

    async def close(self) -> None:
        """The session belongs to the caller: nothing to close."""

    async def _tried(self, address: PushAddress, message: Message) -> HttpAnswer | Outcome:
        """The service's answer, or why there is none."""
        if fault := self._fault(address):
            return Gone(reason=fault, says="forbidden")
        try:
            return await self._push(address, message)
        except NetworkTrouble as error:
            return outcome(_row_of(error, address), trouble(error))
        except ValueError:
            return Gone(reason=MALFORMED, says="gone")

    def _fault(self, address: PushAddress) -> str:
        return fault_of_url(address.endpoint, self._hosts, https_only=True)

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
        if answer.status in _SUCCESS:
            return Sent(provider_id=_message_name(answer, address))
        row = row_for(TABLE, _said(answer, address))
        if row.follows is Follows.OURS_IN_PART:
            # The next try signs anew, which heals a signature gone stale by a corrected clock.
            self._sealer.forget(address.endpoint)
        return outcome(row, _words(answer, address), after=answer.retry_after)


def _row_of(error: BaseException, address: PushAddress) -> Row:
    return row_for(TABLE, Said(stage=_service(address), detail=_detail(error)))


def _detail(error: BaseException) -> str:
    if is_private_host(error):
        return FORBIDDEN_HOST
    return UNANSWERED if was_handed_over(error) else UNREACHED


def _said(answer: HttpAnswer, address: PushAddress) -> Said:
    told = answer.fields
    detail = told.get("errno", told.get("reason", ""))
    words = f"{answer.words} {answer.hint}"
    return Said(stage=_service(address), code=answer.status, detail=str(detail), words=words)


def _service(address: PushAddress) -> Service:
    return service_of(urlsplit(address.endpoint).hostname or "")


def _words(answer: HttpAnswer, address: PushAddress) -> str:
    path = urlsplit(address.endpoint).path
    return masked(answer.words, address.endpoint, path, path.rpartition("/")[2])


def _message_name(answer: HttpAnswer, address: PushAddress) -> str:
    """The end of the message's own URL; long ones are cut, because the whole is a key to it."""
    name = urlsplit(answer.location).path.rpartition("/")[2]
    return masked(name, urlsplit(address.endpoint).path.rpartition("/")[2])[:40]
