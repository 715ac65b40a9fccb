### Слова администратора: проверка каналов, шаблоны писем.

admin-test-title = Проверка уведомлений
admin-test-line = Отправитель: { $name }. Если вы видите это сообщение, канал работает.
admin-channel-off = Канал выключен администратором.

## Что не так с шаблоном письма.

admin-template-syntax = Строка { $line }: { $name }
admin-template-variable = Строка { $line }: переменной «{ $name }» нет у этого события
admin-template-forbidden = Строка { $line }: «{ $name }» в шаблонах писем не поддерживается
admin-template-too-long = Шаблон слишком длинный
admin-template-empty = Письмо получилось пустым
admin-template-failed = Шаблон не удалось применить: { $name }

## Примеры значений для предпросмотра.

admin-example-actor = Борис Иванов
admin-example-files = акт.pdf, фото.jpg
admin-example-recipient = Виктор

admin-example-ticket-number = 1234
admin-example-ticket-title = Не печатает принтер в бухгалтерии
admin-example-ticket-client = ООО «Ромашка»
admin-example-ticket-contact = Анна Смирнова
admin-example-ticket-assignee = Борис Иванов
admin-example-ticket-status = в работе
admin-example-ticket-why = Вы следите за этой заявкой
admin-example-ticket-comment =
    Добрый день! Заменили картридж и проверили печать с двух компьютеров.
    Если повторится, напишите нам, пожалуйста.

admin-example-task-number = 56
admin-example-task-title = Подготовить отчёт о заявках за октябрь
admin-example-task-author = Ольга Кузнецова
admin-example-task-assignee = Виктор Петров
admin-example-task-status = в работе
admin-example-task-due = 24 ноября в 18:00
admin-example-task-why = Задача поручена вам
admin-example-task-comment = Нужны обе команды, цифры возьмите из журнала доставки.

admin-example-absence-name = Анна Смирнова
admin-example-absence-absence = Отпуск
admin-example-absence-period = 12 мая – 25 мая
admin-example-absence-days = 10 рабочих дней
admin-example-absence-status = ждёт решения
admin-example-absence-balance = На отпускном балансе: 21
admin-example-absence-why = Решение об этом отсутствии спрашивают у вас
admin-example-absence-comment = Уезжаю с семьёй, дела передам Борису.

admin-news-ticket-opened = 🆕 Новая заявка №1234 — ООО «Ромашка»
admin-news-ticket-assigned = Вам назначена заявка №1234 — Борис Иванов
admin-news-ticket-status-changed = Заявка №1234: в работе
admin-news-ticket-commented = 💬 Борис Иванов — заявка №1234
admin-news-ticket-queued = ↩️ Заявка №1234 вернулась в очередь. Прежний исполнитель — Борис Иванов
admin-news-ticket-rated = Анна Ромашкина оценивает заявку №1234: 5 из 5
admin-news-sla-warned = ⏱ Заявка №1234: срок решения — 24 ноября в 18:00
admin-news-sla-breached = 🔥 Заявка №1234: срок решения истёк 24 ноября в 18:00
admin-news-sla-escalated = 🔥 Заявка №1234 требует внимания: срок решения истёк 24 ноября в 18:00
admin-news-task-created = 📌 Вам поставлена задача №56 — Борис Иванов
admin-news-task-delegated = 📌 Вам передана задача №56 — Борис Иванов
admin-news-task-status-changed = Задача №56 в работе
admin-news-task-commented = 💬 Борис Иванов — задача №56
admin-news-task-edited = ✏️ Задача №56 изменена (срок) — Борис Иванов
admin-news-task-due-soon = ⏰ Напоминание: срок задачи №56 — 24 ноября в 18:00
admin-news-task-overdue = 🔥 Задача №56 просрочена: срок был вчера в 18:00
admin-news-absence-requested = 📝 Анна Смирнова просит согласовать отсутствие
admin-news-absence-handed-over = 📝 Решение об отсутствии теперь за вами: Анна Смирнова
admin-news-absence-approved = ✅ Отсутствие согласовано — Борис Иванов
admin-news-absence-rejected = ❌ Отсутствие не согласовано — Борис Иванов
admin-news-absence-cancelled = ↩️ Анна Смирнова отменяет согласованное отсутствие: отпуск, 12 мая – 25 мая, 10 рабочих дней.
admin-news-approval-slow = ⏰ Вашего решения об отсутствии ждут уже больше рабочего дня: Анна Смирнова
admin-news-approval-escalated = ⏫ Решение об отсутствии теперь и за вами: Анна Смирнова. Три рабочих дня его не принимает Борис Иванов

## Письма, с которых начинает администратор.

admin-letter-ticket =
    Здравствуйте, { $recipient }!

    { $news }

    Заявка №{ $number } «{ $title }», { $client }{ "{% if assignee %}" }, исполнитель { $assignee }{ "{% endif %}" }, статус «{ $status }».

    { $comment }

    { "{% if files %}" }📎 Файлы: { $files }{ "{% endif %}" }

    { "{% if link %}" }Открыть заявку: { $link }{ "{% endif %}" }
admin-letter-ticket-opened =
    Здравствуйте, { $recipient }!

    Новая заявка №{ $number } «{ $title }» от { $client }{ "{% if contact %}" } ({ $contact }){ "{% endif %}" }.

    { $comment }

    { "{% if files %}" }📎 Файлы: { $files }{ "{% endif %}" }

    { "{% if link %}" }Открыть заявку: { $link }{ "{% endif %}" }
admin-letter-ticket-assigned =
    Здравствуйте, { $recipient }!

    Заявка №{ $number } «{ $title }»: { "{% if assignee %}" }исполнитель { $assignee }, { "{% endif %}" }статус «{ $status }».

    { "{% if link %}" }Открыть заявку: { $link }{ "{% endif %}" }
admin-letter-ticket-status-changed =
    Здравствуйте, { $recipient }!

    Статус заявки №{ $number } «{ $title }»: { $status }. Изменение: { $actor }.

    { $comment }

    { "{% if files %}" }📎 Файлы: { $files }{ "{% endif %}" }

    { "{% if link %}" }Открыть заявку: { $link }{ "{% endif %}" }
admin-letter-ticket-commented =
    Здравствуйте, { $recipient }!

    { $actor } пишет по заявке №{ $number } «{ $title }»:

    { $comment }

    { "{% if files %}" }📎 Файлы: { $files }{ "{% endif %}" }

    { "{% if link %}" }Ответить: { $link }{ "{% endif %}" }
admin-letter-task =
    Здравствуйте, { $recipient }!

    { $news }

    Задача №{ $number } «{ $title }»{ "{% if assignee %}" }, исполнитель { $assignee }, статус «{ $status }»{ "{% endif %}{% if due %}" }, срок { $due }{ "{% endif %}" }.

    { $comment }

    { "{% if files %}" }📎 Файлы: { $files }{ "{% endif %}" }

    { "{% if link %}" }Открыть задачу: { $link }{ "{% endif %}" }
admin-letter-absence =
    Здравствуйте, { $recipient }!

    { $news }

    { $absence }: { $name }, { $period }, { $days }.{ "{% if balance %}" } { $balance }.{ "{% endif %}" } Статус: { $status }.

    { $comment }

    { "{% if files %}" }📎 Файлы: { $files }{ "{% endif %}" }

    { "{% if link %}" }Открыть: { $link }{ "{% endif %}" }
