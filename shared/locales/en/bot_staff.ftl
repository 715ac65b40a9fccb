### The employees' bot.

staff-welcome = Hello! This is the employees' bot: clients' tickets, answers, notices.
    To let me know who you are, share your phone number with the button below.
staff-about = The bot for employees. Clients' tickets and answers to them, tasks, absences and approvals, the digest of the day. Press Start and share your work phone number.
staff-about-short = For employees: tickets, tasks, absences, digest.
staff-greeting = Hello, { $name }! I tell you the news by myself; everything else is in the menu below.
staff-help = What I can do:
    • “Tickets”: new, yours and all open ones; press a ticket to open its card.
    • “Take” and the statuses are buttons below the card.
    • A reply to a message about a ticket goes to the <b>client</b>, and a ticket that nobody has becomes yours. Begin it with “!” and it is an <b>internal note</b>.
    • “Tasks” and “New task”: your work, what you gave to others, delegation. A forwarded message becomes a task too.
    • “Absences”: vacation, sick leave, days off: requests, balance, who else is away.
    • “Approvals”: absences that wait for your decision.
    • “Digest”: overdue, due today and new; “Settings”: language, quiet hours, channels.
    /password — a new password for the web, if you forgot it
    /cancel — leave the talk
    /language — language
    /stop — unlink this Telegram

staff-menu-tasks = Tasks
staff-menu-new-task = New task
staff-menu-tickets = Tickets
staff-menu-approvals = Approvals
staff-menu-absences = Absences
staff-menu-digest = Digest
staff-menu-settings = Settings
staff-menu-help = Help

staff-command-tasks = Tasks
staff-command-task = New task
staff-command-tickets = Clients' tickets
staff-command-approvals = Approve absences
staff-command-absences = Vacation and other absences
staff-command-digest = Today's digest
staff-command-settings = Settings
staff-command-help = What the bot can do
staff-command-cancel = Leave the talk
staff-command-language = Language
staff-command-password = A new password for the web
staff-command-stop = Unlink this Telegram

staff-list-new = New tickets
staff-list-mine = My open tickets
staff-list-open = All open tickets
staff-tab-new = New
staff-tab-mine = Mine
staff-tab-open = All open

work-taken = Ticket №{ $number } is yours

answer-ask-client = What shall I send to the <b>client</b> on ticket { $heading }? Send text or files.
answer-ask-note = What shall I put into the <b>internal note</b> on ticket { $heading }? The client does not see it.
answer-no = Cancel


where-staff = Where does this belong? Choose, or create a new task.
where-staff-lost = I cannot tell what you mean: that message is about several things. Which of them shall I add this to?
where-new-task = ➕ New task
where-ticket = Ticket { $heading }
where-whose-eyes = Who shall see it?
where-client = Send to the client

assign-whom = Who gets ticket { $heading }? Choose, or write a piece of the name.
assign-load = { $count ->
    [one] { $count } ticket
   *[other] { $count } tickets
}
assign-away = away until { $day }
assign-away-sure = { $name } is away until { $day }, that day included.{ $stands_in ->
    [yes] { " " }{ $deputy } stands in.
   *[no] { "" }
} Assign all the same?
assign-yes = Yes, assign
assign-done = Ticket №{ $number }: the assignee is { $name }
