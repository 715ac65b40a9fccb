## The frame

pwa-product = Вестовой
pwa-product-line = Заявки и уведомления
pwa-loading = Загружаем…
pwa-skip-to-content = К содержанию
pwa-nav-label = Разделы
pwa-nav-tickets = Заявки
pwa-nav-inbox = События
pwa-nav-settings = Настройки
pwa-nav-profile = Профиль
pwa-nav-new = Новая заявка
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
pwa-action-more = Показать ещё

pwa-pager-label = Страницы списка
pwa-pager-back = Назад
pwa-pager-next = Дальше
pwa-pager-range = { $first }–{ $last } из { $total }

pwa-update-ready = Вышла новая версия.
pwa-update-reload = Обновить
pwa-update-later = Позже

pwa-offline-age = Нет связи. Данные получены { $ago } ({ $moment }).

pwa-field-name = Имя и фамилия
pwa-field-email = Электронная почта
pwa-field-phone = Телефон
pwa-field-password = Пароль
pwa-field-password-hint = Не короче 10 знаков.

## Coming in

pwa-login-title = Вход
pwa-login-enter = Войти
pwa-setup-title = Первый администратор
pwa-setup-text = Вы открыли одноразовую ссылку первого запуска. Создайте учётную запись, с которой начнётся работа.
pwa-setup-enter = Создать и войти
pwa-setup-no-token = Ссылка неполная. Скопируйте её целиком из журнала первого запуска.

## Tickets

pwa-tickets-title = Заявки
pwa-tickets-none-open = Открытых заявок нет
pwa-tickets-none-mine = На вас заявок нет
pwa-tickets-none-unassigned = Все заявки разобраны
pwa-tickets-none-all = Заявок ещё нет
pwa-tickets-none-text = Новые появятся здесь сами, обновлять страницу не нужно.
pwa-tickets-none-found = Ничего не нашлось
pwa-tickets-none-found-text = Попробуйте другие слова или снимите отбор по статусу.

pwa-filter-views = Какие заявки показать
pwa-filter-open = Открытые
pwa-filter-mine = Мои
pwa-filter-unassigned = Без исполнителя
pwa-filter-all = Все
pwa-filter-search = Номер или слова
pwa-filter-status = Статус
pwa-filter-any-status = Любой статус

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

pwa-ticket-nobody = Без исполнителя

## Events

pwa-inbox-unread = { $count ->
    [one] { $count } непрочитанное
    [few] { $count } непрочитанных
   *[many] { $count } непрочитанных
}

## Push

pwa-push-title = Push-уведомления
pwa-push-ask = Узнавайте о заявках сразу, даже когда вкладка закрыта.
pwa-push-enable = Включить
pwa-push-later = Не сейчас
pwa-push-understood = Понятно
pwa-push-denied = Браузер не пускает уведомления. Чтобы разрешить их, нажмите на значок слева от адреса страницы и включите «Уведомления» для этого сайта.
pwa-push-ios = На iPhone и iPad уведомления приходят только установленному приложению. Нажмите «Поделиться», затем «На экран „Домой“», и откройте «Вестовой» оттуда.

## What went wrong

pwa-problem-unknown = Что-то пошло не так. Попробуйте ещё раз.
pwa-problem-no-network = Нет связи с сервером. Проверьте сеть и попробуйте ещё раз.
