### Words of deliveries, the audit log and health.

## Settings: people.

pwa-deliveries-none-text = Every message is seen here: to whom, by which channel, and whether it arrived. The first come when something happens: a ticket is opened, a task is given.

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
pwa-audit-boss = New manager of the people below: { $value }
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

## Settings: rules of tickets and files.

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

## Settings: ready replies.

pwa-act-canned-reply-created = A ready reply was added
pwa-act-canned-reply-changed = A ready reply was changed
pwa-act-canned-reply-removed = A ready reply was deleted

## People from a file and into one.

pwa-act-people-imported = A list was imported
pwa-act-people-import-undone = An import was undone
pwa-act-people-exported = A list of people was exported

## Settings: the logs, tests and health.

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

## The log.

pwa-act-retention-changed = Retention changed
pwa-act-newcomer-channels-changed = Channels of newcomers changed
pwa-act-bot-texts-changed = The bots' words changed
pwa-act-logo-changed = Logo changed
pwa-act-look-changed = Name and look changed
pwa-act-setting-restored = Put back to the defaults
