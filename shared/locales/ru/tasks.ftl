### Карточка задачи в мессенджере: её рисуют бот сотрудников и дорога уведомлений.

task-heading = Задача №{ $number } · { $title }
task-state = Статус: { $status }
task-status-new = новая
task-status-in-progress = в работе
task-status-done = выполнена
task-status-cancelled = отменена
task-due = Срок: { $due }
task-due-late = ⚠️ Срок вышел: { $due }
task-assignee = Исполнитель: { $name }
task-author = Автор: { $name }
task-ticket = К заявке №{ $number }
task-handed-on = Задача передана другому исполнителю

task-press-start = Взять в работу
task-press-done = ✅ Готово
task-press-result = Готово, с результатом
task-press-comment = Комментарий
task-press-delegate = Делегировать
task-press-reopen = Вернуть в работу
task-press-cancel = Отменить
