### Notices: titles, reasons, the subject of letters.

notice-subject = [№{ $number }] { $title }

notice-opened = 🆕 New ticket №{ $number } from { $client }
notice-opened-contact = Ticket №{ $number } was opened for you
notice-assigned = Ticket №{ $number }: assigned to { $assignee }
notice-assigned-you = Ticket №{ $number } is assigned to you — { $actor }
notice-assigned-you-queue = 🆕 It is your turn in the queue: ticket №{ $number } is yours
notice-assigned-contact = Ticket №{ $number }: assigned to { $assignee }
notice-taken = Ticket №{ $number } is in progress with { $assignee }
notice-assigned-then = Ticket №{ $number } was assigned to { $assignee }
notice-assigned-contact-then = Ticket №{ $number } was assigned to { $assignee }
notice-taken-then = Ticket №{ $number } was taken up by { $assignee }
notice-queued = ↩️ Ticket №{ $number } is back in the queue. { $before } had it before
notice-queued-yours = Ticket №{ $number } is no longer yours: it went back to the queue
notice-queued-contact = Ticket №{ $number }: somebody else will take it over
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
# The same of the past: the status has changed since.
notice-status-staff-then = { $status ->
    [new] Ticket №{ $number } was made new again
    [in_progress] Ticket №{ $number } was put back to work
    [waiting] Ticket №{ $number } was waiting for the client
    [resolved] Ticket №{ $number } was marked as resolved
    [closed] Ticket №{ $number } was closed
   *[cancelled] Ticket №{ $number } was cancelled
} — { $actor }
notice-status-contact-then = { $status ->
    [new] Ticket №{ $number } was made new again
    [in_progress] Ticket №{ $number } was taken up
    [waiting] Ticket №{ $number } was waiting for your answer
    [resolved] Ticket №{ $number } was marked as resolved
    [closed] Ticket №{ $number } was closed
   *[cancelled] Ticket №{ $number } was cancelled
}
notice-back = ↩️ The client sent ticket №{ $number } back to work: { $actor }
notice-closed-itself = Ticket №{ $number } was closed automatically: nobody objected
notice-asks-solved = Is everything all right?
notice-asks-rating = Please rate our work: 1 is poor, 5 is excellent
notice-rated = { $score ->
    [1] 🔴
    [2] 🔴
   *[other] ⭐
} { $actor } — ticket №{ $number }, { $score } of 5
notice-rated-word = 💬 { $actor } — ticket №{ $number }, a word on the score { $score } of 5
notice-commented = 💬 { $actor } — ticket №{ $number }
notice-commented-took = 💬 { $actor } — ticket №{ $number }, now the assignee
notice-internal = 🔒 { $actor } — internal note on ticket №{ $number }
notice-edited = ✏️ Ticket №{ $number } was edited — { $actor }
notice-task-subject = [Task №{ $number }] { $title }
notice-task-yours = 📌 Task №{ $number } is given to you — { $actor }
notice-task-new = Task №{ $number } is created — { $actor }
notice-task-delegated-you = 📌 Task №{ $number } is handed to you — { $actor }
notice-task-inherited-you = 📥 Task №{ $number } has passed to you. { $before } had it before
notice-task-delegated = Task №{ $number }: the new assignee is { $assignee }
notice-task-taken = Task №{ $number } is no longer yours: it was handed to somebody else — { $actor }
notice-task-status = { $status ->
    [new] Task №{ $number } is new again
    [in_progress] { $before ->
        [new] Task №{ $number } is in progress
       *[other] Task №{ $number } is in progress again
    }
    [done] ✅ Task №{ $number } is done
   *[cancelled] Task №{ $number } is cancelled
} — { $actor }
notice-task-status-then = { $status ->
    [new] Task №{ $number } was made new again
    [in_progress] { $before ->
        [new] Task №{ $number } was started
       *[other] Task №{ $number } was put back to work
    }
    [done] Task №{ $number } was marked as done
   *[cancelled] Task №{ $number } was cancelled
} — { $actor }
notice-task-commented = 💬 { $actor } — task №{ $number }
notice-task-edited = ✏️ Task №{ $number } was changed ({ $fields }) — { $actor }
notice-task-field-title = title
notice-task-field-text = description
notice-task-field-due-at = due date
notice-task-field-priority = priority
notice-card-outdated = ✏️ The card was brought up to date
notice-snooze-ended = ⏰ You asked to be reminded
notice-task-due-soon = ⏰ Reminder: task №{ $number } is due by { $when }
notice-task-overdue = 🔥 Task №{ $number } is overdue: it was due { $when }
notice-relinked = Your Telegram is now linked from another account. Notices no longer come here.
notice-telegram-ended = This Telegram account is no longer linked to Vestovoy. Notices no longer come here.
notice-invited = { $named ->
    [yes] { $firm }: you are invited to Vestovoy
   *[no] You are invited to Vestovoy
    }
