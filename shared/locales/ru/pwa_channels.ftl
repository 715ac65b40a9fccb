### Слова страниц каналов и их проверки.

## Настройки: каналы.

pwa-lane-telegram-staff = Telegram для сотрудников
pwa-lane-telegram-client = Telegram для клиентов
pwa-lane-mattermost = Mattermost
pwa-lane-email = Почта
pwa-lane-push = Push

pwa-standing-not-configured = Не настроено
pwa-standing-disabled = Выключено
pwa-standing-paused = Пауза
pwa-standing-failing = Ошибка
pwa-standing-working = Работает
pwa-standing-starting = Запускается
pwa-standing-untried = Ещё не проверено

pwa-channel-health = Состояние
pwa-channel-enabled = Канал включён
pwa-channel-from-environment = Канал задан переменными окружения. Чтобы изменить его, поправьте их и перезапустите сервер.
pwa-channel-secret-typed = Сохранённое значение не показывается, даже если его сменили. Будет записано то, что ввели вы.
pwa-channel-last-sent = Последняя отправка { $ago }
pwa-channel-never-sent = Отправок ещё не было
pwa-channel-pending = { $count ->
    [one] { $count } сообщение в очереди
    [few] { $count } сообщения в очереди
   *[many] { $count } сообщений в очереди
}
pwa-channel-paused = Пауза до { $moment }

pwa-setting-telegram-token = Токен бота
pwa-setting-telegram-token-hint = Его выдаёт @BotFather. Сохранённый токен не показывается.
pwa-setting-telegram-support_phone = Телефон поддержки
pwa-setting-telegram-support_phone-hint = Бот назовёт его тому, чей номер не узнал.
pwa-setting-telegram-support_hours = Часы поддержки
pwa-setting-mattermost-url = Адрес входящего вебхука
pwa-setting-mattermost-url-hint = Секрет: кто знает адрес, тот может писать в каналы.
pwa-setting-mattermost-username = Имя отправителя
pwa-setting-mattermost-username-hint = Действует, если сервер разрешает менять имя.
pwa-setting-mattermost-icon_url = Адрес картинки отправителя
pwa-setting-email-host = Сервер SMTP
pwa-setting-email-port = Порт
pwa-setting-email-security = Защита соединения
pwa-setting-email-username = Логин
pwa-setting-email-password = Пароль
pwa-setting-email-sender = Адрес отправителя
pwa-setting-email-sender_name = Имя отправителя
pwa-setting-email-ca = Свой удостоверяющий центр
pwa-setting-email-ca-hint = Если сертификат сервера выдан центром вашей компании: сертификат этого центра (PEM) или путь к файлу на сервере.
pwa-setting-push-contact = Контакт для push-служб
pwa-setting-push-contact-hint = Адрес вида mailto:… или https://…, по которому с вами свяжется служба доставки.
pwa-setting-push-hide_text = Не передавать текст: в уведомлении будет только «Новое событие»
pwa-setting-email-security-starttls = STARTTLS
pwa-setting-email-security-tls = TLS
pwa-setting-email-security-none = Без защиты

pwa-channel-note-mattermost = Создайте вебхук от служебной учётной записи. Личные сообщения из него видит не только получатель, но и владелец вебхука.

pwa-test-title = Проверка
pwa-test-address-hint-mattermost = Имя канала: оно стоит в его адресе
pwa-test-address-hint-email = Любой другой адрес почты
pwa-test-send = Отправить проверку
pwa-test-waiting = Ждём ответа…
pwa-test-answer = Ответ целиком

## Настройки: журналы, проверки и здоровье.

pwa-test-address = Или впишите
pwa-fault-since = С { $moment }
pwa-test-to = Кому отправить
pwa-test-to-me = Вам
pwa-test-to-me-again = Себе
pwa-problem-bot-taken = Этот токен уже у другого бота. Боту сотрудников и боту клиентов нужны разные: создайте второго бота у @BotFather и вставьте его токен.
