### Слова страниц о загрузке людей из файла и выгрузке в файл.

pwa-import-title = Загрузка из файла
pwa-import-intro = Подойдёт CSV или XLSX — как сохраняет Excel или выгружает другая программа. Сначала вы увидите, что получится, и только потом решите, загружать ли.
pwa-import-kind = Что в файле
pwa-import-kind-employees = Сотрудники
pwa-import-kind-companies = Компании
pwa-import-kind-contacts = Контакты клиентов
pwa-import-file = Файл
pwa-import-file-hint = CSV или XLSX, до 20 МБ и 50 000 строк
pwa-import-no-file = Выберите файл: нажмите на поле выше
pwa-import-send = Показать, что в файле
pwa-import-sending = Отправляем: { $percent } %
pwa-import-reading = Читаем файл…

pwa-import-sheet = Лист
pwa-import-sheet-name = { $name } — строк: { $rows }
pwa-import-heading-row = Строка с названиями столбцов
pwa-import-heading-row-hint = Номер строки, как в Excel. 0 — названий нет.
pwa-import-columns = Что в каком столбце
pwa-import-columns-text = Выбор запомнится для следующих файлов с такими же названиями.
pwa-import-column = Столбец { $letter }
pwa-import-column-named = Столбец { $letter }: { $heading }
pwa-import-no-samples = пусто
pwa-import-leave-out = Не загружать
pwa-import-create-companies = Завести компании, которых ещё нет
pwa-import-create-companies-hint = Иначе строки с незнакомой компанией останутся ошибками.
pwa-import-clear-empty = Пустая ячейка стирает то, что было
pwa-import-clear-empty-hint = Иначе пустые ячейки ничего не меняют.
pwa-import-look = Посмотреть, что получится
pwa-import-looking = Сверяем с тем, что есть…
pwa-import-discard = Не загружать этот файл

pwa-import-field-id = ID в системе
pwa-import-field-name = ФИО (можно по частям)
pwa-import-field-name-companies = Название компании
pwa-import-field-email = Почта
pwa-import-field-phone = Телефон
pwa-import-field-role = Роль
pwa-import-field-manager = Руководитель
pwa-import-field-deputy = Постоянный заместитель
pwa-import-field-teams = Команды
pwa-import-field-mattermost = Логин в Mattermost
pwa-import-field-companies = Компании
pwa-import-field-sees_all = Контакты видят все заявки
pwa-import-field-active = Действует (только сверяется)

pwa-import-preview = Что получится
pwa-import-show = Какие строки показать
pwa-import-outcome-new = { $done ->
    [yes] Добавлены
   *[no] Новые
}
pwa-import-outcome-changed = { $done ->
    [yes] Изменены
   *[no] Изменятся
}
pwa-import-outcome-same = Без изменений
pwa-import-outcome-wrong = { $done ->
    [yes] Пропущены
   *[no] С ошибками
}
pwa-import-outcome-left = Не отменены
pwa-import-companies = { $done ->
    [yes] { $count ->
        [one] Заведена { $count } компания
        [few] Заведены { $count } компании
       *[many] Заведено { $count } компаний
    }
   *[no] { $count ->
        [one] Будет заведена { $count } компания
        [few] Будут заведены { $count } компании
       *[many] Будет заведено { $count } компаний
    }
}
pwa-import-who = Кто
pwa-import-nobody = Таких строк нет
pwa-import-row = Строка { $number }
pwa-import-company = Компания
pwa-import-change = { $field }: { $before } → { $after }
pwa-import-nothing = пусто
pwa-import-yes = да
pwa-import-no = нет
pwa-import-cell = Ячейка { $cell }

