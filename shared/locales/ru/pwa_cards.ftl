### Слова карточек сотрудников, клиентов и компаний.

## Настройки: забытый пароль.

pwa-password-link-title = Забытый пароль
pwa-password-link-for = Забытый пароль: { $name }
pwa-password-link-text = { $name } получит одноразовую ссылку и сможет задать новый пароль. Прежний пароль действует, пока ссылкой не воспользуются; прошлые ссылки перестанут работать.
pwa-password-link-make = Создать ссылку
pwa-password-link-made = Передайте ссылку лично: { $name }. Она действует сутки и сработает только один раз.

## Карточка.

pwa-card-who = Кто это
pwa-card-reach = Как связаться
pwa-card-place = Место в компании
pwa-card-place-text = Руководитель согласует отпуска и видит задачи подчинённых. Команды дают очередь заявок.
pwa-card-time = Язык и время
pwa-card-telegram = Telegram
pwa-card-company = Компания
pwa-card-tickets = Заявки
pwa-card-edit = Изменить
pwa-card-manager = Руководитель
pwa-card-no-manager = Без руководителя
pwa-card-deputy = Постоянный заместитель
pwa-card-deputy-hint = Замещает, когда в отсутствии не назван никто другой: согласует и получает уведомления о том, что иначе ждало бы возвращения.
pwa-card-deputy-left = { $name } здесь больше не работает, поэтому сейчас не замещает никто. Выберите другого.
pwa-card-no-deputy = Никто
pwa-card-teams = Команды
pwa-card-no-teams = Ни в одной команде
pwa-card-no-clients = Ни одной компании
pwa-card-clients-hint = Чтобы перевести человека в другую компанию, уберите прежнюю и выберите новую. Можно оставить обе. Прежние заявки останутся за своей компанией.
pwa-card-language = Язык
pwa-card-email-hint = По этому адресу сотрудник входит, сюда же приходят письма.
pwa-card-sees = что видят клиенты
pwa-card-notes = Заметки
pwa-card-notes-hint = Их видят только сотрудники.
pwa-card-promises-text = За сколько рабочего времени отвечаем этой компании и решаем её заявки. Сроки её открытых заявок пересчитаются сразу, как вы сохраните.
pwa-promises-none-own = Своих сроков нет: действуют общие, как у всех.
pwa-promises-desks-open = Общие сроки
pwa-promises-own = { $priority }: свои сроки
pwa-promises-as-all = Как у всех: { $within }.
pwa-promises-usual = У всех: { $value }.
pwa-promises-back = Вернуть общие сроки
pwa-card-changed = Изменено: { $fields }
pwa-card-drop = Отменить правки
pwa-role-employee-hint = Задачи и отпуска. Заявок клиентов не видит.
pwa-role-agent-hint = Работает с заявками клиентов.
pwa-role-admin-hint = Работает с заявками и настраивает всё.
pwa-week-own = Свои рабочие часы
pwa-week-own-hint = Если выключить, действуют часы компании.
pwa-week-company = как у компании
pwa-week-start = Начало
pwa-week-end = Конец
pwa-week-days = Рабочие дни
pwa-email-taken-by = С этой почтой уже входит { $name }.
pwa-telegram-is-linked = Привязан
pwa-telegram-is-not = Не привязан. Человек сам откроет бота и поделится номером из карточки. Можно и пригласить его по ссылке.
pwa-telegram-is-not-off = Не привязан. Отключённого человека боты не узнают.
pwa-telegram-end = Отвязать
pwa-telegram-end-title = Отвязать Telegram?
pwa-telegram-end-text = { $name } перестанет получать сообщения в Telegram и не сможет писать боту, пока не войдёт в него снова. В чат придёт сообщение об этом. Заявки и переписка останутся.
pwa-telegram-ended = Telegram отвязан
pwa-gone-merged = Эта карточка объединена с другой:
pwa-gone-erased = Личные данные этого человека стёрты. Заявки и задачи остались без имени.

## Архив компаний.

pwa-archive-title = Архив
pwa-archive-text = Компанию в архиве нельзя выбрать для новой заявки. Её заявки и переписка остаются, карточку можно вернуть.
pwa-archive-text-gone = Компания в архиве: новых заявок от неё нет, прежние на месте.
pwa-archive-do = Отправить в архив
pwa-archive-undo = Вернуть из архива
pwa-archive-done = Компания в архиве
pwa-archive-undone = Компания возвращена
pwa-archive-ask = В архив: { $name }?
pwa-archive-tickets = { $count ->
    [0] Открытых заявок у неё нет.
    [one] Останется { $count } открытая заявка, её доведут до конца:
    [few] Останутся { $count } открытые заявки, их доведут до конца:
   *[many] Останется { $count } открытых заявок, их доведут до конца:
}
pwa-archive-contacts = { $count ->
    [one] { $count } человек останется без компании и не сможет писать заявки:
    [few] { $count } человека останутся без компании и не смогут писать заявки:
   *[many] { $count } человек останутся без компании и не смогут писать заявки:
}
pwa-and-more = и ещё { $count }

