### Words of the pages with common rules: promised times, hours, calendar, vacations, retention, the bot's texts.

## Sections.

pwa-settings-group-people = People
pwa-settings-group-tickets = Tickets
pwa-settings-group-time = Working time
pwa-settings-group-words = Channels and texts
pwa-settings-group-service = Service

pwa-about-settings-people = Employees, clients and their companies
pwa-about-settings-teams = Who works on which tickets
pwa-about-settings-balances = Days of vacation left, and corrections
pwa-about-settings-newcomers = Where to write to those who have just come
pwa-about-settings-promises = When we answer and when we solve
pwa-about-settings-categories = What tickets are about and who gets them
pwa-about-settings-replies = Words that are written often
pwa-about-settings-desk = When a ticket closes and whether it may come back
pwa-about-settings-files = Which files we take
pwa-about-settings-hours = When the company works and the digest comes
pwa-about-settings-calendar = Holidays, moved days, your own days off
pwa-about-settings-absences = How many days a year, who approves
pwa-about-settings-reminders = How early to remind of a task
pwa-about-settings-channels = Bots, mail, Mattermost, push
pwa-about-settings-templates = Texts of the letters about events
pwa-about-settings-texts = The greeting and the answer out of hours
pwa-about-settings-look = The names of the desk and the company, the colour of letters
pwa-about-settings-health = Whether all works, and what to mend
pwa-about-settings-deliveries = What was sent to whom, and whether it came
pwa-about-settings-audit = Who changed what
pwa-about-settings-retention = How long deliveries, the log and old files are kept

## Common: by default, who changed it, the way back.

pwa-rule-default = By default: { $value }.
pwa-rule-on = on
pwa-rule-off = off
pwa-rule-own = Changed
pwa-rule-as-shipped = The default values hold.
pwa-rule-changed-by = Changed by { $name }, { $day }.
pwa-rule-changed = Changed, by whom was not kept.
pwa-rule-restore = Back to the defaults
pwa-rule-restore-ask = Go back to the defaults?
pwa-rule-restore-text = All that you set on the page “{ $title }” will be lost. Other settings stay as they are.
pwa-rule-restored = The default values hold

pwa-time-h = h
pwa-time-min = min
pwa-time-in-hours = { $label }, hours
pwa-time-in-minutes = { $label }, minutes
pwa-lack-duration = At least one minute.

## Promised times.

pwa-promises-text = How much working time may pass until the first answer to the client and until the end. The deadlines of open tickets move at once.
pwa-sla-working = All times here are the company's working time: nights, weekends and holidays do not count.
pwa-sla-reaction = First answer within
pwa-sla-solution = Solved within
pwa-sla-priority-critical = critical priority
pwa-sla-priority-high = high priority
pwa-sla-priority-normal = normal priority
pwa-sla-priority-low = low priority
pwa-sla-example = A ticket of { $priority } opened now: we answer { $reaction }, we solve it { $solution }.
pwa-sla-not-now = It is out of hours now: the time begins with the working day.
pwa-sla-warn = Warn when so much is left, %
pwa-sla-warn-hint = The share of the time that is left when the assignee is warned.
pwa-sla-lead = Tell the team's lead after
pwa-sla-lead-hint = So long after a missed deadline; 0 is at once.
pwa-sla-manager = Tell the lead's own manager after
pwa-by-0 = today by { $time }
pwa-by-1 = tomorrow by { $time }
pwa-by-day = { $day } by { $time }
pwa-lack-sla-order = The end cannot come before the first answer.
pwa-lack-sla-lead = The manager above cannot hear before the team's lead.
pwa-promises-apart = Companies with times of their own
pwa-promises-apart-text = They are promised something else. The times on this page hold for them where they have none of their own.
pwa-promises-apart-more = And { $count } more

## Working hours.

