### The administrator's words: channel tests, letter templates.

admin-test-title = Notification test
admin-test-line = Sent by { $name }. If you can see this message, the channel works.
admin-said-telegram-sent = Telegram took the message: it is in the chat.
admin-said-telegram-asked = The bot answers: { $bot }. Nothing was sent: you have not joined this bot yet, and no chat was given.
admin-said-telegram-token = Telegram does not know this token. Copy it from @BotFather again.
admin-said-telegram-blocked = The person blocked the bot or deleted the account.
admin-said-telegram-no-chat = Telegram found no such chat. A person has to write to the bot first; a group has to have the bot in it.
admin-said-telegram-slow = Telegram asks to send less often. Wait a minute and try again.
admin-said-telegram-refused = Telegram did not take the message.
admin-said-mattermost-sent = Mattermost took the message for { $to }.
admin-said-mattermost-asked = Mattermost answers, and the webhook is there. Nothing was sent: no Mattermost login is kept for you, and no channel was given.
admin-said-mattermost-hook = Mattermost does not know this webhook. Make a new one and paste its address.
admin-said-mattermost-no-user = Mattermost has nobody with this login.
admin-said-mattermost-no-channel = Mattermost has no such channel, or the webhook may not write there.
admin-said-mattermost-locked = The webhook is locked to one channel. Unlock it in the settings of Mattermost.
admin-said-mattermost-not-there = What answers at this address is not Mattermost. Check the webhook’s address.
admin-said-mattermost-refused = Mattermost did not take the message.
admin-said-email-sent = The mail server took the letter to { $to }.
admin-said-email-asked = The mail server answers and let us in. Nothing was sent: no e-mail is kept for you, and no address was given.
admin-said-email-login = The mail server did not accept the login or the password.
admin-said-email-recipient = The mail server did not take a letter to this address or from this sender.
admin-said-email-later = The mail server asks to try later.
admin-said-email-refused = The mail server did not take the letter.
admin-said-push-sent = The push service took the message: it will come to the device.
admin-said-push-asked = The keys for push are ready. Nothing was sent: you have no device with notifications. Turn them on in the profile.
admin-said-push-gone = This subscription is gone. Turn notifications on again on the device.
admin-said-push-keys = The push service did not accept our keys or contact.
admin-said-push-refused = The push service did not take the message.
# A channel without words of its own
admin-said-sent = { $channel } took the message for { $to }.
admin-said-asked = { $channel } answers. Nothing was sent: no address was given.
admin-said-refused = { $channel } did not take the message.
admin-said-unfit = Nothing can be sent with these settings: check the fields.
admin-said-certificate = The server’s certificate cannot be trusted. If the authority is your own, name it in the settings.
admin-said-unreached = The server does not answer. Check the address, the port and the network.
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
