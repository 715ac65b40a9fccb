### Слова настроек веб-приложения.

## Настройки: каналы.

pwa-settings-label = Разделы настроек
pwa-settings-channels = Каналы
pwa-settings-templates = Письма
pwa-settings-people = Люди
pwa-settings-teams = Команды
pwa-settings-categories = Категории
pwa-settings-replies = Готовые ответы
pwa-settings-desk = Правила заявок
pwa-settings-files = Файлы
pwa-settings-deliveries = Доставка
pwa-settings-audit = Журнал
pwa-settings-not-yours = Настройки открыты только администратору

pwa-lane-telegram-staff = Telegram для сотрудников
pwa-lane-telegram-client = Telegram для клиентов
pwa-lane-mattermost = Mattermost
pwa-lane-email = Почта
pwa-lane-push = Push

pwa-standing-not-configured = Не настроен
pwa-standing-disabled = Выключен
pwa-standing-paused = Пауза
pwa-standing-failing = Ошибка
pwa-standing-working = Работает
pwa-standing-starting = Запускается
pwa-standing-untried = Ещё не проверен

pwa-channel-health = Состояние
pwa-channel-enabled = Канал включён
pwa-channel-from-environment = Канал задан переменными окружения. Чтобы изменить его, поправьте их и перезапустите сервер.
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

## Настройки: письма.

pwa-templates-text = Текст письма для каждого события. Пока вы его не изменили, действует встроенный.
pwa-templates-ticket = Заявки
pwa-templates-task = Задачи
pwa-templates-absence = Отсутствия
pwa-template-own = Изменён
pwa-template-body = Текст письма
pwa-template-variables = Нажмите на переменную, чтобы вставить её:
pwa-template-var-number = номер
pwa-template-var-title = название, первая строка
pwa-template-var-client = компания клиента
pwa-template-var-contact = кто обратился
pwa-template-var-assignee = исполнитель; пусто, пока его нет
pwa-template-var-status = статус словами
pwa-template-var-author = кто поставил задачу
pwa-template-var-due = срок; пусто, если его нет
pwa-template-var-name = чьё отсутствие
pwa-template-var-absence = вид: отпуск, больничный…
pwa-template-var-period = дни
pwa-template-var-days = сколько рабочих дней
pwa-template-var-balance = сколько осталось отпуска; пусто, если это не отпуск
pwa-template-var-news = что случилось, одной фразой
pwa-template-var-comment = что написал человек
pwa-template-var-files = имена приложенных файлов
pwa-template-var-actor = кто это сделал
pwa-template-var-why = почему письмо пришло; клиенту пусто
pwa-template-var-recipient = имя получателя
pwa-template-var-link = ссылка на страницу; у клиента её нет
pwa-template-save-first = Сначала сохраните: отправляется сохранённый текст.
pwa-template-preview = Посмотреть
pwa-template-test = Отправить себе
pwa-template-restore = Вернуть встроенный
pwa-template-restore-ask = Вернуть письмо по умолчанию?
pwa-template-restore-text = Ваш текст этого письма пропадёт, и то, что ещё не сохранено, тоже.
pwa-preview-as-text = Как текст
pwa-language-ru = по-русски
pwa-language-en = по-английски

pwa-event-ticket-opened = Новая заявка
pwa-event-ticket-assigned = Назначен исполнитель
pwa-event-ticket-queued = Заявка вернулась в очередь
pwa-event-ticket-status-changed = Статус заявки
pwa-event-ticket-commented = Новое сообщение
pwa-event-ticket-edited = Заявка изменена
pwa-event-ticket-rated = Оценка клиента
pwa-event-sla-warned = Срок по заявке близко
pwa-event-sla-breached = Срок по заявке вышел
pwa-event-sla-escalated = Срок вышел, нужно вмешательство
pwa-event-task-created = Новая задача
pwa-event-task-delegated = Задача передана
pwa-event-task-status-changed = Статус задачи
pwa-event-task-commented = Новый комментарий
pwa-event-task-edited = Задача изменена
pwa-event-task-due-soon = Скоро срок
pwa-event-task-overdue = Срок вышел
pwa-event-absence-requested = Запрос на отсутствие
pwa-event-absence-handed-over = Решение передано другому
pwa-event-absence-approved = Отсутствие согласовано
pwa-event-absence-rejected = Отсутствие отклонено
pwa-event-absence-cancelled = Отсутствие отменено
pwa-event-approval-slow = Напоминание согласующему
pwa-event-approval-escalated = Решение передано выше
pwa-event-deputy-named = Назначение заместителем
pwa-event-deputy-released = Замещение отменено
pwa-event-digest-due = Ежедневная сводка
pwa-event-snooze-ended = Напоминание об отложенном
pwa-event-address-died = Адрес перестал работать
pwa-event-client-not-reached = Клиент не получил сообщение
pwa-event-channel-failing = Канал не работает
pwa-event-fault-repeats = Записи не обрабатываются
pwa-event-telegram-relinked = Telegram привязан заново
pwa-event-telegram-ended = Telegram отвязан
pwa-event-invited = Приглашение
pwa-event-password-asked = Письмо для нового пароля
pwa-event-password-changed = Пароль изменён

