"""A body for every write, as a program would send it: the name of its contract, and the JSON. A
test reads each by its contract."""

from collections.abc import Mapping
from typing import Any, Final

TICKET: Final = "0190f3a2-5d1c-7c3e-9b1a-2f6d8e4c7a10"
TASK: Final = "0190f3a2-6b7d-7f10-8a25-41c0d9e2b3f4"
PERSON: Final = "0190f3a1-0c2b-7a54-8d3e-95b7c6a1f2d3"
COLLEAGUE: Final = "0190f3a1-1e4f-7b98-b2c1-7d0a3f5e8c62"
TEAM: Final = "0190f3a1-2a6c-7d01-9f48-c3b2e1d0a495"
COMPANY: Final = "0190f3a1-37b8-7e6d-a05c-18f9d4c3b2e7"
CATEGORY: Final = "0190f3a1-44d2-7f3b-8c6e-5a9b0d1e2f34"
FILE: Final = "0190f3a2-7c91-7a2d-94b3-e6f5d4c3b2a1"
COMMENT: Final = "0190f3a2-8da7-7b4e-a1c2-d3e4f5a6b7c8"

EXAMPLES: Final[Mapping[str, dict[str, Any]]] = {
    # Tickets.
    "TicketDraft": {
        "text": "The printer on the second floor does not print.\nIt says: paper jam.",
        "client_id": COMPANY,
        "category_id": CATEGORY,
        "file_ids": [FILE],
    },
    "TicketChange": {"version": 3, "title": "Printer on the second floor", "priority": "high"},
    "Assign": {"assignee_id": PERSON, "version": 3},
    "StatusChange": {"status": "resolved", "comment": "The roller is replaced.", "version": 4},
    "Cancel": {"reason": "It works again by itself."},
    "CommentDraft": {"text": "We are on our way.", "visibility": "public"},
    "CommentChange": {"text": "We are on our way, at three."},
    "AttachFiles": {"file_ids": [FILE], "comment_id": COMMENT},
    "Watch": {"person_id": COLLEAGUE},
    "LinkDraft": {"number": 1024, "kind": "duplicate"},
    "Reopen": {"reason": "It jams again."},
    "RatingDraft": {"score": 5, "word": "Quick and friendly."},
    "UploadLinkDraft": {"object_kind": "ticket", "object_id": TICKET},
    # Tasks.
    "TaskDraft": {
        "title": "Order rollers",
        "text": "Two of them, as for ticket 1024.",
        "assignee_id": PERSON,
        "due_at": "2027-02-01T15:00:00+03:00",
        "ticket_id": TICKET,
    },
    "TaskChange": {"version": 2, "due_at": "2027-02-03T15:00:00+03:00"},
    "TaskMove": {"text": "Ordered, they come on Friday.", "version": 2},
    "Delegate": {"assignee_id": COLLEAGUE, "comment": "You know the supplier.", "version": 2},
    "TaskCommentDraft": {"text": "The shop has one left."},
    # Absences.
    "AbsenceDraft": {
        "kind": "vacation",
        "start": "2027-07-05",
        "end": "2027-07-16",
        "deputy_id": COLLEAGUE,
    },
    "Decision": {"version": 1},
    "Rejection": {"reason": "Two of us are away in that week.", "version": 1},
    "AbsenceCancel": {"reason": "The trip is put off.", "version": 2},
    "BalanceChange": {"correction": 3, "reason": "Brought along from the former contract."},
    "AbsenceRules": {"days_per_year": 28, "vacation_days": "calendar", "last_approver": "admin"},
    "Retention": {"deliveries_days": 90, "audit_days": 1096, "files_days": 730},
    "NewcomerChannels": {
        "employee": [
            {"channel": "telegram", "mode": "always"},
            {"channel": "email", "mode": "fallback"},
        ],
        "contact": [{"channel": "telegram", "mode": "always"}],
    },
    "BotTexts": {
        "welcome": {"en": "Hello! This is the support of Example Ltd."},
        "out_of_hours": {"en": "We are back {when}."},
        "answers_out_of_hours": True,
    },
    "LogoDraft": {"file_id": FILE},
    "DeskLook": {"name": "Support of Example", "color": "#0f766e", "firm": "Example Ltd"},
    "WorkCalendarChange": {
        "statutory": ["2027-01-01", "2027-05-09"],
        "holidays": ["2027-05-10"],
        "workdays": ["2027-02-20"],
        "shortened": ["2027-04-30"],
    },
    "CompanyHours": {
        "weekdays": [0, 1, 2, 3, 4],
        "start": "09:00:00",
        "end": "18:00:00",
        "timezone": "Europe/Moscow",
        "digest_at": "08:30:00",
    },
    "ScheduleChange": {
        "weekdays": [0, 1, 2, 3],
        "start": "10:00:00",
        "end": "19:00:00",
        "digest": True,
        "digest_at": "09:45:00",
    },
    # People.
    "EmployeeDraft": {
        "name": "Boris Orlov",
        "email": "boris@desk.example",
        "phone": "+79990000002",
        "role": "agent",
        "team_ids": [TEAM],
        "manager_id": COLLEAGUE,
    },
    "EmployeeChange": {"active": False, "hand_over_to": COLLEAGUE},
    "TeamDraft": {
        "name": "Printers",
        "lead_id": COLLEAGUE,
        "member_ids": [PERSON],
        "assignment": "round_robin",
    },
    "DutyDraft": {"person_ids": [PERSON, COLLEAGUE], "rotation": "weekly"},
    "ClientDraft": {"name": "Camomile Ltd", "contacts_see_all": True},
    "ClientChange": {
        "notes": "Calls after lunch only.",
        "sla_targets": {"critical": {"reaction_minutes": 15, "solution_minutes": 240}},
        "version": 3,
    },
    "ContactDraft": {
        "name": "Anna Zaytseva",
        "client_ids": [COMPANY],
        "email": "anna@camomile.example",
        "phone": "+79990000001",
    },
    "Merge": {"into_id": PERSON, "take": ["phone"], "name": "A. Zaytseva"},
    "Erasure": {"name": "Anna Zaytseva"},
    "ContactChange": {"phone": "+79990000011"},
    "ImportMatch": {
        "heading_row": 1,
        "fields": ["name", "phone", None, "companies"],
        "create_companies": True,
    },
    "ImportRun": {"only_good": True},
    "ExportAsk": {"kind": "contacts", "file_format": "xlsx", "active": True},
    "MeChange": {"locale": "en", "timezone": "Asia/Yekaterinburg"},
    "PreferencesChange": {
        "channels": [
            {"channel": "telegram", "mode": "always"},
            {"channel": "email", "mode": "fallback"},
        ],
        "quiet_hours": {"start": "22:00:00", "end": "08:00:00"},
    },
    # Coming in.
    "Login": {"email": "boris@desk.example", "password": "brown-kettle-on-the-hill"},
    "GuideChange": {"dismissed": True},
    "PasswordQuestion": {"email": "boris@desk.example"},
    "InvitationOrder": {"way": "letter"},
    "InvitationsOrder": {"person_ids": [PERSON, COLLEAGUE]},
    "InvitationAcceptance": {
        "token": "the-token-of-the-link",
        "password": "seven-herons-at-noon",
    },
    "LinkQuestion": {"purpose": "setup", "token": "3q2-7wAAbEfC0d9pXk1mZs", "locale": "en"},
    "Setup": {
        "token": "the-token-of-the-link",
        "name": "Gleb Morozov",
        "email": "gleb@desk.example",
        "password": "brown-kettle-on-the-hill",
    },
    "PasswordChange": {
        "old_password": "brown-kettle-on-the-hill",
        "new_password": "seven-herons-at-noon",
        "end_tokens": True,
    },
    "PasswordReset": {"token": "the-token-of-the-link", "password": "seven-herons-at-noon"},
    "TokenDraft": {
        "name": "Monitoring",
        "scopes": ["tickets:read", "tickets:write"],
        "expires_at": "2027-12-31T00:00:00Z",
    },
    # Notices.
    "Snooze": {"object_kind": "task", "object_id": TASK, "term": "tomorrow"},
    "SnoozeWish": {"until": "2027-02-01T09:00:00+03:00"},
    "PushSubscriptionDraft": {
        "endpoint": "https://push.example/send/f3c9a1",
        "p256dh": "BEl62iUYgUivxIkv69yViEuiBIa-Ib9-SkvMeAtA3LFgDzkrxZJjSgSnfckjBJuBkr3qBUYI"
        "HBQFLXYp5Nksh8U",
        "auth": "tBHItJI5svbpez7KI4CCXg",
        "name": "Firefox on the laptop",
    },
    "PushSwitch": {"enabled": False},
    # Settings.
    "CategoryDraft": {"name": "Printers", "team_id": TEAM, "priority": "normal", "position": 10},
    "CannedReplyDraft": {
        "title": "On our way",
        "text": "{{ contact_name }}, we are on our way about ticket {{ number }}.",
    },
    "ChannelUpdate": {
        "enabled": True,
        "settings": {
            "channel": "email",
            "host": "mail.desk.example",
            "port": 587,
            "security": "starttls",
            "username": "desk",
            "password": "the-password-of-the-mailbox",
            "sender": "help@desk.example",
            "sender_name": "Help desk",
        },
    },
    "TestOrder": {"address": "gleb@desk.example"},
    "FileRules": {"max_size": 20_000_000, "max_count": 10, "forbidden": ["exe", "bat"]},
    "SlaPolicy": {
        "targets": {"critical": {"reaction_minutes": 15, "solution_minutes": 240}},
        "warn_percent": 25,
    },
    "TaskReminders": {"soon_minutes": 120},
    "TemplateDraft": {"body": "Ticket {{ number }}: {{ title }}"},
    "DeskPolicy": {"reopen_days": 14, "closed_comment": "reopen", "close_after_days": 7},
    # Bots.
    "BotName": {"username": "camomile_help_bot"},
    "FaultReports": {
        "faults": [
            {
                "what": "update",
                "thing": "731048",
                "error": "KeyError",
                "at": "talks/opening.py:41",
                "times": 2,
            }
        ]
    },
    "Registration": {
        "phone": "79990000001",
        "contact_user_id": 5001,
        "user_id": 5001,
        "chat_id": 5001,
        "language_code": "ru",
    },
    "TelegramJoin": {"token": "the-token-of-the-link", "user_id": 5001, "chat_id": 5001},
    "Reachability": {"user_id": 5001, "reachable": False},
    "MessageRefDraft": {
        "chat_id": 5001,
        "message_id": 118,
        "role": "card",
        "object_kind": "ticket",
        "object_ids": [TICKET],
        "version": 3,
    },
    "SourceDraft": {
        "chat_id": 5001,
        "object_kind": "ticket",
        "object_id": TICKET,
        "parts": [{"message_id": 117, "text": "The printer does not print."}],
    },
}
"""By contract; the ids are made up."""
