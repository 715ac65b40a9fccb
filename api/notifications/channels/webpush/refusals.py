"""What push services answer, and what follows (P7, Q13).

`stage` is the service, `detail` its name for the reason: `errno` of autopush (`docs/src/errors.md`,
`ApiErrorKind::errno` and `RouterError::errno` of mozilla-services/autopush-rs), `reason` of Apple,
seen in the field. WNS: "Troubleshooting push notifications", learn.microsoft.com. FCM uses words,
seen in the field. RFC 8030 and 8292 hold for all of them.

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
    r"|does not match the key|does not correspond to the sender id|mismatch ?sender ?id"
    r"|sender ?id ?mismatch|VapidPkHashMismatch"
)

TABLE: Final[Table] = (
    Row(
        follows=Follows.LATER,
        source="hosts.py: the name leads to an address that may not be called",
        example=Said(stage=Service.OTHER, detail=FORBIDDEN_HOST),
        detail=FORBIDDEN_HOST,
        says="forbidden",
    ),
    Row(
        follows=Follows.SERVICES,
        source="no connection: nothing was handed over",
        example=Said(stage=Service.OTHER, detail=UNREACHED),
        detail=UNREACHED,
        says="unreached",
    ),
    Row(
        follows=Follows.AGAIN,
        source="RFC 8030 section 5.4: a push of the same topic replaces its copy, as its tag does",
        example=Said(stage=Service.OTHER, detail=UNANSWERED),
        detail=UNANSWERED,
        says="perhaps",
    ),
    Row(
        follows=Follows.ADDRESS,
        source="RFC 8030 section 7.3: 404; FCM, WNS: 410; autopush: ApiErrorKind::status, both",
        example=Said(stage=Service.FCM, code=410, words="push subscription has expired"),
        codes={404, 410},
        says="gone",
    ),
    Row(
        follows=Follows.ADDRESS,
        source="autopush: errno 102 InvalidToken, 103 NoUser, 105 UserWasDeleted, 106 NotFound",
        example=Said(stage=Service.AUTOPUSH, code=400, detail="106", words="Gone"),
        stages={Service.AUTOPUSH},
        detail=r"102|103|105|106",
        says="gone",
    ),
    Row(
        follows=Follows.ADDRESS,
        source="seen in the field: vjt/grappa-irc#1323, of another key (RFC 8292 section 4.2)",
        example=Said(stage=Service.APPLE, code=400, detail="VapidPkHashMismatch"),
        codes={400, 401, 403},
        detail=r"VapidPkHashMismatch",
        says="keys",
    ),
    Row(
        follows=Follows.ADDRESS,
        # FCM, seen in the field: web-push-libs/web-push#941, and in older words
        # web-push-libs/pywebpush#100, bartbutenaers/node-red-contrib-ui-web-push#7.
        source="RFC 8292 section 4.2; autopush: VapidError::KeyMismatch (401, errno 109); FCM",
        example=Said(
            stage=Service.FCM,
            code=403,
            words="the VAPID credentials in the authorization header do not correspond to the "
            "credentials used to create the subscriptions",
        ),
        codes={400, 401, 403},
        words=_OTHER_KEY,
        says="keys",
    ),
    Row(
        follows=Follows.OURS_IN_PART,
        # Apple's BadJwtToken, seen in the field: web-push-libs/web-push#947.
        source="RFC 8292 section 2: 403; autopush: VapidError, 401, errno 109; WNS 401, 403",
        example=Said(stage=Service.APPLE, code=403, detail="BadJwtToken"),
        codes={401, 403},
        says="keys",
    ),
    Row(
        follows=Follows.OURS_IN_PART,
        source="seen in the field: UnauthorizedRegistration of FCM, zaru/webpush#31",
        example=Said(stage=Service.FCM, code=400, words="UnauthorizedRegistration"),
        codes={400},
        words=r"BadJwtToken|UnauthorizedRegistration",
        says="keys",
    ),
    Row(
        follows=Follows.LATER,
        source="WNS: 406, the throttle limit (MicrosoftDocs/windows-dev-docs#4166)",
        example=Said(stage=Service.WNS, code=406, words="Not Acceptable"),
        stages={Service.WNS},
        codes={406},
        says="slow",
    ),
    Row(
        follows=Follows.LATER,
        source="RFC 8030 section 8.4, RFC 6585 section 4: 429; RFC 9110 section 15.5.9: 408",
        example=Said(stage=Service.APPLE, code=429, detail="TooManyRequests"),
        codes={408, 425, 429},
        says="slow",
    ),
    Row(
        follows=Follows.LATER,
        source="RFC 9110 section 15.6; autopush: RouterError 201, 901, 902, 903",
        example=Said(stage=Service.AUTOPUSH, code=503, detail="201"),
        codes=range(500, 600),
        says="broken",
    ),
    Row(
        follows=Follows.MESSAGES,
        source="RFC 8030 section 7.2: 413, and all else is of this message (400, 405, redirects)",
        example=Said(stage=Service.WNS, code=413, words="payload exceeds"),
        says="form",
    ),
)


def service_of(host: str) -> Service:
    """Whose host it is."""
    for ending, service in _HOSTS:
        if host == ending or host.endswith(f".{ending}"):
            return service
    return Service.OTHER
