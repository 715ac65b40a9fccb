### What a channel answered: in plain words (fault), and what to do about it (fix). One word for the
### test, the channel's page and the log of deliveries.

## Telegram.

fault-telegram-token = Telegram does not know this token.
fix-telegram-token = Open @BotFather, copy the bot's token once more and save it here.
fault-telegram-blocked = The person has blocked the bot or deleted the account.
fix-telegram-blocked = Ask the person to open the bot and press “Start”. Meanwhile we write by another channel.
fault-telegram-no-chat = Telegram did not find this chat.
fix-telegram-no-chat = The person has to write to the bot first, and a group has to invite the bot.

## Mattermost.

fault-mattermost-hook = Mattermost does not know this webhook: it was deleted.
fix-mattermost-hook = Make a new incoming webhook in Mattermost and paste its address into the channel's settings.
fault-mattermost-no-user = Nobody in Mattermost has this login.
fix-mattermost-no-user = Check the login on the employee's card.
fault-mattermost-no-channel = Mattermost has no such channel, or the webhook may not post there.
fix-mattermost-no-channel = Check the channel's name: it stands in its address. The webhook's owner has to join a private channel.
fault-mattermost-locked = The webhook is allowed one channel only.
fix-mattermost-locked = Open the webhook in Mattermost and clear “Lock to this channel”.
fault-mattermost-not-there = What answers at this address is not Mattermost.
fix-mattermost-not-there = Check the webhook's address: it has “/hooks/” in it.
fault-mattermost-not-hook = Mattermost takes no webhooks: they are switched off, or something else answers at the address.
fix-mattermost-not-hook = Ask Mattermost's administrator to allow incoming webhooks, and check the address.
fault-mattermost-away = A proxy answers in place of Mattermost: the server itself is not running.
fix-mattermost-away = Nothing to do: we try again by ourselves. If it lasts, tell Mattermost's administrator.

## E-mail.

fault-email-login = The mail server did not take the login or the password.
fix-email-login = Check the login and the password. Business mail often wants a separate app password.
fault-email-unable = The mail server cannot do what the settings ask for: encryption, or logging in.
fix-email-unable = Try another kind of security and another port: 465 with TLS, or 587 with STARTTLS.
fault-email-not-us = The mail server did not want to talk to us.
fix-email-not-us = Ask the mail administrator whether this server may send letters through it.
fault-email-listed = The mail server takes our network address for a source of spam.
fix-email-listed = Look the server's address up at check.spamhaus.org, or send through the company's mail service.
fault-email-password-refused = The mail server takes no login by a password any more: Microsoft 365 does so.
fix-email-password-refused = Ask the Microsoft 365 administrator to allow “Authenticated SMTP” for this mailbox again. New organisations do not get it from 2027: use another mail service or a relay of your own.
fault-email-unproved = The recipient does not believe that the letter is yours: SPF or DKIM of the domain is missing.
fix-email-unproved = Ask whoever keeps your domain to add SPF and DKIM records for this mail.
fault-email-relay = The mail server does not send letters to other people's addresses.
fix-email-relay = Give a login and a password: without them many servers refuse to relay.
fault-email-no-mail = This server takes no mail.
fix-email-no-mail = Check the name of the SMTP server.
fault-email-sender = The mail server did not take the sender's address.
fix-email-sender = Use the address that you log in to the mail with as the sender.
fault-email-full = The recipient's mailbox is full.
fix-email-full = Tell the person by other means; the letter can be sent again later.
fault-email-no-mailbox = There is no such mailbox.
fix-email-no-mailbox = Check the address on the person's card.
fault-email-bad-address = This is not an e-mail address.
fix-email-bad-address = Correct the address on the person's card.
fault-email-later = The mail server asks to try later.
fix-email-later = Nothing to do: we repeat it by ourselves.
fault-email-refused = The mail server did not take the letter.
fix-email-refused = It said why in its whole answer: show that to the mail administrator.

## Push.

fault-push-gone = This subscription is no more: the browser has ended it.
fix-push-gone = Let the person open the profile on this device and switch notifications on again.
fault-push-keys = The push service did not take our keys or contact.
fix-push-keys = Check the contact for push services in the channel's settings, and the server's clock. Subscriptions made with older keys have to be switched on again.

## The same for all channels.

fault-unfit = Nothing can be sent with such settings.
fix-unfit = Check the channel's fields: one of them has a typo.
fault-forbidden = The server's address is an internal one, and sending there is not allowed.
fix-forbidden = If the server is yours, let whoever set the product up allow internal addresses in its settings.
fault-certificate = The server's certificate cannot be trusted.
fix-certificate = If the certificate authority is your own, name it in the settings. If not, the certificate is to be renewed.
fault-unreached = The server does not answer.
fix-unreached = Check the address, the port and the network. We try again by ourselves.
fault-perhaps = The message was handed over and nothing was answered: it may have arrived.
fix-perhaps = Nothing to do: we try once more later.
fault-slow = We are asked to send more slowly.
fix-slow = Nothing to do: we wait as long as we are asked to.
fault-broken = There is an internal error on the other side.
fix-broken = Nothing to do: we repeat it by ourselves.
fault-too-large = The message is too large for the other side.
fix-too-large = Open the ticket by its link: the whole text is there.
fault-form = The message itself was not taken.
fix-form = The whole answer says why. If it comes again, show it to whoever set the product up.
fault-internal = The message could not be made: the error is ours.
fix-internal = Show this entry to whoever set the product up. We try again by ourselves.
fault-many = Too many addresses were refused at once: that looks like trouble of the other side, so none is switched off.
fix-many = Send a test. If all is well, the channel goes on by itself.
fault-refused = The channel did not take the message.
fix-refused = The whole answer says why.

## What the test button did, and how it ended.

test-done-sent = A test message was sent. To: { $to }.
test-done-device = A test message was sent to the device “{ $device }”. To: { $to }.
test-done-asked = The channel was asked whether it is there. There was no message.
test-came-telegram = Telegram answered with the message's number, { $name }: it is in the chat.
test-came-telegram-unnumbered = Telegram took the message and did not name its number.
test-came-mattermost = Mattermost answered “ok”: the message is published.
test-came-email = The mail server took the letter.
test-came-push = The push service took the message.
test-came = The channel took the message.
test-next-telegram-unnumbered = Look into the chat whether it has arrived.
test-next-email = That does not mean yet that it is in the mailbox: the mail carries it now. If there is no letter within five minutes, look into “Spam”, and check SPF and DKIM of your domain.
test-next-push = That does not mean yet that somebody saw it: the device shows it when it is online. If it does not come, check whether the device itself allows notifications.
test-asked-telegram = The bot is there: { $name }.
test-asked-mattermost = The webhook is there.
test-asked-email = The mail server answers and let us in.
test-asked-push = The keys for push are ready.
test-asked = The channel is there.
test-next-asked = To check the delivery, choose whom to send to.