notice-invited-by = { $name } invites you.
notice-invited-how = Open the page and choose a password: nobody but you will know it. The link is good for 7 days and works once.
notice-invited-else = If you expect no invitation, just leave the link alone.
notice-invited-open = Accept the invitation
notice-password-asked = A new password
notice-password-asked-how = Somebody asked at the login for a letter to set a new password. The link is good for an hour and works once.
notice-password-asked-else = If it was not you, do nothing: your password stays as it is.
notice-password-asked-open = Set a new password
notice-password-changed = 🔑 Your password was changed. If that was not you, tell an administrator at once.
notice-address-died = { $channel } no longer delivers your notices
notice-client-not-reached = The client did not get the message of ticket №{ $number }: { $channel } does not take it
notice-channel-failing = The channel { $lane } is down and needs you
notice-fault-repeats =
    ⚠️ { $count ->
        [one] { $count } record cannot
       *[other] { $count } records cannot
    } be processed: everything else works, the server's log tells why

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
why-ticket-duty = You are on duty in your team
why-ticket-team = The ticket is in your team's queue
why-ticket-agent = You work on tickets
why-ticket-keeper = Nobody else would get this news now, and you are an administrator
why-task-assignee = You are the assignee of this task
why-task-former = You were the assignee of this task
why-task-author = You created this task
why-task-watcher = You follow this task
why-task-team = It is a task of your people
why-admin = You are an administrator
why-yourself = This concerns your own settings

notice-absence-subject = [Absence] { $name }, { $period }
notice-absence-requested = 📝 { $actor } asks for an absence
notice-absence-handed-over = 📝 An absence is now yours to decide: { $name }
notice-absence-approved = ✅ Your absence is approved — { $actor }
notice-absence-rejected = ❌ Your absence is not approved — { $actor }
notice-reason = Reason: { $reason }
notice-absence-cancelled = ↩️ { $own ->
    [yes] { $actor } cancels an approved absence
   *[no] { $actor } cancels an approved absence of { $name }
}: { $kind }, { $period }, { $days }.
notice-absence-returned = { $days ->
    [one] { $days } calendar day of vacation returned.
   *[other] { $days } calendar days of vacation returned.
}
notice-approval-slow = ⏰ Your decision about an absence has been awaited for over a working day: { $name }
notice-approval-escalated = ⏫ An absence is now yours to decide too: { $name }. { $slow } has not decided for three working days
notice-approval-escalated-slow = ⏫ You have not decided for three working days; { $to } may decide now too. Employee: { $name }
notice-deputy-named = 👤 You stand in for { $name }, { $period }
notice-deputy-released = 👤 No need to stand in for { $name }, { $period }

why-absence-approver = You are asked to decide about this absence
why-absence-requester = This is your absence
why-absence-manager = You manage this employee
why-snoozed = You put this off until now
why-deputy = You stand in for a colleague

notice-sla-warned = ⏱ Ticket №{ $number }: { $goal ->
    [reaction] the first answer was promised by
   *[solution] the solution was promised by
} { $when }
notice-sla-breached = 🔥 Ticket №{ $number }: { $goal ->
    [reaction] the first answer was due
   *[solution] the solution was due
} { $when }
notice-sla-escalated = 🔥 Ticket №{ $number } needs attention: { $goal ->
    [reaction] the first answer was due
   *[solution] the solution was due
} { $when }
why-ticket-escalated = This ticket's promise was broken, and you are the next one above

## A line of the inbox whose event cannot be read.

notice-unreadable = This notice cannot be shown