## Настройки: люди.

pwa-people-employees = Сотрудники
pwa-people-contacts = Клиенты
pwa-people-clients = Компании
pwa-people-search = Имя, почта или телефон
pwa-people-none-employees = Сотрудников ещё нет
pwa-people-none-employees-text = Добавьте коллегу и пригласите: пароль он придумает сам.
pwa-people-none-contacts = Контактов ещё нет
pwa-people-none-contacts-text = Контакты — люди клиентов, которые пишут заявки. Добавьте первого и дайте ему ссылку в бот.
pwa-people-none-clients = Компаний ещё нет
pwa-people-none-clients-text = Каждая заявка — от какой-то компании. Добавьте первую, потом людей, которые будут за неё писать.
pwa-deliveries-none-text = Здесь видно каждое сообщение: кому, каким каналом и дошло ли. Первые появятся, когда что-нибудь случится: откроют заявку или поручат задачу.
pwa-teams-none-text = Команда — люди с общей очередью заявок: например, «Поддержка» или «Монтаж». Без команд новые заявки видят все.
pwa-people-none = Никого не нашлось
pwa-create-employees = Добавить сотрудника
pwa-create-contacts = Добавить клиента
pwa-create-clients = Добавить компанию
pwa-person-create = Добавить
pwa-person-inactive = Отключён
pwa-client-see-all = Клиенты видят все заявки своей компании
pwa-client-sees-all = Клиенты видят все заявки компании
pwa-client-sees-own = Каждый видит только свои заявки

## Настройки: доставка и журнал.

pwa-delivery-pending = В очереди
pwa-delivery-sent = Отправлено
pwa-delivery-failed = Не доставлено
pwa-delivery-expired = Устарело
pwa-delivery-skipped = Пропущено
pwa-delivery-state = Состояние
pwa-delivery-any-state = Все состояния
pwa-delivery-lane = Канал
pwa-delivery-any-lane = Все каналы
pwa-delivery-resend = Отправить ещё раз
pwa-delivery-resent = Поставлено в очередь
pwa-deliveries-none = Доставок нет


