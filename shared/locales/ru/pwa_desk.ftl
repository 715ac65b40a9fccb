### Слова страниц о заявке и её клиенте.

## Карточка заявки.

pwa-ticket-title = Заявка №{ $number }
pwa-ticket-took = Вы взяли заявку №{ $number }
pwa-ticket-actions = Что сделать с заявкой
pwa-object-details = Подробности и история
pwa-object-history = История
pwa-object-talk = Переписка
pwa-action-take = Взять в работу
pwa-action-take-over = Забрать себе
pwa-action-assign = Назначить
pwa-action-follow = Следить
pwa-action-following = Слежу
pwa-action-mute = Не уведомлять
pwa-action-muted = Без уведомлений
pwa-move-resume = Вернуть в работу
pwa-move-reopen = Вернуть в работу
pwa-move-wait = Ждём клиента
pwa-move-resolve = Отметить решённой
pwa-move-close = Закрыть заявку
pwa-move-cancel = Отменить заявку
pwa-assign-title = Кому назначить
pwa-people-search-name = Имя сотрудника
pwa-person-choose = Выбрать
pwa-pick-drop = Убрать: { $name }
pwa-new-no-companies = Компаний ещё нет, а заявка всегда чья-то. Добавьте компанию — и вернётесь сюда.
pwa-new-no-companies-ask = Компаний ещё нет, а заявка всегда чья-то. Попросите администратора добавить компанию.
pwa-new-add-company = Добавить компанию
pwa-pick-none = Пока не выбрано
pwa-pick-clear = Убрать
pwa-pick-search = Часть имени или названия
pwa-resolve-title = Заявка решена
pwa-resolve-word = Что сделано
pwa-resolve-hint = Эти слова увидит клиент. Можно оставить пустым.
pwa-cancel-title = Отменить заявку №{ $number }?
pwa-cancel-reason = Причина, если она есть
pwa-message-by = Сообщение: { $name }
pwa-message-internal-by = Внутренняя заметка: { $name }
pwa-message-client = клиент
pwa-message-internal = внутренняя заметка
pwa-message-edited = Изменено { $moment }
pwa-composer-label = Новое сообщение
pwa-composer-who = Кто увидит сообщение
pwa-composer-public = Клиенту
pwa-composer-internal = Внутренняя заметка
pwa-composer-hint-public = Ответ клиенту
pwa-composer-hint-internal = Заметка для своих
pwa-composer-send = Отправить
pwa-lack-words = Напишите что-нибудь или приложите файл.
pwa-lack-upload = Файл не загрузился: повторите или уберите его.
pwa-lack-uploading = Файлы ещё загружаются. Подождите немного и отправьте снова.
pwa-lack-score = Выберите оценку от 1 до 5.
pwa-lack-company = Вы пока не числитесь ни в одной компании. Напишите в поддержку.
pwa-lack-client = Выберите компанию.
pwa-upload-choose = Прикрепить файлы
pwa-upload-list = Прикреплённые файлы
pwa-upload-progress = Отправляем { $name }
pwa-upload-drop = Убрать { $name }
pwa-upload-too-large = Файл больше { $limit }. Выберите файл поменьше или уберите этот.
pwa-upload-forbidden = Файлы .{ $ending } не принимаются.
pwa-file-download = Скачать
pwa-file-not-received = Не получен: { $name }, { $size }
pwa-fact-assignee = Исполнитель
pwa-fact-client = Компания
pwa-fact-contact = Клиент
pwa-fact-team = Команда
pwa-fact-priority = Приоритет
pwa-fact-source = Откуда
pwa-fact-created = Создана
pwa-fact-updated = Изменена
pwa-fact-watchers = Следят
pwa-ticket-for = за клиента: { $name }
pwa-history-created = Заявка создана
pwa-history-status = Статус:
pwa-history-assignee = Исполнитель:
pwa-history-priority = Приоритет:
pwa-history-team = Команда:
pwa-history-title = Тема:
pwa-history-text = Текст изменён
pwa-history-comment = Сообщение изменено
pwa-history-files = Файлы:
pwa-history-reason = Причина отмены:
pwa-new-title = Новая заявка
pwa-new-client = Компания
pwa-new-contact = Клиент
pwa-new-choose = Выберите компанию
pwa-new-no-contact = Не указан
pwa-new-text = Что случилось
pwa-new-text-hint = Первая строка станет темой заявки.
pwa-new-create = Создать заявку

## Карточка заявки: правка, связи, сроки.