pwa-hours-text = Promised times are counted in these hours, and everybody who chose no own ones in the profile works by them. The deadlines of open tickets move at once.
pwa-hours-digest = Digest hour
pwa-hours-digest-hint = For who chose no hour of their own. By each person's clock.
pwa-lack-weekdays = Choose at least one working day.
pwa-lack-hours = The day must begin before it ends.

## Calendar.

pwa-calendar-text = The production calendar of Russia is here already. Add your own days off and working days: choose what a day becomes, and press the days. A short day ends an hour earlier. The deadlines of open tickets move at once.
pwa-calendar-brush = A pressed day becomes
pwa-day-free = Day off
pwa-day-work = Working
pwa-day-short = Short
pwa-calendar-day = { $day }: { $kind }
pwa-calendar-keys = By keyboard: arrows lead from day to day, Enter changes a day.
pwa-calendar-worked = { $count } working
pwa-calendar-year-worked = { $count ->
    [one] { $count } working day in { $year }.
   *[other] { $count } working days in { $year }.
}
pwa-calendar-year-before = The year before
pwa-calendar-year-after = The next year
pwa-calendar-bare = The product has no production calendar of { $year }: only the yearly holidays are marked. Add the moved days yourself.
pwa-calendar-shipped = The default calendar holds.
pwa-calendar-restore-text = Your days off and working days of { $year } will be lost, the production calendar stays.

## Vacation rules.

pwa-absences-text = How much vacation a year earns, how days are counted and who decides where nobody is above.
pwa-rule-days-per-year = Days of vacation a year
pwa-rule-days-per-year-hint = For everybody who has no other terms. At least 28 by the Labour Code.
pwa-rule-vacation-days = Days of vacation are
pwa-rule-counted-calendar = calendar days without holidays
pwa-rule-counted-working = working days
pwa-rule-refuse = No vacation in advance
pwa-rule-last-approver = Where there is no manager, decides
pwa-rule-trip = On a trip a person is away
pwa-rule-silent = Do not disturb who is away
pwa-rule-silent-hint = Push and messengers wait for the return, letters come.
pwa-kinds-title = Kinds of absence
pwa-kind-about-vacation = Paid. The only one that takes days from the balance.
pwa-kind-about-sick = May be written down afterwards, at most 30 days back.
pwa-kind-about-day_off = Working days only, the balance stays.
pwa-kind-about-unpaid = Working days only, the balance stays.
pwa-kind-about-trip = Whether the person counts as away, you decide above.
pwa-kind-about-remote = The person is at work: tickets and tasks come as usual.
pwa-kinds-limits = Asked for beforehand, at most two years ahead, at most 366 days in a row. Sick leave also afterwards.

## Vacation balances.

pwa-balances-text = What everybody at work has left today. Press a person to correct the balance or the terms.
pwa-balances-none-text = Try another name, or add employees under “People”.
pwa-balance-line = earned { $accrued }, approved { $used }
pwa-balance-left-today = left today
pwa-balance-correction = Correct the balance
pwa-balance-days = Days to add
pwa-balance-days-hint = To take days away, write a minus: -2.
pwa-balance-after = It becomes: { $days }.
pwa-balance-reason = Why
pwa-balance-reason-hint = Stays in the history that administrators see.
pwa-balance-correct = Correct
pwa-balance-corrected-done = The balance is corrected
pwa-balance-terms = Terms
pwa-balance-rate = Days of vacation a year
pwa-balance-since = Vacation is earned since
pwa-balance-since-hint = Usually the first day of work.
pwa-balance-as-all = As everybody
pwa-balance-as-all-ask = Back to the common terms?
pwa-balance-as-all-text = The personal terms will be lost: { $days } a year, earned since { $day }. Corrections and approved vacations stay.
pwa-balance-history = Corrections
pwa-balance-no-history = The balance was never corrected.
pwa-lack-balance-days = How many days to add or to take away?

## Reminders.

pwa-reminders-text = The assignee is reminded of a task shortly before it is due and when it is late.
pwa-reminders-soon = Remind of a due date before
pwa-reminders-soon-hint = Of the assignee's working time. 0: of late tasks only.
pwa-lack-reminders = Forty hours at most, a working week.

