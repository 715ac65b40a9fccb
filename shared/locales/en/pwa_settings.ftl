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

pwa-lane-telegram-staff = Telegram for staff
pwa-lane-telegram-client = Telegram for clients
pwa-lane-mattermost = Mattermost
pwa-lane-email = E-mail
pwa-lane-push = Push

pwa-standing-not-configured = Not set up
pwa-standing-disabled = Off
pwa-standing-paused = Paused
pwa-standing-failing = Failing
pwa-standing-working = Working
pwa-standing-starting = Starting
pwa-standing-untried = Not tried yet

pwa-channel-health = Health
pwa-channel-enabled = The channel is on
pwa-channel-from-environment = The channel is set by environment variables. To change it, change them and restart the server.
pwa-channel-last-sent = Last sent { $ago }
pwa-channel-never-sent = Nothing was sent yet
pwa-channel-pending = { $count ->
    [one] { $count } message waiting
   *[other] { $count } messages waiting
}
pwa-channel-paused = Paused until { $moment }

pwa-setting-telegram-token = Bot token
pwa-setting-telegram-token-hint = @BotFather gives it. A saved token is not shown.
pwa-setting-telegram-support_phone = Support phone
pwa-setting-telegram-support_phone-hint = The bot tells it to people whose number it does not know.
pwa-setting-telegram-support_hours = Support hours
pwa-setting-mattermost-url = Incoming webhook address
pwa-setting-mattermost-url-hint = A secret: who knows the address can post.
pwa-setting-mattermost-username = Sender's name
pwa-setting-mattermost-username-hint = Counts if the server lets hooks change the name.
pwa-setting-mattermost-icon_url = Sender's picture address
pwa-setting-email-host = SMTP server
pwa-setting-email-port = Port
pwa-setting-email-security = Connection security
pwa-setting-email-username = Login
pwa-setting-email-password = Password
pwa-setting-email-sender = Sender's address
pwa-setting-email-sender_name = Sender's name
pwa-setting-email-ca = Own certificate authority
pwa-setting-email-ca-hint = If the server's certificate is from your company's authority: that authority's certificate (PEM), or the path of a file on the server.
pwa-setting-push-contact = Contact for push services
pwa-setting-push-contact-hint = A mailto:… or https://… address where a push service reaches you.
pwa-setting-push-hide_text = Send no text: a notification says only “New event”
pwa-setting-email-security-starttls = STARTTLS
pwa-setting-email-security-tls = TLS
pwa-setting-email-security-none = None

pwa-channel-note-mattermost = Create the webhook from a service account. Its direct messages are seen not only by the recipient but by the owner of the webhook too.

pwa-test-title = Test
pwa-test-address-hint-mattermost = The name of a channel, as in its address
pwa-test-address-hint-email = Any other e-mail address
pwa-test-send = Send a test
pwa-test-waiting = Waiting for the answer…
pwa-test-answer = The whole answer

## Settings: letters.

pwa-templates-text = The text of the letter for each event. Until you change it, the built-in one is used.
pwa-templates-ticket = Tickets
pwa-templates-task = Tasks
pwa-templates-absence = Absences
pwa-template-own = Changed
pwa-template-body = Text of the letter
pwa-template-variables = Press a variable to insert it:
pwa-template-var-number = its number
pwa-template-var-title = its title, the first line
pwa-template-var-client = the client’s company
pwa-template-var-contact = who asked
pwa-template-var-assignee = who works on it; empty while nobody does
pwa-template-var-status = the status in words
pwa-template-var-author = who created the task
pwa-template-var-due = the due date; empty without one
pwa-template-var-name = whose absence it is
pwa-template-var-absence = its kind: vacation, sick leave…
pwa-template-var-period = the days
pwa-template-var-days = how many working days
pwa-template-var-balance = the vacation that is left; empty for other kinds
pwa-template-var-news = what happened, in one sentence
pwa-template-var-comment = what a person wrote
pwa-template-var-files = the names of the attached files
pwa-template-var-actor = who did it
pwa-template-var-why = why the letter came; empty for a client
pwa-template-var-recipient = the first name of who gets it
pwa-template-var-link = the page’s address; a client has none
pwa-template-save-first = Save first: what is sent is the saved text.
pwa-template-preview = Preview
pwa-template-test = Send to me
pwa-template-restore = Restore built-in
pwa-template-restore-ask = Put the letter back to its default?
pwa-template-restore-text = Your text of this letter is lost, also what is not saved yet.
pwa-preview-as-text = As text
pwa-language-ru = in Russian
pwa-language-en = in English