pwa-audit-none = Записей ещё нет
pwa-audit-address = Откуда: { $value }
pwa-audit-scope = Бот: { $value }
pwa-audit-bot-staff = сотрудников
pwa-audit-bot-client = клиентов
pwa-audit-telegram-user-id = Номер в Telegram: { $value }
pwa-audit-username = Имя в Telegram: { $value }
pwa-audit-phone = Телефон: { $value }
pwa-audit-people = Кто: { $value }
pwa-audit-role = Роль: { $value }
pwa-audit-fields = Изменено: { $value }
pwa-audit-name = «{ $value }»
pwa-audit-title = «{ $value }»
pwa-audit-channel = Канал: { $value }
pwa-audit-lane = Канал: { $value }
pwa-audit-enabled = Включён: { $value }
pwa-audit-ok = Получилось: { $value }
pwa-audit-yes = да
pwa-audit-no = нет
pwa-audit-why = Причина: { $value }
pwa-audit-reason = Причина: { $value }
pwa-audit-count = Сколько: { $value }
pwa-audit-scopes = Права: { $value }
pwa-audit-days = На столько дней: { $value }
pwa-audit-days-per-year = Дней в год: { $value }
pwa-audit-accrues-from = Копится с: { $value }
pwa-audit-as-usual = как у всех
pwa-audit-to = Кому: { $value }
pwa-audit-receiver = Кому: { $value }
pwa-audit-tickets = Заявок: { $value }
pwa-audit-tasks = Задач: { $value }
pwa-audit-given = Поручённых задач: { $value }
pwa-audit-approvals = Согласований: { $value }
pwa-audit-deputies = Замещений: { $value }
pwa-audit-deputised = Был постоянным заместителем у: { $value }
pwa-audit-leads = Команд: { $value }
pwa-audit-subordinates = Подчинённых: { $value }
pwa-audit-teams = Вышел из команд: { $value }
pwa-audit-sessions = Закрыто входов: { $value }
pwa-audit-tokens = Отозвано ключей: { $value }
pwa-audit-links = Погашено ссылок: { $value }
pwa-audit-telegram = Отвязан Telegram
pwa-audit-field-name = имя
pwa-audit-field-email = почта
pwa-audit-field-phone = телефон
pwa-audit-field-role = роль
pwa-audit-field-active = доступ
pwa-audit-field-manager_id = руководитель
pwa-audit-field-deputy_id = постоянный заместитель
pwa-audit-field-team_ids = команды
pwa-audit-field-mattermost_login = логин в Mattermost
pwa-audit-field-hand_over_to = кому передать дела
pwa-audit-field-client_ids = компании
pwa-audit-field-locale = язык
pwa-audit-field-timezone = часовой пояс
pwa-audit-field-week = рабочие часы
pwa-audit-field-contacts_see_all = видят ли контакты все заявки
pwa-audit-field-notes = заметки
pwa-audit-field-sla_targets = обещанные сроки
pwa-act-setup = Создан первый администратор
pwa-act-login = Вход
pwa-act-login-failed = Неудачный вход
pwa-act-logout = Выход
pwa-act-logout-everywhere = Выход на всех устройствах
pwa-act-password-changed = Пароль изменён
pwa-act-password-refused = Нынешний пароль введён неверно
pwa-act-administrator-invited = Создана ссылка для нового администратора
pwa-act-password-asked = Попросили письмо для нового пароля
pwa-act-person-invited = Отправлено приглашение
pwa-act-invitation-withdrawn = Приглашение отозвано
pwa-act-invitation-accepted = Приглашение принято
pwa-act-guide-dismissed = Подсказки первых дней убраны
pwa-act-guide-restored = Подсказки первых дней возвращены
pwa-act-password-link-made = Создана ссылка для нового пароля
pwa-act-password-reset = Задан новый пароль по ссылке
pwa-act-email-unsubscribed = Отписка от писем
pwa-act-email-resumed = Письма включены снова
pwa-act-channel-changed = Изменён канал
pwa-act-channel-tested = Проверен канал
pwa-act-template-changed = Изменён шаблон письма
pwa-act-template-restored = Возвращён встроенный шаблон
pwa-act-template-broken = Шаблон письма не сработал
pwa-act-delivery-resent = Повторная отправка
pwa-act-employee-created = Добавлен сотрудник
pwa-act-contact-created = Добавлен клиент
pwa-act-client-created = Добавлена компания
pwa-act-client-changed = Изменена компания
pwa-act-client-sla-changed = Изменены сроки компании
pwa-act-client-archived = Компания в архиве
pwa-act-client-restored = Компания возвращена из архива
pwa-act-team-created = Добавлена команда
pwa-act-team-changed = Изменена команда
pwa-act-team-duty-changed = Изменены дежурные команды
pwa-act-person-activated = Человек включён
pwa-act-person-deactivated = Человек отключён
pwa-act-people-merged = Объединены две карточки
pwa-act-personal-data-exported = Выгружены личные данные
pwa-act-personal-data-erased = Стёрты личные данные
pwa-act-telegram-link-made = Создана ссылка для Telegram
pwa-act-telegram-linked = Telegram привязан
pwa-act-telegram-relinked = Telegram привязан заново
pwa-act-telegram-unlinked = Telegram отвязан
pwa-act-telegram-phone-changed = Telegram отвязан: изменился номер
pwa-act-unknown-phone = Неизвестный номер в боте
pwa-act-phone-conflict = Номер записан за несколькими людьми
pwa-act-token-created = Создан токен
pwa-act-token-revoked = Отозван токен
pwa-act-address-revived = Адрес снова считается рабочим
pwa-act-telegram-taken-over = Аккаунт Telegram перешёл от другого человека
pwa-act-employee-changed = Изменён сотрудник
pwa-act-contact-changed = Изменён клиент
pwa-act-work-handed-over = Дела переданы
pwa-act-template-tested = Шаблон письма отправлен на пробу
pwa-act-failed-deliveries-resent = Неудавшиеся сообщения отправлены снова
pwa-act-absence-cancelled = Отменено отсутствие
pwa-act-vacation-account-changed = Изменены условия отпуска
pwa-act-vacation-balance-corrected = Исправлен остаток отпуска

