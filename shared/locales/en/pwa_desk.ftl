### The words of the pages about a ticket and its client.

## The ticket.

pwa-ticket-title = Ticket №{ $number }
pwa-ticket-took = You took ticket №{ $number }
pwa-ticket-actions = What to do with the ticket
pwa-object-details = Details and history
pwa-object-history = History
pwa-object-talk = Conversation
pwa-action-take = Take
pwa-action-take-over = Take over
pwa-action-assign = Assign
pwa-action-follow = Follow
pwa-action-following = Following
pwa-action-mute = Mute
pwa-action-muted = Muted
pwa-move-resume = Back to work
pwa-move-reopen = Reopen
pwa-move-wait = Wait for client
pwa-move-resolve = Mark as resolved
pwa-move-close = Close ticket
pwa-move-cancel = Cancel ticket
pwa-assign-title = Assign to
pwa-people-search-name = Employee's name
pwa-person-choose = Choose
pwa-pick-drop = Remove { $name }
pwa-new-no-companies = There are no companies yet, and every ticket is of one. Add a company, and you come back here.
pwa-new-no-companies-ask = There are no companies yet, and every ticket is of one. Ask an administrator to add a company.
pwa-new-add-company = Add a company
pwa-pick-none = None chosen yet
pwa-pick-clear = Remove
pwa-pick-search = A part of the name
pwa-resolve-title = The ticket is resolved
pwa-resolve-word = What was done
pwa-resolve-hint = The client will see these words. They may be left out.
pwa-cancel-title = Cancel ticket №{ $number }?
pwa-cancel-reason = The reason, if there is one
pwa-message-by = Message: { $name }
pwa-message-internal-by = Internal note: { $name }
pwa-message-client = client
pwa-message-internal = internal note
pwa-message-edited = Edited { $moment }
pwa-composer-label = New message
pwa-composer-who = Who will see the message
pwa-composer-public = To the client
pwa-composer-internal = Internal note
pwa-composer-hint-public = Answer the client
pwa-composer-hint-internal = A note for colleagues
pwa-composer-send = Send
pwa-lack-words = Write something or attach a file.
pwa-lack-upload = A file was not uploaded: try again or remove it.
pwa-lack-uploading = Files are still being uploaded. Wait a moment and send again.
pwa-lack-score = Choose a score from 1 to 5.
pwa-lack-company = You do not belong to any company yet. Write to support.
pwa-lack-client = Choose the company.
pwa-upload-choose = Attach files
pwa-upload-list = Attached files
pwa-upload-progress = Sending { $name }
pwa-upload-drop = Remove { $name }
pwa-upload-too-large = The file is larger than { $limit }. Choose a smaller one or remove it.
pwa-upload-forbidden = Files of type .{ $ending } are not accepted.
pwa-file-download = Download
pwa-file-not-received = Not received: { $name }, { $size }
pwa-fact-assignee = Assignee
pwa-fact-client = Company
pwa-fact-contact = Client
pwa-fact-team = Team
pwa-fact-priority = Priority
pwa-fact-source = Source
pwa-fact-created = Created
pwa-fact-updated = Updated
pwa-fact-watchers = Followers
pwa-ticket-for = on behalf of { $name }
pwa-history-created = The ticket was created
pwa-history-status = Status:
pwa-history-assignee = Assignee:
pwa-history-priority = Priority:
pwa-history-team = Team:
pwa-history-title = Title:
pwa-history-text = The text was edited
pwa-history-comment = A message was edited
pwa-history-files = Files:
pwa-history-reason = Reason of cancelling:
pwa-new-title = New ticket
pwa-new-client = Company
pwa-new-contact = Client
pwa-new-choose = Choose a company
pwa-new-no-contact = Not given
pwa-new-text = What happened
pwa-new-text-hint = The first line becomes the title.
pwa-new-create = Create ticket

## The ticket: editing, what belongs to it, promised times.

