### The employees' bot: settings and the digest.

settings-title = Settings
settings-language = Language: { $language }
settings-zone = Time zone: { $zone }
settings-quiet = Quiet hours: { $start } – { $end }, { $days ->
    [all] every day
   *[some] on workdays
}
settings-quiet-none = Quiet hours: none
settings-digest = Digest: at { $at } on workdays
settings-digest-off = Digest: off
settings-channels = Channels: { $channels }
settings-channel = { $channel }{ $mode ->
    [fallback] { " " }— fallback
   *[always] { "" }
}
settings-none = none
settings-language-button = Language
settings-quiet-button = Quiet hours
settings-digest-button = Digest hour
settings-channels-button = Channels
settings-password-button = Password for the web
settings-unlink-button = Unlink this Telegram
settings-saved = Saved
settings-quiet-ask = When shall I be silent? What is urgent comes all the same. Choose, or write it: “from 23 to 7:30”.
settings-quiet-unclear = I do not understand. Write two times and nothing else, on the 24-hour clock: “23:00 – 7:30”, or “11 pm – 7 am”.
settings-quiet-workdays = Only on workdays
settings-quiet-everyday = Every day
settings-quiet-off = No quiet hours
settings-digest-ask = When shall I send the digest? Choose an hour, or write a time, say “8:45”.
settings-digest-unclear = I do not understand. Write one time, say “8:45”.
settings-digest-switch-off = Do not send
settings-channels-title = Channels of notices
settings-channels-how = Press a channel to switch it: 🔔 always, 🔁 fallback (if the others failed), 🔕 off.
settings-mode-always = always
settings-mode-fallback = fallback
settings-mode-off = off
settings-unlink-ask = Unlink this Telegram? Notices will no longer come here. You can return at any time by /start.
settings-unlink-yes = Yes, unlink
digest-hour = ⏰ Digest hour

settings-title-contact = Notices
password-link = Open the link and choose a new password for the web. It is good for an hour and works once; your other devices will be logged out.

    { $url }
password-link-first = One thing is left: choose a password for the web. The link is good for an hour and works once; /password sends another.

    { $url }
