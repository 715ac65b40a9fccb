### Бот сотрудников: отсутствия и их согласование.

absences-mine = Мои отсутствия
absences-balance = Осталось отпуска: { $left }
absences-new = ➕ Оформить отсутствие
absences-away = 📅 Кто отсутствует
absences-away-in = Кто отсутствует: { $month }
absences-nobody-away = В этом месяце все на месте.
absences-entry = { $mark } { $period }: { $name }, { $kind }{ $status ->
    [pending] { " " }(ещё не согласовано)
   *[other] { "" }
}

request-kind = Какое отсутствие оформляем?
request-from = { $kind }. С какого дня? Нажмите день или напишите словами: «с 12 по 18 мая», «завтра», «15.06».
request-till = С { $day } ({ $weekday }) — по какой день включительно?
request-day = Один день
request-week = Неделя
request-fortnight = Две недели
request-day-unclear = Не понимаю этот день.
request-days-left = Понял: { $days }. Не понял: «{ $left }». { $offered ->
    [yes] Если дни верные, нажмите кнопку; если нет, напишите иначе.
   *[no] Напишите иначе.
}
request-days-which = «{ $heard }» — какие именно это дни? Нажмите кнопку или напишите точнее.
request-day-words = Нажмите день в календаре или напишите его словами: «завтра», «12 мая», «с 12 по 18 мая».
request-send = ✅ Отправить
request-first-half = { $on ->
    [yes] ☑
   *[no] ☐
} Начать с обеда
request-last-half = { $on ->
    [yes] ☑
   *[no] ☐
} Закончить до обеда
request-deputy = Заместитель
request-deputy-other = Другой заместитель
request-comment = Комментарий
request-comment-other = Другой комментарий
request-who = Кто вас заменит? Выберите из списка или напишите часть имени.
people-none = Никого по запросу «{ $search }» не нашлось. Напишите имя иначе.
request-no-deputy = Никого не выбирать
request-what-to-know = Что добавить для того, кто согласует? Напишите одним сообщением.
request-no-comment = Без комментария
request-sent = Запрос отправлен на согласование

absence-balance = Сейчас отпуска { $left }, после этого останется { $after }
absence-balance-short = ⚠️ Сейчас отпуска { $left }, не хватает { $short }. Это отпуск авансом, решает согласующий.
absence-approver = Согласует: { $name }

absence-cancel-ask = Отменить { $heading }? Напишите причину одним сообщением или просто подтвердите.
absence-cancel-yes = Да, отменить
absence-cancel-no = Нет
absence-cancelled = Отменено: { $heading }
absence-returned = { $days ->
    [one] Вернулся { $days } календарный день отпуска
    [few] Вернулось { $days } календарных дня отпуска
    [many] Вернулось { $days } календарных дней отпуска
   *[other] Вернулось { $days } календарного дня отпуска
}, теперь отпуска { $left }.

approvals-title = Ждут вашего решения
approvals-none = Сейчас вашего решения ничего не ждёт.
approvals-approved = Согласовано
approvals-why-not = Почему отклоняем { $heading }? Напишите причину, сотрудник её прочтёт.
approvals-rejected = Отклонено: { $heading }. Причина передана сотруднику.

press-a-button = Выберите кнопкой под вопросом или нажмите «Отмена».
words-wanted = Здесь нужен текст. Напишите словами или нажмите кнопку под вопросом.

problem-dates-reversed = Конец раньше начала. Проверьте дни.
problem-absence-too-long = Слишком долго: не больше { $limit } дней за раз.
problem-absence-too-far = Слишком далеко: можно запросить дни не позже { $latest }.
problem-absence-in-the-past = Эти дни уже прошли: можно начать не раньше { $earliest }.
problem-absence-no-working-days = В эти дни вы и так не работаете: запрос не нужен.
problem-overlaps-own = На эти дни у вас уже есть запрос: { $kind }, { $period } ({ $state }).
problem-no-approver = Согласовать некому: попросите администратора указать вашего руководителя.
problem-unknown-deputy = Этот человек не может замещать. Выберите другого.
problem-not-enough-days = Не хватает дней отпуска: нужно { $wanted }, а осталось { $left }.
problem-empty-reason = Напишите причину словами: её прочтёт сотрудник.
problem-already-decided = { $status ->
    [approved] Уже согласовано: { $by }, { $when }.
    [rejected] Уже отклонено: { $by }, { $when }.
   *[cancelled] Уже отменено: { $by }, { $when }.
}
problem-absence-begun = Отсутствие уже началось: отменить его может только администратор.
problem-version-changed = Запрос изменился: показываю, что с ним сейчас.
