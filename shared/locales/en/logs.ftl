### The logs in plain words: read by the administrator's pages and by the export.

## The log of deliveries: why it is so.

reason-burst = Waits whether something else happens: then one message tells of it all.
reason-quiet = Waits for the end of quiet hours.
reason-away = Waits until the person returns, who is absent now.
reason-inactive = The person is switched off.
reason-merged = It went into another message.
reason-off = The person has switched this channel off.
reason-undone = It was taken back before it was sent.
reason-read = The person has read of it already.
reason-address-gone = The address was unlinked or replaced.
reason-no-access = The person may see it no longer.
reason-deleted = What the message was about is no more.
reason-muted = The person asked not to be told of it.
reason-outdated = It no longer concerns the person.
reason-up-to-date = The message is right already.
reason-expired = It grew too old while it waited.
reason-not-configured = Nobody has set this channel up.
reason-switched-off = The administrator has switched the channel off.
reason-silent-service = The service { $service } does not answer: we wait for it.

## The log of deliveries: how a try ended.

try-sent = Taken.
try-retry = It did not go, we try again.
try-perhaps = Handed over, and nothing was answered.
try-gone = The address does not work.
try-rejected = Refused.

## The log of deliveries: the life of one message.

step-happened = It happened: { $event }
step-planned = Put in the queue. Channel: { $lane }
step-planned-edit = Put in the queue: to bring an older message up to date. Channel: { $lane }
step-resent-here = Sent again by an administrator. Channel: { $lane }
step-held-burst = Waited whether something else happens.
step-held-quiet = Waited for the end of quiet hours.
step-held-away = Waited until the person returned.
step-ended-failed = No more tries.
step-ended-expired = Not sent: too old.
step-ended-skipped = Not sent.
step-read = The person has read it.
step-next = The next try.
step-resent = Sent again.
step-first = This is a repeat: here is the first one.

## The log of deliveries: the export.

log-column-at = When
log-column-event = Event
log-column-about = About
log-column-person = To
log-column-lane = Channel
log-column-address = Address
log-column-kind = What was sent
log-column-state = State
log-column-why = Reason
log-column-tries = Tries
log-column-settled = Ended at
log-column-actor = Who
log-column-what = What was done
log-column-action = Act
log-kind-send = a new message
log-kind-edit = an update of an older one
log-ticket = Ticket №{ $number } “{ $title }”
log-task = Task №{ $number } “{ $title }”
log-absence = Absence: { $title }
log-gone = Deleted
log-cut = { $count } lines were exported, which is the limit. Export the rest by itself: narrow the dates.
