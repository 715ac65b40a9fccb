### Words of the web application's settings.

## Settings: channels.

pwa-settings-label = Settings
pwa-settings-channels = Channels
pwa-settings-templates = Letters
pwa-settings-people = People
pwa-settings-teams = Teams
pwa-settings-categories = Categories
pwa-settings-replies = Ready replies
pwa-settings-desk = Ticket rules
pwa-settings-files = Files
pwa-settings-deliveries = Deliveries
pwa-settings-audit = Audit log
pwa-settings-not-yours = Settings are for the administrator only

## Settings: people.

pwa-people-search = Name, e-mail or phone
pwa-teams-none-text = A team is people with one queue of tickets: “Support”, say, or “Field work”. Without teams everybody sees new tickets.
pwa-people-none = Nobody was found
pwa-person-create = Add
pwa-person-inactive = Inactive

## Settings: teams and categories.

pwa-entry-name = Name
pwa-categories-text = A category tells which team a ticket goes to and how urgent it is. Clients choose from those that are on.
pwa-categories-none = No categories yet
pwa-categories-none-text = Until there are some, nobody is asked for one.
pwa-category-add = Add a category
pwa-category-change = Category
pwa-category-priority = priority: { $priority }
pwa-category-team-hint = A ticket goes to it unless another one is named.
pwa-category-position = Place in the list
pwa-category-position-hint = Smaller numbers stand higher; equal ones by the alphabet.
pwa-category-active = May be chosen
pwa-category-active-hint = Switched off, it stays on the tickets that have it.
pwa-category-off = Off

pwa-teams-text = A team works through its queue of tickets. The rule says who gets a new one.
pwa-teams-none = No teams yet
pwa-team-add = Add a team
pwa-team-change = Team
pwa-team-lead = Lead
pwa-team-no-lead = Nobody
pwa-team-led-by = led by { $name }
pwa-team-members = Members
pwa-team-leaving = Leaving the team: { $names }. What they have of its tickets goes back to its queue, or to whom its rule names.
pwa-team-size = { $count ->
    [one] { $count } person
   *[other] { $count } people
}
pwa-team-channel = Mattermost channel
pwa-team-channel-hint = News of the queue go there. May be left empty.
pwa-team-categories = Categories
pwa-team-categories-hint = Tickets of these categories come to the team's queue at once.
pwa-team-category-of = now: { $name }
pwa-team-assignment = How new tickets are given out
pwa-assignment-manual = By hand
pwa-assignment-manual-hint = A ticket waits in the queue until somebody takes it.
pwa-assignment-round_robin = In turn
pwa-assignment-round_robin-hint = To each of those present, round and round.
pwa-assignment-least_loaded = To the least busy
pwa-assignment-least_loaded-hint = To whoever has the fewest open tickets.

## Settings: rules of tickets and files.

pwa-desk-rules-text = What happens when a ticket is resolved and closed. Closed tickets keep the terms they were closed with.
pwa-desk-close_after_days = Close resolved tickets after, days
pwa-desk-close_after_days-hint = If the client is silent. 0: never by themselves.
pwa-desk-reopen_days = May be reopened for, days
pwa-desk-reopen_days-hint = For so long after closing the client may bring a ticket back.
pwa-desk-closed-comment = A client writes to a closed ticket
pwa-closed-reopen = Ask the client whether to reopen it; silence means no. When it is too late, open a new one
pwa-closed-new_ticket = Open a new ticket that follows it
pwa-closed-refuse = Ask the client whether to open a new one
pwa-desk-rate_days = May be rated for, days
pwa-desk-rate_days-hint = For so long after closing the client's rating is waited for.
pwa-files-rules-text = Which files are accepted. More than the server's own settings allow cannot be allowed. Files that are here stay.
pwa-files-size = Size of one file, MB
pwa-files-count = Files in one message
pwa-files-as-server = Empty: as many as the server allows.
pwa-files-forbidden = Not accepted
pwa-files-forbidden-hint = Endings of names, separated by commas: exe, bat, js.

## Settings: what went wrong.

pwa-problem-no-login = The employee has no e-mail address, and one logs in with it. Add the address first.
pwa-problem-template-invalid = { $problem }
pwa-problem-phone-not-understood = The number could not be understood. Write it with the country code, for example { $example }.
pwa-problem-phone-taken = This phone belongs to another person.
pwa-problem-email-taken = This e-mail is taken.
pwa-problem-invalid-mattermost-login = A Mattermost login has Latin letters, digits, dots, hyphens and underscores only.
pwa-problem-invalid-mattermost-channel = A Mattermost channel has Latin letters, digits, hyphens and underscores only, as in its address.
pwa-problem-name-taken = There is such a name already.
pwa-problem-unfit-for-duty = Only a member of the team who works on tickets can be on duty. Take the others off the list.
pwa-problem-last-admin = This is the last administrator. Make somebody else an administrator first.
pwa-problem-canned-reply-invalid = { $fault ->
    [variable] There is no such variable: { $name }. There are: { $variables }.
    [forbidden] This cannot stand in a ready reply: { $name }.
    [empty] Write the reply's text.
    [too-long] The reply is too long.
    [failed] The reply cannot be filled in. Check the variables.
   *[syntax] A mistake in line { $line }. Check the braces.
}

## Settings: ready replies.

pwa-replies-text = Words that are written often. An engineer puts them into a message; names and numbers fill themselves in.
pwa-replies-none = No ready replies yet
pwa-replies-none-text = Add the first: “We are on it” or “How to restart the router”.
pwa-reply-add = Add a reply
pwa-reply-change = Ready reply
pwa-reply-text = Text of the reply
pwa-reply-everybody = All teams
pwa-reply-team-hint = The reply is offered in this team's tickets.
pwa-reply-remove = Delete the reply
pwa-reply-remove-ask = Delete the reply “{ $title }”?
pwa-reply-remove-text = It cannot be brought back. Its words stay in messages already sent.

## Settings: the logs, tests and health.

pwa-settings-health = Health
pwa-problem-not-reached = There is nowhere to write to this person here: the channel does not know them.

## Invitations.

pwa-problem-invitation-race = Another administrator has invited this person this very moment. Look at the list of invitations.
pwa-settings-guide = The guide of the first days
pwa-contact-no-companies = A contact writes for a company, and there is none yet.

## Sections.

pwa-settings-all = All settings

pwa-settings-promises = Promised times
pwa-settings-hours = Working hours
pwa-settings-calendar = Calendar
pwa-settings-absences = Vacation rules
pwa-settings-balances = Vacation balances
pwa-settings-reminders = Reminders
pwa-settings-newcomers = Newcomers
pwa-settings-retention = Retention
pwa-settings-texts = The bots' words
pwa-settings-look = Name and look

## What narrows a list.

pwa-narrows = What to show
pwa-narrows-some = What to show (chosen: { $count })
