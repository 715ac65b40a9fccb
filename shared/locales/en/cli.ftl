### What the commands say in the terminal.

cli-setup-link = To become the administrator, open this one-time link (good for a day):

## Copy, backup and restore

cli-move-table = { $table }: { $rows } { $rows ->
    [one] row
   *[other] rows
}
cli-move-table-there = { $table }: there already ({ $rows })
cli-move-goes-on = Going on with the copy that was broken off.
cli-move-files = Files: { $files }, each compared.
cli-move-files-so-far = Files: { $done } of { $all }
cli-move-files-gone = Note: no content was found for so many files: { $files }. The store had lost them before, or they were deleted meanwhile.
cli-move-runs = Vestovoy is running ({ $place }). Stop it and run the command again.
cli-move-no-desk = There is no data of Vestovoy here: { $place }. Look at VESTOVOY_DATABASE_URL and VESTOVOY_DATA_DIR.
cli-move-source-unfinished = There is an unfinished copy in { $place }. Finish it: run the command again that was broken off.
cli-move-schema = The database is of another version: it has { $theirs } and the program needs { $ours }. Run vestovoy migrate, or take the version that worked with this database.
cli-move-not-empty = The database to copy to is not empty. Nothing in it was changed. Name an empty one: make a new database, or move this one aside.
cli-move-another-copy = There is an unfinished copy of other data. Nothing was changed. Name an empty database: make a new one, or move this one aside.
cli-move-row = Table { $table } was not copied: the database refused a row ({ $reason }). The source is as it was. Please report it.
cli-move-differs = Table { $table } differs from its source after the copy. The source is as it was. Run the command again.
cli-move-file-differs = File { $content } differs from its source after the copy. The source is as it was. Run the command again.
cli-move-no-store = Not a known file store: { $place }. It must be an address such as s3://bucket/folder, or a folder.
cli-move-no-files = The file store does not answer: { $place }. Look at the address and the AWS_… variables.
cli-move-store-away = The file store has stopped answering. The source is as it was. Run the command again: what was copied is not copied twice.
cli-backup-not-written = The backup could not be written to { $folder } ({ $reason }). An older one, if there was one, is whole. Look at the room on the disk and the rights.
cli-move-away = The database cannot be opened: { $place } ({ $reason }). Does the server run, is the folder there, is the address right?
cli-move-broke-off = The database has stopped taking rows: { $place } ({ $reason }). The source is as it was. Mend it and run the command again.
cli-move-weak-key = The secret key cannot be used: { $where }. Bring the former file back.
cli-copy-itself = This is the very same database. Name another one.
cli-copy-done = Done: everything was copied and compared. The source is as it was. What comes next:
cli-copy-next-settings = 1. In the settings: VESTOVOY_DATABASE_URL={ $database }
cli-copy-next-files =    and VESTOVOY_FILES_URL={ $files }
cli-copy-next-key =    The secret key stays the same, { $where }. Processes on other machines need it as VESTOVOY_SECRET_KEY.
cli-copy-next-same-key =    VESTOVOY_SECRET_KEY stays the same, or the channels' passwords cannot be read.
cli-copy-next-start = 2. Start Vestovoy and look: vestovoy doctor.
cli-copy-next-keep = 3. Keep what was until you are sure that all works: { $database }. Never run both: people would get everything twice.
cli-copy-next-old-files = Keep the former files as well, where they were.
cli-copy-next-same-files = The files have stayed where they are, and are still needed.
cli-backup-files = Files: { $files }
cli-backup-done = Done: { $file }, { $megabytes } MB.
cli-backup-something-else = { $file }: this is no backup of Vestovoy and is not overwritten. Choose another name.
cli-backup-with-key = The secret key is inside: whoever reads the file reads the channels' passwords too. Keep it accordingly.
cli-backup-without-key = The secret key is not inside. Keep it apart: without it the channels' passwords must be typed anew. With the key: --with-key.
cli-archive-missing = There is no such file: { $file }
cli-archive-none = { $file }: this is no backup of Vestovoy, or it was not written to its end.
cli-archive-broken = The backup is damaged: { $entry } is not what it was. Nothing was changed. Take another one.
cli-archive-newer = The backup was made by a newer version ({ $theirs }). Nothing was changed. Install it and try again.
cli-archive-whole = Backup of { $made }, version { $product }: whole.
cli-restore-another-key = There is another secret key here, { $where }, and the backup has its own. Nothing was changed. Move this file aside, or name the backup's key in VESTOVOY_OLD_SECRET_KEYS.
cli-restore-done = Done: everything was restored and compared. What comes next:
cli-restore-next-key = 0. Before the start put the former secret key into { $where } (mode 0600) or into VESTOVOY_SECRET_KEY. Without it the channels' passwords must be typed anew.
cli-restore-next-start = 1. Start Vestovoy. What waited to be sent when the backup was made will be sent, unless it is too old.
cli-restore-next-look = 2. Look: vestovoy doctor.
cli-start-unfinished = the database holds an unfinished copy. Finish it: run the command again (copy or restore) that was broken off