pwa-ticket-edit = Edit
pwa-ticket-edit-title = Title
pwa-ticket-edit-text = What happened
pwa-category-none = No category
pwa-team-none = No team
pwa-fact-category = Category
pwa-fact-sla-reaction = First answer
pwa-fact-sla-solution = Solution
pwa-sla-due = by { $moment }
pwa-sla-kept = in time, { $moment }
pwa-sla-late = late, { $moment }
pwa-sla-broken = overdue since { $moment }
pwa-sla-paused = paused
pwa-history-category = Category:
pwa-history-rating = Rating:
pwa-history-link = Link:
pwa-history-follows = Follows ticket
pwa-history-followed = Followed by ticket
pwa-assign-to = Assign: { $name }
pwa-assign-away = until { $day }
pwa-assign-sure = { $name } is away until the end of { $day }. Assign all the same?
pwa-assign-in-team = in the ticket's team
pwa-assign-load = { $open ->
    [0] no tickets
    [one] { $open } ticket
   *[other] { $open } tickets
}
pwa-ticket-tasks = Tasks
pwa-ticket-tasks-none = No tasks for this ticket
pwa-ticket-task-add = Create a task
pwa-watchers-none = Nobody follows

pwa-fact-first-answer = Answered in
pwa-fact-solution = Solved in
pwa-duration = { $hours ->
    [0] { $minutes } min
   *[other] { $minutes ->
        [0] { $hours } h
       *[other] { $hours } h { $minutes } min
    }
}
pwa-watcher-add = Add a follower
pwa-watcher-remove = Remove from the followers: { $name }
pwa-ticket-links = Linked tickets
pwa-ticket-links-none = No linked tickets
pwa-link-add = Link a ticket
pwa-link-this = This ticket
pwa-link-related-to = is related to another one
pwa-link-duplicate-to = repeats another one
pwa-link-follow_up-to = follows another one
pwa-link-number = Number of the other ticket
pwa-link-yes = Link
pwa-link-remove = Remove the link to ticket №{ $number }
pwa-link-related = related
pwa-link-related-reverse = related
pwa-link-duplicate = repeated by this one
pwa-link-duplicate-reverse = repeats this one
pwa-link-follow_up = followed by this one
pwa-link-follow_up-reverse = follows this one
pwa-ticket-rating = The client's rating
pwa-rating-of = { $score } of 5
pwa-action-solved = It is solved
pwa-action-rate = Rate
pwa-rate-title = Rate the work
pwa-rate-score = Rating
pwa-rate-word = What was good, or what to mend
pwa-rate-yes = Give the rating
pwa-ticket-reopen-title = Reopen the ticket?
pwa-ticket-reopen-reason = What is still wrong

## The ticket: what went wrong.

pwa-problem-version-conflict = It was changed while you were looking. This is how it is now.
pwa-problem-already-taken = { $assignee } has taken the ticket already.
pwa-problem-same-assignee = The ticket is with this person already.
pwa-problem-move-not-allowed = Not possible now: the status has changed.
pwa-problem-already-cancelled = The ticket is cancelled already.
pwa-problem-empty-comment = Write a text or attach a file.
pwa-problem-empty-ticket = Tell what happened or attach a file.
pwa-problem-ticket-closed = The ticket is closed, nothing can be added.
pwa-problem-choose-client = Choose a company.
pwa-problem-unknown-client = There is no such company.
pwa-problem-unknown-assignee = This person cannot be assigned. Choose somebody else.
pwa-problem-too-many-tickets = Too many new tickets within an hour. Please try later.
pwa-problem-unknown-file = The file was not found. Attach it again.
pwa-problem-file-too-large = The file is too large.
pwa-problem-file-type-forbidden = Such files are not accepted.
pwa-problem-upload-budget-spent = Too many files were sent within an hour. Try again later.
pwa-problem-archive-too-full = There are too many files in the archive: up to { $limit } are accepted. Split it into several.
pwa-problem-empty-file = The file is empty.
pwa-problem-too-many-files = No more than { $limit } files can be attached.
pwa-problem-bad-upload = The file did not arrive. Please try again.
pwa-problem-unknown-watcher = This employee cannot be added. Choose another one.
pwa-problem-link-to-self = This is the number of this very ticket. Name another one.
pwa-problem-already-linked = These tickets are linked already.
pwa-problem-ticket-cancelled = The ticket is cancelled.
pwa-problem-reopen-too-late = It is too late to reopen the ticket. Open a new one.
pwa-problem-already-rated = The rating has been given already.
pwa-problem-rating-too-late = It is too late to rate the ticket.
pwa-problem-unknown-category = There is no such category, or it is switched off. Choose another one.
pwa-problem-unknown-team = There is no such team. Choose another one.
pwa-problem-unknown-ticket = There is no such ticket, or you may not see it.

