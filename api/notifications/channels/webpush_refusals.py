"""What push services answer, and what follows (P7, Q13).

`stage` is the service, `detail` its name for the reason: `errno` of autopush
(mozilla-services.github.io/autopush-rs/errors.html), `reason` of Apple ("Sending web push
notifications in web apps and browsers", developer.apple.com), the X-WNS headers of WNS ("Push
notification service request and response headers", learn.microsoft.com). FCM uses words
(firebase.google.com/docs/cloud-messaging). RFC 8030 and 8292 hold for all of them.

No answer of one service pauses the lane: the others are other people's servers.
"""

from enum import StrEnum
from typing import Final

from api.notifications.channels.refusals import Follows, Row, Said, Table


class Service(StrEnum):
    """Who answers, told by the host of the endpoint."""

    AUTOPUSH = "autopush"
    FCM = "FCM"
    APPLE = "Apple"
    WNS = "WNS"
    OTHER = "other"


FORBIDDEN_HOST: Final = "misconfigured"
UNREACHED: Final = "cannot connect"
UNANSWERED: Final = "no answer"

_HOSTS: Final = (
    ("mozilla.com", Service.AUTOPUSH),
    ("mozaws.net", Service.AUTOPUSH),
    ("googleapis.com", Service.FCM),
    ("push.apple.com", Service.APPLE),
    ("notify.windows.com", Service.WNS),
)
_OTHER_KEY: Final = (
    r"do not correspond to the credentials|vapid public key mismatch|key mismatch"
    r"|does not match the key|sender ?id ?mismatch|VapidPkHashMismatch"
)

TABLE: Final[Table] = (
    Row(
        follows=Follows.LATER,
        source="hosts.py: the name leads to an address that may not be called",
        example=Said(stage=Service.OTHER, detail=FORBIDDEN_HOST),
        detail=FORBIDDEN_HOST,
    ),
    Row(
        follows=Follows.SERVICES,
        source="no connection: nothing was handed over",
        example=Said(stage=Service.OTHER, detail=UNREACHED),
        detail=UNREACHED,
    ),
    Row(
        follows=Follows.AGAIN,
        source="RFC 8030 section 5.4: a push of the same topic replaces its copy, as its tag does",
        example=Said(stage=Service.OTHER, detail=UNANSWERED),
        detail=UNANSWERED,
    ),
    Row(
        follows=Follows.ADDRESS,
        source="RFC 8030 section 7.3: an ended subscription is 404 or 410",
        example=Said(stage=Service.FCM, code=410, words="push subscription has expired"),
        codes={404, 410},
    ),
    Row(
        follows=Follows.ADDRESS,
        source="autopush: errno 102, 103, 105, 106, the endpoint is no more",
        example=Said(stage=Service.AUTOPUSH, code=400, detail="106", words="Gone"),
        stages={Service.AUTOPUSH},
        detail=r"102|103|105|106",
    ),
    Row(
        follows=Follows.ADDRESS,
        source="Apple: VapidPkHashMismatch, the subscription is of another key (RFC 8292, 4.2)",
        example=Said(stage=Service.APPLE, code=400, detail="VapidPkHashMismatch"),
        codes={400, 401, 403},
        detail=r"VapidPkHashMismatch",
    ),
    Row(
        follows=Follows.ADDRESS,
        source="RFC 8292 section 4.2; FCM and autopush (errno 109) say in words: of another key",
        example=Said(
            stage=Service.FCM,
            code=403,
            words="the VAPID credentials in the authorization header do not correspond to the "
            "credentials used to create the subscriptions",
        ),
        codes={400, 401, 403},
        words=_OTHER_KEY,
    ),
    Row(
        follows=Follows.OURS_IN_PART,
        source="RFC 8292 section 2; autopush errno 109; WNS 401, 403: our signature",
        example=Said(stage=Service.APPLE, code=403, detail="BadJwtToken"),
        codes={401, 403},
    ),
    Row(
        follows=Follows.OURS_IN_PART,
        source="Apple: 400 of the authorization; FCM: UnauthorizedRegistration",
        example=Said(stage=Service.APPLE, code=400, words="BadAuthorizationHeader"),
        codes={400},
        words=r"BadAuthorizationHeader|BadJwtToken|ExpiredJwtToken|UnauthorizedRegistration",
    ),
    Row(
        follows=Follows.LATER,
        source="WNS: 406, throttled",
        example=Said(stage=Service.WNS, code=406, words="Not Acceptable"),
        stages={Service.WNS},
        codes={406},
    ),
    Row(
        follows=Follows.LATER,
        source="RFC 8030 section 8.4, RFC 6585 section 4: 429; RFC 9110 section 15.5.9: 408",
        example=Said(stage=Service.APPLE, code=429, detail="TooManyRequests"),
        codes={408, 425, 429},
    ),
    Row(
        follows=Follows.LATER,
        source="RFC 9110 section 15.6; autopush errno 201, 202, 999; Apple InternalServerError",
        example=Said(stage=Service.AUTOPUSH, code=503, detail="201"),
        codes=range(500, 600),
    ),
    Row(
        follows=Follows.MESSAGES,
        source="RFC 8030 section 7.2: 413, and all else is of this message (400, 405, redirects)",
        example=Said(stage=Service.WNS, code=413, words="payload exceeds"),
    ),
)


def service_of(host: str) -> Service:
    """Whose host it is."""
    for ending, service in _HOSTS:
        if host == ending or host.endswith(f".{ending}"):
            return service
    return Service.OTHER