## Examination: vestovoy doctor

cli-doctor-version = Vestovoy { $version }, Python { $python }
cli-doctor-folder = Data folder { $folder }: usable, and closed to others
cli-doctor-no-folder = There is no data folder: { $folder }. Look at VESTOVOY_DATA_DIR, or start Vestovoy for the first time.
cli-doctor-open-folder = The data folder { $folder } is open to other accounts of the machine. Vestovoy closes it at its start, or: chmod -R go-rwx
cli-doctor-read-only = The data folder { $folder } cannot be written to. Run the command as the account that Vestovoy runs as: sudo -u vestovoy
cli-doctor-owner = { $file } belongs to somebody else than the data folder does. Vestovoy will not be able to write to it. Give it back: chown
cli-doctor-key = The secret key is there: { $where }
cli-doctor-key-set = The secret key is set by VESTOVOY_SECRET_KEY
cli-doctor-no-key = There is no secret key: { $where }. The first start makes it.
cli-doctor-secrets-keyless = The channels' passwords are locked by a key that is not here. Bring the former secret.key back before the start, or the passwords must be typed anew.
cli-doctor-open-key = Other accounts can read the secret key: { $where }. Close it: chmod 600
cli-doctor-disk = Disk of { $folder }: { $free } MB free
cli-doctor-disk-low = Disk of { $folder }: { $free } MB free, time to make room
cli-doctor-disk-full = Disk of { $folder }: { $free } MB free. No files are taken while less than { $needs } MB are free.
cli-doctor-no-disk = Disks could not be looked at: the folders are not there yet
cli-doctor-database = The database answers: { $name } { $version }
cli-doctor-database-old = { $name } { $version }: version 15 or newer is needed
cli-doctor-database-away = The database does not answer: { $place } ({ $reason }). Does the server run, and is VESTOVOY_DATABASE_URL right?
cli-doctor-database-refuses = The database lets nobody in: { $place } ({ $reason }). Look at the login, the password and the database's name in VESTOVOY_DATABASE_URL.
cli-doctor-no-database = There is no database: { $place }. The first start makes it. If Vestovoy has run before, look at VESTOVOY_DATA_DIR and VESTOVOY_DATABASE_URL.
cli-doctor-schema = The database has the present schema: { $ours }
cli-doctor-schema-old = The database has an older schema: { $theirs }, { $ours } is needed. The next start brings it, or vestovoy migrate. Make a backup first.
cli-doctor-schema-new = The database is newer than the program: it has { $theirs }, the program knows { $ours }. Install the version that worked with it.
cli-doctor-unfinished = The database holds an unfinished copy. Run the command again (copy or restore) that was broken off.
cli-doctor-no-look-inside = Queue and channels were not looked at: the database first
cli-doctor-admins = Administrators: { $count }
cli-doctor-no-admin = There is no administrator yet: the start prints a link that makes one
cli-doctor-secrets = The channels' passwords can be read by this key
cli-doctor-secrets-lost = It is another secret key: the settings of so many channels cannot be read: { $count }. Bring the former secret.key back, or name it in VESTOVOY_OLD_SECRET_KEYS.
cli-doctor-works = Vestovoy is at work: messages are planned and delivered
cli-doctor-stopped = Nobody has delivered messages for { $since }. If Vestovoy should be running, start it.
cli-doctor-never-worked = Vestovoy has not run here yet
cli-doctor-queue = Queue: nothing is late
cli-doctor-late = Queue, { $lane }: messages: { $count }, the oldest has waited { $age }
cli-doctor-unplanned = Events that nobody has been told of yet: { $count }. Is Vestovoy running?
cli-doctor-lanes = No channel rests because of errors
cli-doctor-paused = { $lane }: rests because of an error. The answer: { $reason }
cli-doctor-failed = Given up within a day: { $count }. Why: Settings → Deliveries.
cli-doctor-dead = Addresses switched off: { $count }. People's cards show them.
cli-doctor-aside = Set aside within a week because of faults of the program: { $count }. The log tells more in its lines set aside.
cli-doctor-nothing-lost = Nothing was lost within a day, and no address is switched off
cli-doctor-no-key-no-channels = Channels were not asked: there is no secret key
cli-doctor-channel = { $lane }: works
cli-doctor-bot = { $lane }: works, bot { $bot }
cli-doctor-channel-unused = { $lane }: nobody has switched it on yet
cli-doctor-channel-refuses = { $lane }: { $says } The answer: { $answer }
cli-doctor-no-answer = no answer within { $seconds } s
cli-doctor-channel-off = { $lane }: switched off in the settings
cli-doctor-channel-unset = { $lane }: not set up
cli-doctor-service = Push service answers: { $url }
cli-doctor-service-away = Push service does not answer: { $url } ({ $reason })
cli-doctor-no-devices = Push services were not asked: nobody has allowed notifications on any device
cli-doctor-files = The file store is there: { $place }
cli-doctor-no-files = The folder of files is not there yet: { $place }
cli-doctor-files-away = The file store does not answer or lets nobody in: { $place }. Look at VESTOVOY_FILES_URL and the AWS_… variables
cli-doctor-redis = Redis answers
cli-doctor-redis-away = Redis does not answer. Look at VESTOVOY_REDIS_URL. Notices come without it too, but later.
cli-doctor-served = Pages are served: { $url }
cli-doctor-served-badly = What answers at { $url } is not what should: { $status }. The port may be another program's, or the database does not answer.
cli-doctor-not-served = Nobody answers at { $url }: Vestovoy is not running, or on another machine
cli-doctor-https = Address { $url }: good for push and logins
cli-doctor-local-only = Address { $url } opens on this machine alone. For people to open the pages, put a proxy with HTTPS before Vestovoy and say https://… in VESTOVOY_BASE_URL.
cli-doctor-no-https = Address { $url } without HTTPS: push will not work on phones and in browsers, and passwords travel in the open. Put a proxy with HTTPS before Vestovoy and say https://… in VESTOVOY_BASE_URL.
cli-doctor-url = Vestovoy answers at { $url }
cli-doctor-url-away = Address { $url } cannot be opened from here ({ $reason }). Do Vestovoy and the proxy run, and is the name right in DNS?
cli-doctor-url-stopped = Address { $url } cannot be opened from here: Vestovoy is not running here
cli-doctor-url-other = It is not Vestovoy that answers at { $url }: { $status }. Look at VESTOVOY_BASE_URL and the proxy: it must pass every path and the Host header.
cli-doctor-certificate = The certificate of { $url } cannot be trusted ({ $reason }). Renew it on the proxy.
cli-doctor-believes-all = FORWARDED_ALLOW_IPS=*: anybody may claim any address, and counting tries of logins is worth nothing. Name the proxy's address.
cli-doctor-open-host = Vestovoy listens on { $host } and FORWARDED_ALLOW_IPS is not set. If the proxy is on another machine, name its address there, or all callers look the same.
cli-doctor-proxy = The proxy tells who calls
cli-doctor-proxy-silent = The proxy does not tell who calls: there is no X-Forwarded-For header. Metrics are open to everybody, and tries of logins are counted in one heap. Add the header to the proxy's settings.
cli-doctor-proxy-unseen = What the proxy tells of callers cannot be seen from here
cli-doctor-no-proxy = There is no proxy: the address leads straight to this machine
cli-doctor-clock = The clock is right: compared with { $count } { $count ->
    [one] other
   *[other] others
}
cli-doctor-clock-ahead = The clock of { $who } is { $seconds } s ahead of ours. Let both machines keep the time (chrony, systemd-timesyncd).
cli-doctor-clock-behind = The clock of { $who } is { $seconds } s behind ours. Let both machines keep the time (chrony, systemd-timesyncd).
cli-doctor-no-clock = The clock was not compared: nobody told the time
cli-doctor-undone = The check “{ $check }” failed ({ $reason })
cli-doctor-days = { $count } { $count ->
    [one] day
   *[other] days
}
cli-doctor-hours = { $count } h
cli-doctor-minutes = { $count } min
cli-doctor-seconds = { $count } s
cli-doctor-must-mend = To be mended: { $count } (the lines with ✗).
cli-doctor-look-at = All works. Look at the lines with “!”.
cli-doctor-healthy = All is well.
cli-admin-link = Open this one-time link to make another administrator (good for a day):
cli-admin-forgot = { $name }: a one-time link to a new password (good for a day):
cli-not-an-admin = { $name } is not an administrator. Without an address the command makes a link for a new one.
