### Слова книг людей: сотрудники, клиенты, компании, структура.

## Настройки: люди.

pwa-field-phone-hint = По этому номеру человек войдёт в телеграм-бот. Номер с добавочным только показывается: по нему бот не узнаёт.
pwa-people-employees = Сотрудники
pwa-people-contacts = Клиенты
pwa-people-clients = Компании
pwa-people-none-employees = Сотрудников ещё нет
pwa-people-none-employees-text = Добавьте коллегу и пригласите: пароль он придумает сам.
pwa-people-none-contacts = Контактов ещё нет
pwa-people-none-contacts-text = Контакты — люди клиентов, которые пишут заявки. Добавьте первого и дайте ему ссылку в бот.
pwa-people-none-clients = Компаний ещё нет
pwa-people-none-clients-text = Каждая заявка — от какой-то компании. Добавьте первую, потом людей, которые будут за неё писать.
pwa-create-employees = Добавить сотрудника
pwa-create-contacts = Добавить клиента
pwa-create-clients = Добавить компанию
pwa-client-see-all = Клиенты видят все заявки своей компании
pwa-client-sees-all = Клиенты видят все заявки компании
pwa-client-sees-own = Каждый видит только свои заявки

## Настройки: забытый пароль.

pwa-password-link-copy = Скопировать ссылку
pwa-password-link-copied = Ссылка скопирована

## Люди из файла и в файл.

pwa-people-import = Загрузить из файла

## Приглашения.

pwa-invite = Пригласить
pwa-invite-title = Приглашение: { $name }
pwa-invite-for = Пригласить: { $name }
pwa-invite-text = { $name } придумает пароль на странице, которую откроет по ссылке. Приглашение действует 7 дней и сработает только один раз; прежнее перестанет работать.
pwa-invite-text-bot = По ссылке откроется бот сотрудников и сразу узнает, что это { $name }. Ссылка действует 7 дней и сработает только один раз.
pwa-invite-text-contact = По ссылке откроется бот для клиентов и сразу узнает, что это { $name }: делиться телефоном не нужно. Ссылка действует 7 дней и сработает только один раз.
pwa-invite-how = Как пригласить
pwa-invite-letter = Письмом
pwa-invite-letter-about = На { $email }
pwa-invite-telegram = Ссылкой в Telegram
pwa-invite-telegram-about = Откроет бот сотрудников; пароль для сайта предложит бот
pwa-invite-link = Ссылкой: передам лично
pwa-invite-link-about = Скопируете и пришлёте, как удобно
pwa-invite-no-mail = Почтовый сервер не настроен: письма не будет. Ссылка появится здесь, и передадите её вы.
pwa-invite-no-email = Чтобы пригласить письмом или ссылкой, сначала впишите почту: с ней входят.
pwa-invite-send = Пригласить
pwa-invite-make-link = Получить ссылку и QR-код
pwa-invite-sent = Письмо отправлено: { $email }. Приглашение действует до { $until } и сработает только один раз.
pwa-invite-url = Передайте ссылку лично: { $name }. Она действует до { $until } и сработает только один раз.
pwa-invite-qr = QR-код той же ссылки: наведите камеру телефона
pwa-invite-trouble-no-mail-server = Письмо не отправлено: почтовый сервер не настроен. Передайте ссылку сами.
pwa-invite-trouble-address-dead = Письмо не отправлено: почтовый сервер не принимает письма на этот адрес. Передайте ссылку сами.
pwa-invite-later = Позже
pwa-invite-made-person = { $name } — в списке. Осталось пригласить.
pwa-invitations-title = Ждут ответа
pwa-invitations-count = { $count ->
    [one] { $count } приглашение
    [few] { $count } приглашения
   *[many] { $count } приглашений
    }