pwa-ticket-edit = Изменить
pwa-ticket-edit-title = Тема
pwa-ticket-edit-text = Что случилось
pwa-category-none = Без категории
pwa-team-none = Без команды
pwa-fact-category = Категория
pwa-fact-sla-reaction = Первый ответ
pwa-fact-sla-solution = Решение
pwa-sla-due = до { $moment }
pwa-sla-kept = вовремя, { $moment }
pwa-sla-late = с опозданием, { $moment }
pwa-sla-broken = срок вышел { $moment }
pwa-sla-paused = отсчёт приостановлен
pwa-history-category = Категория:
pwa-history-rating = Оценка:
pwa-history-link = Связь:
pwa-history-follows = Продолжает заявку
pwa-history-followed = Продолжение: заявка
pwa-assign-to = Назначить: { $name }
pwa-assign-away = до { $day }
pwa-assign-sure = { $name } отсутствует по { $day } включительно. Всё равно назначить?
pwa-assign-in-team = в команде заявки
pwa-assign-load = { $open ->
    [0] заявок нет
    [one] { $open } заявка
    [few] { $open } заявки
   *[many] { $open } заявок
}
pwa-ticket-tasks = Задачи
pwa-ticket-tasks-none = Задач по заявке нет
pwa-ticket-task-add = Создать задачу
pwa-watchers-none = Никто не следит

pwa-fact-first-answer = Ответили за
pwa-fact-solution = Решили за
pwa-duration = { $hours ->
    [0] { $minutes } мин
   *[other] { $minutes ->
        [0] { $hours } ч
       *[other] { $hours } ч { $minutes } мин
    }
}
pwa-watcher-add = Добавить наблюдателя
pwa-watcher-remove = Убрать из наблюдателей: { $name }
pwa-ticket-links = Связанные заявки
pwa-ticket-links-none = Связанных заявок нет
pwa-link-add = Связать с заявкой
pwa-link-this = Эта заявка
pwa-link-related-to = связана с другой
pwa-link-duplicate-to = повторяет другую
pwa-link-follow_up-to = продолжает другую
pwa-link-number = Номер другой заявки
pwa-link-yes = Связать
pwa-link-remove = Убрать связь с заявкой №{ $number }
pwa-link-related = связана
pwa-link-related-reverse = связана
pwa-link-duplicate = эта её повторяет
pwa-link-duplicate-reverse = повторяет эту
pwa-link-follow_up = эта её продолжает
pwa-link-follow_up-reverse = продолжает эту
pwa-ticket-rating = Оценка клиента
pwa-rating-of = { $score } из 5
pwa-action-solved = Всё решено
pwa-action-rate = Оценить
pwa-rate-title = Оцените работу
pwa-rate-score = Оценка
pwa-rate-word = Что понравилось или что исправить
pwa-rate-yes = Поставить оценку
pwa-ticket-reopen-title = Вернуть заявку в работу?
pwa-ticket-reopen-reason = Что осталось не так

## Заявка: что пошло не так.

pwa-problem-version-conflict = Пока вы смотрели, это изменили. Показываем, как стало.
pwa-problem-already-taken = Заявку уже взял(а) { $assignee }.
pwa-problem-same-assignee = Заявка уже у этого исполнителя.
pwa-problem-move-not-allowed = Сейчас это невозможно: статус уже другой.
pwa-problem-already-cancelled = Заявка уже отменена.
pwa-problem-empty-comment = Напишите текст или прикрепите файл.
pwa-problem-empty-ticket = Опишите, что случилось, или прикрепите файл.
pwa-problem-ticket-closed = Заявка закрыта, писать в неё больше нельзя.
pwa-problem-choose-client = Выберите компанию.
pwa-problem-unknown-client = Такой компании нет.
pwa-problem-unknown-assignee = Этому сотруднику назначить нельзя. Выберите другого.
pwa-problem-too-many-tickets = Слишком много новых заявок за час. Попробуйте позже.
pwa-problem-unknown-file = Файл не найден. Прикрепите его ещё раз.
pwa-problem-file-too-large = Файл слишком большой.
pwa-problem-file-type-forbidden = Такие файлы не принимаются.
pwa-problem-upload-budget-spent = За час отправлено слишком много файлов. Попробуйте позже.
pwa-problem-archive-too-full = В архиве слишком много файлов: можно до { $limit }. Разделите его на несколько.
pwa-problem-empty-file = Файл пустой.
pwa-problem-too-many-files = Больше { $limit } файлов прикрепить нельзя.
pwa-problem-bad-upload = Файл не дошёл. Попробуйте ещё раз.
pwa-problem-unknown-watcher = Этого сотрудника добавить нельзя. Выберите другого.
pwa-problem-link-to-self = Это номер этой же заявки. Укажите другую.
pwa-problem-already-linked = Эти заявки уже связаны.
pwa-problem-ticket-cancelled = Заявка отменена.
pwa-problem-reopen-too-late = Срок, когда заявку можно вернуть, прошёл. Откройте новую.
pwa-problem-already-rated = Оценка уже поставлена.
pwa-problem-rating-too-late = Срок, когда заявку можно оценить, прошёл.
pwa-problem-unknown-category = Такой категории нет или она выключена. Выберите другую.
pwa-problem-unknown-team = Такой команды нет. Выберите другую.
pwa-problem-unknown-ticket = Такой заявки нет или она вам недоступна.

