### Что команды говорят в терминале.

cli-setup-link = Чтобы стать администратором, откройте одноразовую ссылку (действует сутки):

## Перенос, резервная копия и восстановление

cli-move-table = { $table }: { $rows } { $rows ->
    [one] строка
    [few] строки
   *[many] строк
}
cli-move-table-there = { $table }: уже на месте ({ $rows })
cli-move-goes-on = Продолжаю прерванный перенос.
cli-move-files = Файлы: { $files }, каждый сверен.
cli-move-files-so-far = Файлы: { $done } из { $all }
cli-move-files-gone = Внимание: не нашлось содержимого файлов: { $files }. Их не было в хранилище уже до этого, или их удалили во время работы.
cli-move-runs = Вестовой сейчас работает ({ $place }). Остановите его и повторите команду.
cli-move-no-desk = Здесь нет данных Вестового: { $place }. Проверьте VESTOVOY_DATABASE_URL и VESTOVOY_DATA_DIR.
cli-move-source-unfinished = В { $place } лежит незаконченная копия. Доведите её до конца: повторите ту команду, которую прервали.
cli-move-schema = База данных другой версии: у неё { $theirs }, а программе нужна { $ours }. Выполните vestovoy migrate или возьмите версию программы, которая с этой базой работала.
cli-move-not-empty = База данных, куда переносим, не пуста. В ней ничего не изменено. Укажите пустую базу: создайте новую или уберите эту в сторону.
cli-move-another-copy = Там незаконченная копия других данных. Ничего не изменено. Укажите пустую базу: создайте новую или уберите эту в сторону.
cli-move-row = Таблица { $table } не перенеслась: база данных не приняла строку ({ $reason }). Исходные данные целы. Сообщите об этом разработчикам.
cli-move-differs = Таблица { $table } после переноса не совпала с исходной. Исходные данные целы. Повторите команду.
cli-move-file-differs = Файл { $content } после переноса не совпал с исходным. Исходные данные целы. Повторите команду.
cli-move-no-store = Хранилище файлов не распознано: { $place }. Нужен адрес вида s3://корзина/папка или путь к папке.
cli-move-no-files = Хранилище файлов не отвечает: { $place }. Проверьте адрес и переменные AWS_….
cli-move-store-away = Хранилище файлов перестало отвечать. Исходные данные целы. Повторите команду: то, что уже перенесено, второй раз не переносится.
cli-backup-not-written = Резервная копия не записалась в { $folder } ({ $reason }). Прежняя, если была, цела. Проверьте место на диске и права.
cli-move-away = База данных не открывается: { $place } ({ $reason }). Проверьте, запущен ли сервер, есть ли папка и верен ли адрес.
cli-move-broke-off = База данных перестала принимать: { $place } ({ $reason }). Исходные данные целы. Устраните причину и повторите команду.
cli-move-weak-key = Секретный ключ не годится: { $where }. Верните прежний файл.
cli-copy-itself = Это та же самая база данных. Укажите другую.
cli-copy-done = Готово: всё перенесено и сверено. Исходные данные не изменились. Что дальше:
cli-copy-next-settings = 1. В настройках: VESTOVOY_DATABASE_URL={ $database }
cli-copy-next-files =    и VESTOVOY_FILES_URL={ $files }
cli-copy-next-key =    Секретный ключ остаётся тем же, { $where }. Процессам на других машинах он нужен как VESTOVOY_SECRET_KEY.
cli-copy-next-same-key =    VESTOVOY_SECRET_KEY остаётся тем же, иначе пароли каналов не прочитать.
cli-copy-next-start = 2. Запустите Вестовой и проверьте: vestovoy doctor.
cli-copy-next-keep = 3. Прежнее сохраните, пока не убедитесь, что всё работает: { $database }. Две копии сразу не запускайте: люди получат всё дважды.
cli-copy-next-old-files = Прежние файлы тоже сохраните: там же, где они были.
cli-copy-next-same-files = Файлы остались на своём месте и нужны и дальше.
cli-backup-files = Файлы: { $files }
cli-backup-done = Готово: { $file }, { $megabytes } МБ.
cli-backup-something-else = { $file }: это не резервная копия Вестового, поверх неё не пишу. Укажите другое имя.
cli-backup-with-key = Секретный ключ внутри: кто прочтёт файл, прочтёт и пароли каналов. Храните его соответственно.
cli-backup-without-key = Секретного ключа внутри нет. Храните его отдельно: без него пароли каналов придётся ввести заново. С ключом: --with-key.
cli-archive-missing = Такого файла нет: { $file }
cli-archive-none = { $file }: это не резервная копия Вестового, или файл не дописан.
cli-archive-broken = Резервная копия испорчена: { $entry } не то, чем было. Ничего не изменено. Возьмите другую копию.
cli-archive-newer = Копия сделана более новой версией ({ $theirs }). Ничего не изменено. Установите её и повторите.
cli-archive-whole = Копия от { $made }, версия { $product }: цела.
cli-restore-another-key = Здесь лежит другой секретный ключ, { $where }, а в копии свой. Ничего не изменено. Уберите этот файл в сторону или назовите ключ копии в VESTOVOY_OLD_SECRET_KEYS.
cli-restore-done = Готово: всё восстановлено и сверено. Что дальше:
cli-restore-next-key = 0. До запуска положите прежний секретный ключ в { $where } (права 0600) или в VESTOVOY_SECRET_KEY. Без него пароли каналов придётся ввести заново.
cli-restore-next-start = 1. Запустите Вестовой. Что ждало отправки, когда делали копию, будет отправлено, если не устарело.
cli-restore-next-look = 2. Проверьте: vestovoy doctor.
cli-start-unfinished = в базе данных незаконченная копия. Доведите её до конца: повторите ту команду (copy или restore), которую прервали