pwa-invitation-sent = отправлено { $ago }
pwa-invitation-opened = открыто { $ago }, пароля ещё нет
pwa-invitation-expired = истекло { $ago }
pwa-invitation-letter-failed = письмо не дошло: { $reason }
pwa-invitation-letter-expired = письмо не ушло вовремя
pwa-invitation-letter-pending = письмо в очереди
pwa-invitation-letter-skipped = письмо не отправлено
pwa-invitation-way-letter = письмом
pwa-invitation-way-link = ссылкой
pwa-invitation-way-telegram = в Telegram
pwa-invitation-again = Пригласить снова
pwa-invitation-withdraw = Отозвать
pwa-invitation-withdraw-ask = Отозвать приглашение: { $name }? Ссылка перестанет работать сразу.
pwa-invitation-withdrawn = Приглашение отозвано
pwa-invite-bot-not-started = Бот ещё не запущен. Если токен уже сохранён, подождите полминуты и попробуйте снова; если нет — сохраните его на странице «Начало» или в «Каналах».

pwa-people-books = Книги людей
pwa-people-tree = Структура
pwa-book-all = Сбросить
pwa-book-employees-active = Работают
pwa-book-employees-inactive = Отключены
pwa-book-employees-all = Все сотрудники
pwa-book-contacts-active = Активные
pwa-book-contacts-inactive = Отключены
pwa-book-contacts-all = Все клиенты
pwa-book-clients-active = Обслуживаются
pwa-book-clients-inactive = В архиве
pwa-book-clients-all = Все компании
pwa-book-clients-search = Найти компанию
pwa-book-archived = В архиве
pwa-narrow-role = Любая роль
pwa-narrow-team = Любая команда
pwa-narrow-telegram = Telegram
pwa-narrow-with-telegram = С Telegram
pwa-narrow-without-telegram = Без Telegram
pwa-narrow-manager = Руководитель
pwa-narrow-with-manager = С руководителем
pwa-narrow-without-manager = Без руководителя
pwa-narrow-client = Выбрать компанию
pwa-narrow-own-promises = Свои сроки
pwa-narrow-desks-promises = Сроки как у всех
pwa-person-under = руководитель: { $name }
pwa-person-deputy = заместитель: { $name }
pwa-client-own-promises = свои обещанные сроки
pwa-person-created = Добавлено
pwa-company-created = Компания добавлена
pwa-person-back = Снова в строю

## Карточка.

pwa-phone-read = Узнаем по номеру { $number }
pwa-phone-office = Рабочий номер { $number }, добавочный { $extension }: по нему бот не узнаёт, звонить можно.
pwa-phone-odd = Пока не похоже на номер. Например: { $example }
pwa-phone-taken-by = Этот номер записан за другим человеком: { $name }.
pwa-owner-open = Открыть карточку

## Структура.

pwa-tree-text = Перетащите человека на его руководителя или нажмите кнопку справа от имени. С клавиатуры: стрелками переходят по дереву, Enter открывает выбор руководителя.
pwa-tree-below = подчинённых: { $count }
pwa-tree-open = Показать подчинённых: { $name }
pwa-tree-close = Скрыть подчинённых: { $name }
pwa-tree-move = Сменить руководителя
pwa-tree-move-whom = Сменить руководителя: { $name }
pwa-tree-under-whom = Руководитель для: { $name }
pwa-tree-under-nobody = Без руководителя
pwa-tree-top = Отпустите здесь, чтобы убрать руководителя
pwa-tree-moved = { $person }: новый руководитель — { $boss }
pwa-tree-moved-top = { $person }: теперь без руководителя
pwa-tree-circle = Получится круг: { $boss } — в подчинении, а { $person } — выше. Сначала смените руководителя, которому подчиняется { $boss }.

## Пригласить сразу нескольких.

