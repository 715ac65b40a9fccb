"""What a bot's service token opens: the routes that the bots' own client calls, by their
operation, and no other. Which person it acts for makes no difference."""

from typing import Final

from litestar.handlers import HTTPRouteHandler
from litestar.handlers.base import BaseRouteHandler

from api.errors import NotForBots

ROUTES: Final = frozenset(
    {
        # In its own name.
        "bot_config",
        "bot_words",
        "introduce_bot",
        "report_faults",
        "register_by_phone",
        "join_by_link",
        "tell_reachability",
        "remember_message",
        "find_message",
        "remember_source_message",
        "find_source_message",
        # The person.
        "get_me",
        "change_me",
        "unlink_telegram",
        "make_my_password_link",
        "get_preferences",
        "choose_preferences",
        "get_schedule",
        "choose_schedule",
        "get_digest",
        "snooze",
        "unsnooze",
        # Tickets and files.
        "list_tickets",
        "open_ticket",
        "get_ticket",
        "edit_ticket",
        "list_assignees",
        "assign_ticket",
        "change_ticket_status",
        "cancel_ticket",
        "confirm_ticket_solved",
        "reopen_ticket",
        "rate_ticket",
        "comment_ticket",
        "edit_comment",
        "attach_files",
        "follow_ticket",
        "unfollow_ticket",
        "mute_ticket",
        "unmute_ticket",
        "list_categories",
        "list_ticket_canned_replies",
        "file_limits",
        "upload_file",
        "file_content",
        "make_upload_link",
        # Tasks.
        "list_tasks",
        "create_task",
        "get_task",
        "edit_task",
        "start_task",
        "complete_task",
        "reopen_task",
        "cancel_task",
        "list_delegatees",
        "delegate_task",
        "comment_task",
        "edit_task_comment",
        "attach_task_files",
        "follow_task",
        "unfollow_task",
        "mute_task",
        "unmute_task",
        # Absences.
        "list_absences",
        "preview_absence",
        "request_absence",
        "get_absence",
        "approve_absence",
        "reject_absence",
        "cancel_absence",
        "get_vacation_balance",
        "get_absence_calendar",
        # Whom a ticket or a task may be about.
        "list_employees",
        "get_employee",
        "list_subordinates",
        "list_teams",
        "list_clients",
        "get_client",
        "list_contacts",
        "get_contact",
    }
)


def require_open(handler: BaseRouteHandler) -> None:
    """Raises NotForBots."""
    if not isinstance(handler, HTTPRouteHandler) or handler.operation_id not in ROUTES:
        raise NotForBots
