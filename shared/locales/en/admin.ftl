### The administrator's words: channel tests, letter templates.

admin-test-title = Notification test
admin-test-line = Sent by { $name }. If you can see this message, the channel works.
admin-channel-off = The administrator has switched this channel off.

## What is wrong with a letter's template.

admin-template-syntax = Line { $line }: { $name }
admin-template-variable = Line { $line }: this event has no variable “{ $name }”
admin-template-forbidden = Line { $line }: “{ $name }” is not supported in letter templates
admin-template-too-long = The template is too long
admin-template-empty = The letter comes out empty
admin-template-failed = The template could not be applied: { $name }

## Sample values for the preview.

admin-example-actor = Boris Ivanov
admin-example-files = report.pdf, photo.jpg
admin-example-recipient = Victor

admin-example-ticket-number = 1234
admin-example-ticket-title = The printer in accounting does not print
admin-example-ticket-client = Daisy Ltd
admin-example-ticket-contact = Anna Smirnova
admin-example-ticket-assignee = Boris Ivanov
admin-example-ticket-status = in progress
admin-example-ticket-why = You follow this ticket
admin-example-ticket-comment =
    Hello! We have changed the cartridge and printed from two computers.
    Please write to us if it happens again.

admin-example-task-number = 56
admin-example-task-title = Prepare the report on October tickets
admin-example-task-author = Olga Kuznetsova
admin-example-task-assignee = Victor Petrov
admin-example-task-status = in progress
admin-example-task-due = 24 November at 18:00
admin-example-task-why = The task is yours
admin-example-task-comment = Both teams, please; the figures are in the delivery log.

admin-example-absence-name = Anna Smirnova
admin-example-absence-absence = Vacation
admin-example-absence-period = 12 May – 25 May
admin-example-absence-days = 10 working days
admin-example-absence-status = waiting for a decision
admin-example-absence-balance = Vacation balance: 21
admin-example-absence-why = You are asked to decide on this absence
admin-example-absence-comment = Away with the family, Boris takes over.

admin-news-ticket-opened = 🆕 New ticket №1234 from Daisy Ltd
admin-news-ticket-assigned = Ticket №1234 is assigned to you — Boris Ivanov
admin-news-ticket-status-changed = Ticket №1234: in progress
admin-news-ticket-commented = 💬 Boris Ivanov on ticket №1234
admin-news-ticket-queued = ↩️ Ticket №1234 is back in the queue. Boris Ivanov had it before
admin-news-ticket-rated = Anna Daisy rated ticket №1234: 5 of 5
admin-news-sla-warned = ⏱ Ticket №1234: the solution was promised by 24 November at 18:00
admin-news-sla-breached = 🔥 Ticket №1234: the solution was due 24 November at 18:00
admin-news-sla-escalated = 🔥 Ticket №1234 needs attention: the solution was due 24 November at 18:00
admin-news-task-created = 📌 Task №56 is given to you — Boris Ivanov
admin-news-task-delegated = 📌 Task №56 is handed to you — Boris Ivanov
admin-news-task-status-changed = Task №56 is in progress
admin-news-task-commented = 💬 Boris Ivanov on task №56
admin-news-task-edited = ✏️ Task №56 was changed (due date) — Boris Ivanov
admin-news-task-due-soon = ⏰ Reminder: task №56 is due by 24 November at 18:00
admin-news-task-overdue = 🔥 Task №56 is overdue: it was due yesterday at 18:00
admin-news-absence-requested = 📝 Anna Smirnova asks for approval of an absence
admin-news-absence-handed-over = 📝 An absence is now yours to decide on: Anna Smirnova
admin-news-absence-approved = ✅ The absence is approved: Boris Ivanov
admin-news-absence-rejected = ❌ The absence is rejected: Boris Ivanov
admin-news-absence-cancelled = ↩️ Anna Smirnova cancels an approved absence: vacation, 12 May – 25 May, 10 working days.
admin-news-approval-slow = ⏰ An absence has waited for your decision for more than a working day: Anna Smirnova
admin-news-approval-escalated = ⏫ You too may now decide on an absence: Anna Smirnova. Boris Ivanov has not decided for three working days

## Letters that an administrator starts from.

admin-letter-ticket =
    Hello { $recipient },

    { $news }

    Ticket №{ $number } “{ $title }”, { $client }{ "{% if assignee %}" }, assigned to { $assignee }{ "{% endif %}" }, status “{ $status }”.

    { $comment }

    { "{% if files %}" }📎 Files: { $files }{ "{% endif %}" }

    { "{% if link %}" }Open the ticket: { $link }{ "{% endif %}" }
admin-letter-ticket-opened =
    Hello { $recipient },

    A new ticket №{ $number } “{ $title }” from { $client }{ "{% if contact %}" } ({ $contact }){ "{% endif %}" }.

    { $comment }

    { "{% if files %}" }📎 Files: { $files }{ "{% endif %}" }

    { "{% if link %}" }Open the ticket: { $link }{ "{% endif %}" }
admin-letter-ticket-assigned =
    Hello { $recipient },

    Ticket №{ $number } “{ $title }”: { "{% if assignee %}" }assigned to { $assignee }, { "{% endif %}" }status “{ $status }”.

    { "{% if link %}" }Open the ticket: { $link }{ "{% endif %}" }
admin-letter-ticket-status-changed =
    Hello { $recipient },

    Ticket №{ $number } “{ $title }” is now { $status }. Changed by { $actor }.

    { $comment }

    { "{% if files %}" }📎 Files: { $files }{ "{% endif %}" }

    { "{% if link %}" }Open the ticket: { $link }{ "{% endif %}" }
admin-letter-ticket-commented =
    Hello { $recipient },

    { $actor } wrote on ticket №{ $number } “{ $title }”:

    { $comment }

    { "{% if files %}" }📎 Files: { $files }{ "{% endif %}" }

    { "{% if link %}" }Reply: { $link }{ "{% endif %}" }
admin-letter-task =
    Hello { $recipient },

    { $news }

    Task №{ $number } “{ $title }”{ "{% if assignee %}" }, assigned to { $assignee }, status “{ $status }”{ "{% endif %}{% if due %}" }, due { $due }{ "{% endif %}" }.

    { $comment }

    { "{% if files %}" }📎 Files: { $files }{ "{% endif %}" }

    { "{% if link %}" }Open the task: { $link }{ "{% endif %}" }
admin-letter-absence =
    Hello { $recipient },

    { $news }

    { $absence }: { $name }, { $period }, { $days }.{ "{% if balance %}" } { $balance }.{ "{% endif %}" } Status: { $status }.

    { $comment }

    { "{% if files %}" }📎 Files: { $files }{ "{% endif %}" }

    { "{% if link %}" }Open: { $link }{ "{% endif %}" }
