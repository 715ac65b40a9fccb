### Words of the profile's page.

pwa-profile-language = Language
pwa-profile-zone-unknown = Not known yet
pwa-profile-zone-search = City or UTC+3
pwa-profile-zone-none = There is no such zone
pwa-profile-zones-near = Russia and its neighbours
pwa-profile-zones-far = All others

pwa-telegram-link-title = Telegram
pwa-telegram-link-text = Connect the bot without your phone number: the link opens it, and it knows you at once.
pwa-telegram-link-make = Make a link
pwa-telegram-link-open = Open @{ $bot }
pwa-telegram-link-once = The link works for 15 minutes, and once.

pwa-channels-title = Where to tell you
pwa-channels-text = Channels go in order. A fallback comes in when the one above it did not work.
pwa-channel-up = { $name }: up
pwa-channel-down = { $name }: down
pwa-channel-not-available = Does not work now
pwa-channel-again = Send here again
pwa-channel-again-done = Sending again: the next message will show whether the address works.
pwa-mode-always = Always
pwa-mode-fallback = Fallback
pwa-mode-off = Off

pwa-quiet-title = Quiet hours
pwa-quiet-text = Messages wait until quiet hours end. Critical ones come at once.
pwa-quiet-on = Do not disturb on schedule
pwa-quiet-start = From
pwa-quiet-end = To
pwa-quiet-days = Days of the week

pwa-push-text = They come to this device even when Vestovoy is closed.
pwa-push-here = Notify on this device
pwa-push-unsupported = This browser cannot receive push notifications.
pwa-devices-title = Your devices
pwa-device-this = this device
pwa-device-last = Last delivery { $ago }
pwa-device-never = Nothing was delivered yet
pwa-device-test = Test
pwa-device-tested = A test notification was sent
pwa-device-test-failed = It did not work: { $said }
pwa-device-revoke = Revoke
pwa-device-revoke-named = Revoke { $name }
pwa-device-revoke-ask = Disconnect “{ $name }”?
pwa-device-revoke-text = Push notifications come there no more. Only on the device itself they can be switched on again.
pwa-device-switch = Notify on { $name }

pwa-password-title = Password
pwa-password-text = A changed password ends the sessions on your other devices.
pwa-password-old = Current password
pwa-password-end-tokens = Revoke my tokens too
pwa-password-change = Change password
pwa-password-changed = The password was changed
pwa-logout = Log out
pwa-logout-everywhere = Log out everywhere
pwa-logout-ask = Log out?
pwa-logout-everywhere-ask = Log out on all devices?
pwa-logout-everywhere-text = All your open sessions end, and push notifications on those devices stop until you log in again.
pwa-logout-typed = Something that you typed here was not sent: it is lost when you log out.

pwa-work-time-title = Working hours
pwa-work-time-text = Due times are counted and the digest comes by them. Absences and holidays are minded too.
pwa-work-days = Working days
pwa-work-start = From
pwa-work-end = To
pwa-digest-title = Daily digest
pwa-digest-text = One message a day: overdue, for today, new, waiting for your decision. None on days off and absences.
pwa-digest-on = Send the digest
pwa-digest-at = At

pwa-tokens-title = API tokens
pwa-tokens-hint = Keys by which programs work in your name.
pwa-tokens-text = With a token a program works in Vestovoy in your name, and does only what you allow.
pwa-tokens-none = No tokens yet
pwa-token-add = Create a token
pwa-token-name = Name
pwa-token-name-hint = To know later whose key it is: “Monitoring”, “Export”.
pwa-token-scopes = What to allow
pwa-token-lack-scope = Choose at least one right.
pwa-token-life = Valid for
pwa-token-days = { $days ->
    [0] Ever
    [one] { $days } day
   *[other] { $days } days
}
pwa-token-create = Create
pwa-token-once = Copy the token now: it will not be shown again.
pwa-token-copy = Copy the token
pwa-token-copied = The token was copied
pwa-token-until = valid until { $day }
pwa-token-endless = without an end
pwa-token-used = used { $ago }
pwa-token-unused = not used yet
pwa-token-revoke = Revoke
pwa-token-revoke-named = Revoke the token “{ $name }”
pwa-token-revoke-text = Programs with this token lose access at once. It cannot be brought back.
pwa-token-revoked = The token was revoked
pwa-scope-tickets-read = Read tickets
pwa-scope-tickets-write = Change tickets
pwa-scope-tasks-read = Read tasks
pwa-scope-tasks-write = Change tasks
pwa-scope-absences-read = Read absences
pwa-scope-absences-write = Change absences
pwa-scope-people-read = Read the list of people
pwa-scope-people-write = Change the list of people
pwa-scope-notify = Read and put off notifications and the digest
pwa-scope-admin = Manage the settings

pwa-hotkeys-title = Keyboard shortcuts
pwa-hotkeys-text = Answer, search or move about without leaving the keyboard. “?” shows the list. Any keyboard layout will do.
pwa-hotkeys-on = One-letter shortcuts on this device
pwa-hotkeys-off-where = One-letter shortcuts can be turned off in the profile.
pwa-hotkey-help = This list
pwa-hotkey-search = Search
pwa-hotkey-new = New ticket, task or absence
pwa-hotkey-answer = Answer
pwa-hotkey-send = Send
pwa-hotkey-close = Close a window

pwa-duty-mine = Duty in my teams
pwa-duty-mine-hint = Who hears of new tickets first
pwa-duty-mine-none = You lead no team
pwa-duty-mine-none-text = Those on duty are named by the team's lead or an administrator.
pwa-duty = On duty
pwa-duty-hint = Of new tickets in the queue, and of clients' words while nobody works on a ticket, those on duty hear first, around the clock. With nobody ticked, or all of them away, the whole team hears.
pwa-duty-nobody = Choose the members of the team first.
pwa-duty-together = All who are ticked at once
pwa-duty-weekly = One at a time, changing every Monday
pwa-duty-turns = Who after whom
pwa-duty-turn = { $weeks ->
    [0] this week
    [1] next week
   *[other] in { $weeks } weeks
}
pwa-duty-earlier = Earlier: { $name }
pwa-duty-now = on duty now: { $names }
