### Notices: titles, reasons, the subject of letters.

notice-subject = [№{ $number }] { $title }

notice-opened = 🆕 New ticket №{ $number } from { $client }
notice-opened-contact = Ticket №{ $number } was opened for you
notice-assigned = Ticket №{ $number }: assigned to { $assignee }
notice-assigned-you = { $actor } assigned ticket №{ $number } to you
notice-assigned-contact = Ticket №{ $number }: assigned to { $assignee }
notice-taken = Ticket №{ $number } is in progress with { $assignee }
notice-status-staff = { $status ->
    [new] Ticket №{ $number } is new again
    [in_progress] Ticket №{ $number } is in progress again
    [waiting] Ticket №{ $number } waits for the client
    [resolved] Ticket №{ $number } is resolved
    [closed] Ticket №{ $number } is closed
   *[cancelled] Ticket №{ $number } is cancelled
} — { $actor }
notice-status-contact = { $status ->
    [new] Ticket №{ $number } is new again
    [in_progress] Ticket №{ $number } is in progress
    [waiting] Ticket №{ $number } waits for your answer
    [resolved] Ticket №{ $number } is resolved
    [closed] Ticket №{ $number } is closed
   *[cancelled] Ticket №{ $number } is cancelled
}
notice-commented = 💬 { $actor } — ticket №{ $number }
notice-internal = 🔒 { $actor } — internal note on ticket №{ $number }
notice-edited = { $actor } edited ticket №{ $number }
notice-card = Ticket №{ $number }
notice-relinked = Your Telegram is now linked from another account. Notices no longer come here.
notice-address-died = { $channel } no longer delivers your notices
notice-channel-failing = The channel { $lane } is down and needs you
notice-test = A test: Vestovoy is here

channel-telegram = Telegram
channel-email = E-mail
channel-mattermost = Mattermost
channel-push = Push notifications

why-ticket-assignee = You are the assignee of this ticket
why-ticket-former = You were the assignee of this ticket
why-ticket-contact = This is your ticket
why-ticket-author = You opened this ticket
why-ticket-watcher = You follow this ticket
why-ticket-lead = You lead the team of this ticket
why-ticket-team = The ticket is in your team's queue
why-ticket-agent = You work on tickets
why-admin = You are an administrator
why-yourself = This concerns your own settings
