### Ежедневная сводка: её рисуют дорога уведомлений и бот сотрудников.

digest-title = ☀️ Сводка на { $day }, { $weekday }
digest-empty = ☀️ { $day }, { $weekday }: просроченного, срочного и нового нет

digest-overdue = 🔴 Просрочено: { $total }
digest-today = 📅 Сегодня: { $total }
digest-sla = ⏱ Горят сроки по заявкам: { $total }
digest-new = 🆕 Новое: { $total }
digest-approvals = ✋ Ждут вашего решения: { $total }
digest-open = 📨 Ваши открытые заявки: { $total }
digest-team-overdue = 👥 Просрочено у ваших сотрудников: { $total }
digest-team-unassigned = 📥 Заявки без исполнителя: { $total }

digest-team = 👥 Ваши сотрудники: { $open ->
    [one] { $open } открытая задача
    [few] { $open } открытые задачи
   *[many] { $open } открытых задач
}, просрочено { $overdue }
digest-more = …и ещё { $count }
digest-late = { $days ->
    [one] { $days } день
    [few] { $days } дня
   *[many] { $days } дней
}
digest-late-count = { $count ->
    [one] { $count } задача
    [few] { $count } задачи
   *[many] { $count } задач
}
digest-number = { $kind ->
    [task] Задача
   *[ticket] Заявка
} №{ $number }
digest-due = срок { $when }
why-digest-yourself = Вы получаете ежедневную сводку: её час и отказ от неё — в профиле
