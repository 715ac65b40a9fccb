### Words of the pages of channels and their tests.

## Settings: channels.

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
pwa-channel-secret-typed = The saved value is not shown, even when somebody has changed it. What you typed will be saved.
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

## Settings: the logs, tests and health.

pwa-test-address = Or type it
pwa-fault-since = Since { $moment }
pwa-test-to = Whom to send to
pwa-test-to-me = To you
pwa-test-to-me-again = To myself
pwa-problem-bot-taken = The other bot already has this token. The staff's bot and the clients' bot need one each: make a second bot with @BotFather and paste its token.
