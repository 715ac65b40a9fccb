### The words of the web application.

## The frame: places, common buttons, the network.

pwa-product = Vestovoy
pwa-product-line = Tickets and notifications
pwa-loading = Loading…
pwa-skip-to-content = Skip to content
pwa-someone = System

pwa-nav-label = Sections
pwa-nav-tickets = Tickets
pwa-nav-tasks = Tasks
pwa-nav-absences = Absences
pwa-nav-inbox = Notifications
pwa-nav-start = Start
pwa-guide-banner = The desk is not set up yet: { $done } of { $all } steps.
pwa-guide-banner-go = Go on
pwa-nav-settings = Settings
pwa-nav-profile = Profile
pwa-nav-new = New ticket
pwa-nav-new-task = New task
pwa-nav-new-absence = New absence
pwa-nav-more = More

pwa-role-admin = Administrator
pwa-role-agent = Support engineer
pwa-role-employee = Employee
pwa-role-contact = Client

pwa-action-back = Back
pwa-action-close = Close
pwa-action-cancel = Cancel
pwa-action-dismiss = Dismiss
pwa-action-retry = Try again
pwa-action-save = Save
pwa-action-saved = Saved
pwa-copy-refused = Not copied: select it and copy it yourself.
pwa-action-more = Show more

pwa-pager-label = Pages of the list
pwa-pager-back = Back
pwa-pager-next = Next
pwa-pager-range = { $first }–{ $last } of { $total }
pwa-pager-range-more = { $first }–{ $last } of { $total }+

pwa-update-ready = A new version is out.
pwa-update-reload = Reload
pwa-update-later = Later

pwa-offline-age = No connection. This was fetched { $ago } ({ $moment }).

pwa-lack-field = Fill in this field.
pwa-field-name = Full name
pwa-field-email = E-mail
pwa-field-phone = Phone
pwa-field-password = Password
pwa-field-password-hint = At least { $shortest } characters.
pwa-field-role = Role
pwa-field-mattermost = Mattermost login
pwa-field-company = Company name
pwa-field-clients = Companies

## Coming in.

pwa-login-title = Log in
pwa-login-enter = Log in
pwa-login-forgot = Forgot your password?

## The list of tickets.

pwa-tickets-title = Tickets
pwa-tickets-none-open = No open tickets
pwa-tickets-none-mine = No tickets are yours
pwa-tickets-none-unassigned = Every ticket has somebody
pwa-tickets-none-all = No tickets yet
pwa-tickets-none-from = Tickets come from clients: by the Telegram bot and by the API. If a client rings, write the ticket down yourself.
pwa-tickets-none-own = Write what has happened: the support sees your ticket, and you see what becomes of it.
pwa-tickets-none-text = New ones appear here by themselves, there is no need to reload.
pwa-list-none-found = Nothing was found
pwa-list-none-found-text = Try other words or any status.

pwa-filter-views = Which tickets to show
pwa-filter-open = Open
pwa-filter-mine = Mine
pwa-filter-unassigned = Unassigned
pwa-filter-all = All
pwa-filter-search = Number or words
pwa-filter-status = Status
pwa-filter-any-status = Any status
pwa-filter-further = More filters

pwa-status-new = New
pwa-status-in_progress = In progress
pwa-status-waiting = Waiting for client
pwa-status-resolved = Resolved
pwa-status-closed = Closed
pwa-status-cancelled = Cancelled

pwa-priority-low = Low
pwa-priority-normal = Normal
pwa-priority-high = High
pwa-priority-critical = Critical

pwa-source-telegram = Telegram
pwa-source-web = Web
pwa-source-api = API

## The row of a ticket; putting off.

pwa-ticket-nobody = Unassigned

pwa-snooze = Put off
pwa-snooze-named = Put off: { $title }
pwa-snoozed = Back { $moment }
pwa-snooze-title = When to be told again
pwa-snooze-hour = In an hour
pwa-snooze-tomorrow = Tomorrow
pwa-snooze-monday = On Monday

## The inbox.

pwa-inbox-unread = { $count ->
    [1000] A thousand unread notifications and more
    [one] { $count } unread notification
   *[other] { $count } unread notifications
}

## Push and the password: outside the profile too.

pwa-push-title = Push notifications
pwa-push-ask = Hear of tickets at once, even with the tab closed.
pwa-push-enable = Turn on
pwa-push-later = Not now
pwa-push-understood = I see
pwa-push-denied = The browser blocks notifications. To allow them, press the icon left of the page's address and turn on “Notifications” for this site.
pwa-push-ios = On iPhone and iPad notifications come only to an installed application. Press “Share”, then “Add to Home Screen”, and open Vestovoy from there.
pwa-password-new = New password

## What went wrong.

pwa-problem-unknown = Something went wrong. Please try again.
pwa-problem-no-network = The server does not answer. Check the network and try again.
pwa-problem-bad-credentials = Wrong e-mail or password.
pwa-problem-too-many-tries = Too many tries. Wait a little and try again.
pwa-problem-not-logged-in = You are logged out. Please log in again.
pwa-problem-already-in = No invitation is needed: this person has come in already.
pwa-problem-bot-not-started = The bot has never run yet. Ask your administrator to set it up.
pwa-problem-password-weak = That password is easy to guess. Use { $shortest } characters or more, and not just a name, an address or a common word.
pwa-problem-invalid = This value does not fit. Check what you entered.
pwa-problem-invalid-email = This is not an e-mail address. Write it in full, for example office@company.com
pwa-problem-invalid-name = A name needs letters or digits, 200 characters at most.
pwa-problem-date-out-of-bounds = This date does not fit: it must be from { $earliest } to { $latest }.
pwa-problem-text-too-long = Too long: at most { $longest } characters fit. Shorten it or attach it as a file.
pwa-problem-unavailable = The service is not available now, nothing was saved. Try again in a minute.
pwa-problem-nothing-to-put-off = There is nothing to put off: all is done here.
pwa-problem-not-found = Not found, or not yours to see any more.
pwa-problem-not-allowed = You may not do this.
pwa-problem-push-ended = The push service has ended this subscription. Reload the page: it will subscribe anew.
pwa-problem-idempotency-in-flight = It is being done, please wait.
pwa-problem-idempotency-mismatch = It is done already.

pwa-page-missing = There is no such page
pwa-page-missing-text = Check the address, or start from the home page.
pwa-page-broken = The page did not open
pwa-page-broken-text = Something broke on our side. Reload the page, or start from the home page.
pwa-page-home = To the home page
pwa-to-the-list = To the list
pwa-rating-before = Given before the ticket was reopened
