### Слова страниц о задачах и отсутствиях.

## Задачи: список.

pwa-tasks-title = Задачи
pwa-tasks-views = Какие задачи показать
pwa-tasks-mine = Мои
pwa-tasks-given = Порученные мной
pwa-tasks-people = Моих сотрудников
pwa-tasks-overdue = Просроченные
pwa-tasks-all = Все
pwa-tasks-state-open = Открытые
pwa-tasks-state-closed = Завершённые
pwa-tasks-state-any = Любой статус
pwa-tasks-none-mine = У вас нет задач
pwa-tasks-none-given = Вы пока никому ничего не поручили
pwa-tasks-none-people = У ваших сотрудников нет задач
pwa-tasks-none-overdue = Просроченных задач нет
pwa-tasks-none-all = Задач ещё нет
pwa-tasks-none-text = Задачи ставят себе и коллегам: здесь, в боте сотрудников или из заявки. Новые появятся сами.

pwa-status-done = Выполнена

pwa-due-by = до { $due }
pwa-due-late = Срок вышел { $due }
pwa-due-none = Без срока

## Задачи: карточка.

pwa-task-title = Задача №{ $number }
pwa-task-actions = Что сделать с задачей
pwa-task-author = Автор: { $name }
pwa-task-people = { $author } → { $assignee }
pwa-task-made = Задача создана
pwa-task-result = Результат
pwa-task-link = Заявка №{ $number }

pwa-task-start = Взять в работу
pwa-task-complete = Готово
pwa-task-reopen = Вернуть в работу
pwa-task-cancel = Отменить задачу
pwa-task-delegate = Делегировать
pwa-task-edit = Изменить

pwa-complete-title = Задача выполнена
pwa-complete-word = Что получилось
pwa-complete-hint = Эти слова увидит тот, кто поставил задачу. Можно оставить пустым.
pwa-reopen-title = Вернуть задачу в работу?
pwa-reopen-word = Что осталось сделать
pwa-reopen-hint = Можно оставить пустым.
pwa-task-cancel-title = Отменить задачу №{ $number }?
pwa-task-cancel-reason = Причина, если она есть

pwa-delegate-title = Кому передать задачу
pwa-delegate-to = Передать задачу: { $name }
pwa-delegate-load = { $open ->
    [0] задач нет
    [one] { $open } задача
    [few] { $open } задачи
   *[many] { $open } задач
}{ $overdue ->
    [0] { "" }
   *[other] , просрочено: { $overdue }
}
pwa-delegate-away = по { $day }
pwa-delegate-sure = { $name }: { $kind }, по { $day }. Всё равно передать задачу?
pwa-delegate-word = Что написать вместе с задачей
pwa-delegate-hint = Исполнитель это прочтёт. Можно оставить пустым.
pwa-delegate-yes = Передать

pwa-composer-hint-colleagues = Написать комментарий

pwa-fact-author = Автор
pwa-fact-due = Срок
pwa-fact-completed = Выполнена

pwa-history-due_at = Срок:

## Задачи: новая и правка.

pwa-task-new = Новая задача
pwa-task-new-text = Что нужно сделать
pwa-task-new-text-hint = Первая строка станет названием, остальное описанием.
pwa-task-new-who = Кто сделает
pwa-task-new-myself = Я
pwa-task-new-create = Создать задачу
pwa-task-edit-title = Название
pwa-task-edit-text = Описание
pwa-task-due = Срок
pwa-task-due-today = Сегодня
pwa-task-due-tomorrow = Завтра
pwa-task-due-week = Через неделю
pwa-task-due-none = Без срока

## Отсутствия: виды, дни, состояния.

pwa-absence-kind-vacation = Отпуск
pwa-absence-kind-sick = Больничный
pwa-absence-kind-day_off = Отгул
pwa-absence-kind-unpaid = Без оплаты
pwa-absence-kind-trip = Командировка
pwa-absence-kind-remote = Удалённо
pwa-absence-kind-other = Отсутствие

pwa-absence-status-pending = Ждёт решения
pwa-absence-status-approved = Согласовано
pwa-absence-status-rejected = Отклонено
pwa-absence-status-cancelled = Отменено

pwa-absence-from-midday = { $day } (с обеда)
pwa-absence-until-midday = { $day } (до обеда)
pwa-working-days = { $count ->
    [one] { $count } рабочий день
    [few] { $count } рабочих дня
    [many] { $count } рабочих дней
   *[other] { $count } рабочего дня
}
pwa-calendar-days = { $count ->
    [one] { $count } день
    [few] { $count } дня
    [many] { $count } дней
   *[other] { $count } дня
}

## Отсутствия: список и календарь.

pwa-absences-title = Отсутствия
pwa-absences-views = Какие отсутствия показать
pwa-absences-mine = Мои
pwa-absences-approve = На согласование
pwa-absences-team = Моих сотрудников
pwa-absences-calendar = Календарь
pwa-absences-none-mine = Вы ещё не запрашивали отсутствий
pwa-absences-none-approve = Вашего решения ничего не ждёт
pwa-absences-none-team = У ваших сотрудников отсутствий нет
pwa-absences-none-text = Запросите отпуск или отметьте больничный: руководитель получит запрос сразу.
pwa-absences-none-others = Запросы коллег появятся здесь сами, как только их отправят.