## Что делают с карточкой целиком.

pwa-acts-title = Отключение, дубликаты, личные данные
pwa-act-leave = Отключить…
pwa-act-back = Вернуть
pwa-act-back-text-employee = Сотрудник отключён. После возврата он войдёт с прежним паролем, а в бота — заново. Дела и команды сами не вернутся.
pwa-act-back-text-contact = Клиент отключён. После возврата он сможет писать заявки, а в бота войдёт заново.
pwa-act-merge = Объединить с повтором…
pwa-act-data = Личные данные…

## Уход.

pwa-leave-title = Отключение
pwa-leave-whom = Отключить: { $name }
pwa-leave-done = Доступ закрыт: { $name }
pwa-leave-moves = Кому перейдут дела
pwa-leave-moves-text = Можно выбрать одного преемника. Если не выбирать, заявки вернутся в очередь, а задачи перейдут к руководителю.
pwa-leave-to = Преемник
pwa-leave-by-rules = По правилам
pwa-leave-by-rules-again = Вернуть по правилам
pwa-leave-nothing = Передавать нечего: открытых дел нет.
pwa-leave-part-tickets = Открытые заявки: { $count }
pwa-leave-part-tasks = Задачи: { $count }
pwa-leave-part-given = Поручено другим: { $count }
pwa-leave-part-approvals = Согласования: { $count }
pwa-leave-part-deputies = Замещения: { $count }
pwa-leave-part-deputised = Постоянный заместитель у: { $count }
pwa-leave-part-leads = Руководство командами: { $count }
pwa-leave-part-subordinates = Подчинённые: { $count }
pwa-leave-part-teams = Состоит в командах: { $count }
pwa-leave-nobody-tickets = общая очередь
pwa-leave-nobody-tasks = останутся как есть
pwa-leave-nobody-given = останутся как есть
pwa-leave-nobody-approvals = администратору
pwa-leave-nobody-deputies = без заместителя
pwa-leave-nobody-deputised = без постоянного заместителя
pwa-leave-nobody-leads = без руководителя
pwa-leave-nobody-subordinates = без руководителя
pwa-leave-nobody-teams = выйдет из состава
pwa-leave-ends = Что закончится сразу
pwa-leave-ends-text = Входы во всех браузерах, ключи для программ, уведомления на устройствах, одноразовые ссылки и Telegram. Имя останется в истории заявок и задач. Вернуть человека можно, но дела обратно сами не перейдут.
pwa-leave-do = Отключить: { $name }
pwa-leave-card = К карточке
pwa-leave-contact-text = Человек больше не сможет писать заявки, Telegram отвяжется. Его заявки останутся у компании, открытые доведут до конца. Вернуть можно в любой момент.
pwa-leave-contact-done = Клиент отключён
pwa-departed-title = Что сделано
pwa-departed-when = { $moment }, { $name }
pwa-departed-to = Преемник: { $name }.
pwa-departed-moved-tickets = { $to ->
    [none] Открытые заявки вернулись в очередь: { $count }
   *[other] Открытые заявки переданы: { $count }
}
pwa-departed-moved-tasks = { $to ->
    [none] Задачи переданы по правилам: { $count }
   *[other] Задачи переданы: { $count }
}
pwa-departed-moved-given = Задачи, порученные другим, остались под присмотром: { $count }
pwa-departed-moved-approvals = Согласования перешли следующему, кто решает: { $count }
pwa-departed-moved-deputies = { $to ->
    [none] Отсутствия остались без заместителя: { $count }
   *[other] Замещения переданы: { $count }
}
pwa-departed-moved-deputised = { $to ->
    [none] Людей, оставшихся без постоянного заместителя: { $count }
   *[other] Людей, у которых сменился постоянный заместитель: { $count }
}
pwa-departed-moved-leads = { $to ->
    [none] Команды остались без руководителя: { $count }
   *[other] Руководство командами передано: { $count }
}
pwa-departed-moved-subordinates = { $boss ->
    [none] Подчинённых, у которых сменился руководитель: { $count }
   *[other] Новый руководитель у подчинённых ({ $count }): { $boss }
}
pwa-departed-moved-teams = Убрали из команд: { $count }
pwa-departed-sessions = Закрыты входы в браузерах: { $count }
pwa-departed-tokens = Отозваны ключи: { $count }
pwa-departed-links = Погашены одноразовые ссылки: { $count }
pwa-departed-telegram = Отвязан Telegram
pwa-departed-name-stays = Имя осталось в истории заявок и задач.
pwa-departed-never = Этого человека ещё не отключали.