pwa-event-ticket-opened = New ticket
pwa-event-ticket-assigned = Assignee set
pwa-event-ticket-queued = Ticket back in the queue
pwa-event-ticket-status-changed = Ticket status
pwa-event-ticket-commented = New message
pwa-event-ticket-edited = Ticket edited
pwa-event-ticket-rated = The client's score
pwa-event-sla-warned = A promise to the client is near
pwa-event-sla-breached = A promise to the client is broken
pwa-event-sla-escalated = Broken promise escalated
pwa-event-task-created = New task
pwa-event-task-delegated = Task handed over
pwa-event-task-status-changed = Task status
pwa-event-task-commented = New comment
pwa-event-task-edited = Task changed
pwa-event-task-due-soon = Due soon
pwa-event-task-overdue = Overdue
pwa-event-absence-requested = Absence requested
pwa-event-absence-handed-over = Handed over to another approver
pwa-event-absence-approved = Absence approved
pwa-event-absence-rejected = Absence rejected
pwa-event-absence-cancelled = Absence cancelled
pwa-event-approval-slow = Reminder to the approver
pwa-event-approval-escalated = Decision passed up
pwa-event-deputy-named = Named as deputy
pwa-event-deputy-released = Released as deputy
pwa-event-digest-due = Daily digest
pwa-event-snooze-ended = Reminder of what was put off
pwa-event-address-died = An address stopped working
pwa-event-client-not-reached = The client was not reached
pwa-event-channel-failing = A channel is failing
pwa-event-fault-repeats = Records are not processed
pwa-event-telegram-relinked = Telegram linked anew
pwa-event-telegram-ended = Telegram unlinked
pwa-event-invited = Invitation
pwa-event-password-asked = Letter for a new password
pwa-event-password-changed = Password changed

## Settings: people.

pwa-people-employees = Employees
pwa-people-contacts = Clients
pwa-people-clients = Companies
pwa-people-search = Name, e-mail or phone
pwa-people-none-employees = No employees yet
pwa-people-none-employees-text = Add a colleague and invite them: they choose the password themselves.
pwa-people-none-contacts = No contacts yet
pwa-people-none-contacts-text = Contacts are the clients' people who write tickets. Add the first one and hand on a link to the bot.
pwa-people-none-clients = No companies yet
pwa-people-none-clients-text = Every ticket is of some company. Add the first one, then the people who will write for it.
pwa-deliveries-none-text = Every message is seen here: to whom, by which channel, and whether it arrived. The first come when something happens: a ticket is opened, a task is given.
pwa-teams-none-text = A team is people with one queue of tickets: “Support”, say, or “Field work”. Without teams everybody sees new tickets.
pwa-people-none = Nobody was found
pwa-create-employees = Add employee
pwa-create-contacts = Add client
pwa-create-clients = Add company
pwa-person-create = Add
pwa-person-inactive = Inactive
pwa-client-see-all = Clients see all tickets of their company
pwa-client-sees-all = Clients see all tickets of the company
pwa-client-sees-own = Each sees only the own tickets

## Settings: deliveries and audit.

pwa-delivery-pending = Waiting
pwa-delivery-sent = Sent
pwa-delivery-failed = Failed
pwa-delivery-expired = Expired
pwa-delivery-skipped = Skipped
pwa-delivery-state = State
pwa-delivery-any-state = Any state
pwa-delivery-lane = Channel
pwa-delivery-any-lane = Any channel
pwa-delivery-resend = Send again
pwa-delivery-resent = Queued
pwa-deliveries-none = No deliveries


