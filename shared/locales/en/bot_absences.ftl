### The employees' bot: absences and their approval.

absences-mine = My absences
absences-balance = Vacation left: { $left }
absences-new = ➕ Request time off
absences-away = 📅 Who is away
absences-away-in = Who is away: { $month }
absences-nobody-away = Nobody is away this month.
absences-entry = { $mark } { $period }: { $name }, { $kind }{ $status ->
    [pending] { " " }(not approved yet)
   *[other] { "" }
}

request-kind = What kind of absence is it?
request-from = { $kind }. From which day? Press a day or write it: “from 12 to 18 May”, “tomorrow”, “15.06”.
request-till = From { $day } ({ $weekday }) — until which day, that day included?
request-day = One day
request-week = A week
request-fortnight = Two weeks
request-day-unclear = I do not understand this day.
request-days-left = Understood: { $days }. Not understood: “{ $left }”. { $offered ->
    [yes] If the days are right, press the button; if not, write them in another way.
   *[no] Write them in another way.
}
request-days-which = “{ $heard }”: which days exactly? Press a button, or say it more precisely.
request-day-words = Press a day in the calendar or write it: “tomorrow”, “12 May”, “from 12 to 18 May”.
request-send = ✅ Send
request-first-half = { $on ->
    [yes] ☑
   *[no] ☐
} Begin at midday
request-last-half = { $on ->
    [yes] ☑
   *[no] ☐
} End at midday
request-deputy = Deputy
request-deputy-other = Another deputy
request-comment = Comment
request-comment-other = Another comment
request-who = Who stands in for you? Choose from the list or write a piece of the name.
people-none = Nobody found for “{ $search }”. Write the name in another way.
request-no-deputy = Choose nobody
request-what-to-know = What should the approver know? Write it in one message.
request-no-comment = No comment
request-sent = The request is sent for approval

absence-balance = Vacation left: { $left } now, { $after } after this
absence-balance-short = ⚠️ Vacation left: { $left }, short of { $short }. It would be a vacation in advance: the approver decides.
absence-approver = Decides: { $name }

absence-cancel-ask = Cancel { $heading }? Write the reason in one message, or just confirm.
absence-cancel-yes = Yes, cancel
absence-cancel-no = No
absence-cancelled = Cancelled: { $heading }
absence-returned = { $days ->
    [one] { $days } calendar day of vacation returned
   *[other] { $days } calendar days of vacation returned
}, { $left } left now.

approvals-title = Waiting for your decision
approvals-none = Nothing waits for your decision now.
approvals-approved = Approved
approvals-why-not = Why do you reject { $heading }? Write the reason, the employee will read it.
approvals-rejected = Rejected: { $heading }. The employee is told the reason.

press-a-button = Choose with a button below the question, or press “Cancel”.
words-wanted = Words are wanted here. Write them, or press a button below the question.

problem-dates-reversed = The end is before the start. Check the days.
problem-absence-too-long = Too long: at most { $limit } days at once.
problem-absence-too-far = Too far: days until { $latest } can be asked for.
problem-absence-in-the-past = These days are over: it can begin on { $earliest } or later.
problem-absence-no-working-days = You do not work on these days anyway: no request is needed.
problem-overlaps-own = You have already asked for some of these days: { $kind }, { $period } ({ $state }).
problem-no-approver = Nobody can decide: ask the administrator to name your manager.
problem-unknown-deputy = This person cannot stand in for you. Choose another.
problem-not-enough-days = Not enough vacation days: { $wanted } wanted, { $left } left.
problem-empty-reason = Write the reason in words: the employee will read it.
problem-already-decided = { $status ->
    [approved] Already approved: { $by }, { $when }.
    [rejected] Already rejected: { $by }, { $when }.
   *[cancelled] Already cancelled: { $by }, { $when }.
}
problem-absence-begun = The absence has begun: only an administrator can cancel it.
problem-version-changed = The request has changed: here is how it stands now.
