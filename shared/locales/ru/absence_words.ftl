### Отсутствия словами: виды, дни, периоды. Одни и те же в карточках, списках и вопросах.

absence-kind-vacation = Отпуск
absence-kind-sick = Больничный
absence-kind-day-off = Отгул
absence-kind-unpaid = Отпуск без оплаты
absence-kind-trip = Командировка
absence-kind-remote = Удалённая работа
absence-kind-other = Отсутствие

absence-status-pending = ждёт решения
absence-status-approved = согласовано
absence-status-rejected = отклонено
absence-status-cancelled = отменено

absence-from-midday = { $day } (с обеда)
absence-until-midday = { $day } (до обеда)
absence-working-days = { $count ->
    [one] { $count } рабочий день
    [few] { $count } рабочих дня
    [many] { $count } рабочих дней
   *[other] { $count } рабочего дня
}
absence-days-of = { $weekdays }: { $days }
absence-calendar-days = { $count ->
    [one] { $count } календарный день
    [few] { $count } календарных дня
    [many] { $count } календарных дней
   *[other] { $count } календарного дня
}
absence-overlap = { $name }: { $kind }, { $period }{ $status ->
    [pending] { " " }(ещё не согласовано)
   *[other] { "" }
}

absence-days = { $count ->
    [one] { $count } день
    [few] { $count } дня
    [many] { $count } дней
   *[other] { $count } дня
}
# Винительный падеж: «Отменить отпуск 11–17 декабря?»
absence-what = { $kind ->
    [vacation] отпуск
    [sick] больничный
    [day_off] отгул
    [unpaid] отпуск без оплаты
    [trip] командировку
    [remote] удалённую работу
   *[other] отсутствие
}
absence-what-own = { $what } { $period }
absence-what-of = { $what } ({ $name }, { $period })
absence-heading = { $kind }: { $name }, { $period }
absence-left = Осталось отпуска: { $left }
absence-deputy = Замещает: { $name }
absence-overlaps = В это время отсутствуют:
absence-state = Статус: { $status }
absence-state-by = { $state ->
    [pending] Статус: ждёт решения, решает { $name }
    [approved] Согласовано: { $name }
    [rejected] Отклонено: { $name }
   *[cancelled] Отменено: { $name }
}
absence-approve = Согласовать
absence-reject = Отклонить
absence-cancel = Отменить
