### The administrator's words: channel tests, letter templates.

admin-test-title = Notification test
admin-test-line = Sent by { $name }. If you can see this message, the channel works.
admin-channel-off = The administrator has switched this channel off.
