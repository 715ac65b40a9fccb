### Уведомления: заголовки, причины, тема письма.

notice-subject = [№{ $number }] { $title }

notice-opened = 🆕 Новая заявка №{ $number } — { $client }
notice-opened-contact = Заявка №{ $number } создана для вас
notice-assigned = Заявка №{ $number }: исполнитель — { $assignee }
notice-assigned-you = Вам назначена заявка №{ $number } — { $actor }
notice-assigned-you-queue = 🆕 По очереди команды вам назначена заявка №{ $number }
notice-assigned-contact = Заявка №{ $number }: исполнитель — { $assignee }
notice-taken = Заявка №{ $number } в работе. Исполнитель — { $assignee }
notice-assigned-then = Заявку №{ $number } передали: новый исполнитель — { $assignee }
notice-assigned-contact-then = Заявку №{ $number } передали: новый исполнитель — { $assignee }
notice-taken-then = Заявку №{ $number } взяли в работу (исполнитель — { $assignee })
notice-queued = ↩️ Заявка №{ $number } вернулась в очередь. Прежний исполнитель — { $before }
notice-queued-yours = Заявка №{ $number } больше не ваша: она вернулась в очередь
notice-queued-contact = Заявка №{ $number }: назначим другого исполнителя
notice-status-staff = { $status ->
    [new] Заявка №{ $number } снова новая
    [in_progress] Заявка №{ $number } снова в работе
    [waiting] Заявка №{ $number } ждёт ответа клиента
    [resolved] Заявка №{ $number } решена
    [closed] Заявка №{ $number } закрыта
   *[cancelled] Заявка №{ $number } отменена
} — { $actor }
notice-status-contact = { $status ->
    [new] Заявка №{ $number } снова новая
    [in_progress] Заявка №{ $number } в работе
    [waiting] По заявке №{ $number } ждём вашего ответа
    [resolved] Заявка №{ $number } решена
    [closed] Заявка №{ $number } закрыта
   *[cancelled] Заявка №{ $number } отменена
}
# То же о прошлом: статус с тех пор изменился.
notice-status-staff-then = { $status ->
    [new] Заявку №{ $number } вернули в новые
    [in_progress] Заявку №{ $number } вернули в работу
    [waiting] Заявку №{ $number } отложили до ответа клиента
    [resolved] Заявку №{ $number } отметили решённой
    [closed] Заявку №{ $number } закрыли
   *[cancelled] Заявку №{ $number } отменили
} — { $actor }
notice-status-contact-then = { $status ->
    [new] Заявку №{ $number } вернули в новые
    [in_progress] Заявку №{ $number } взяли в работу
    [waiting] По заявке №{ $number } просили вашего ответа
    [resolved] Заявку №{ $number } отметили решённой
    [closed] Заявку №{ $number } закрыли
   *[cancelled] Заявку №{ $number } отменили
}
notice-back = ↩️ Клиент вернул заявку №{ $number } в работу: { $actor }
notice-closed-itself = Заявка №{ $number } закрыта автоматически: возражений не было
notice-asks-solved = Всё в порядке?
notice-asks-rating = Оцените, пожалуйста, нашу работу: 1 — плохо, 5 — отлично
notice-rated = { $score ->
    [1] 🔴
    [2] 🔴
   *[other] ⭐
} { $actor } — заявка №{ $number }, оценка { $score } из 5
notice-rated-word = 💬 { $actor } — заявка №{ $number }, комментарий к оценке { $score } из 5
notice-commented = 💬 { $actor } — заявка №{ $number }
notice-commented-took = 💬 { $actor } — заявка №{ $number }, теперь исполнитель
notice-internal = 🔒 { $actor } — внутренняя заметка к заявке №{ $number }
notice-edited = ✏️ Заявка №{ $number } изменена — { $actor }
notice-task-subject = [Задача №{ $number }] { $title }
notice-task-yours = 📌 Вам поставлена задача №{ $number } — { $actor }
notice-task-new = Поставлена задача №{ $number } — { $actor }
notice-task-delegated-you = 📌 Вам передана задача №{ $number } — { $actor }
notice-task-inherited-you = 📥 Задача №{ $number } перешла к вам. Прежний исполнитель — { $before }
notice-task-delegated = Задача №{ $number }: новый исполнитель — { $assignee }
notice-task-taken = Задача №{ $number } больше не ваша: её передали другому исполнителю — { $actor }
notice-task-status = { $status ->
    [new] Задача №{ $number } снова новая
    [in_progress] { $before ->
        [new] Задача №{ $number } в работе
       *[other] Задача №{ $number } снова в работе
    }
    [done] ✅ Задача №{ $number } выполнена
   *[cancelled] Задача №{ $number } отменена
} — { $actor }
notice-task-status-then = { $status ->
    [new] Задачу №{ $number } вернули в новые
    [in_progress] { $before ->
        [new] Задачу №{ $number } начали
       *[other] Задачу №{ $number } вернули в работу
    }
    [done] Задачу №{ $number } отметили выполненной
   *[cancelled] Задачу №{ $number } отменили
} — { $actor }
notice-task-commented = 💬 { $actor } — задача №{ $number }
notice-task-edited = ✏️ Задача №{ $number } изменена ({ $fields }) — { $actor }
notice-task-field-title = название
notice-task-field-text = описание
notice-task-field-due-at = срок
notice-task-field-priority = приоритет
notice-card-outdated = ✏️ Карточка обновлена
notice-snooze-ended = ⏰ Вы просили напомнить
notice-task-due-soon = ⏰ Напоминание: срок задачи №{ $number } — { $when }
notice-task-overdue = 🔥 Задача №{ $number } просрочена: срок был { $when }
notice-relinked = Ваш Telegram подключён с другого аккаунта. Здесь уведомления больше не приходят.
notice-telegram-ended = Этот аккаунт Telegram больше не связан с Вестовым. Уведомления сюда больше не приходят.
notice-invited = { $named ->
    [yes] { $firm }: вас приглашают в Вестовой
   *[no] Вас приглашают в Вестовой
    }
