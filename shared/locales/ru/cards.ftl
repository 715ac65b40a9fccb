### Карточка заявки в мессенджере: её рисуют оба бота и дорога уведомлений.

card-heading = №{ $number } · { $title }

card-status = Статус: { $status }
card-status-new = новая
card-status-in-progress = в работе
card-status-waiting = ждёт ответа клиента
card-status-resolved = решена
card-status-closed = закрыта
card-status-cancelled = отменена

card-priority = Приоритет: { $priority }
card-priority-low = низкий
card-priority-normal = обычный
card-priority-high = высокий
card-priority-critical = критический

card-client = Клиент: { $client }
card-client-contact = Клиент: { $client }, { $contact }
card-contact = Контакт: { $contact }
card-rated = Оценка: { $score } из 5
card-assignee = Исполнитель: { $name }
card-assigned-to-you = Исполнитель: вы
card-unassigned = Исполнитель: пока не назначен
card-team = Команда: { $team }

promise-due = ⏱ { $goal ->
    [reaction] Ответить
   *[solution] Решить
} до: { $due }
promise-late = 🔥 { $goal ->
    [reaction] Первый ответ просрочен, срок был
   *[solution] Решение просрочено, срок был
}: { $due }
promise-was-late = ⚠️ { $goal ->
    [reaction] Первый ответ дан с опозданием
   *[solution] Решена с опозданием
}
promise-paused = ⏸ Отсчёт срока приостановлен: ждём клиента

card-take = Взять в работу
card-assign = Назначить
card-move-in-progress = Вернуть в работу
card-move-waiting = Ждём клиента
card-move-resolved = Решена
card-move-closed = Закрыть
card-reply = Ответить клиенту
card-note = Внутренняя заметка
card-open = Открыть
card-show = Карточка

card-add = Добавить
card-show-status = Статус
card-cancel = Отменить

card-you = вы
card-comment = 💬 { $name } · { $at }{ $edited ->
    [yes] { " " }✏️ изменено
   *[no] { "" }
}:
card-comment-internal = 🔒 { $name } (внутренняя заметка) · { $at }{ $edited ->
    [yes] { " " }✏️ изменено
   *[no] { "" }
}:
files-named = 📎 { $count ->
    [one] { $count } файл
    [few] { $count } файла
   *[many] { $count } файлов
}: { $names }

list-empty = Здесь пока пусто.
list-total = Всего: { $count }
list-total-more = Всего: { $count }+

confirm-created = ✅ Заявка №{ $number } создана
confirm-added = ✅ Добавлено к заявке { $heading }
confirm-to-client = ✅ Отправлено клиенту · { $heading }
confirm-took = 🙋 Вы взяли заявку №{ $number }
confirm-internal = 🔒 Внутренняя заметка, клиент её не видит · { $heading }

card-status-client-new = принята, ждёт исполнителя
card-status-client-in-progress = в работе
card-status-client-waiting = ждём вашего ответа
card-status-client-resolved = решена, ждём вашего подтверждения
card-status-client-closed = закрыта
card-status-client-cancelled = отменена
card-category = Категория: { $category }
card-solved = Да, решено
card-not-solved = Не решено
card-reopen = Вернуть в работу
card-score = { $score } ⭐
card-history = История
card-files = Файлы
card-edited = ✏️ Текст изменён
