### Buttons below a message: how much of this object to hear. Both bots and the delivery road draw them.

bell-mute = 🔕 Mute
bell-unmute = 🔔 Unmute
bell-follow = 👁 Follow
bell-unfollow = 👁 Unfollow
bell-snooze = ⏰ Put off
bell-snoozed = ⏰ I remind you { $when }
bell-term-hour = For an hour
bell-term-tomorrow = Till tomorrow
bell-term-monday = Till Monday
bell-never = No reminder

bell-muted = { $kind ->
    [task] I tell you no more of this task.
   *[ticket] I tell you no more of this ticket.
}
bell-unmuted = { $kind ->
    [task] I tell you of this task again.
   *[ticket] I tell you of this ticket again.
}
bell-followed = { $kind ->
    [task] You follow this task now.
   *[ticket] You follow this ticket now.
}
bell-unfollowed = { $kind ->
    [task] You no longer follow this task.
   *[ticket] You no longer follow this ticket.
}
bell-put-off = All right, I remind you { $when }.
bell-not-put-off = All right, no reminder.
problem-nothing-to-put-off = There is nothing to put off: all is done here.
