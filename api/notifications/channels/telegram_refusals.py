"""What the Bot API answers, and what follows (Q4, Q13).

Its documentation names codes and leaves the descriptions "subject to change"; those here are
spelled in tdlib/telegram-bot-api (`Client.cpp`) and in core.telegram.org/api/errors.
"""

from typing import Final

from api.notifications.channels.refusals import Follows, Row, Said, Table

UNREACHED: Final = "cannot connect"
UNANSWERED: Final = "no answer"
EDIT_UNANSWERED: Final = "no answer to an edit"

TABLE: Final[Table] = (
    Row(
        follows=Follows.NOBODY,
        source="no connection: nothing was handed over",
        example=Said(detail=UNREACHED),
        detail=UNREACHED,
    ),
    Row(
        follows=Follows.SILENCE,
        source="sendMessage has no id that drops a copy: core.telegram.org/bots/api#sendmessage",
        example=Said(detail=UNANSWERED),
        detail=UNANSWERED,
    ),
    Row(
        follows=Follows.NOBODY,
        source="editMessageText done twice changes nothing",
        example=Said(detail=EDIT_UNANSWERED),
        detail=EDIT_UNANSWERED,
    ),
    Row(
        follows=Follows.EVERYBODYS,
        source="core.telegram.org/bots/api#responseparameters: retry_after, of the whole bot",
        example=Said(code=429, words="Too Many Requests: retry after 17"),
        codes={429},
    ),
    Row(
        follows=Follows.OURS,
        source="core.telegram.org/bots/api#authorizing-your-bot: 401, by its place in the path 404",
        example=Said(code=401, words="Unauthorized"),
        codes={401, 404},
    ),
    Row(
        follows=Follows.ADDRESS,
        source="Client.cpp, core.telegram.org/api/errors: 403 of the person or the group",
        example=Said(code=403, words="Forbidden: bot was blocked by the user"),
        codes={403},
        words=(
            r"blocked by the user|user is deactivated|can't initiate conversation"
            r"|bot (was kicked|is not a member)|chat was deleted|can't send messages to bots"
        ),
    ),
    Row(
        follows=Follows.ADDRESS,
        source="Client.cpp: 400 of a chat that is not there or takes nothing from the bot",
        example=Said(code=400, words="Bad Request: chat not found"),
        codes={400, 403},
        words=(
            r"chat not found|peer_id_invalid|user not found|chat_write_forbidden"
            r"|not enough rights to send|have no rights to send|group chat was deactivated"
        ),
    ),
    Row(
        follows=Follows.MESSAGES,
        source="core.telegram.org/bots/api#sendmessage: 400, 403 and 413 of this message",
        example=Said(code=400, words="Bad Request: message is too long"),
        codes={400, 403, 413},
    ),
    Row(
        follows=Follows.LATER,
        # A 5xx may be about this one message, so it must not hold up the lane.
        source="core.telegram.org/api/errors: 500, internal; what cannot be read is no answer",
        example=Said(code=500, words="Internal Server Error"),
    ),
)
