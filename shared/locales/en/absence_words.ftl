### Absences in words: kinds, days, periods. The same on cards, in lists and in questions.

absence-kind-vacation = Vacation
absence-kind-sick = Sick leave
absence-kind-day-off = Day off
absence-kind-unpaid = Unpaid leave
absence-kind-trip = Business trip
absence-kind-remote = Remote work
absence-kind-other = Absence

absence-status-pending = waits for a decision
absence-status-approved = approved
absence-status-rejected = rejected
absence-status-cancelled = cancelled

absence-from-midday = { $day } (from midday)
absence-until-midday = { $day } (until midday)
absence-working-days = { $count ->
    [one] { $count } working day
   *[other] { $count } working days
}
absence-days-of = { $weekdays }: { $days }
absence-calendar-days = { $count ->
    [one] { $count } calendar day
   *[other] { $count } calendar days
}
absence-overlap = { $name }: { $kind }, { $period }{ $status ->
    [pending] { " " }(not approved yet)
   *[other] { "" }
}

absence-days = { $count ->
    [one] { $count } day
   *[other] { $count } days
}
# As a question asks of it: “Cancel the vacation 11–17 December?”
absence-what = { $kind ->
    [vacation] the vacation
    [sick] the sick leave
    [day_off] the time off
    [unpaid] the unpaid leave
    [trip] the business trip
    [remote] the remote work
   *[other] the absence
}
absence-what-own = { $what } { $period }
absence-what-of = { $what } ({ $name }, { $period })
absence-heading = { $kind }: { $name }, { $period }
absence-left = Vacation left: { $left }
absence-deputy = Deputy: { $name }
absence-overlaps = Away at the same time:
absence-state = Status: { $status }
absence-state-by = { $state ->
    [pending] Status: waiting for a decision by { $name }
    [approved] Approved: { $name }
    [rejected] Rejected: { $name }
   *[cancelled] Cancelled: { $name }
}
absence-approve = Approve
absence-reject = Reject
absence-cancel = Cancel