pwa-audit-none = Nothing is written yet
pwa-audit-address = From: { $value }
pwa-audit-scope = Bot: { $value }
pwa-audit-bot-staff = for staff
pwa-audit-bot-client = for clients
pwa-audit-telegram-user-id = Telegram number: { $value }
pwa-audit-username = Telegram name: { $value }
pwa-audit-phone = Phone: { $value }
pwa-audit-people = Who: { $value }
pwa-audit-role = Role: { $value }
pwa-audit-fields = Changed: { $value }
pwa-audit-name = “{ $value }”
pwa-audit-title = “{ $value }”
pwa-audit-channel = Channel: { $value }
pwa-audit-lane = Channel: { $value }
pwa-audit-enabled = On: { $value }
pwa-audit-ok = Worked: { $value }
pwa-audit-yes = yes
pwa-audit-no = no
pwa-audit-why = Reason: { $value }
pwa-audit-reason = Reason: { $value }
pwa-audit-count = How many: { $value }
pwa-audit-scopes = Rights: { $value }
pwa-audit-days = By so many days: { $value }
pwa-audit-days-per-year = Days a year: { $value }
pwa-audit-accrues-from = Accrues from: { $value }
pwa-audit-as-usual = as for everybody
pwa-audit-to = To: { $value }
pwa-audit-receiver = To: { $value }
pwa-audit-tickets = Tickets: { $value }
pwa-audit-tasks = Tasks: { $value }
pwa-audit-given = Tasks given to others: { $value }
pwa-audit-approvals = Approvals: { $value }
pwa-audit-deputies = Deputies: { $value }
pwa-audit-deputised = Was the permanent deputy of: { $value }
pwa-audit-leads = Teams: { $value }
pwa-audit-subordinates = People below: { $value }
pwa-audit-teams = Teams left: { $value }
pwa-audit-sessions = Logins ended: { $value }
pwa-audit-tokens = Tokens revoked: { $value }
pwa-audit-links = Links voided: { $value }
pwa-audit-telegram = Telegram unlinked
pwa-audit-field-name = name
pwa-audit-field-email = e-mail
pwa-audit-field-phone = phone
pwa-audit-field-role = role
pwa-audit-field-active = access
pwa-audit-field-manager_id = manager
pwa-audit-field-deputy_id = permanent deputy
pwa-audit-field-team_ids = teams
pwa-audit-field-mattermost_login = Mattermost login
pwa-audit-field-hand_over_to = who takes over
pwa-audit-field-client_ids = companies
pwa-audit-field-locale = language
pwa-audit-field-timezone = time zone
pwa-audit-field-week = working hours
pwa-audit-field-contacts_see_all = whether contacts see all tickets
pwa-audit-field-notes = notes
pwa-audit-field-sla_targets = promised times
pwa-act-setup = First administrator created
pwa-act-login = Login
pwa-act-login-failed = Failed login
pwa-act-logout = Logout
pwa-act-logout-everywhere = Logout everywhere
pwa-act-password-changed = Password changed
pwa-act-password-refused = Wrong current password
pwa-act-administrator-invited = Made a link for a new administrator
pwa-act-password-asked = A letter for a new password was asked for
pwa-act-person-invited = Invited
pwa-act-invitation-withdrawn = Invitation withdrawn
pwa-act-invitation-accepted = Invitation accepted
pwa-act-guide-dismissed = Guide of the first days put away
pwa-act-guide-restored = Guide of the first days brought back
pwa-act-password-link-made = Link to a new password made
pwa-act-password-reset = New password set by a link
pwa-act-email-unsubscribed = Unsubscribed from letters
pwa-act-email-resumed = Letters switched on again
pwa-act-channel-changed = Channel changed
pwa-act-channel-tested = Channel tested
pwa-act-template-changed = Letter template changed
pwa-act-template-restored = Built-in template restored
pwa-act-template-broken = A letter template failed
pwa-act-delivery-resent = Delivery sent again
pwa-act-employee-created = Employee added
pwa-act-contact-created = Client added
pwa-act-client-created = Company added
pwa-act-client-changed = Company changed
pwa-act-client-sla-changed = A company's promised times changed
pwa-act-client-archived = Company archived
pwa-act-client-restored = Company taken back from the archive
pwa-act-team-created = Team added
pwa-act-team-changed = Team changed
pwa-act-team-duty-changed = Duty of a team changed
pwa-act-person-activated = Person activated
pwa-act-person-deactivated = Person deactivated
pwa-act-people-merged = Two cards merged
pwa-act-personal-data-exported = Personal data handed out
pwa-act-personal-data-erased = Personal data erased
pwa-act-telegram-link-made = Link to Telegram made
pwa-act-telegram-linked = Telegram linked
pwa-act-telegram-relinked = Telegram linked anew
pwa-act-telegram-unlinked = Telegram unlinked
pwa-act-telegram-phone-changed = Telegram unlinked: the number changed
pwa-act-unknown-phone = Unknown phone in a bot
pwa-act-phone-conflict = One phone, several people
pwa-act-token-created = Token created
pwa-act-token-revoked = Token revoked
pwa-act-address-revived = Address thought to work again
pwa-act-telegram-taken-over = Telegram account taken over from somebody
pwa-act-employee-changed = Employee changed
pwa-act-contact-changed = Contact changed
pwa-act-work-handed-over = Work handed over
pwa-act-template-tested = Letter template sent as a test
pwa-act-failed-deliveries-resent = Failed messages sent again
pwa-act-absence-cancelled = Absence cancelled
pwa-act-vacation-account-changed = Terms of vacation changed
pwa-act-vacation-balance-corrected = Vacation balance corrected

