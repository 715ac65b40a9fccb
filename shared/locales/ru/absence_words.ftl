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

absence-heading = { $kind }: { $name }, { $period }
absence-left = На отпускном балансе: { $left }
absence-deputy = Замещает: { $name }
absence-overlaps = В это время отсутствуют:
absence-state = Статус: { $status }
absence-state-by = Статус: { $status }, { $name }
absence-approve = Согласовать
absence-reject = Отклонить
absence-cancel = Отменить
