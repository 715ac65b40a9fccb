### Слова настроек веб-приложения.

## Настройки: каналы.

pwa-settings-label = Разделы настроек
pwa-settings-channels = Каналы
pwa-settings-templates = Письма
pwa-settings-people = Люди
pwa-settings-teams = Команды
pwa-settings-categories = Категории
pwa-settings-replies = Готовые ответы
pwa-settings-desk = Правила заявок
pwa-settings-files = Файлы
pwa-settings-deliveries = Доставка
pwa-settings-audit = Журнал
pwa-settings-not-yours = Настройки открыты только администратору

## Настройки: люди.

pwa-people-search = Имя, почта или телефон
pwa-teams-none-text = Команда — люди с общей очередью заявок: например, «Поддержка» или «Монтаж». Без команд новые заявки видят все.
pwa-people-none = Никого не нашлось
pwa-person-create = Добавить
pwa-person-inactive = Отключён

## Настройки: команды и категории.

pwa-entry-name = Название
pwa-categories-text = Категория подсказывает, какой команде отдать заявку и насколько она срочная. Клиенты выбирают из включённых.
pwa-categories-none = Категорий ещё нет
pwa-categories-none-text = Пока их нет, о категории никого не спрашивают.
pwa-category-add = Добавить категорию
pwa-category-change = Категория
pwa-category-priority = приоритет: { $priority }
pwa-category-team-hint = Заявка попадёт к ней, если не назвать другую.
pwa-category-position = Место в списке
pwa-category-position-hint = Меньшие числа выше; при равных решает алфавит.
pwa-category-active = Можно выбрать
pwa-category-active-hint = Выключенная остаётся у прежних заявок.
pwa-category-off = Выключена

pwa-teams-text = Команда разбирает свою очередь заявок. Правило решает, кому достанется новая.
pwa-teams-none = Команд ещё нет
pwa-team-add = Добавить команду
pwa-team-change = Команда
pwa-team-lead = Руководитель
pwa-team-no-lead = Нет
pwa-team-led-by = руководитель: { $name }
pwa-team-members = Состав
pwa-team-leaving = Из команды уйдёт: { $names }. Заявки команды, которые там в работе, вернутся в её очередь или достанутся тому, кого назначит её правило.
pwa-team-size = { $count ->
    [one] { $count } человек
    [few] { $count } человека
   *[many] { $count } человек
}
pwa-team-channel = Канал в Mattermost
pwa-team-channel-hint = Туда придут новости очереди. Можно оставить пустым.
pwa-team-categories = Категории
pwa-team-categories-hint = Заявки этих категорий сразу попадут в очередь команды.
pwa-team-category-of = сейчас: { $name }
pwa-team-assignment = Как раздавать новые заявки
pwa-assignment-manual = Вручную
pwa-assignment-manual-hint = Заявка ждёт в очереди, пока её не возьмут.
pwa-assignment-round_robin = По очереди
pwa-assignment-round_robin-hint = Каждому из тех, кто на месте, по кругу.
pwa-assignment-least_loaded = Наименее занятому
pwa-assignment-least_loaded-hint = Тому, у кого меньше открытых заявок.

## Настройки: правила заявок и файлов.

pwa-desk-rules-text = Что происходит, когда заявка решена и закрыта. У закрытых заявок остаются те условия, с которыми они закрылись.
pwa-desk-close_after_days = Закрывать решённые через, дней
pwa-desk-close_after_days-hint = Если клиент молчит. 0: не закрывать самим.
pwa-desk-reopen_days = Можно вернуть в работу, дней
pwa-desk-reopen_days-hint = Столько после закрытия клиент может вернуть заявку.
pwa-desk-closed-comment = Клиент написал в закрытую заявку
pwa-closed-reopen = Спросить клиента, открыть ли её снова; молчание значит «нет». Если срок вышел, открыть новую
pwa-closed-new_ticket = Открыть новую заявку по её следам
pwa-closed-refuse = Спросить клиента, открыть ли новую
pwa-desk-rate_days = Можно оценить, дней
pwa-desk-rate_days-hint = Столько после закрытия клиента ждут с оценкой.
pwa-files-rules-text = Какие файлы принимаем. Больше, чем разрешено серверу его настройками, разрешить нельзя. Принятые файлы останутся.
pwa-files-size = Размер одного файла, МБ
pwa-files-count = Файлов в одном сообщении
pwa-files-as-server = Пусто: сколько разрешает сервер.
pwa-files-forbidden = Не принимать
pwa-files-forbidden-hint = Окончания имён через запятую: exe, bat, js.

