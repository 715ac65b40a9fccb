### Слова доставки, журнала и здоровья.

## Настройки: люди.

pwa-deliveries-none-text = Здесь видно каждое сообщение: кому, каким каналом и дошло ли. Первые появятся, когда что-нибудь случится: откроют заявку или поручат задачу.

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
pwa-audit-boss = Новый руководитель у подчинённых: { $value }
pwa-audit-teams = Убрали из команд: { $value }
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

## Настройки: правила заявок и файлов.

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

## Настройки: готовые ответы.

pwa-act-canned-reply-created = Добавлен готовый ответ
pwa-act-canned-reply-changed = Изменён готовый ответ
pwa-act-canned-reply-removed = Удалён готовый ответ

## Люди из файла и в файл.

pwa-act-people-imported = Загружен список из файла
pwa-act-people-import-undone = Отменена загрузка из файла
pwa-act-people-exported = Список людей выгружен в файл

## Настройки: журналы, проверки и здоровье.

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

## Журнал.

pwa-act-retention-changed = Изменены сроки хранения
pwa-act-newcomer-channels-changed = Изменены каналы для новичков
pwa-act-bot-texts-changed = Изменены слова бота
pwa-act-logo-changed = Изменён логотип
pwa-act-look-changed = Изменены название и вид
pwa-act-setting-restored = Возвращены значения по умолчанию
