"""What the Bot API answers, and what follows (Q4, Q13).

Its documentation names codes and leaves the descriptions "subject to change"; those here were read
in tdlib/telegram-bot-api (`Client.cpp`) and tdlib/td, on which it stands. What the servers say in
capitals comes as 400 with that word, whatever code it had (`Client::fail_query_with_error`).
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
        says="unreached",
    ),
    Row(
        follows=Follows.SILENCE,
        source="sendMessage has no id that drops a copy: core.telegram.org/bots/api#sendmessage",
        example=Said(detail=UNANSWERED),
        detail=UNANSWERED,
        says="perhaps",
    ),
    Row(
        follows=Follows.NOBODY,
        source="editMessageText done twice changes nothing",
        example=Said(detail=EDIT_UNANSWERED),
        detail=EDIT_UNANSWERED,
        says="unreached",
    ),
    Row(
        follows=Follows.EVERYBODYS,
        source="Query::set_retry_after_error (telegram-bot-api): retry_after, of the whole bot",
        example=Said(code=429, words="Too Many Requests: retry after 17"),
        codes={429},
        says="slow",
    ),
    Row(
        follows=Follows.OURS,
        source="ClientManager.cpp: 401, a wrong token; HttpConnection::handle: 404, no such path",
        example=Said(code=401, words="Unauthorized"),
        codes={401, 404},
        says="token",
    ),
    Row(
        follows=Follows.ADDRESS,
        # The group's words are of the first, the person's of the others. "To bots", as it was
        # before: seen in the field, laravel-notification-channels/telegram#189.
        source="check_chat_access, fail_query_with_error; td: process_send_message_fail_error",
        example=Said(code=403, words="Forbidden: bot was blocked by the user"),
        codes={403},
        words=r"blocked by the user|user is deactivated",
        says="blocked",
    ),
    Row(
        follows=Follows.ADDRESS,
        source="the same functions: the chat is not open to the bot, or is no more",
        example=Said(code=403, words="Forbidden: bot can't initiate conversation with a user"),
        codes={403},
        words=(
            r"can't initiate conversation|bot (was kicked|is not a member)|chat was deleted"
            r"|can't send messages to (the bot|bots)"
        ),
        says="no-chat",
    ),
    Row(
        follows=Follows.ADDRESS,
        # In a fault of Telegram's all channels said "not enough rights": seen in the field,
        # python-telegram-bot/python-telegram-bot#3956; many at once are no verdict (`deaths.py`).
        source="Client.cpp: chat, user not found; td: can_send_message_to_dialog, MessageContent",
        example=Said(code=400, words="Bad Request: chat not found"),
        codes={400, 403},
        words=(
            r"chat not found|peer_id_invalid|user not found|chat_write_forbidden"
            r"|not enough rights to send|have no write access"
            r"|need administrator rights in the channel"
        ),
        says="no-chat",
    ),
    Row(
        follows=Follows.MESSAGES,
        source="fail_query_with_error: Bad Request, Forbidden; RFC 9110 section 15.5.14: 413",
        example=Said(code=400, words="Bad Request: message is too long"),
        codes={400, 403, 413},
        says="form",
    ),
    Row(
        follows=Follows.LATER,
        # A 5xx may be about this one message, so it must not hold up the lane.
        source="fail_query_with_error: 500, internal; what cannot be read is no answer",
        example=Said(code=500, words="Internal Server Error"),
        says="broken",
    ),
)