pwa-import-problem-cell_fault = В ячейке ошибка Excel «{ $value }»: формула ничего не дала.
pwa-import-problem-name_empty = Имя не заполнено.
pwa-import-problem-name_long = Имя длиннее 200 знаков. Сократите его.
pwa-import-problem-name_wrong = «{ $value }» не годится как имя.
pwa-import-problem-name_ambiguous = Людей с таким именем несколько: { $other }. Добавьте почту или телефон, чтобы понять, о ком речь.
pwa-import-problem-email_wrong = «{ $value }» не похоже на адрес почты.
pwa-import-problem-email_taken = Почта «{ $value }» уже у другого сотрудника: { $other }.
pwa-import-problem-phone_wrong = «{ $value }» не похоже на телефон. Пример: { $other }
pwa-import-problem-phone_shortened = Excel сократил номер до «{ $value }», последние цифры потеряны. Сделайте столбец текстовым и впишите номера заново. Пример: { $other }
pwa-import-problem-phone_taken = Телефон «{ $value }» уже у другого человека: { $other }.
pwa-import-problem-mattermost_wrong = «{ $value }» не похоже на логин в Mattermost: в нём латинские буквы, цифры и знаки . _ -
pwa-import-problem-company_wrong = Это не годится как название компании: { $value }.
pwa-import-problem-company_missing = Новому контакту нужна компания.
pwa-import-problem-company_unknown = Такой компании ещё нет: { $value }.
pwa-import-problem-company_archived = Эта компания в архиве: { $value }.
pwa-import-problem-company_taken = Так уже называется другая компания: { $value }.
pwa-import-problem-team_unknown = Такой команды нет: { $value }. Добавьте её в настройках или поправьте название.
pwa-import-problem-role_unknown = Роли «{ $value }» нет. Бывают: администратор, инженер поддержки, сотрудник.
pwa-import-problem-manager_unknown = Руководитель «{ $value }» не найден ни среди сотрудников, ни в файле.
pwa-import-problem-manager_ambiguous = Сотрудников по имени «{ $value }» несколько: { $other }. Впишите почту.
pwa-import-problem-manager_self = Человек не может быть руководителем сам себе.
pwa-import-problem-manager_wrong = Руководитель из строки { $other } не загрузится: в ней ошибка.
pwa-import-problem-manager_circle = Руководители замкнулись в круг: { $other }
pwa-import-problem-deputy_unknown = Заместитель «{ $value }» не найден ни среди сотрудников, ни в файле.
pwa-import-problem-deputy_ambiguous = Сотрудников по имени «{ $value }» несколько: { $other }. Впишите почту.
pwa-import-problem-deputy_self = Человек не может замещать сам себя.
pwa-import-problem-deputy_wrong = Заместитель из строки { $other } не загрузится: в ней ошибка.
pwa-import-problem-last_admin = Некому будет вести настройки: не останется ни одного администратора.
pwa-import-problem-yes_or_no = Вместо «{ $value }» впишите «да» или «нет».
pwa-import-problem-row_repeats = Это уже есть в строке { $other }, но с другими данными. Оставьте одну. Несколько компаний пишут в одной ячейке через точку с запятой.
pwa-import-problem-id_unknown = Записи с ID «{ $value }» больше нет. Очистите ячейку, чтобы добавить заново.
pwa-import-problem-inactive = { $other } есть, но отключён. Включите его в карточке или уберите строку.
pwa-import-problem-active_differs = Отключают и включают в карточке: там видно, что станет с делами. Уберите строку или поправьте ячейку.
pwa-import-problem-active_new = Отключённых не добавляют. Уберите строку или поправьте ячейку.
pwa-import-create-them = Завести такие компании

pwa-import-run = { $count ->
    [one] Загрузить { $count } строку
    [few] Загрузить { $count } строки
   *[many] Загрузить { $count } строк
}
pwa-import-run-good = { $count ->
    [one] Загрузить только верную: { $count } строка
    [few] Загрузить только верные: { $count } строки
   *[many] Загрузить только верные: { $count } строк
}
pwa-import-running = Загружаем…
pwa-import-tickets-move = { $count ->
    [one] { $count } открытая заявка сменит исполнителя:
    [few] { $count } открытые заявки сменят исполнителя:
   *[many] { $count } открытых заявок сменят исполнителя:
} тот, кто ведёт её сейчас, уходит из её команды или больше не работает с заявками. Она вернётся в очередь команды или достанется тому, кого назначит правило.
pwa-import-tickets-moved = { $count ->
    [one] { $count } открытая заявка вернулась в очередь или получила другого исполнителя.
    [few] { $count } открытые заявки вернулись в очередь или получили других исполнителей.
   *[many] { $count } открытых заявок вернулись в очередь или получили других исполнителей.
} Отмена загрузки их не возвращает.
pwa-import-all-or-nothing = { $count ->
    [one] В { $count } строке ошибка.
    [few] В { $count } строках ошибки.
   *[many] В { $count } строках ошибки.
} Можно поправить файл и загрузить его заново целиком или взять сейчас только верные строки.
pwa-import-nothing-to-do = Загружать нечего: всё уже так, как в файле.
pwa-import-nothing-good = Загружать нечего: верных строк нет.
pwa-import-another = Выбрать другой файл

