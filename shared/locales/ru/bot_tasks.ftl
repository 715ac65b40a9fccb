### Разговоры бота сотрудников о задачах.

tasks-title-mine = { $closed ->
    [yes] Мои завершённые задачи
   *[no] Мои задачи
}
tasks-title-given = { $closed ->
    [yes] Порученные мной, завершённые
   *[no] Порученные мной
}
tasks-title-people = { $closed ->
    [yes] Завершённые задачи моих сотрудников
   *[no] Задачи моих сотрудников
}
tasks-title-overdue = Просроченные задачи
tasks-tab-mine = Мои
tasks-tab-given = Порученные мной
tasks-tab-people = Моих сотрудников
tasks-tab-overdue = Просроченные
tasks-tab-closed = Завершённые
tasks-tab-open = Открытые
task-search = 🔍 Найти
task-search-ask = Что найти? Напишите слова или номер задачи.
task-search-found = По запросу «{ $words }»
task-search-again = 🔍 Найти другое
task-list-due = срок: { $due }
task-list-late = ⚠️ { $due }

task-result-by = ✅ { $name } · { $at }{ $edited ->
    [yes] { " " }✏️ изменено
   *[no] { "" }
}, результат:
task-created = ✅ Задача создана
task-commented = ✅ Добавлено · { $heading }
task-moved = Задача №{ $number }: { $status }
task-moved-to = ✅ { $heading } — { $status }
task-not-now = Сейчас это невозможно: задача изменилась.
reply-absence = К запросу на отсутствие нельзя добавить сообщение: решение по нему принимают кнопками.

task-ask-comment = Что добавить к задаче?
    { $heading }
    Пришлите текст или файлы.
task-ask-result = Что получилось?
    { $heading }
    Пришлите текст или файлы: их увидит тот, кто поставил задачу.
task-ask-cancel = Почему задача отменяется?
    { $heading }
    Напишите причину или пропустите.

delegate-ask = { $searched ->
    [yes] По запросу «{ $search }» нашлись эти сотрудники. Кому передать задачу?
   *[no] Кому передать задачу? Выберите или напишите часть имени.
}
delegate-nobody = { $searched ->
    [yes] По запросу «{ $search }» никого не нашёл. Напишите имя иначе.
   *[no] Передать задачу сейчас некому.
}
delegate-load = { $open ->
    [0] задач нет
    [one] { $open } задача
    [few] { $open } задачи
   *[many] { $open } задач
}{ $overdue ->
    [0] { "" }
   *[other] , просрочено: { $overdue }
}
delegate-away = { $kind ->
    [vacation] в отпуске по { $day }
    [sick] на больничном по { $day }
    [day_off] в отгуле по { $day }
    [unpaid] в отпуске без оплаты по { $day }
    [trip] в командировке по { $day }
   *[other] отсутствует по { $day }
}
delegate-ask-words = Что написать вместе с задачей? Исполнитель это прочтёт.
delegate-sure = { $name }: { $away }. Всё равно передать задачу?
delegate-yes = Да, передать
delegate-done = ✅ { $heading }
    Теперь исполнитель: { $name }
delegate-same = Ничего не изменилось: { $name } уже исполнитель.
    { $heading }

new-task-ask = Что нужно сделать? Первая строка станет названием, остальное описанием. Можно приложить фото и файлы.
new-task-ask-again = Что нужно сделать? Напишите заново или добавьте файлы. Сейчас записано:
new-task-ask-who = { $searched ->
    [yes] По запросу «{ $search }» нашлись эти сотрудники. Кто это сделает?
   *[no] Кто это сделает? Выберите или напишите часть имени.
}
new-task-nobody = По запросу «{ $search }» никого не нашёл. Напишите имя иначе.
new-task-myself = Я
new-task-preview = Новая задача
new-task-due = Срок: { $due }
new-task-no-due = Срок: не задан
new-task-right = Всё верно? Можно прислать ещё текст или файлы.
new-task-create = Создать
new-task-made = Задача уже создана.

task-due-ask = К какому сроку? Выберите или напишите словами: «завтра 15:00», «в пятницу», «через 2 часа».
task-due-ask-day = К какому дню? Время — 18:00.
task-due-unclear = Не понял срок. Напишите, например: «завтра 15:00», «в пятницу», «через 2 часа», «25 декабря в 10».
task-due-left = Понял: { $due }. Не понял: «{ $left }». { $offered ->
    [yes] Если срок верный, нажмите кнопку; если нет, напишите иначе.
   *[no] Напишите иначе.
}
task-due-which = «{ $heard }» — когда именно? Нажмите кнопку или напишите точнее.
task-due-option = { $day }, { $time }
task-due-passed = Это время уже прошло: { $due }. Какой будет срок?
task-due-today = Сегодня 18:00
task-due-tomorrow = Завтра
task-due-named = { $weekday }, { $day }
task-due-week = Через неделю
task-due-calendar = 📅 Календарь
task-due-none = Без срока

problem-tasks-not-found = Задача не найдена или больше вам недоступна.
problem-tasks-version-conflict = Задача уже изменилась. Проверьте её состояние и повторите.
problem-tasks-move-not-allowed = Сейчас это невозможно: задача { $state }.
problem-tasks-empty-comment = Сообщение пустое: пришлите текст или файл.
problem-empty-task = Задача пустая: пришлите текст или файл.
problem-unknown-assignee = Такого сотрудника нет. Выберите другого.
problem-assignee-left = { $assignee } больше не работает в компании. Выберите другого.
problem-assignee-absent = { $assignee } сейчас отсутствует.
problem-not-below = { $assignee } вам не подчиняется. Выберите другого.
problem-delegation-to-self = Передать задачу самому себе нельзя.
problem-delegation-circle = Задача уже проходила через этого сотрудника: { $assignee }. Выберите другого.
problem-task-cancelled = Задача отменена, добавить к ней ничего нельзя. Сначала верните её в работу.
