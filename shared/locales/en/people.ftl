### The profile: why a channel does not work now.

people-no-telegram = The bot does not know you yet: open it and share your phone number
people-no-email = There is no e-mail address: ask the administrator to add it
people-no-mattermost = There is no Mattermost login: ask the administrator to add it
# $channel: a channel without words of its own
people-no-address = There is no address for { $channel }: ask the administrator to add it

# $reason is what Telegram or the mail server answered.
people-dead-telegram = The bot cannot write to you ({ $reason }): unblock it and write anything to it
people-dead-email = Letters do not arrive ({ $reason }): ask the administrator to check the address
people-dead-mattermost = Mattermost does not take messages for you ({ $reason }): ask the administrator to check the login
people-dead = { $channel } does not bring you messages ({ $reason }): ask the administrator to check the address
