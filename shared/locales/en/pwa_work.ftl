### The words of the pages of tasks and absences.

## Tasks: the list.

pwa-tasks-title = Tasks
pwa-tasks-views = Which tasks to show
pwa-tasks-mine = Mine
pwa-tasks-given = Given by me
pwa-tasks-people = My people’s
pwa-tasks-overdue = Overdue
pwa-tasks-all = All
pwa-tasks-state-open = Open
pwa-tasks-state-closed = Finished
pwa-tasks-state-any = Any status
pwa-tasks-none-mine = You have no tasks
pwa-tasks-none-given = You have given nobody a task yet
pwa-tasks-none-people = Your people have no tasks
pwa-tasks-none-overdue = Nothing is overdue
pwa-tasks-none-all = There are no tasks yet
pwa-tasks-none-text = Tasks are given to oneself and to colleagues: here, in the staff's bot, or from a ticket. New ones appear by themselves.

pwa-status-done = Done

pwa-due-by = by { $due }
pwa-due-late = Was due { $due }
pwa-due-none = No due date

## Tasks: the card.

pwa-task-title = Task №{ $number }
pwa-task-actions = What to do with the task
pwa-task-author = By { $name }
pwa-task-people = { $author } → { $assignee }
pwa-task-made = Task created
pwa-task-result = Result
pwa-task-link = Ticket №{ $number }

pwa-task-start = Start work
pwa-task-complete = Done
pwa-task-reopen = Reopen
pwa-task-cancel = Cancel task
pwa-task-delegate = Delegate
pwa-task-edit = Edit

pwa-complete-title = The task is done
pwa-complete-word = What came of it
pwa-complete-hint = The author will read this. It may be left empty.
pwa-reopen-title = Reopen the task?
pwa-reopen-word = What is left to do
pwa-reopen-hint = It may be left empty.
pwa-task-cancel-title = Cancel task №{ $number }?
pwa-task-cancel-reason = The reason, if there is one

pwa-delegate-title = Delegate to whom
pwa-delegate-to = Delegate to { $name }
pwa-delegate-load = { $open ->
    [0] no tasks
    [one] { $open } task
   *[other] { $open } tasks
}{ $overdue ->
    [0] { "" }
   *[other] , { $overdue } overdue
}
pwa-delegate-away = through { $day }
pwa-delegate-sure = { $name }: { $kind }, through { $day }. Delegate all the same?
pwa-delegate-word = A few words with the task
pwa-delegate-hint = The new assignee will read them. It may be left empty.
pwa-delegate-yes = Delegate

pwa-composer-hint-colleagues = Write a comment

pwa-fact-author = Author
pwa-fact-due = Due
pwa-fact-completed = Completed

pwa-history-due_at = Due:

## Tasks: a new one, and editing.

pwa-task-new = New task
pwa-task-new-text = What has to be done
pwa-task-new-text-hint = The first line becomes the title, the rest the description.
pwa-task-new-who = Who will do it
pwa-task-new-myself = Me
pwa-task-new-create = Create task
pwa-task-edit-title = Title
pwa-task-edit-text = Description
pwa-task-due = Due
pwa-task-due-today = Today
pwa-task-due-tomorrow = Tomorrow
pwa-task-due-week = In a week
pwa-task-due-none = No due date

## Absences: kinds, days, states.

pwa-absence-kind-vacation = Vacation
pwa-absence-kind-sick = Sick leave
pwa-absence-kind-day_off = Day off
pwa-absence-kind-unpaid = Unpaid leave
pwa-absence-kind-trip = Business trip
pwa-absence-kind-remote = Remote
pwa-absence-kind-other = Away

pwa-absence-status-pending = Waiting
pwa-absence-status-approved = Approved
pwa-absence-status-rejected = Rejected
pwa-absence-status-cancelled = Cancelled

pwa-absence-from-midday = { $day } (from midday)
pwa-absence-until-midday = { $day } (until midday)
pwa-working-days = { $count ->
    [one] { $count } working day
   *[other] { $count } working days
}
pwa-calendar-days = { $count ->
    [one] { $count } day
   *[other] { $count } days
}

## Absences: the list and the calendar.

pwa-absences-title = Absences
pwa-absences-views = Which absences to show
pwa-absences-mine = Mine
pwa-absences-approve = To approve
pwa-absences-team = My people’s
pwa-absences-calendar = Calendar
pwa-absences-none-mine = You have not asked for any absence yet
pwa-absences-none-approve = Nothing waits for your decision
pwa-absences-none-team = Your people have no absences
pwa-absences-none-text = Ask for leave or report a sick day: your manager gets the request at once.
pwa-absences-none-others = Requests of colleagues appear here by themselves as soon as they are sent.

