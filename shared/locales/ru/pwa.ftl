### Слова веб-приложения.

## Рамка: разделы, общие кнопки, связь.

pwa-product = Вестовой
pwa-product-line = Заявки и уведомления
pwa-loading = Загружаем…
pwa-skip-to-content = К содержанию
pwa-someone = Система

pwa-nav-label = Разделы
pwa-nav-tickets = Заявки
pwa-nav-tasks = Задачи
pwa-nav-absences = Отсутствия
pwa-nav-inbox = Уведомления
pwa-nav-start = Начало
pwa-guide-banner = Настройка ещё не закончена: { $done } из { $all } шагов.
pwa-guide-banner-go = Продолжить
pwa-nav-settings = Настройки
pwa-nav-profile = Профиль
pwa-nav-new = Новая заявка
pwa-nav-new-task = Новая задача
pwa-nav-new-absence = Новое отсутствие
pwa-nav-more = Ещё

pwa-role-admin = Администратор
pwa-role-agent = Инженер поддержки
pwa-role-employee = Сотрудник
pwa-role-contact = Клиент

pwa-action-back = Назад
pwa-action-close = Закрыть
pwa-action-cancel = Отмена
pwa-action-dismiss = Убрать сообщение
pwa-action-retry = Повторить
pwa-action-save = Сохранить
pwa-action-saved = Сохранено
pwa-copy-refused = Не скопировалось: выделите и скопируйте сами.
pwa-action-more = Показать ещё

pwa-pager-label = Страницы списка
pwa-pager-back = Назад
pwa-pager-next = Дальше
pwa-pager-range = { $first }–{ $last } из { $total }
pwa-pager-range-more = { $first }–{ $last } из { $total }+

pwa-update-ready = Вышла новая версия.
pwa-update-reload = Обновить
pwa-update-later = Позже

pwa-offline-age = Нет связи. Данные получены { $ago } ({ $moment }).

pwa-lack-field = Заполните это поле.
pwa-field-name = Имя и фамилия
pwa-field-email = Электронная почта
pwa-field-phone = Телефон
pwa-field-password = Пароль
pwa-field-password-hint = Не короче { $shortest } знаков.
pwa-field-role = Роль
pwa-field-mattermost = Логин в Mattermost
pwa-field-company = Название компании
pwa-field-clients = Компании

## Вход.

pwa-login-title = Вход
pwa-login-enter = Войти
pwa-login-forgot = Забыли пароль?

## Список заявок.

pwa-tickets-title = Заявки
pwa-tickets-none-open = Открытых заявок нет
pwa-tickets-none-mine = На вас заявок нет
pwa-tickets-none-unassigned = Все заявки разобраны
pwa-tickets-none-all = Заявок ещё нет
pwa-tickets-none-from = Заявки приходят от клиентов: из бота в Telegram и через API. Если клиент позвонил, запишите заявку сами.
pwa-tickets-none-own = Напишите, что случилось: заявку увидит поддержка, а вы — что с ней происходит.
pwa-tickets-none-text = Новые появятся здесь сами, обновлять страницу не нужно.
pwa-list-none-found = Ничего не нашлось
pwa-list-none-found-text = Попробуйте другие слова или снимите отбор по статусу.

pwa-filter-views = Какие заявки показать
pwa-filter-open = Открытые
pwa-filter-mine = Мои
pwa-filter-unassigned = Ничьи
pwa-filter-all = Все
pwa-filter-search = Номер или слова
pwa-filter-status = Статус
pwa-filter-any-status = Все статусы
pwa-filter-further = Отобрать ещё

pwa-status-new = Новая
pwa-status-in_progress = В работе
pwa-status-waiting = Ждём клиента
pwa-status-resolved = Решена
pwa-status-closed = Закрыта
pwa-status-cancelled = Отменена

pwa-priority-low = Низкий
pwa-priority-normal = Обычный
pwa-priority-high = Высокий
pwa-priority-critical = Критический

pwa-source-telegram = Telegram
pwa-source-web = Веб
pwa-source-api = API

## Строка заявки; отложить до времени.

pwa-ticket-nobody = Без исполнителя

pwa-snooze = Отложить
pwa-snooze-named = Отложить: { $title }
pwa-snoozed = Напомню { $moment }
pwa-snooze-title = Когда напомнить
pwa-snooze-hour = Через час
pwa-snooze-tomorrow = Завтра
pwa-snooze-monday = В понедельник

## Уведомления.

pwa-inbox-unread = { $count ->
    [1000] Тысяча непрочитанных уведомлений и больше
    [one] { $count } непрочитанное уведомление
    [few] { $count } непрочитанных уведомления
   *[many] { $count } непрочитанных уведомлений
}

## Push и пароль: вне профиля тоже.

pwa-push-title = Push-уведомления
pwa-push-ask = Узнавайте о заявках сразу, даже когда вкладка закрыта.
pwa-push-enable = Включить
pwa-push-later = Не сейчас
pwa-push-understood = Понятно
pwa-push-denied = Браузер не пускает уведомления. Чтобы разрешить их, нажмите на значок слева от адреса страницы и включите «Уведомления» для этого сайта.
pwa-push-ios = На iPhone и iPad уведомления приходят только установленному приложению. Нажмите «Поделиться», затем «На экран „Домой“», и откройте «Вестовой» оттуда.
pwa-password-new = Новый пароль

## Что пошло не так.

pwa-problem-unknown = Что-то пошло не так. Попробуйте ещё раз.
pwa-problem-no-network = Нет связи с сервером. Проверьте сеть и попробуйте ещё раз.
pwa-problem-bad-credentials = Неверная почта или пароль.
pwa-problem-too-many-tries = Слишком много попыток. Подождите немного и попробуйте снова.
pwa-problem-not-logged-in = Вход завершён. Войдите снова.
pwa-problem-already-in = Приглашать не нужно: этот человек уже вошёл.
pwa-problem-bot-not-started = Бот ещё ни разу не запускался. Попросите администратора настроить его.
pwa-problem-password-weak = Такой пароль легко угадать. Нужно { $shortest } знаков или больше, и не одно имя, почта или частое слово.
pwa-problem-invalid = Это значение не подходит. Проверьте введённое.
pwa-problem-invalid-email = Почта написана с ошибкой. Нужен адрес целиком, например office@company.ru
pwa-problem-invalid-name = В имени или названии должны быть буквы или цифры, не больше 200 знаков.
pwa-problem-date-out-of-bounds = Эта дата не подходит: можно указать дни с { $earliest } по { $latest }.
pwa-problem-text-too-long = Слишком длинно: поместится не больше { $longest } знаков. Сократите или приложите файлом.
pwa-problem-unavailable = Сервис сейчас недоступен, ничего не сохранено. Попробуйте ещё раз через минуту.
pwa-problem-nothing-to-put-off = Откладывать уже нечего: здесь всё завершено.
pwa-problem-not-found = Не найдено или больше вам недоступно.
pwa-problem-not-allowed = Это действие вам недоступно.
pwa-problem-push-ended = Служба push завершила эту подписку. Обновите страницу: она подпишется заново.
pwa-problem-idempotency-in-flight = Уже выполняем, подождите.
pwa-problem-idempotency-mismatch = Это уже сделано.

pwa-page-missing = Такой страницы нет
pwa-page-missing-text = Проверьте адрес или начните с главной.
pwa-page-broken = Страница не открылась
pwa-page-broken-text = Что-то сломалось у нас. Обновите страницу или начните с главной.
pwa-page-home = На главную
pwa-to-the-list = К списку
pwa-rating-before = Оценка дана до возврата в работу
