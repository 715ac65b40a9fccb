"""What an incoming webhook of Mattermost answers, and what follows (M3, M6, Q13).

`detail` is the id of Mattermost's own error: `incomingWebhook` (`server/channels/web/webhook.go` of
mattermost/mattermost) decodes, `HandleIncomingWebhook` (`server/channels/app/webhook.go`) does the
rest. Newer servers hide the id of the second behind `general` and keep its status. NOT_THEIRS where
the answer is not in its form, and so comes from something else in its place: a proxy, a wrong path.
"""

from typing import Final

from api.notifications.channels.refusals import Follows, Row, Said, Table

NOT_THEIRS: Final = "not Mattermost's"
UNTRUSTED: Final = "untrusted"
UNREACHED: Final = "cannot connect"
FORBIDDEN_HOST: Final = "misconfigured"
UNANSWERED: Final = "no answer"
_WEBHOOK: Final = "web.incoming_webhook"
_THEIRS: Final = rf"(?!{NOT_THEIRS}).+"

TABLE: Final[Table] = (
    Row(
        follows=Follows.OURS,
        source="http_answers.py: the certificate of the host is not trusted",
        example=Said(detail=UNTRUSTED),
        detail=UNTRUSTED,
        says="certificate",
    ),
    Row(
        follows=Follows.OURS,
        source="hosts.py: the host is forbidden by the settings",
        example=Said(detail=FORBIDDEN_HOST),
        detail=FORBIDDEN_HOST,
        says="forbidden",
    ),
    Row(
        follows=Follows.NOBODY,
        source="no connection: nothing was handed over",
        example=Said(detail=UNREACHED),
        detail=UNREACHED,
        says="unreached",
    ),
    Row(
        follows=Follows.SILENCE,
        source="the post was handed over, and a post by hook carries no id that drops a copy",
        example=Said(detail=UNANSWERED),
        detail=UNANSWERED,
        says="perhaps",
    ),
    Row(
        follows=Follows.EVERYBODYS,
        source="RateLimitSettings: 429 with Retry-After, RFC 6585 section 4",
        example=Said(code=429, detail=NOT_THEIRS, words="limit exceeded"),
        codes={429},
        says="slow",
    ),
    Row(
        follows=Follows.MESSAGES,
        source="RFC 9110 section 15.5.14: the post is too large",
        example=Said(code=413, detail=NOT_THEIRS),
        codes={413},
        says="too-large",
    ),
    Row(
        follows=Follows.ADDRESS,
        # Also when their database fails at that moment: many at once are no verdict (`deaths.py`).
        # The same id with 403 is of the hook's owner.
        source="HandleIncomingWebhook: user.app_error, 400: GetByUsername found nobody",
        example=Said(code=400, detail=f"{_WEBHOOK}.user.app_error"),
        codes={400, 404},
        detail=rf"{_WEBHOOK}\.user\.app_error",
        says="no-user",
    ),
    Row(
        follows=Follows.ADDRESS,
        # Newer servers hide the cause, and leave its status: 404 of a hook that is there.
        source="HandleIncomingWebhook: channel.app_error, 404: GetByName found no channel",
        example=Said(code=404, detail=f"{_WEBHOOK}.channel.app_error"),
        codes={404},
        detail=rf"{_WEBHOOK}\.(channel|general)\.app_error",
        says="no-channel",
    ),
    Row(
        follows=Follows.OURS_HERE,
        source="HandleIncomingWebhook: channel_locked, permissions, user (the owner): 403",
        example=Said(code=403, detail=f"{_WEBHOOK}.channel_locked.app_error"),
        codes={403},
        detail=_THEIRS,
        says="locked",
    ),
    Row(
        follows=Follows.OURS,
        source="HandleIncomingWebhook: invalid.app_error, 400: GetIncoming found no such hook",
        example=Said(code=400, detail=f"{_WEBHOOK}.invalid.app_error"),
        codes={400},
        detail=rf"{_WEBHOOK}\.invalid\.app_error",
        says="hook",
    ),
    Row(
        follows=Follows.MESSAGES,
        source="HandleIncomingWebhook: text, parse; incomingWebhook: decode: of the post itself",
        example=Said(code=400, detail=f"{_WEBHOOK}.text.app_error"),
        codes={400},
        detail=rf"{_WEBHOOK}\.(text|parse|decode)\.app_error",
        says="form",
    ),
    Row(
        follows=Follows.MESSAGES,
        source="404 of another cause in Mattermost's own form",
        example=Said(code=404, detail="api.context.404.app_error"),
        codes={404},
        detail=_THEIRS,
        says="no-channel",
    ),
    Row(
        follows=Follows.MESSAGES,
        source="incomingWebhook: general, 400, names no cause (M3): the hook is asked first",
        example=Said(code=400, detail=f"{_WEBHOOK}.general.app_error"),
        codes={400},
        detail=_THEIRS,
        says="hook",
    ),
    Row(
        follows=Follows.LATER,
        source="RFC 9110 section 15.6.1: perhaps about this one post",
        example=Said(code=500, detail=NOT_THEIRS),
        codes={500},
        says="broken",
    ),
    Row(
        follows=Follows.NOBODY,
        source="RFC 9110 sections 15.6.3 to 15.6.5: a gateway without its server",
        example=Said(code=502, detail=NOT_THEIRS, words="bad gateway"),
        codes={502, 503, 504},
        says="away",
    ),
    Row(
        follows=Follows.OURS,
        source="404 not in Mattermost's form (M6): a proxy, or a path that leads elsewhere",
        example=Said(code=404, detail=NOT_THEIRS, words="404 nginx"),
        codes={404},
        detail=NOT_THEIRS,
        says="not-there",
    ),
    Row(
        follows=Follows.OURS,
        # 501 hooks switched off, redirects, pages of something that is not Mattermost.
        source="HandleIncomingWebhook: disabled.app_error, 501; all else is not Mattermost (M6)",
        example=Said(code=501, detail=f"{_WEBHOOK}.disabled.app_error"),
        says="not-hook",
    ),
)