## Newcomers.

pwa-newcomers-text = Where to write to new people until they choose in their profile. Nothing changes for those who are here.
pwa-newcomer-kind-employee = To employees
pwa-newcomer-kind-contact = To clients
pwa-newcomer-always = { $channel }: always
pwa-newcomer-fallback = { $channel }: if nothing else worked
pwa-newcomer-off = { $channel }: no
pwa-lack-channels = Leave at least one channel, or the person hears nothing.

## Retention.

pwa-retention-text = For how many days to keep what piles up by itself. Tickets, tasks and conversations stay for good.
pwa-keep-deliveries_days = Deliveries and notices, days
pwa-keep-deliveries_days-hint = What was sent to whom, and the lines of the Notifications page. A week at least.
pwa-keep-audit_days = The audit log, days
pwa-keep-audit_days-hint = At least 90. Three years is how long most claims can be made.
pwa-keep-files_days = Files of closed tickets, days
pwa-keep-files_days-hint = So long after the ticket was last changed. The file's name and size stay. 0: keep for good.
pwa-keep-for-good = keep for good
pwa-keep-environment = Set by the server's environment, it cannot be changed here.
pwa-keep-warning = What is removed does not come back. The sweep runs every hour.
pwa-lack-files-days = At least 30 days, or 0 to keep for good.

## The bot's words.

pwa-texts-text = What the bots say in your name. New words hold at once. An empty field is the built-in text.
pwa-texts-welcome = Clients' bot: the greeting for people it does not know yet
pwa-texts-welcome-hint = The button “Share my number” stands below. Ask for the number, or the bot cannot know the person.
pwa-texts-greeting = Clients' bot: the greeting of a known client
pwa-texts-greeting-hint = The bot puts the name in place of { "{name}" }.
pwa-texts-out_of_hours = Clients' bot: the answer out of hours
pwa-texts-out_of_hours-hint = Comes after a new ticket. In place of { "{when}" } the bot says when the working day begins: “1 December at 09:00”.
pwa-texts-staff_welcome = Staff's bot: the first word to a stranger
pwa-texts-staff_welcome-hint = The button “Share my number” stands below. Ask for the work number: the bot knows an employee by it.
pwa-texts-staff_greeting = Staff's bot: the greeting of a colleague
pwa-texts-staff_greeting-hint = The bot puts the name in place of { "{name}" }. The menu stands below the greeting.
pwa-texts-answers = Answer when a ticket comes out of hours
pwa-texts-back = Back to the built-in text ({ $language })

## Name and look.

pwa-look-text = By these names clients and colleagues know you.
pwa-look-name = The desk's name
pwa-look-name-hint = Seen by clients and colleagues: in letters and in the titles of pages. For example “Support of Chamomile”.
pwa-look-firm = The company's name
pwa-look-firm-hint = Seen by those who are invited: in invitations and on the pages that they open. By default there is none.
pwa-look-color = Colour
pwa-look-color-hint = Of the name and the button in letters. White words must be read on it.
pwa-look-logo = Logo
pwa-look-logo-now = The logo now
pwa-look-logo-choose = Choose a picture
pwa-look-logo-drop = Remove
pwa-look-logo-drop-ask = Remove the logo?
pwa-look-logo-drop-text = The picture is deleted. It disappears also from letters that were sent already.
pwa-look-logo-hint = Beside the name in letters. PNG, JPEG or WebP up to 200 kB, best on a transparent ground. Whoever has a letter sees it.
pwa-lack-logo = A PNG, JPEG or WebP picture of at most 200 kB is needed.
pwa-look-example = So it is in a letter
pwa-look-example-text = The engineer has answered your ticket.
pwa-look-example-button = Open
pwa-lack-color = Too light: white words cannot be read on it.

## The card.

pwa-promises-desks = the times for all