## A company and its contacts.

pwa-client-inactive = Inactive
pwa-client-open = Contacts see all tickets of their company.
pwa-client-private = Each contact sees only their own tickets.
pwa-client-people = The company's contacts
pwa-client-nobody = The company has no contacts
pwa-client-notes = Notes
pwa-action-edit-card = Edit the card
pwa-contact-inactive = Inactive
pwa-fact-phone = Phone
pwa-fact-email = E-mail
pwa-fact-telegram = Telegram
pwa-telegram-linked = linked
pwa-telegram-none = not linked
pwa-unreachable = { $channel } does not take messages: { $reason }
pwa-unreachable-pill = Not reached
pwa-unreachable-title = Not reached: { $name }

## Narrowing the list of tickets.

pwa-filter-drop = Clear
pwa-filter-by-team_id = Team
pwa-filter-by-category_id = Category
pwa-filter-by-priority = Priority
pwa-filter-by-client_id = Company
pwa-filter-any-team_id = All teams
pwa-filter-any-category_id = All categories
pwa-filter-any-priority = Any priority
pwa-filter-any-client_id = All companies

## Ready replies.

pwa-ready-open = Ready replies
pwa-ready-title = Ready replies
pwa-ready-search = Words of the reply
pwa-ready-none = No ready replies yet. An administrator adds them in the settings.

## Forms.

pwa-typed-left = Here is what you typed before and did not send.
pwa-typed-left-files = Here is what you typed before and did not send. Attach the files again.
pwa-typed-anew = Start anew
pwa-clash-text = While you were editing, this was written here: “{ $value }”.
pwa-clash-empty = nothing
pwa-clash-theirs = Take this
pwa-clash-mine = Keep mine
pwa-clash-first = Somebody changed the same. Choose the values above, then save.
pwa-clash-merged = Something here was changed meanwhile; your changes are still here. Check them and save again.
pwa-clash-first-by = While you were editing, { $name } changed the same. Choose the values above, then save.
pwa-clash-merged-by = While you were editing, { $name } changed something here. Your changes are still here: check them and save again.
pwa-clash-came = A new value was written here while you were editing.

## Channels of people, and the time zone.

pwa-profile-zone = Time zone
pwa-channel-telegram = Telegram
pwa-channel-email = E-mail
pwa-channel-mattermost = Mattermost
pwa-channel-push = Push notifications

## Promised times of a company, in its card and for those who answer its tickets.

pwa-card-promises = Promised times
pwa-promises-some-own = Times of its own: { $priorities }. Otherwise those for all hold.
pwa-promises-all-own = It has times of its own for every priority.
pwa-sla-within = first answer within { $reaction }, solved within { $solution }
pwa-time-hours = { $count } h
pwa-time-minutes = { $count } min
pwa-time-at-once = at once

pwa-inbox-title = Notifications
pwa-inbox-only-unread = Only new
pwa-inbox-read-all = Mark all read
pwa-inbox-new = (new)
pwa-inbox-none = All is quiet here
pwa-inbox-none-text = Everything that Vestovoy tells you comes here: clients' answers, new tasks, decisions on your leave. Where else to hear of it is up to you.
pwa-inbox-none-go = Choose where to be told
