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
absence-calendar-days = { $count ->
    [one] { $count } calendar day
   *[other] { $count } calendar days
}
absence-overlap = { $name }: { $kind }, { $period }{ $status ->
    [pending] { " " }(not approved yet)
   *[other] { "" }
}

absence-heading = { $kind }: { $name }, { $period }
absence-left = Vacation balance: { $left }
absence-deputy = Deputy: { $name }
absence-overlaps = Away at the same time:
absence-state = Status: { $status }
absence-state-by = Status: { $status }, { $name }
absence-approve = Approve
absence-reject = Reject
absence-cancel = Cancel
