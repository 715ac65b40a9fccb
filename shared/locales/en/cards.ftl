### A ticket's card in a messenger: both bots and the delivery pipeline draw it.

card-heading = №{ $number } · { $title }

card-status = Status: { $status }
card-status-new = new
card-status-in-progress = in progress
card-status-waiting = waiting for the client
card-status-resolved = resolved
card-status-closed = closed
card-status-cancelled = cancelled

card-priority = Priority: { $priority }
card-priority-low = low
card-priority-normal = normal
card-priority-high = high
card-priority-critical = critical

card-client = Client: { $client }
card-client-contact = Client: { $client }, { $contact }
card-contact = Contact: { $contact }
card-rated = Score: { $score } of 5
card-assignee = Assignee: { $name }
card-assigned-to-you = Assignee: you
card-unassigned = Assignee: nobody yet
card-team = Team: { $team }

promise-due = ⏱ { $goal ->
    [reaction] Answer by
   *[solution] Solve by
}: { $due }
promise-late = 🔥 { $goal ->
    [reaction] The first answer is late, promised
   *[solution] The solution is late, promised
}: { $due }
promise-was-late = ⚠️ { $goal ->
    [reaction] The first answer came late
   *[solution] Solved late
}
promise-paused = ⏸ The clock is paused: waiting for the client

card-take = Take
card-assign = Assign
card-move-in-progress = Back to work
card-move-waiting = Waiting for client
card-move-resolved = Resolved
card-move-closed = Close
card-reply = Reply to client
card-note = Internal note
card-open = Open
card-show = Card

card-add = Add
card-show-status = Status
card-cancel = Cancel

card-you = you
card-comment = 💬 { $name } · { $at }{ $edited ->
    [yes] { " " }✏️ edited
   *[no] { "" }
}:
card-comment-internal = 🔒 { $name } (internal note) · { $at }{ $edited ->
    [yes] { " " }✏️ edited
   *[no] { "" }
}:
files-named = 📎 { $count ->
    [one] { $count } file
   *[other] { $count } files
}: { $names }

list-empty = Nothing here yet.
list-total = Total: { $count }
list-total-more = Total: { $count }+

confirm-created = ✅ Ticket №{ $number } is created
confirm-added = ✅ Added to ticket { $heading }
confirm-to-client = ✅ Sent to the client · { $heading }
confirm-took = 🙋 You took ticket №{ $number }
confirm-internal = 🔒 Internal note, the client does not see it · { $heading }

card-status-client-new = received, not assigned yet
card-status-client-in-progress = in progress
card-status-client-waiting = waiting for your answer
card-status-client-resolved = resolved, waiting for you to confirm
card-status-client-closed = closed
card-status-client-cancelled = cancelled
card-category = Category: { $category }
card-solved = Yes, it is solved
card-not-solved = Not solved
card-reopen = Back to work
card-score = { $score } ⭐
card-history = History
card-files = Files
card-edited = ✏️ The text was edited
