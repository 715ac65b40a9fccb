### Buttons below a message: how much of this object to hear. Both bots and the delivery pipeline draw them.

notify-mute = 🔕 Mute
notify-unmute = 🔔 Unmute
notify-follow = 👁 Follow
notify-unfollow = 👁 Unfollow
notify-snooze = ⏰ Put off
notify-snoozed = ⏰ I remind you { $when }
notify-term-hour = For an hour
notify-term-tomorrow = Till tomorrow
notify-term-monday = Till Monday
notify-never = No reminder

notify-muted = { $kind ->
    [task] I tell you no more of this task.
   *[ticket] I tell you no more of this ticket.
}
notify-unmuted = { $kind ->
    [task] I tell you of this task again.
   *[ticket] I tell you of this ticket again.
}
notify-followed = { $kind ->
    [task] You follow this task now.
   *[ticket] You follow this ticket now.
}
notify-unfollowed = { $kind ->
    [task] You no longer follow this task.
   *[ticket] You no longer follow this ticket.
}
notify-put-off = All right, I remind you { $when }.
notify-not-put-off = All right, no reminder.
problem-nothing-to-put-off = There is nothing to put off: all is done here.
