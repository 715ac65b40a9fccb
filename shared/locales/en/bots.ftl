### Words of both bots: acquaintance, files, errors.

register-button = 📱 Share my phone number
register-typed = A number typed by hand or taken from somebody's card does not count. Press the button below: then Telegram itself confirms it.
register-kept = I keep your message for an hour: once we are acquainted, I will offer to send it.
register-kept-enough = That is more than I can keep: please write it again once we are acquainted.
register-first = Share your phone number first
register-group = Write to me in private: in a group I ask for no number and show no tickets.
register-open-bot = Open the bot

problem-foreign-contact = This is somebody else's card. Press the button below to share your own number.
problem-unknown-phone = We do not know this number.{ $has_phone ->
    [yes] { " " }Call support: { $support_phone }{ $has_hours ->
        [yes] , { $support_hours }
       *[no] { "" }
    }.
   *[no] { $scope ->
        [client] { " " }Ask those who work on your tickets to add it.
       *[staff] { " " }Ask your administrator.
    }
}
problem-ambiguous-phone = This number belongs to several people, so it cannot be used to sign in. Ask the administrator.{ $has_phone ->
    [yes] { " " }Support: { $support_phone }.
   *[no] { "" }
}
problem-telegram-link-used = This link was used already or is too old. Ask whoever sent it for another, or make one in your profile on the web.
problem-telegram-taken = This invitation is for somebody else, and this Telegram account is linked to you already. Nothing has changed.
problem-too-many-tries = Too many tries. Come back in an hour.{ $has_phone ->
    [yes] { " " }Support: { $support_phone }.
   *[no] { "" }
}

content-location = Location: { $point }
content-contact = Contact: { $name }, { $phone }
content-forwarded = Forwarded from: { $name }
content-quoted = In reply to: “{ $quote }”
content-answered = In reply to a message from: { $name }{ $quoted ->
    [yes] . “{ $quote }”
   *[no] { "" }
}
content-nobody = an unknown sender

file-too-large = ⚠️ “{ $name }” ({ $size } MB) is not accepted: the bot takes files up to { $limit } MB.
file-archive-too-full = ⚠️ “{ $name }” is not accepted: there are too many files in the archive. Split it into several.
file-budget-spent = ⚠️ “{ $name }” is not accepted: too many files were sent within an hour. Try again later.
file-by-page = ⚠️ The bot cannot take “{ $name }” ({ $size } MB): Telegram passes bots no files over { $limit } MB. As soon as the message is sent, I will give you a link to a page that takes the file.
file-link = 📎 { $count ->
    [one] Upload { $names } here:
   *[other] Upload { $names } here:
  }
    { $url }
    Up to { $limit } MB each. The link is good for a day and works once.
file-forbidden = ⚠️ “{ $name }” is not accepted: such files are forbidden ({ $forbidden }).
file-too-many = ⚠️ “{ $name }” is not accepted: at most { $limit } files in one message.
file-empty = ⚠️ “{ $name }” is not accepted: it is empty.
file-missing = ⚠️ Not received: { $name }, { $size } MB

accepted-kinds = I cannot take such a message. Send text, a photo, a video, a voice message, a document, a contact or a location.

problem-not-found = The ticket is not found or is no longer yours to see.
problem-not-allowed = You may not do this.
problem-not-for-bots = This is done on the website only, not in a bot.
problem-already-taken = { $assignee } has already taken the ticket.
problem-same-assignee = The ticket is already yours.
problem-version-conflict = The ticket has changed. Look at its state and try again.
problem-move-not-allowed = Not possible now. The ticket is { $status }.
problem-already-cancelled = The ticket is already cancelled.
problem-ticket-closed = The ticket is closed, nothing can be added. Create a new one.
problem-empty-comment = The message is empty: send text or a file.
problem-empty-ticket = The ticket is empty: send text or a file.
problem-too-many-tickets = Too many new tickets within an hour. Try later.
problem-unknown-file = The file is not found, send it again.
problem-idempotency-mismatch = This is done already.
problem-idempotency-in-flight = I am at it, wait a little.
problem-telegram-not-linked = Access is closed. Press /start to sign in again.
problem-date-out-of-bounds = This date does not fit: it must be from { $earliest } to { $latest }.
problem-text-too-long = Too long: at most { $longest } characters fit. Shorten it or send it as a file.
problem-other = That did not work. Try again.
problem-unavailable-press = The service is not available now. Press again in a couple of minutes.
problem-unavailable = The service is not available now, the message is not saved. Send it again in a couple of minutes.

unknown-command = There is no such command. What I can do: /help
press-old = This button is out of date.

language-ask = Which language do you prefer?
language-done = Done. I’ll write to you in English.
language-name = English

cancelled = All right, cancelled.
nothing-to-cancel = There is nothing to cancel.
unlinked = Done: this Telegram is no longer linked to you. To come back, press /start.

menu-changed = Your menu has changed.

step-back = ← Back
step-leave = Cancel
step-skip = Skip

page-back = ← Back
page-next = Next →

help-support = Support phone: { $phone }{ $has_hours ->
    [yes] , { $hours }
   *[no] { "" }
}
problem-ticket-cancelled = The ticket is cancelled, nothing can be added to it. Open a new one.
problem-reopen-too-late = The ticket was closed too long ago to come back. Open a new one.
problem-already-rated = You have rated this ticket already: { $score } of 5. Thank you!
problem-rating-too-late = The time for rating this ticket is over. Thank you for thinking of it!
edit-too-late = The edit was not taken: this entry can no longer be changed. If it matters, write a new message.
