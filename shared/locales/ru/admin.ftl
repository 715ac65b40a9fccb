### Слова администратора: проверка каналов, шаблоны писем.

admin-test-title = Проверка уведомлений
admin-test-line = Отправитель: { $name }. Если вы видите это сообщение, канал работает.
admin-said-telegram-sent = Telegram принял сообщение: оно уже в чате.
admin-said-telegram-asked = Бот отвечает: { $bot }. Сообщения не было: вы ещё не вошли в этого бота, и чат не указан.
admin-said-telegram-token = Telegram не знает этого токена. Скопируйте его у @BotFather ещё раз.
admin-said-telegram-blocked = Человек заблокировал бота или удалил аккаунт.
admin-said-telegram-no-chat = Telegram не нашёл этого чата. Человек должен первым написать боту, а в группу бота нужно добавить.
admin-said-telegram-slow = Telegram просит отправлять реже. Подождите минуту и попробуйте снова.
admin-said-telegram-refused = Telegram не принял сообщение.
admin-said-mattermost-sent = Mattermost принял сообщение для { $to }.
admin-said-mattermost-asked = Mattermost отвечает, вебхук на месте. Сообщения не было: у вас не записан логин Mattermost, и канал не указан.
admin-said-mattermost-hook = Mattermost не знает этого вебхука. Создайте новый и вставьте его адрес.
admin-said-mattermost-no-user = В Mattermost нет человека с таким логином.
admin-said-mattermost-no-channel = В Mattermost нет такого канала или вебхуку в него нельзя.
admin-said-mattermost-locked = Вебхуку разрешён только один канал. Снимите с него замок в настройках Mattermost.
admin-said-mattermost-not-there = По этому адресу отвечает не Mattermost. Проверьте адрес вебхука.
admin-said-mattermost-refused = Mattermost не принял сообщение.
admin-said-email-sent = Почтовый сервер принял письмо на { $to }.
admin-said-email-asked = Почтовый сервер отвечает и пустил нас. Письма не было: у вас не записана почта, и адрес не указан.
admin-said-email-login = Почтовый сервер не принял логин или пароль.
admin-said-email-recipient = Почтовый сервер не принял письмо на этот адрес или от этого отправителя.
admin-said-email-later = Почтовый сервер просит попробовать позже.
admin-said-email-refused = Почтовый сервер не принял письмо.
admin-said-push-sent = Push-служба приняла сообщение: оно придёт на устройство.
admin-said-push-asked = Ключи для push готовы. Сообщения не было: у вас нет устройства с уведомлениями. Включите их в профиле.
admin-said-push-gone = Этой подписки больше нет. Включите уведомления на устройстве заново.
admin-said-push-keys = Push-служба не приняла наши ключи или контакт.
admin-said-push-refused = Push-служба не приняла сообщение.
# Канал без своих слов
admin-said-sent = Канал «{ $channel }» принял сообщение для { $to }.
admin-said-asked = Канал «{ $channel }» отвечает. Сообщения не было: адрес не указан.
admin-said-refused = Канал «{ $channel }» не принял сообщение.
admin-said-unfit = С такими настройками отправлять нельзя: проверьте поля.
admin-said-certificate = Сертификату сервера нельзя доверять. Если центр свой, укажите его в настройках.
admin-said-unreached = Сервер не отвечает. Проверьте адрес, порт и сеть.
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