pwa-balance-title = Vacation
pwa-balance-left = left
pwa-balance-accrued = Accrued
pwa-balance-corrected = Corrected
pwa-balance-used = Approved
pwa-balance-pending = Waiting

pwa-calendar-earlier = Previous month
pwa-calendar-later = Next month
pwa-calendar-nobody = Everybody is here this month
pwa-calendar-entry = { $status ->
    [pending] { $what } (not approved yet)
   *[other] { $what }
}

## Absences: the card.

pwa-absence-actions = What to do with the absence
pwa-absence-approve = Approve
pwa-absence-reject = Reject
pwa-absence-cancel = Cancel
pwa-absence-reason = Reason: { $reason }
pwa-absence-left = Vacation balance: { $left }
pwa-absence-deputy = Deputy: { $name }
pwa-absence-overlaps = Away at the same time
pwa-absence-overlaps-none = Everybody else of the team is here
pwa-reject-title = Why is it rejected
pwa-reject-word = Reason
pwa-reject-hint = The employee will read it.
pwa-absence-cancel-title = Cancel the absence?
pwa-absence-cancel-reason = The reason, if there is one

pwa-fact-person = Employee
pwa-fact-days = Days
pwa-fact-balance = Vacation left
pwa-fact-approver = To decide
pwa-fact-decided = Decided by
pwa-fact-decided-at = Decided
pwa-fact-deputy = Deputy
pwa-fact-requested = Requested

pwa-step-requested = Requested
pwa-step-approved = Approved
pwa-step-rejected = Rejected
pwa-step-cancelled = Cancelled
pwa-step-handed_over = To be decided by:
pwa-step-reminded = Reminded to decide
pwa-step-escalated = Also asked:

## Absences: the request.

pwa-absence-new = New absence
pwa-absence-new-kind = Kind
pwa-lack-day = Choose the first day.
pwa-absence-new-start = First day
pwa-absence-new-end = Last day
pwa-absence-new-start-half = Start at midday
pwa-absence-new-end-half = End at midday
pwa-absence-new-deputy = Deputy
pwa-absence-new-nobody = Nobody
pwa-absence-new-drop = No deputy
pwa-absence-new-usual = As usual
pwa-absence-new-permanent = { $name }, as usual
pwa-absence-new-comment = Comment
pwa-absence-new-comment-hint = Whoever decides will read it.
pwa-absence-new-send = Send for approval
pwa-preview-title = What it comes to
pwa-preview-wait = Choose the days to see the count here.
pwa-preview-balance = Vacation balance: { $left }, { $after } after this vacation
pwa-preview-short = Vacation balance: { $left }. Short by { $short }. This is vacation in advance; the approver decides.
pwa-preview-approver = To be decided by { $name }

## What went wrong.

pwa-problem-empty-task = Say what has to be done, or attach a file.
pwa-problem-assignee-left = { $assignee } does not work here any more. Choose somebody else.
pwa-problem-assignee-absent = { $assignee } is away now. Open the list again and confirm your choice.
pwa-problem-not-below = { $assignee } does not report to you. Choose somebody else.
pwa-problem-delegation-to-self = You cannot delegate a task to yourself.
pwa-problem-delegation-circle = The task has already come through { $assignee }. Choose somebody else.
pwa-problem-task-cancelled = The task is cancelled. Reopen it first.
pwa-problem-dates-reversed = The end is before the start. Check the days.
pwa-problem-absence-too-long = Too long: at most { $limit } days at a time.
pwa-problem-absence-too-far = Too far ahead: { $latest } is the last day that can be asked for.
pwa-problem-absence-in-the-past = These days are over: the earliest start is { $earliest }.
pwa-problem-absence-no-working-days = You do not work on these days anyway: no request is needed.
pwa-problem-overlaps-own = You have a request for these days already: { $start } – { $end }.
pwa-problem-no-approver = There is nobody to decide: ask an administrator to set your manager.
pwa-problem-unknown-deputy = This person cannot be a deputy. Choose somebody else who works here now.
pwa-problem-not-enough-days = Not enough vacation: { $wanted } needed, { $left } left.
pwa-problem-empty-reason = Write the reason in words: the employee will read it.
pwa-problem-already-decided = { $status ->
    [approved] Already approved: { $by }, { $when }.
    [rejected] Already rejected: { $by }, { $when }.
   *[cancelled] Already cancelled: { $by }, { $when }.
}
pwa-problem-absence-begun = The absence has begun: only an administrator can cancel it.