## Объединение.

pwa-merge-title = Объединение карточек
pwa-merge-whom = Объединить: { $name }
pwa-merge-with = Какая карточка останется
pwa-merge-text = { $name } — карточка, которая исчезнет из списков. Ссылки на неё поведут на оставшуюся.
pwa-merge-stays = Оставить карточку
pwa-merge-nobody = Не выбрана
pwa-merge-wins = Что записать
pwa-merge-no-fields = Данные одинаковые.
pwa-merge-field-name = Имя и фамилия
pwa-merge-field-email = Электронная почта
pwa-merge-field-phone = Телефон
pwa-merge-field-mattermost_login = Логин в Mattermost
pwa-merge-filled = { $value } (было пусто)
pwa-merge-moves = Что перейдёт
pwa-merge-ends = Входы и ключи исчезающей карточки закончатся. Telegram перейдёт, если у оставшейся его нет.
pwa-merge-nothing = Переносить нечего.
pwa-merge-sure = Подтверждение
pwa-merge-sure-text = Разъединить карточки потом нельзя.
pwa-merge-do = Объединить
pwa-merge-done = Карточки объединены
pwa-repeat-name = Чтобы подтвердить, впишите имя: { $name }
pwa-repeat-lacks = Впишите имя точно: { $name }
pwa-counted-tickets = Заявки: { $count }
pwa-counted-comments = Сообщения в заявках: { $count }
pwa-counted-notes = Сообщения в задачах: { $count }
pwa-counted-tasks = Задачи: { $count }
pwa-counted-absences = Отпуска и отсутствия: { $count }
pwa-counted-files = Файлы: { $count }
pwa-counted-companies = Связи с компаниями: { $count }
pwa-counted-teams = Места в командах: { $count }
pwa-counted-subordinates = Подчинённые: { $count }
pwa-counted-telegram = Учётные записи Telegram: { $count }
pwa-counted-deliveries = Записи о доставке: { $count }
pwa-counted-notices = Уведомления: { $count }
pwa-counted-messages = Следы сообщений в Telegram: { $count }

## Личные данные.

pwa-data-title = Личные данные
pwa-data-whose = Личные данные: { $name }
pwa-export-section = Выгрузить
pwa-export-text = Архив со всем, что хранится о человеке: карточка, заявки, сообщения, отпуска, доставка, журнал. Внутри страница для чтения и файл для программ.
pwa-export-do = Скачать архив
pwa-erase-section = Стереть
pwa-erase-text = По просьбе человека (152-ФЗ). Что останется, останется без имени.
pwa-erase-goes = Исчезнет навсегда
pwa-erase-goes-card-employee = Имя, телефон, почта, настройки, пароль, причины отсутствий
pwa-erase-goes-card-contact = Имя, телефон, почта, настройки
pwa-erase-stays = Останется без имени
pwa-erase-stays-audit = Журнал действий без адресов
pwa-erase-why-employee = Заявки, задачи и дни отсутствий — учёт работы компании, закон позволяет его хранить.
pwa-erase-why-contact = Заявки принадлежат компании-клиенту, это учёт оказанных услуг.
pwa-erase-named = Где имя останется в тексте
pwa-erase-named-text = Написанное не меняется: темы, тексты и сообщения — переписка компании, она хранится целиком, вместе с историей правок. Слова имени нашлись здесь; могут встретиться и тёзки.
pwa-erase-named-none = Темы, тексты и сообщения не меняются: это переписка компании. Имени этого человека в них не нашлось.
pwa-erase-named-ticket = Заявка №{ $number } «{ $title }»
pwa-erase-named-task = Задача №{ $number } «{ $title }»
pwa-erase-named-more = И ещё: { $count }
pwa-erase-back = К карточке
pwa-erase-active = Сначала отключите человека:
pwa-erase-sure = Подтверждение
pwa-erase-sure-text = Вернуть стёртое нельзя. Если данные ещё могут понадобиться, сначала скачайте архив.
pwa-erase-do = Стереть навсегда
pwa-erase-done = Личные данные стёрты
pwa-problem-not-the-same = Эти карточки нельзя объединить: они разного вида или одной из них уже нет.
pwa-problem-name-not-repeated = Имя не совпало. Впишите его точно.
pwa-problem-still-active = Сначала отключите человека.
pwa-problem-own-entry = Свою карточку так изменить нельзя: попросите другого администратора.
pwa-problem-person-gone = Этой карточки больше нет: она объединена с другой или стёрта.
pwa-problem-unsuitable-successor = Преемник не подходит: нужен другой работающий сотрудник, а для заявок — инженер поддержки или администратор.
pwa-problem-manager-cycle = Получится круг: этот человек сам под началом у того, кого меняют.