## Настройки: забытый пароль.

pwa-password-link-title = Забытый пароль
pwa-password-link-for = Забытый пароль: { $name }
pwa-password-link-text = { $name } получит одноразовую ссылку и сможет задать новый пароль. Прежний пароль действует, пока ссылкой не воспользуются; прошлые ссылки перестанут работать.
pwa-password-link-make = Создать ссылку
pwa-password-link-made = Передайте ссылку лично: { $name }. Она действует сутки и только один раз.
pwa-password-link-copy = Скопировать ссылку
pwa-password-link-copied = Ссылка скопирована

## Настройки: команды и категории.

pwa-entry-name = Название
pwa-categories-text = Категория подсказывает, какой команде отдать заявку и насколько она срочная. Клиенты выбирают из включённых.
pwa-categories-none = Категорий ещё нет
pwa-categories-none-text = Пока их нет, о категории никого не спрашивают.
pwa-category-add = Добавить категорию
pwa-category-change = Категория
pwa-category-priority = приоритет: { $priority }
pwa-category-team-hint = Заявка попадёт к ней, если не назвать другую.
pwa-category-position = Место в списке
pwa-category-position-hint = Меньшие числа выше; при равных решает алфавит.
pwa-category-active = Можно выбрать
pwa-category-active-hint = Выключенная остаётся у прежних заявок.
pwa-category-off = Выключена

pwa-teams-text = Команда разбирает свою очередь заявок. Правило решает, кому достанется новая.
pwa-teams-none = Команд ещё нет
pwa-team-add = Добавить команду
pwa-team-change = Команда
pwa-team-lead = Руководитель
pwa-team-no-lead = Нет
pwa-team-led-by = руководитель: { $name }
pwa-team-members = Состав
pwa-team-leaving = Из команды уйдёт: { $names }. Заявки команды, которые там в работе, вернутся в её очередь или достанутся тому, кого назначит её правило.
pwa-team-size = { $count ->
    [one] { $count } человек
    [few] { $count } человека
   *[many] { $count } человек
}
pwa-team-channel = Канал в Mattermost
pwa-team-channel-hint = Туда придут новости очереди. Можно оставить пустым.
pwa-team-categories = Категории
pwa-team-categories-hint = Заявки этих категорий сразу попадут в очередь команды.
pwa-team-category-of = сейчас: { $name }
pwa-team-assignment = Как раздавать новые заявки
pwa-assignment-manual = Вручную
pwa-assignment-manual-hint = Заявка ждёт в очереди, пока её не возьмут.
pwa-assignment-round_robin = По очереди
pwa-assignment-round_robin-hint = Каждому из тех, кто на месте, по кругу.
pwa-assignment-least_loaded = Наименее занятому
pwa-assignment-least_loaded-hint = Тому, у кого меньше открытых заявок.

## Настройки: правила заявок и файлов.

pwa-desk-rules-text = Что происходит, когда заявка решена и закрыта. У закрытых заявок остаются те условия, с которыми они закрылись.
pwa-desk-close_after_days = Закрывать решённые через, дней
pwa-desk-close_after_days-hint = Если клиент молчит. 0: не закрывать самим.
pwa-desk-reopen_days = Можно вернуть в работу, дней
pwa-desk-reopen_days-hint = Столько после закрытия клиент может вернуть заявку.
pwa-desk-closed-comment = Клиент написал в закрытую заявку
pwa-closed-reopen = Спросить клиента, открыть ли её снова; молчание значит «нет». Если срок вышел, открыть новую
pwa-closed-new_ticket = Открыть новую заявку по её следам
pwa-closed-refuse = Спросить клиента, открыть ли новую
pwa-desk-rate_days = Можно оценить, дней
pwa-desk-rate_days-hint = Столько после закрытия клиента ждут с оценкой.
pwa-files-rules-text = Какие файлы принимаем. Больше, чем разрешено серверу его настройками, разрешить нельзя. Принятые файлы останутся.
pwa-files-size = Размер одного файла, МБ
pwa-files-count = Файлов в одном сообщении
pwa-files-as-server = Пусто: сколько разрешает сервер.
pwa-files-forbidden = Не принимать
pwa-files-forbidden-hint = Окончания имён через запятую: exe, bat, js.