pwa-balance-title = Отпуск
pwa-balance-left = осталось
pwa-balance-accrued = Начислено
pwa-balance-corrected = Поправка
pwa-balance-used = Согласовано
pwa-balance-pending = Ждёт решения

pwa-calendar-earlier = Предыдущий месяц
pwa-calendar-later = Следующий месяц
pwa-calendar-nobody = В этом месяце все на месте
pwa-calendar-entry = { $status ->
    [pending] { $what } (ещё не согласовано)
   *[other] { $what }
}

## Отсутствия: карточка.

pwa-absence-actions = Что сделать с отсутствием
pwa-absence-approve = Согласовать
pwa-absence-reject = Отклонить
pwa-absence-cancel = Отменить
pwa-absence-reason = Причина: { $reason }
pwa-absence-left = На отпускном балансе: { $left }
pwa-absence-deputy = Замещает: { $name }
pwa-absence-overlaps = В это время отсутствуют
pwa-absence-overlaps-none = В это время вся команда на месте
pwa-reject-title = Почему отклоняем
pwa-reject-word = Причина
pwa-reject-hint = Сотрудник её прочтёт.
pwa-absence-cancel-title = Отменить отсутствие?
pwa-absence-cancel-reason = Причина, если она есть

pwa-fact-person = Сотрудник
pwa-fact-days = Дней
pwa-fact-balance = Остаток отпуска
pwa-fact-approver = Согласует
pwa-fact-decided = Решил(а)
pwa-fact-decided-at = Решение
pwa-fact-deputy = Замещает
pwa-fact-requested = Запрошено

pwa-step-requested = Запрошено
pwa-step-approved = Согласовано
pwa-step-rejected = Отклонено
pwa-step-cancelled = Отменено
pwa-step-handed_over = Решает теперь:
pwa-step-reminded = Напомнили о решении
pwa-step-escalated = Спросили также:

## Отсутствия: запрос.

pwa-absence-new = Новое отсутствие
pwa-absence-new-kind = Вид
pwa-lack-day = Выберите первый день.
pwa-absence-new-start = Первый день
pwa-absence-new-end = Последний день
pwa-absence-new-start-half = Начать с обеда
pwa-absence-new-end-half = Закончить до обеда
pwa-absence-new-deputy = Кто заменит
pwa-absence-new-nobody = Никто
pwa-absence-new-drop = Без заместителя
pwa-absence-new-usual = Как обычно
pwa-absence-new-permanent = { $name }, как обычно
pwa-absence-new-comment = Комментарий
pwa-absence-new-comment-hint = Его прочтёт тот, кто согласует.
pwa-absence-new-send = Отправить на согласование
pwa-preview-title = Что получится
pwa-preview-wait = Выберите дни, и здесь появится расчёт.
pwa-preview-balance = Отпускной баланс: { $left }, после отпуска останется { $after }
pwa-preview-short = Отпускной баланс: { $left }. Не хватает: { $short }. Это отпуск авансом, решает согласующий.
pwa-preview-approver = Согласует: { $name }

## Что пошло не так.

pwa-problem-empty-task = Опишите, что нужно сделать, или прикрепите файл.
pwa-problem-assignee-left = { $assignee } больше не работает в компании. Выберите другого.
pwa-problem-assignee-absent = { $assignee } сейчас отсутствует. Откройте список ещё раз и подтвердите выбор.
pwa-problem-not-below = { $assignee } вам не подчиняется. Выберите другого.
pwa-problem-delegation-to-self = Передать задачу самому себе нельзя.
pwa-problem-delegation-circle = Задача уже проходила через этого сотрудника: { $assignee }. Выберите другого.
pwa-problem-task-cancelled = Задача отменена. Сначала верните её в работу.
pwa-problem-dates-reversed = Конец раньше начала. Проверьте дни.
pwa-problem-absence-too-long = Слишком долго: не больше { $limit } дней за раз.
pwa-problem-absence-too-far = Слишком далеко: можно запросить дни не позже { $latest }.
pwa-problem-absence-in-the-past = Эти дни уже прошли: можно начать не раньше { $earliest }.
pwa-problem-absence-no-working-days = В эти дни вы и так не работаете: заявка не нужна.
pwa-problem-overlaps-own = На эти дни у вас уже есть заявка: { $start } – { $end }.
pwa-problem-no-approver = Согласовать некому: попросите администратора указать вашего руководителя.
pwa-problem-unknown-deputy = Этот человек не может замещать. Выберите другого: того, кто работает здесь сейчас.
pwa-problem-not-enough-days = Не хватает дней отпуска: нужно { $wanted }, а осталось { $left }.
pwa-problem-empty-reason = Напишите причину словами: её прочтёт сотрудник.
pwa-problem-already-decided = { $status ->
    [approved] Уже согласовано: { $by }, { $when }.
    [rejected] Уже отклонено: { $by }, { $when }.
   *[cancelled] Уже отменено: { $by }, { $when }.
}
pwa-problem-absence-begun = Отсутствие уже началось: отменить его может только администратор.
