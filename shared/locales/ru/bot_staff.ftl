### Бот сотрудников.

staff-welcome = Здравствуйте! Это бот для сотрудников: заявки клиентов, ответы, уведомления.
    Чтобы я понял, кто вы, поделитесь номером телефона кнопкой ниже.
staff-greeting = Здравствуйте, { $name }! О новом напишу сам; всё остальное — в меню ниже.
staff-help = Что я умею:
    • «Заявки» — новые, ваши и все открытые; нажмите на заявку, чтобы открыть её карточку.
    • «Взять в работу», смена статуса — кнопками под карточкой.
    • Ответ на сообщение о заявке уходит <b>клиенту</b>. Начните ответ с «!», и это будет <b>внутренняя заметка</b>.
    • «Задачи» и «Новая задача» — ваши дела, поручения и делегирование. Пересланное сообщение тоже станет задачей.
    • «Отсутствия» — отпуск, больничный, отгул: запрос, сколько осталось, кто ещё отсутствует.
    • «Согласования» — отсутствия, которые ждут вашего решения.
    • «Сводка» — просроченное, сегодняшнее и новое; «Настройки» — язык, тихие часы, каналы.
    /cancel — прервать разговор
    /language — язык
    /stop — отвязать этот Telegram

staff-menu-tasks = Задачи
staff-menu-new-task = Новая задача
staff-menu-tickets = Заявки
staff-menu-approvals = Согласования
staff-menu-absences = Отсутствия
staff-menu-digest = Сводка
staff-menu-settings = Настройки
staff-menu-help = Помощь

staff-command-tasks = Задачи
staff-command-task = Новая задача
staff-command-tickets = Заявки клиентов
staff-command-approvals = Согласование отсутствий
staff-command-absences = Отпуск и другие отсутствия
staff-command-digest = Сводка на сегодня
staff-command-settings = Настройки
staff-command-help = Что умеет бот
staff-command-cancel = Прервать разговор
staff-command-language = Язык
staff-command-stop = Отвязать этот Telegram

staff-list-new = Новые заявки
staff-list-mine = Мои открытые заявки
staff-list-open = Все открытые заявки
staff-tab-new = Новые
staff-tab-mine = Мои
staff-tab-open = Все открытые

work-taken = Заявка №{ $number } ваша

answer-ask-client = Что отправить <b>клиенту</b> по заявке { $heading }? Пришлите текст или файлы.
answer-ask-note = Что записать во <b>внутреннюю заметку</b> к заявке { $heading }? Клиент её не увидит.
answer-no = Отмена


where-staff = К чему это относится? Выберите или создайте новую задачу.
where-staff-lost = Не понял, о чём речь: в том сообщении несколько дел. К какому из них добавить?
where-new-task = ➕ Новая задача
where-ticket = Заявка { $heading }
where-whose-eyes = Кто это увидит?
where-client = Отправить клиенту

assign-whom = Кому отдать заявку { $heading }? Выберите или напишите часть имени.
assign-load = { $count ->
    [one] { $count } заявка
    [few] { $count } заявки
   *[many] { $count } заявок
}
assign-away = отсутствует по { $day }
assign-away-sure = { $name } отсутствует по { $day } включительно.{ $stands_in ->
    [yes] { " " }Замещает: { $deputy }.
   *[no] { "" }
} Всё равно назначить?
assign-yes = Да, назначить
assign-done = Заявка №{ $number }: исполнитель — { $name }