pwa-act-desk-policy-changed = Изменены правила заявок
pwa-act-file-rules-changed = Изменены правила файлов
pwa-act-category-created = Добавлена категория
pwa-act-category-changed = Изменена категория
pwa-act-sla-changed = Изменены обещанные сроки
pwa-act-company-hours-changed = Изменены рабочие часы
pwa-act-task-reminders-changed = Изменены напоминания о задачах
pwa-act-absence-rules-changed = Изменены правила отсутствий
pwa-act-work-calendar-changed = Изменён рабочий календарь
pwa-act-work-calendar-restored = Возвращён обычный рабочий календарь

## Настройки: что пошло не так.

pwa-problem-no-login = У сотрудника нет адреса почты, а вход — по почте. Сначала укажите адрес.
pwa-problem-template-invalid = { $problem }
pwa-problem-phone-not-understood = Не удалось разобрать номер. Напишите его с кодом страны, например { $example }.
pwa-problem-phone-taken = Этот телефон уже записан за другим человеком.
pwa-problem-email-taken = Эта почта уже занята.
pwa-problem-name-taken = Такое название уже есть.
pwa-problem-unfit-for-duty = Дежурит только участник команды, который работает с заявками. Уберите остальных из списка дежурных.
pwa-problem-last-admin = Это последний администратор.
pwa-problem-canned-reply-invalid = { $fault ->
    [variable] Такой переменной нет: { $name }. Есть: { $variables }.
    [forbidden] Так в готовом ответе нельзя: { $name }.
    [empty] Напишите текст ответа.
    [too-long] Ответ слишком длинный.
    [failed] Ответ не получается заполнить. Проверьте переменные.
   *[syntax] Ошибка в строке { $line }. Проверьте скобки.
}

## Настройки: готовые ответы.

pwa-replies-text = Слова, которые пишут часто. Инженер вставит их в сообщение, а имена и номер подставятся сами.
pwa-replies-none = Готовых ответов ещё нет
pwa-replies-none-text = Добавьте первый: «Приняли, разбираемся» или «Как перезагрузить роутер».
pwa-reply-add = Добавить ответ
pwa-reply-change = Готовый ответ
pwa-reply-text = Текст ответа
pwa-reply-everybody = Все команды
pwa-reply-team-hint = Ответ предложат в заявках этой команды.
pwa-reply-remove = Удалить ответ
pwa-reply-remove-ask = Удалить ответ «{ $title }»?
pwa-reply-remove-text = Вернуть его будет нельзя. В уже отправленных сообщениях его слова останутся.
pwa-act-canned-reply-created = Добавлен готовый ответ
pwa-act-canned-reply-changed = Изменён готовый ответ
pwa-act-canned-reply-removed = Удалён готовый ответ

## Люди из файла и в файл.

pwa-people-import = Загрузить из файла
pwa-act-people-imported = Загружен список из файла
pwa-act-people-import-undone = Отменена загрузка из файла
pwa-act-people-exported = Список людей выгружен в файл
## Настройки: журналы, проверки и здоровье.

pwa-test-address = Или впишите
pwa-settings-health = Здоровье
pwa-fault-since = С { $moment }
pwa-test-to = Кому отправить
pwa-test-to-me = Вам
pwa-test-to-me-again = Себе
pwa-log-to = Кому
pwa-log-who = Кто
pwa-log-employee = Сотрудник
pwa-log-contact = Клиент
pwa-log-somebody = Выбран один человек
pwa-log-everybody = Показать всех
pwa-log-since = С какого дня
pwa-log-until = По какой день
pwa-log-export = Скачать для Excel
pwa-log-clear = Сбросить
pwa-log-ticket = Номер заявки
pwa-log-task = Номер задачи
pwa-log-action = Что сделано
pwa-log-any-action = Любое действие
pwa-log-about-ticket = Заявка №{ $number } «{ $title }»
pwa-log-about-task = Задача №{ $number } «{ $title }»
pwa-log-about-absence = { $title }
pwa-delivery-edits = Обновление прежнего сообщения
pwa-delivery-again = Отправлено ещё раз
pwa-delivery-until = До { $moment }.
pwa-delivery-beside = О том же этому человеку:
pwa-delivery-open-ticket = Открыть заявку
pwa-delivery-open-task = Открыть задачу
pwa-delivery-open-absence = Открыть отсутствие
pwa-delivery-resend-all = Отправить все ещё раз
pwa-delivery-resend-all-text = Сообщения, которые показывает фильтр и которые ещё не отправляли снова, уйдут ещё раз. В списке сейчас: { $count }. За один раз уходит не больше 500.
pwa-delivery-resend-all-yes = Отправить
pwa-delivery-resent-all = Поставлено в очередь: { $count }
pwa-health-again = Проверить ещё раз
pwa-health-level-ok = Всё работает
pwa-health-level-warning = Работает, но есть на что посмотреть
pwa-health-level-bad = Что-то не работает
pwa-health-mark-ok = в порядке
pwa-health-mark-warning = посмотрите
pwa-health-mark-bad = не работает
pwa-health-well = В порядке
pwa-health-open = Исправить
pwa-problem-not-reached = Этому человеку здесь писать некуда: канал его не знает.
pwa-log-filters = Что показать
pwa-log-filters-some = Что показать (выбрано: { $count })
## Приглашения.