## Настройки: что пошло не так.

pwa-problem-no-login = У сотрудника нет адреса почты, а вход — по почте. Сначала укажите адрес.
pwa-problem-template-invalid = { $problem }
pwa-problem-phone-not-understood = Не удалось разобрать номер. Напишите его с кодом страны, например { $example }.
pwa-problem-phone-taken = Этот телефон уже записан за другим человеком.
pwa-problem-email-taken = Эта почта уже занята.
pwa-problem-invalid-mattermost-login = Логин в Mattermost: латинские буквы, цифры, точка, дефис и подчёркивание.
pwa-problem-invalid-mattermost-channel = Канал в Mattermost: латинские буквы, цифры, дефис и подчёркивание, как в адресе канала.
pwa-problem-name-taken = Такое название уже есть.
pwa-problem-unfit-for-duty = Дежурит только участник команды, который работает с заявками. Уберите остальных из списка дежурных.
pwa-problem-last-admin = Это последний администратор. Сначала сделайте администратором кого-нибудь ещё.
pwa-problem-canned-reply-invalid = { $fault ->
    [variable] Такой переменной нет: { $name }. Есть: { $variables }.
    [forbidden] Так в готовом ответе нельзя: { $name }.
    [empty] Напишите текст ответа.
    [too-long] Ответ слишком длинный.
    [failed] Ответ не получается заполнить. Проверьте переменные.
   *[syntax] Ошибка в строке { $line }. Проверьте скобки.
}

## Настройки: готовые ответы.

pwa-replies-text = Слова, которые пишут часто. Инженер вставит их в сообщение, а имена и номер подставятся сами.
pwa-replies-none = Готовых ответов ещё нет
pwa-replies-none-text = Добавьте первый: «Приняли, разбираемся» или «Как перезагрузить роутер».
pwa-reply-add = Добавить ответ
pwa-reply-change = Готовый ответ
pwa-reply-text = Текст ответа
pwa-reply-everybody = Все команды
pwa-reply-team-hint = Ответ предложат в заявках этой команды.
pwa-reply-remove = Удалить ответ
pwa-reply-remove-ask = Удалить ответ «{ $title }»?
pwa-reply-remove-text = Вернуть его будет нельзя. В уже отправленных сообщениях его слова останутся.

## Настройки: журналы, проверки и здоровье.

pwa-settings-health = Здоровье
pwa-problem-not-reached = Этому человеку здесь писать некуда: канал его не знает.

## Приглашения.

pwa-problem-invitation-race = Этого человека только что пригласил другой администратор. Посмотрите список приглашений.
pwa-settings-guide = Подсказки первых дней
pwa-contact-no-companies = Контакт пишет от какой-то компании, а их ещё нет.

## Разделы.

pwa-settings-all = Все настройки

pwa-settings-promises = Обещанные сроки
pwa-settings-hours = Часы работы
pwa-settings-calendar = Календарь
pwa-settings-absences = Правила отпусков
pwa-settings-balances = Остатки отпусков
pwa-settings-reminders = Напоминания
pwa-settings-newcomers = Новичкам
pwa-settings-retention = Хранение
pwa-settings-texts = Слова ботов
pwa-settings-look = Название и вид

## Отборы.

pwa-narrows = Что показать
pwa-narrows-some = Что показать (выбрано: { $count })
