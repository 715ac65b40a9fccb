### The clients' bot.

client-welcome = Hello! This is the support bot: create a ticket here and see what becomes of it.
    To let me know who you are, share your phone number with the button below.
client-about = The support bot. Here you can open a ticket: write what happened, add photos and files. The bot tells you how the ticket stands, passes your answers to the engineer and brings you his. Press Start and share your phone number.
client-about-short = Support: tickets, answers and news about them.
client-greeting = Hello, { $name }! Press “New ticket” or just write what happened.
client-help = What I can do:
    • “New ticket” — describe the problem, add photos and files, an album too.
    • “My tickets” — status and conversation.
    • A reply to any message of mine about a ticket becomes a comment on it.
    /cancel — leave the talk
    /language — language
    /stop — unlink this Telegram

client-menu-new = New ticket
client-menu-tickets = My tickets

client-command-new = New ticket
client-command-tickets = My tickets
client-command-help = What the bot can do
client-command-cancel = Leave the talk
client-command-language = Language
client-command-stop = Unlink this Telegram

client-list-open = Open tickets
client-list-closed = Closed tickets

new-ask = Tell me what happened. Photos, video, voice messages and files are welcome, in any order.
new-preview = New ticket
new-preview-hint = Send it, or add more?
new-add-hint = Send more text or files.
new-ask-company = Which company is this ticket from?

draft-send = Send
draft-add = Add
draft-forget = Cancel
draft-new = New ticket
draft-gone = This draft is already sent or cancelled.

where-ask = Is this a new ticket, or does it belong to one of the open ones?
where-reply-lost = I cannot tell which ticket the message you replied to belongs to. Please choose:

add-ask = What shall I add to ticket { $heading }? Send text or files.

cancel-ask = Cancel ticket { $heading }? Write the reason in one message, or just confirm.
cancel-yes = Yes, cancel
cancel-no = No
cancel-done = Ticket { $heading } is cancelled.

client-menu-notices = Notices
client-menu-language = Language
client-menu-help = Help
client-command-notices = When and where to write to you

client-list-mine = Only mine
client-list-all = Of the whole company

new-category = Category
new-category-chosen = Category: { $name }
new-category-ask = What is this ticket about?
new-category-none = No category

solved-done = Thank you! Ticket { $heading } is closed.
reopen-ask = What is still wrong with ticket { $heading }? Write it or send a photo, or just send the ticket back to work.
reopen-now = Back without a word
reopen-done = Ticket { $heading } is back to work.
rating-thanks = Thank you for { $score } of 5! Would you like to add a word: what was good, what to mend?
rating-no-word = No, thanks
rating-done = Thank you, the team will read it.
rating-enough = Thank you for the score!

ended-closed = Ticket { $heading } is closed, nothing can be added to it. Open a new one from your message?
ended-cancelled = Ticket { $heading } is cancelled, nothing can be added to it. Open a new one from your message?
ended-new = Ticket №{ $number } is closed, so a new one was opened from your message.

closed-ask = Ticket { $heading } is closed. Shall I add this to it, or reopen it?
    { $minutes ->
        [one] If you do not answer within { $minutes } minute, I will just add it.
       *[other] If you do not answer within { $minutes } minutes, I will just add it.
    }
closed-add = Add
closed-reopen = Reopen
closed-added = ✅ Added to the closed ticket { $heading }
closed-reopened = ✅ Ticket { $heading } is open again, with your message in it

history-title = History of ticket { $heading }
history-opened = { $at } — the ticket was opened
history-status = { $at } — status: { $status } ({ $who })
history-reopened = { $at } — back to work ({ $who })
history-closed-itself = { $at } — closed automatically
history-assignee = { $at } — assignee: { $name }
history-unassigned = { $at } — no assignee yet
history-rating = { $at } — score: { $score } of 5
history-follows = { $at } — goes on from ticket { $number }
history-followed = { $at } — goes on in ticket { $number }
history-edited = { $at } — the text was edited ({ $who })
history-earlier = … and before that: { $count }

files-none = This ticket has no files.
files-coming = Sending files: { $count }
files-too-large = ⚠️ The file “{ $name }” ({ $size } MB) does not fit into Telegram: { $limit } MB at most.
files-caption = №{ $number } · { $name }
files-lost = ⚠️ The file “{ $name }” could not be fetched. Press “Files” again a little later.

client-out-of-hours = We are not at work now, but your ticket is with us. We start { $when } and will answer at once.