pwa-narrow-invitation = Приглашение
pwa-narrow-invitation-none = Ещё не приглашены
pwa-narrow-invitation-waiting = Приглашены
pwa-narrow-invitation-expired = Приглашение истекло
pwa-people-none-to-invite = Приглашать некого: все уже приглашены или вошли
pwa-invite-all = Пригласить всех ({ $count })
pwa-invitations-all = Показать все ({ $count })
pwa-invite-all-none = { $count ->
    [one] Ещё не приглашён { $count } коллега.
    [few] Ещё не приглашены { $count } коллеги.
   *[many] Ещё не приглашены { $count } коллег.
}
pwa-invite-all-expired = { $count ->
    [one] У { $count } коллеги приглашение истекло.
   *[many] У { $count } коллег приглашения истекли.
}
pwa-invite-all-brought = { $count ->
    [one] В списке { $count } новый коллега, он ещё не приглашён.
    [few] В списке { $count } новых коллеги, они ещё не приглашены.
   *[many] В списке { $count } новых коллег, они ещё не приглашены.
}
pwa-invite-all-letters = { $count ->
    [one] Уйдёт { $count } письмо.
    [few] Уйдут { $count } письма.
   *[many] Уйдёт { $count } писем.
}
pwa-invite-all-pages = Почтовый сервер не настроен, письма не уйдут: { $count ->
    [one] { $count } ссылку передадите вы.
    [few] { $count } ссылки передадите вы.
   *[many] { $count } ссылок передадите вы.
}
pwa-invite-all-links = { $count ->
    [one] У { $count } человека нет почты: для него будет ссылка.
   *[many] У { $count } человек нет почты: для них будут ссылки.
}
pwa-invite-all-title = Приглашение для всех
pwa-invite-all-ask = Каждый придумает пароль сам, на странице из своего письма. Приглашение действует 7 дней и сработает только один раз. Кого уже пригласили, второй раз не побеспокоим.
pwa-invite-all-no-mail = Почтовый сервер не настроен: писем не будет. Ссылки появятся здесь, и передадите их вы.
pwa-invite-all-set-mail = Настроить почту
pwa-invite-all-ask-links = Каждый придумает пароль сам, на странице по своей ссылке. Приглашение действует 7 дней и сработает только один раз. Кого уже пригласили, второй раз не побеспокоим.
pwa-invite-all-by-page = { $email } — ссылка вместо письма
pwa-invite-all-whom = Кого пригласим
pwa-invite-all-by-link = почты нет — ссылка в бот сотрудников
pwa-invite-all-sending = Приглашаем…
pwa-invited-letters = { $count ->
    [one] Отправлено { $count } письмо.
    [few] Отправлено { $count } письма.
   *[many] Отправлено { $count } писем.
} Приглашения действуют до { $until } и сработают только один раз.
pwa-invited-links = Ссылки, которые передадите вы
pwa-invited-links-text = { $count ->
    [1] Одну ссылку передайте сами. Она действует до { $until } и показана только сейчас.
   *[many] Эти ссылки передайте сами, каждому свою. Они действуют до { $until } и показаны только сейчас.
}
pwa-invited-trouble-no-mail-server = Почтовый сервер не настроен: ссылка на страницу
pwa-invited-trouble-address-dead = Почтовый сервер не принимает письма на этот адрес: ссылка на страницу
pwa-invited-trouble-no-email = Почты нет: ссылка в бот сотрудников
pwa-invited-copy-for = Скопировать ссылку: { $name }
pwa-invited-copy-all = { $count ->
    [one] Скопировать { $count } ссылку с именем
    [few] Скопировать все { $count } ссылки с именами
   *[many] Скопировать все { $count } ссылок с именами
}
pwa-invited-copied = Имена и ссылки скопированы
pwa-invited-others = Кого не приглашали
pwa-invited-already-invited = Уже есть приглашение: прежняя ссылка работает
pwa-invited-already-in = Уже вошёл: приглашение не нужно
pwa-invited-no-way = Нет ни почты, ни бота сотрудников. Впишите почту в карточку.
pwa-invited-inactive = Отключён, пока вы смотрели
pwa-invited-unknown = Такого сотрудника больше нет
