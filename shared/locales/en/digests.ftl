### The daily digest: the notification pipeline and the staff bot draw it.

digest-title = ☀️ Digest for { $day }, { $weekday }
digest-empty = ☀️ { $day }, { $weekday }: nothing overdue, urgent or new

digest-overdue = 🔴 Overdue: { $total }
digest-today = 📅 Today: { $total }
digest-sla = ⏱ Deadlines of tickets at risk: { $total }
digest-new = 🆕 New: { $total }
digest-approvals = ✋ Waiting for your decision: { $total }
digest-open = 📨 Your open tickets: { $total }
digest-team-overdue = 👥 Overdue with your people: { $total }
digest-team-unassigned = 📥 Tickets with no assignee: { $total }

digest-team = 👥 Your people: { $open ->
    [one] { $open } open task
   *[other] { $open } open tasks
}, { $overdue } overdue
digest-more = …and { $count } more
digest-late = { $days ->
    [one] { $days } day
   *[other] { $days } days
}
digest-late-count = { $count ->
    [one] { $count } task
   *[other] { $count } tasks
}
digest-number = { $kind ->
    [task] Task
   *[ticket] Ticket
} №{ $number }
digest-due = due { $when }
why-digest-yourself = You get the daily digest: its hour, and its switch, are in your profile