notice-invited-by = Приглашает { $name }.
notice-invited-how = Откройте страницу и придумайте пароль: его будете знать только вы. Ссылка действует 7 дней и сработает только один раз.
notice-invited-else = Если вы не ждёте приглашения, просто не открывайте ссылку.
notice-invited-open = Принять приглашение
notice-password-asked = Новый пароль для входа
notice-password-asked-how = На странице входа попросили письмо, чтобы задать новый пароль. Ссылка действует час и сработает только один раз.
notice-password-asked-else = Если это были не вы, ничего не делайте: прежний пароль действует.
notice-password-asked-open = Задать новый пароль
notice-password-changed = 🔑 Пароль для входа изменён. Если это были не вы, сразу сообщите администратору.
notice-address-died = { $channel } больше не доставляет вам уведомления
notice-client-not-reached = Клиент не получил сообщение по заявке №{ $number }: { $channel } его не принимает
notice-channel-failing = Канал «{ $lane }» не работает: нужна ваша помощь
notice-fault-repeats =
    ⚠️ { $count ->
        [one] { $count } запись обработать не удаётся
        [few] { $count } записи обработать не удаётся
       *[many] { $count } записей обработать не удаётся
    }: остальное работает, причина в журнале сервера

channel-telegram = Telegram
channel-email = Почта
channel-mattermost = Mattermost
channel-push = Push-уведомления

why-ticket-assignee = Вы исполнитель этой заявки
why-ticket-former = Вы были исполнителем этой заявки
why-ticket-contact = Это ваша заявка
why-ticket-author = Вы автор этой заявки
why-ticket-watcher = Вы следите за этой заявкой
why-ticket-lead = Вы руководите командой этой заявки
why-ticket-duty = Вы дежурите в команде
why-ticket-team = Заявка в очереди вашей команды
why-ticket-agent = Вы работаете с заявками
why-ticket-keeper = Больше эту новость сейчас никто не получит, а вы администратор системы
why-task-assignee = Вы исполнитель этой задачи
why-task-former = Вы были исполнителем этой задачи
why-task-author = Вы поставили эту задачу
why-task-watcher = Вы следите за этой задачей
why-task-team = Это задача ваших сотрудников
why-admin = Вы администратор системы
why-yourself = Это касается ваших настроек

notice-absence-subject = [Отсутствие] { $name }, { $period }
notice-absence-requested = 📝 { $actor } просит согласовать отсутствие
notice-absence-handed-over = 📝 Решение об отсутствии теперь за вами: { $name }
notice-absence-approved = ✅ Отсутствие согласовано — { $actor }
notice-absence-rejected = ❌ Отсутствие не согласовано — { $actor }
notice-reason = Причина: { $reason }
notice-absence-cancelled = ↩️ { $own ->
    [yes] { $actor } отменяет согласованное отсутствие
   *[no] { $actor } отменяет согласованное отсутствие, сотрудник — { $name }
}: { $kind }, { $period }, { $days }.
notice-absence-returned = { $days ->
    [one] Вернулся { $days } календарный день отпуска.
    [few] Вернулось { $days } календарных дня отпуска.
    [many] Вернулось { $days } календарных дней отпуска.
   *[other] Вернулось { $days } календарного дня отпуска.
}
notice-approval-slow = ⏰ Вашего решения об отсутствии ждут уже больше рабочего дня: { $name }
notice-approval-escalated = ⏫ Решение об отсутствии теперь и за вами: { $name }. Три рабочих дня его не принимает { $slow }
notice-approval-escalated-slow = ⏫ Вы не решили за три рабочих дня, теперь решить может и { $to }. Сотрудник: { $name }
notice-deputy-named = 👤 Вы замещаете: { $name }, { $period }
notice-deputy-released = 👤 Замещать не придётся: { $name }, { $period }

why-absence-approver = Решение об этом отсутствии спрашивают у вас
why-absence-requester = Это ваше отсутствие
why-absence-manager = Вы руководитель этого сотрудника
why-snoozed = Вы отложили это до сих пор
why-deputy = Вы замещаете сотрудника

notice-sla-warned = ⏱ Заявка №{ $number }: { $goal ->
    [reaction] срок первого ответа клиенту
   *[solution] срок решения
} — { $when }
notice-sla-breached = 🔥 Заявка №{ $number }: { $goal ->
    [reaction] срок первого ответа истёк
   *[solution] срок решения истёк
} { $when }
notice-sla-escalated = 🔥 Заявка №{ $number } требует внимания: { $goal ->
    [reaction] срок первого ответа истёк
   *[solution] срок решения истёк
} { $when }
why-ticket-escalated = Срок по этой заявке нарушен, и вы выше по подчинению

## A line of the inbox whose event cannot be read.

notice-unreadable = Это уведомление показать не удалось
