### The page of health: what is wrong, what it costs, what to do.

health-worker = Sending of messages
health-worker-ok = It works.
health-worker-silent = The worker is silent: nobody sends anything.
health-worker-silent-do = Start the product anew. Where workers are started by themselves, start one at least.
health-files = Storage of files
health-files-ok = It answers.
health-files-away = The storage of files does not answer.
health-files-away-cost = Files do not open and new ones are not taken. All else works.
health-files-away-do = Check the folder of files, or the S3 storage and its keys.
health-disk = Room on the disk
health-disk-ok = { $free } GB are free.
health-disk-low = Only { $free } GB are free.
health-disk-low-do = Make room or take a larger disk while files are still taken.
health-disk-full = There is hardly any room: { $free } GB are free.
health-disk-full-cost = Files are no longer taken, so that the database has room.
health-disk-full-do = Make room on the server's disk.
health-redis = Redis
health-redis-ok = It answers.
health-redis-away = Redis does not answer.
health-redis-away-cost = Pages change with a delay, messages go some seconds later.
health-redis-away-do = Start Redis. Nothing is lost: all catches up by itself.
health-schema = Database
health-schema-ok = It answers, its tables are of this release.
health-schema-old = The tables are of another release: { $revision } in place of { $newest }.
health-schema-old-cost = Some pages may not work.
health-schema-old-do = Start the product anew: it brings the tables up to date when it starts.
health-channel-ok = It works.
health-channel-untried = It is set up and has sent nothing yet.
health-channel-off = An administrator has switched it off.
health-channel-off-do = Switch the channel on: what waits goes by itself.
health-channel-slow = The queue is behind: messages do not go at once.
health-channel-slow-do = If it does not pass within half an hour, send a test on the channel's page.
health-planning = Whom to tell of what
health-planning-ok = All is sorted out.
health-planning-slow = Events pile up and are not sorted out: { $count }.
health-planning-slow-cost = Nobody has heard of these events yet.
health-planning-slow-do = Start the product anew. If that does not help, show the server's log to whoever set it up.
health-undelivered = Undelivered within a day
health-undelivered-none = There is none.
health-undelivered-some = Messages that were not delivered: { $count }.
health-undelivered-some-cost =
    { $people ->
        [one] It concerns { $people } person.
       *[other] It concerns { $people } people.
    }
health-undelivered-some-do = Open the list: each message says why. Mend it and send them again.
health-addresses = Addresses of people
health-addresses-ok = All of them work.
health-addresses-dead = Addresses that do not work: { $count }.
health-addresses-dead-cost = These people are written to by another channel, if there is one.
health-addresses-dead-do = They are marked in the list of people: correct the address, or ask the person to open the bot.
health-faults = What could not be handled
health-faults-none = There is none.
health-faults-some = The same error comes again, kinds of it: { $count }.
health-faults-some-cost = Only what it happened to is set aside; all else works.
health-faults-some-do = Show the whole answer and the server's log to whoever set the product up.
health-bot = Hearing of messages: { $lane }
health-bot-ok = It listens.
health-bot-away = The bot is not running, or cannot reach the system.
health-bot-away-cost = The bot answers nobody.
health-bot-away-do = Wait a minute: it starts by itself. If that does not help, start the product anew.
health-bot-token = Telegram does not know this bot's token.
health-bot-token-cost = The bot answers nobody.
health-bot-token-do = Open @BotFather, copy the token once more and save it on the channel's page.
health-bot-conflict = Another program works with the same token: Telegram gives messages now to it, now to us.
health-bot-conflict-cost = Some of people's messages do not reach us.
health-bot-conflict-do = Stop the other program, or make a new token with @BotFather.
health-bot-unreached = Telegram does not answer the bot.
health-bot-unreached-cost = The bot hears nobody. When the connection is back, it gets all that was written.
health-bot-unreached-do = Check whether the server can reach api.telegram.org.
health-clock = Clocks
health-clock-ok = They are right.
health-clock-off = The clocks of the server and of the database differ by { $seconds } s.
health-clock-off-cost = Due times and reminders may come at the wrong time.
health-clock-off-do = Switch time synchronisation (NTP) on for both servers.
health-waits =
    { $people ->
        [one] { $people } person waits
       *[other] { $people } people wait
    }, messages: { $count }.