## Осмотр: vestovoy doctor

cli-doctor-version = Вестовой { $version }, Python { $python }
cli-doctor-folder = Папка данных { $folder }: доступна и закрыта от посторонних
cli-doctor-no-folder = Папки данных нет: { $folder }. Проверьте VESTOVOY_DATA_DIR или запустите Вестовой первый раз.
cli-doctor-open-folder = Папка данных { $folder } открыта другим учётным записям машины. Вестовой закроет её при запуске, или: chmod -R go-rwx
cli-doctor-read-only = В папку данных { $folder } нельзя писать. Запускайте команду от имени той учётной записи, под которой работает Вестовой: sudo -u vestovoy
cli-doctor-owner = { $file } принадлежит не тому, кому папка данных. Вестовой не сможет туда писать. Верните владельца: chown
cli-doctor-key = Секретный ключ на месте: { $where }
cli-doctor-key-set = Секретный ключ задан в VESTOVOY_SECRET_KEY
cli-doctor-no-key = Секретного ключа нет: { $where }. При первом запуске он появится сам.
cli-doctor-secrets-keyless = Пароли каналов заперты ключом, которого здесь нет. Верните прежний secret.key до запуска, иначе пароли придётся ввести заново.
cli-doctor-open-key = Секретный ключ могут прочитать другие учётные записи: { $where }. Закройте: chmod 600
cli-doctor-disk = Диск { $folder }: свободно { $free } МБ
cli-doctor-disk-low = Диск { $folder }: свободно { $free } МБ, пора освободить место
cli-doctor-disk-full = Диск { $folder }: свободно { $free } МБ. Файлы не принимаются, пока свободно меньше { $needs } МБ.
cli-doctor-no-disk = Место на диске посмотреть не удалось: папок ещё нет
cli-doctor-database = База данных отвечает: { $name } { $version }
cli-doctor-database-old = { $name } { $version }: нужна версия 15 или новее
cli-doctor-database-away = База данных не отвечает: { $place } ({ $reason }). Проверьте, запущен ли сервер и верен ли VESTOVOY_DATABASE_URL.
cli-doctor-database-refuses = База данных не пускает: { $place } ({ $reason }). Проверьте логин, пароль и имя базы в VESTOVOY_DATABASE_URL.
cli-doctor-no-database = Базы данных нет: { $place }. Она появится при первом запуске. Если Вестовой уже работал, проверьте VESTOVOY_DATA_DIR и VESTOVOY_DATABASE_URL.
cli-doctor-schema = Схема базы данных нынешняя: { $ours }
cli-doctor-schema-old = Схема базы данных прежняя: { $theirs }, нужна { $ours }. Обновится при запуске или командой vestovoy migrate. Сначала сделайте резервную копию.
cli-doctor-schema-new = Схема базы данных новее программы: { $theirs }, программа знает { $ours }. Установите версию, которая с ней работала.
cli-doctor-unfinished = В базе данных незаконченная копия. Повторите ту команду (copy или restore), которую прервали.
cli-doctor-no-look-inside = Очередь и каналы не осмотрены: сначала база данных
cli-doctor-admins = Администраторов: { $count }
cli-doctor-no-admin = Администратора пока нет: при запуске печатается ссылка, по которой им можно стать
cli-doctor-secrets = Пароли каналов читаются этим ключом
cli-doctor-secrets-lost = Секретный ключ не тот: не читаются настройки каналов: { $count }. Верните прежний secret.key или назовите его в VESTOVOY_OLD_SECRET_KEYS.
cli-doctor-works = Вестовой работает: сообщения готовятся и доставляются
cli-doctor-stopped = Никто не доставляет сообщения уже { $since }. Если Вестовой должен работать, запустите его.
cli-doctor-never-worked = Вестовой здесь ещё не запускали
cli-doctor-queue = Очередь: ничего не залежалось
cli-doctor-late = Очередь, { $lane }: сообщений: { $count }, самое старое ждёт { $age }
cli-doctor-unplanned = Событий, о которых ещё никому не сообщили: { $count }. Работает ли Вестовой?
cli-doctor-lanes = Ни один канал не стоит из-за ошибок
cli-doctor-paused = { $lane }: стоит из-за ошибки. Ответ: { $reason }
cli-doctor-failed = За сутки не доставлено окончательно: { $count }. Причины: Настройки → Доставки.
cli-doctor-dead = Отключённых адресов: { $count }. Они видны у людей в карточках.
cli-doctor-aside = Отложено из-за ошибок программы за неделю: { $count }. Подробности в журнале, строки set aside.
cli-doctor-nothing-lost = За сутки ничего не потеряно, отключённых адресов нет
cli-doctor-no-key-no-channels = Каналы не проверены: нет секретного ключа
cli-doctor-channel = { $lane }: работает
cli-doctor-bot = { $lane }: работает, бот { $bot }
cli-doctor-channel-unused = { $lane }: ещё никто не включал
cli-doctor-channel-refuses = { $lane }: { $says } Ответ: { $answer }
cli-doctor-no-answer = нет ответа за { $seconds } с
cli-doctor-channel-off = { $lane }: выключен в настройках
cli-doctor-channel-unset = { $lane }: не настроен
cli-doctor-service = Push-служба отвечает: { $url }
cli-doctor-service-away = Push-служба не отвечает: { $url } ({ $reason })
cli-doctor-no-devices = Push-службы не проверены: ни на одном устройстве уведомления не включены
cli-doctor-files = Хранилище файлов на месте: { $place }
cli-doctor-no-files = Папки файлов ещё нет: { $place }
cli-doctor-files-away = Хранилище файлов не отвечает или не пускает: { $place }. Проверьте VESTOVOY_FILES_URL и переменные AWS_…
cli-doctor-redis = Redis отвечает
cli-doctor-redis-away = Redis не отвечает. Проверьте VESTOVOY_REDIS_URL. Уведомления придут и без него, но позже.
cli-doctor-served = Страницы отдаются: { $url }
cli-doctor-served-badly = По адресу { $url } отвечает не то, что должно: { $status }. Может быть, порт занят другой программой или не отвечает база данных.
cli-doctor-not-served = По адресу { $url } никто не отвечает: Вестовой не запущен или работает на другой машине
cli-doctor-https = Адрес { $url }: годится для push и входа
cli-doctor-local-only = Адрес { $url } открывается только на этой машине. Чтобы страницы открылись у людей, поставьте прокси с HTTPS и укажите https://… в VESTOVOY_BASE_URL.
cli-doctor-no-https = Адрес { $url } без HTTPS: push на телефонах и в браузерах работать не будет, пароли идут открыто. Поставьте перед Вестовым прокси с HTTPS и укажите https://… в VESTOVOY_BASE_URL.
cli-doctor-url = По адресу { $url } отвечает Вестовой
cli-doctor-url-away = Адрес { $url } отсюда не открывается ({ $reason }). Запущены ли Вестовой и прокси, верно ли имя в DNS?
cli-doctor-url-stopped = Адрес { $url } отсюда не открывается: Вестовой здесь не запущен
cli-doctor-url-other = По адресу { $url } отвечает не Вестовой: { $status }. Проверьте VESTOVOY_BASE_URL и прокси: он должен передавать все пути и заголовок Host.
cli-doctor-certificate = Сертификату адреса { $url } нельзя доверять ({ $reason }). Обновите его на прокси.
cli-doctor-believes-all = FORWARDED_ALLOW_IPS=*: любой может назваться любым адресом, и счёт попыток входа ничего не стоит. Укажите адрес прокси.
cli-doctor-open-host = Вестовой слушает { $host }, а FORWARDED_ALLOW_IPS не задан. Если прокси на другой машине, укажите там его адрес, иначе все посетители для Вестового на одно лицо.
cli-doctor-proxy = Прокси сообщает, кто обращается
cli-doctor-proxy-silent = Прокси не сообщает, кто обращается: нет заголовка X-Forwarded-For. Метрики открыты всем, а попытки входа считаются одной кучей. Добавьте заголовок в настройки прокси.
cli-doctor-proxy-unseen = Что прокси сообщает об обращающихся, отсюда не проверить
cli-doctor-no-proxy = Прокси нет: адрес ведёт прямо на эту машину
cli-doctor-clock = Часы верны: сверено с { $count } { $count ->
    [one] источником
   *[other] источниками
}
cli-doctor-clock-ahead = Часы { $who } впереди наших на { $seconds } с. Включите на обеих машинах сверку времени (chrony, systemd-timesyncd).
cli-doctor-clock-behind = Часы { $who } отстают от наших на { $seconds } с. Включите на обеих машинах сверку времени (chrony, systemd-timesyncd).
cli-doctor-no-clock = Часы не сверены: не с кем
cli-doctor-undone = Проверка «{ $check }» не удалась ({ $reason })
cli-doctor-days = { $count } { $count ->
    [one] день
    [few] дня
   *[many] дней
}
cli-doctor-hours = { $count } ч
cli-doctor-minutes = { $count } мин
cli-doctor-seconds = { $count } с
cli-doctor-must-mend = Нужно исправить: { $count } (строки с ✗).
cli-doctor-look-at = Всё работает. Посмотрите на строки с «!».
cli-doctor-healthy = Всё в порядке.
cli-admin-link = Откройте одноразовую ссылку, чтобы завести ещё одного администратора (действует сутки):
cli-admin-forgot = { $name }: одноразовая ссылка для нового пароля (действует сутки):
cli-not-an-admin = { $name } — не администратор. Без адреса команда создаст ссылку для нового администратора.