pwa-import-done = Загружено
pwa-import-done-about = { $name }, { $moment }
pwa-import-undone = Загрузка отменена
pwa-import-draft = Черновик
pwa-import-undone-text = { $undone ->
    [one] Отменена { $undone } запись.
    [few] Отменены { $undone } записи.
   *[many] Отменено { $undone } записей.
} { $left ->
    [0] Всё снова так, как было.
    [one] { $left } осталась: почему, сказано у неё.
    [few] { $left } остались: почему, сказано у каждой.
   *[many] { $left } остались: почему, сказано у каждой.
}
pwa-import-undo = Отменить загрузку
pwa-import-undo-until = Отменить можно до { $moment }.
pwa-import-undo-gone = Отменить уже нельзя: прошли сутки.
pwa-import-undo-sure = Отменить загрузку?
pwa-import-undo-text = { $changed ->
    [0] Добавленное из «{ $name }» исчезнет ({ $new }).
   *[other] { $new ->
        [0] Изменённое из «{ $name }» станет прежним ({ $changed }).
       *[other] Добавленное из «{ $name }» исчезнет ({ $new }), изменённое станет прежним ({ $changed }).
    }
} Что с тех пор меняли или уже в деле, останется, и мы скажем почему.
pwa-import-keep = Оставить как есть
pwa-import-to-list = { $kind ->
    [companies] К списку компаний
   *[other] К списку людей
}
pwa-import-left-gone = Осталось: этого уже нет или не к чему вернуть
pwa-import-left-changed = Осталось: с тех пор это меняли
pwa-import-left-taken = Осталось: прежний телефон или название уже у другого
pwa-import-left-used = Осталось: с этим уже работают
pwa-import-left-refused = Осталось: вернуть прежнее сейчас нельзя по правилам
pwa-import-taken-back = Отменено
pwa-import-contacts-come = Контактов приглашать не нужно: каждый открывает бот для клиентов и делится телефоном из этого списка. У кого телефона нет, тому дайте личную ссылку: кнопка «Пригласить» рядом с именем.
pwa-import-rows-forgotten = Строки хранятся 90 дней.

pwa-import-past = Загрузки
pwa-import-unfinished = Не закончена: можно продолжить
pwa-import-past-none = Загрузок ещё не было
pwa-import-line = { $kind } · { $who } · { $moment }
pwa-import-line-counts = добавлено { $new }, изменено { $changed }, пропущено { $wrong }

pwa-export-title = Выгрузить в файл
pwa-import-export-text = Те же столбцы, что понимает загрузка: можно выгрузить, поправить в Excel и загрузить обратно — изменится только то, что вы поправили. Кто и что выгрузил, видно в журнале.
pwa-export-kind = Какой список
pwa-export-who = Кого
pwa-export-active = Только действующих
pwa-export-all = Всех, и отключённых тоже
pwa-export-search = Имя, почта или телефон
pwa-export-search-hint = Необязательно: выгрузятся только найденные.
pwa-export-xlsx = Скачать XLSX
pwa-export-csv = Скачать CSV

pwa-problem-import-unreadable = { $why ->
    [old_book] Это книга старого Excel (XLS) или книга под паролем. Снимите пароль и сохраните её как «Книга Excel (XLSX)».
    [web_page] Внутри это веб-страница, хоть файл и назван иначе: так выгружают некоторые программы. Откройте его в Excel и сохраните как XLSX.
    [quotes] В файле есть незакрытая кавычка, и конец таблицы в ней пропал. Откройте его в Excel и сохраните как XLSX.
    [locked] Файл под паролем. Снимите пароль и сохраните его ещё раз.
    [broken] Файл повреждён. Откройте его в Excel и сохраните ещё раз.
   *[other] Это не таблица. Подойдёт CSV или XLSX.
}
pwa-problem-import-too-large = { $what ->
    [rows] Строк слишком много: за раз можно до { $limit }. Разделите файл на части.
    [columns] Столбцов слишком много: можно до { $limit }. Удалите лишние.
   *[other] Файл слишком большой, когда распакован. Оставьте в нём один лист с нужными столбцами.
}
pwa-problem-import-empty = В файле нет ни одной строки с данными.
pwa-problem-import-matching = { $why ->
    [needed] Укажите, в каком столбце имя или название: без него никого не добавить.
    [twice] Два столбца выбраны для одного и того же. Оставьте один.
   *[other] Такого столбца или листа в файле нет. Обновите страницу.
}
pwa-problem-import-differs = { $count ->
    [one] Пока вы смотрели, в системе изменилось то, чего касается { $count } строка.
    [few] Пока вы смотрели, в системе изменилось то, чего касаются { $count } строки.
   *[many] Пока вы смотрели, в системе изменилось то, чего касаются { $count } строк.
} Ничего не загружено. Показываем, как стало; строки: { $rows }
pwa-problem-import-has-errors = В файле есть ошибки, строк: { $count }. Ничего не загружено.
pwa-problem-import-stopped = Строку { $row } загрузить не удалось ({ $why }). Ничего не загружено. Посмотрите ещё раз, что получится.
pwa-problem-import-state = Эту загрузку уже завершили. Обновите страницу.
pwa-problem-import-too-old = Отменить можно только в течение суток.
pwa-problem-export-too-long = В списке больше { $limit } строк. Сузьте его поиском.