## Settings: a forgotten password.

pwa-password-link-title = Forgotten password
pwa-password-link-for = Forgotten password: { $name }
pwa-password-link-text = { $name } gets a one-time link to set a new password. The present password works until the link is used; earlier links stop working.
pwa-password-link-make = Make a link
pwa-password-link-made = Hand the link over in person: { $name }. It is good for a day and works once.
pwa-password-link-copy = Copy the link
pwa-password-link-copied = Link copied

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

pwa-act-desk-policy-changed = The ticket rules were changed
pwa-act-file-rules-changed = The file rules were changed
pwa-act-category-created = A category was added
pwa-act-category-changed = A category was changed
pwa-act-sla-changed = The promised times were changed
pwa-act-company-hours-changed = The working hours were changed
pwa-act-task-reminders-changed = The reminders of tasks were changed
pwa-act-absence-rules-changed = The rules of absences were changed
pwa-act-work-calendar-changed = The work calendar was changed
pwa-act-work-calendar-restored = The usual work calendar was restored

## Settings: what went wrong.

pwa-problem-no-login = The employee has no e-mail address, and one logs in with it. Add the address first.
pwa-problem-template-invalid = { $problem }
pwa-problem-phone-not-understood = The number could not be understood. Write it with the country code, for example { $example }.
pwa-problem-phone-taken = This phone belongs to another person.
pwa-problem-email-taken = This e-mail is taken.
pwa-problem-name-taken = There is such a name already.
pwa-problem-unfit-for-duty = Only a member of the team who works on tickets can be on duty. Take the others off the list.
pwa-problem-last-admin = This is the last administrator.
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
pwa-act-canned-reply-created = A ready reply was added
pwa-act-canned-reply-changed = A ready reply was changed
pwa-act-canned-reply-removed = A ready reply was deleted

## People from a file and into one.

pwa-people-import = Import from a file
pwa-act-people-imported = A list was imported
pwa-act-people-import-undone = An import was undone
pwa-act-people-exported = A list of people was exported
## Settings: the logs, tests and health.