## Компания и её клиенты.

pwa-client-inactive = Отключена
pwa-client-open = Клиенты видят все заявки своей компании.
pwa-client-private = Каждый клиент видит только свои заявки.
pwa-client-people = Клиенты компании
pwa-client-nobody = Клиентов у компании нет
pwa-client-notes = Заметки
pwa-action-edit-card = Изменить карточку
pwa-contact-inactive = Отключён
pwa-fact-phone = Телефон
pwa-fact-email = Почта
pwa-fact-telegram = Telegram
pwa-telegram-linked = привязан
pwa-telegram-none = не привязан
pwa-unreachable = { $channel } не принимает сообщения: { $reason }
pwa-unreachable-pill = Не получает
pwa-unreachable-title = Не получает сообщения: { $name }

## Отбор заявок.

pwa-filter-drop = Сбросить отбор
pwa-filter-by-team_id = Команда
pwa-filter-by-category_id = Категория
pwa-filter-by-priority = Приоритет
pwa-filter-by-client_id = Компания
pwa-filter-any-team_id = Все команды
pwa-filter-any-category_id = Все категории
pwa-filter-any-priority = Любой приоритет
pwa-filter-any-client_id = Все компании

## Готовые ответы.

pwa-ready-open = Готовые ответы
pwa-ready-title = Готовые ответы
pwa-ready-search = Слова из ответа
pwa-ready-none = Готовых ответов ещё нет. Их добавляет администратор в настройках.

## Формы.

pwa-typed-left = Здесь то, что вы ввели раньше и не отправили.
pwa-typed-left-files = Здесь то, что вы ввели раньше и не отправили. Файлы приложите заново.
pwa-typed-anew = Начать заново
pwa-clash-text = Пока вы правили, здесь записали: «{ $value }».
pwa-clash-empty = пусто
pwa-clash-theirs = Взять это
pwa-clash-mine = Оставить моё
pwa-clash-first = Кто-то изменил то же самое. Выберите значения выше, потом сохраните.
pwa-clash-merged = Тем временем здесь что-то изменили, ваши правки на месте. Проверьте и сохраните ещё раз.
pwa-clash-first-by = Пока вы правили, кто-то изменил то же самое (это { $name }). Выберите значения выше, потом сохраните.
pwa-clash-merged-by = Пока вы правили, здесь что-то изменили (это { $name }). Ваши правки на месте: проверьте и сохраните ещё раз.
pwa-clash-came = Пока вы правили, здесь записали новое значение.

## Каналы людей и часовой пояс.

pwa-profile-zone = Часовой пояс
pwa-channel-telegram = Telegram
pwa-channel-email = Почта
pwa-channel-mattermost = Mattermost
pwa-channel-push = Push-уведомления

## Обещанные сроки компании, в карточке и у тех, кто отвечает на заявки.

pwa-card-promises = Обещанные сроки
pwa-promises-some-own = Свои сроки: { $priorities }. В остальном сроки общие, как у всех.
pwa-promises-all-own = Свои сроки у всех приоритетов.
pwa-sla-within = первый ответ за { $reaction }, решение за { $solution }
pwa-time-hours = { $count } ч
pwa-time-minutes = { $count } мин
pwa-time-at-once = сразу

pwa-inbox-title = Уведомления
pwa-inbox-only-unread = Только новые
pwa-inbox-read-all = Прочитать все
pwa-inbox-new = (новое)
pwa-inbox-none = Здесь пока тихо
pwa-inbox-none-text = Сюда приходит всё, о чём вам сообщает «Вестовой»: ответы клиентов, новые задачи, решения по отпуску. Где ещё об этом узнавать, решаете вы.
pwa-inbox-none-go = Выбрать, куда сообщать
