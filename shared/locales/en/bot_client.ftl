### The clients' bot.

client-welcome = Hello! This is the support bot: create a ticket here and see what becomes of it.
    To let me know who you are, share your phone number with the button below.
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
