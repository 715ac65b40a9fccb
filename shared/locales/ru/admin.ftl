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

admin-example-number = 1234
admin-example-title = Не печатает принтер в бухгалтерии
admin-example-client = ООО «Ромашка»
admin-example-contact = Анна Смирнова
admin-example-assignee = Борис Иванов
admin-example-actor = Борис Иванов
admin-example-status = в работе
admin-example-why = Вы следите за этой заявкой
admin-example-recipient = Виктор Петров
admin-example-comment =
    Добрый день! Заменили картридж и проверили печать с двух компьютеров.
    Если повторится, напишите нам, пожалуйста.

## Письма, с которых начинает администратор.

admin-letter-ticket-opened =
    Здравствуйте, { $recipient }!

    Новая заявка №{ $number } «{ $title }» от { $client }{ "{% if contact %}" } ({ $contact }){ "{% endif %}" }.

    { $comment }

    { "{% if link %}" }Открыть заявку: { $link }{ "{% endif %}" }
admin-letter-ticket-assigned =
    Здравствуйте, { $recipient }!

    Заявка №{ $number } «{ $title }»: исполнитель { $assignee }, статус «{ $status }».

    { "{% if link %}" }Открыть заявку: { $link }{ "{% endif %}" }
admin-letter-ticket-status-changed =
    Здравствуйте, { $recipient }!

    Статус заявки №{ $number } «{ $title }»: { $status }. Изменение: { $actor }.

    { $comment }

    { "{% if link %}" }Открыть заявку: { $link }{ "{% endif %}" }
admin-letter-ticket-commented =
    Здравствуйте, { $recipient }!

    { $actor } пишет по заявке №{ $number } «{ $title }»:

    { $comment }

    { "{% if link %}" }Ответить: { $link }{ "{% endif %}" }