pwa-test-address = Or type it
pwa-settings-health = Health
pwa-fault-since = Since { $moment }
pwa-test-to = Whom to send to
pwa-test-to-me = To you
pwa-test-to-me-again = To myself
pwa-log-to = To whom
pwa-log-who = Who
pwa-log-employee = Employee
pwa-log-contact = Client
pwa-log-somebody = One person
pwa-log-everybody = Show everybody
pwa-log-since = From which day
pwa-log-until = To which day
pwa-log-export = Download for Excel
pwa-log-clear = Clear
pwa-log-ticket = Ticket number
pwa-log-task = Task number
pwa-log-action = What was done
pwa-log-any-action = Any act
pwa-log-about-ticket = Ticket №{ $number } “{ $title }”
pwa-log-about-task = Task №{ $number } “{ $title }”
pwa-log-about-absence = { $title }
pwa-delivery-edits = An update of an older message
pwa-delivery-again = Sent again
pwa-delivery-until = Until { $moment }.
pwa-delivery-beside = The same news to this person:
pwa-delivery-open-ticket = Open the ticket
pwa-delivery-open-task = Open the task
pwa-delivery-open-absence = Open the absence
pwa-delivery-resend-all = Send all again
pwa-delivery-resend-all-text = Messages that the filter shows and that were not sent again yet go once more. In the list now: { $count }. At most 500 go at once.
pwa-delivery-resend-all-yes = Send
pwa-delivery-resent-all = Put in the queue: { $count }
pwa-health-again = Look again
pwa-health-level-ok = All is well
pwa-health-level-warning = It works, and something wants a look
pwa-health-level-bad = Something does not work
pwa-health-mark-ok = well
pwa-health-mark-warning = look at it
pwa-health-mark-bad = does not work
pwa-health-well = What is well
pwa-health-open = Mend it
pwa-problem-not-reached = There is nowhere to write to this person here: the channel does not know them.
pwa-log-filters = What to show
pwa-log-filters-some = What to show (chosen: { $count })
## Invitations.

pwa-invite = Invite
pwa-invite-title = Invitation: { $name }
pwa-invite-for = Invite { $name }
pwa-invite-text = { $name } chooses a password on the page that the link opens. The invitation is good for 7 days and works once; an earlier one ends.
pwa-invite-text-bot = The link opens the staff's bot, which knows at once that it is { $name }. It is good for 7 days and works once.
pwa-invite-text-contact = The link opens the clients' bot, which knows at once that it is { $name }: no phone has to be shared. The link is good for 7 days and works once.
pwa-invite-how = How to invite
pwa-invite-letter = By letter
pwa-invite-letter-about = To { $email }
pwa-invite-telegram = By a Telegram link
pwa-invite-telegram-about = Opens the staff's bot, which then offers a password for the web
pwa-invite-link = By a link that I pass on
pwa-invite-link-about = Copy it and send it as you like
pwa-invite-no-email = To invite by letter or by link, give the e-mail first: it is what one logs in with.
pwa-invite-send = Invite
pwa-invite-make-link = Get a link and a QR code
pwa-invite-sent = The letter is on its way: { $email }. The invitation is good until { $until }.
pwa-invite-url = Give this link to { $name } in person. It is good until { $until } and works once.
pwa-invite-qr = The same link as a QR code: point the phone's camera at it
pwa-invite-trouble-no-mail-server = No letter was sent: there is no mail server yet. Pass the link on yourself.
pwa-invite-trouble-address-dead = No letter was sent: the mail server takes none to this address. Pass the link on yourself.
pwa-invite-later = Later
pwa-invite-made-person = { $name } is in the list. One thing is left: the invitation.
pwa-invitations-title = Waiting for an answer
pwa-invitations-count = { $count ->
    [one] { $count } invitation
   *[other] { $count } invitations
    }
pwa-invitation-sent = sent { $ago }
pwa-invitation-opened = opened { $ago }, no password yet
pwa-invitation-expired = expired { $ago }
pwa-invitation-letter-failed = the letter did not arrive: { $reason }
pwa-invitation-letter-expired = the letter did not go in time
pwa-invitation-letter-pending = the letter is in the queue
pwa-invitation-letter-skipped = the letter was not sent
pwa-invitation-way-letter = by letter
pwa-invitation-way-link = by link
pwa-invitation-way-telegram = into Telegram
pwa-invitation-again = Invite again
pwa-invitation-withdraw = Withdraw
pwa-invitation-withdraw-ask = Withdraw the invitation of { $name }? The link stops working at once.
pwa-invitation-withdrawn = Invitation withdrawn
pwa-problem-invitation-race = Another administrator has invited this person this very moment. Look at the list of invitations.
pwa-settings-guide = The guide of the first days
pwa-contact-no-companies = A contact writes for a company, and there is none yet.
pwa-invite-bot-not-started = The bot does not run yet. If its token is saved, wait half a minute and try again; if not, save it on the page “Start” or in “Channels”.
