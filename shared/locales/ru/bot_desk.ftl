### Бот сотрудников: остальное о заявке, готовые ответы, заявка за клиента.

card-more = Ещё

more-category = Категория
more-priority = Приоритет
more-team = Команда
more-take-over = Забрать себе
more-make-task = Сделать задачу
more-no-category = Без категории
more-no-team = Без команды
more-changed = Изменено
more-ask-category = Какая категория у заявки { $heading }?
more-ask-priority = Какой приоритет у заявки { $heading }?
more-ask-team = Какой команде передать заявку { $heading }?
more-rating = Оценка клиента: { $score } из 5
more-link = 🔗 { $kind ->
    [duplicate] { $reverse ->
        [yes] Повторена в
       *[no] Повторяет
    }
    [follow_up] { $reverse ->
        [yes] Продолжена в
       *[no] Продолжает
    }
   *[related] Связана с
} №{ $number } · { $title } ({ $status })
more-task = ☑️ Задача №{ $number } · { $title } ({ $status }), { $name }

answer-canned = Готовые ответы
canned-none = Готовых ответов пока нет: их добавляет администратор или руководитель команды.
canned-which = Какой ответ взять?
canned-send-or-type = Отправить так? Если нужно иначе, пришлите свой текст.
canned-send = Отправить клиенту

new-task-of = По заявке { $heading }

staff-tab-team = По команде
staff-tab-category = По категории
staff-list-team = Открытые заявки команды
staff-list-category = Открытые заявки категории
staff-which-team = Чьи заявки показать?
staff-which-category = Заявки какой категории показать?

problem-unknown-category = Такой категории больше нет. Выберите другую.
problem-unknown-team = Такой команды больше нет. Выберите другую.

staff-for-client = ➕ Заявка за клиента
for-client-company = От какой компании заявка? Выберите или напишите часть названия.
for-client-contact = Кто обратился из компании { $client }?
for-client-nobody = Не указывать
for-client-what = Что случилось? Пришлите текст, фото или файлы.
for-client-preview = Новая заявка — { $client }{ $named ->
    [yes] , { $contact }
   *[no] { "" }
}
for-client-right = Всё верно? Можно прислать ещё.
for-client-send = Создать заявку
for-client-sent = Заявка №{ $number } создана
for-client-no-company = Компании по запросу «{ $search }» нет. Напишите название иначе.