pwa-invite = Пригласить
pwa-invite-title = Приглашение: { $name }
pwa-invite-for = Пригласить: { $name }
pwa-invite-text = { $name } придумает пароль на странице, которую откроет по ссылке. Приглашение действует 7 дней и только один раз; прежнее перестанет работать.
pwa-invite-text-bot = По ссылке откроется бот сотрудников и сразу узнает, что это { $name }. Ссылка действует 7 дней и только один раз.
pwa-invite-text-contact = По ссылке откроется бот для клиентов и сразу узнает, что это { $name }: делиться телефоном не нужно. Ссылка действует 7 дней и только один раз.
pwa-invite-how = Как пригласить
pwa-invite-letter = Письмом
pwa-invite-letter-about = На { $email }
pwa-invite-telegram = Ссылкой в Telegram
pwa-invite-telegram-about = Откроет бот сотрудников; пароль для сайта предложит бот
pwa-invite-link = Ссылкой, которую передам сам
pwa-invite-link-about = Скопируете и пришлёте, как удобно
pwa-invite-no-email = Чтобы пригласить письмом или ссылкой, сначала впишите почту: с ней входят.
pwa-invite-send = Пригласить
pwa-invite-make-link = Получить ссылку и QR-код
pwa-invite-sent = Письмо отправлено: { $email }. Приглашение действует до { $until } и только один раз.
pwa-invite-url = Передайте ссылку лично: { $name }. Она действует до { $until } и только один раз.
pwa-invite-qr = QR-код той же ссылки: наведите камеру телефона
pwa-invite-trouble-no-mail-server = Письмо не отправлено: почтовый сервер не настроен. Передайте ссылку сами.
pwa-invite-trouble-address-dead = Письмо не отправлено: почтовый сервер не принимает письма на этот адрес. Передайте ссылку сами.
pwa-invite-later = Позже
pwa-invite-made-person = { $name } — в списке. Осталось пригласить.
pwa-invitations-title = Ждут ответа
pwa-invitations-count = { $count ->
    [one] { $count } приглашение
    [few] { $count } приглашения
   *[many] { $count } приглашений
    }
pwa-invitation-sent = отправлено { $ago }
pwa-invitation-opened = открыто { $ago }, пароля ещё нет
pwa-invitation-expired = истекло { $ago }
pwa-invitation-letter-failed = письмо не дошло: { $reason }
pwa-invitation-letter-expired = письмо не ушло вовремя
pwa-invitation-letter-pending = письмо в очереди
pwa-invitation-letter-skipped = письмо не отправлено
pwa-invitation-way-letter = письмом
pwa-invitation-way-link = ссылкой
pwa-invitation-way-telegram = в Telegram
pwa-invitation-again = Пригласить снова
pwa-invitation-withdraw = Отозвать
pwa-invitation-withdraw-ask = Отозвать приглашение: { $name }? Ссылка перестанет работать сразу.
pwa-invitation-withdrawn = Приглашение отозвано
pwa-problem-invitation-race = Этого человека только что пригласил другой администратор. Посмотрите список приглашений.
pwa-settings-guide = Подсказки первых дней
pwa-contact-no-companies = Контакт пишет от какой-то компании, а их ещё нет.
pwa-invite-bot-not-started = Бот ещё не запущен. Если токен уже сохранён, подождите полминуты и попробуйте снова; если нет — сохраните его на странице «Начало» или в «Каналах».
