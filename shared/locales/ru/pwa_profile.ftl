### Слова страницы профиля.

pwa-profile-language = Язык
pwa-profile-zone-unknown = Пока неизвестен
pwa-profile-zone-search = Город или UTC+3
pwa-profile-zone-none = Такого пояса нет
pwa-profile-zones-near = Россия и соседние страны
pwa-profile-zones-far = Остальные

pwa-telegram-link-title = Telegram
pwa-telegram-link-text = Подключите бота без номера телефона: ссылка откроет его и сразу узнает вас.
pwa-telegram-link-make = Создать ссылку
pwa-telegram-link-open = Открыть @{ $bot }
pwa-telegram-link-once = Ссылка действует 15 минут и срабатывает один раз.

pwa-channels-title = Куда сообщать
pwa-channels-text = Каналы идут по порядку. Запасной подключится, если канал выше него не сработал.
pwa-channel-up = { $name }: выше
pwa-channel-down = { $name }: ниже
pwa-channel-not-available = Сейчас не работает
pwa-channel-again = Снова отправлять сюда
pwa-channel-again-done = Отправляем снова: следующее сообщение покажет, работает ли адрес.
pwa-mode-always = Всегда
pwa-mode-fallback = Запасной
pwa-mode-off = Выкл.

pwa-quiet-title = Тихие часы
pwa-quiet-text = Сообщения подождут до конца тихих часов. Критические придут сразу.
pwa-quiet-on = Не беспокоить по расписанию
pwa-quiet-start = С
pwa-quiet-end = До
pwa-quiet-days = Дни недели

pwa-push-text = Приходят на это устройство, даже когда «Вестовой» закрыт.
pwa-push-here = Уведомлять на этом устройстве
pwa-push-unsupported = Этот браузер не умеет получать push-уведомления.
pwa-devices-title = Ваши устройства
pwa-device-this = это устройство
pwa-device-last = Последняя доставка { $ago }
pwa-device-never = Доставок ещё не было
pwa-device-test = Проверить
pwa-device-tested = Проверочное уведомление отправлено
pwa-device-test-failed = Не получилось: { $said }
pwa-device-revoke = Отключить
pwa-device-revoke-named = Отключить { $name }
pwa-device-revoke-ask = Отключить «{ $name }»?
pwa-device-revoke-text = Push-уведомления туда больше не придут. Включить их снова можно только на самом устройстве.
pwa-device-switch = Уведомлять на { $name }

pwa-password-title = Пароль
pwa-password-text = После смены пароля вход на остальных устройствах завершится.
pwa-password-old = Нынешний пароль
pwa-password-end-tokens = Отозвать и мои токены
pwa-password-change = Сменить пароль
pwa-password-changed = Пароль изменён
pwa-logout = Выйти
pwa-logout-everywhere = Выйти на всех устройствах
pwa-logout-ask = Выйти?
pwa-logout-everywhere-ask = Выйти на всех устройствах?
pwa-logout-everywhere-text = Все ваши открытые сеансы закончатся, и push-уведомления на этих устройствах прекратятся, пока вы не войдёте снова.
pwa-logout-typed = Здесь есть то, что вы ввели и не отправили: при выходе это пропадёт.

pwa-work-time-title = Рабочее время
pwa-work-time-text = По нему считаются сроки и приходит сводка. Отпуск и праздники учитываются сами.
pwa-work-days = Рабочие дни
pwa-work-start = Начало
pwa-work-end = Конец
pwa-digest-title = Ежедневная сводка
pwa-digest-text = Одно сообщение в день: просрочено, на сегодня, новое, ждёт вашего решения. В выходные и в отпуске не приходит.
pwa-digest-on = Присылать сводку
pwa-digest-at = Во сколько

pwa-tokens-title = Токены API
pwa-tokens-hint = Ключи, с которыми программы работают от вашего имени.
pwa-tokens-text = С токеном программа работает в «Вестовом» от вашего имени, но делает только то, что вы разрешили.
pwa-tokens-none = Токенов ещё нет
pwa-token-add = Создать токен
pwa-token-name = Название
pwa-token-name-hint = Чтобы потом узнать, чей это ключ: «Мониторинг», «Выгрузка в 1С».
pwa-token-scopes = Что разрешить
pwa-token-lack-scope = Отметьте хотя бы одно право.
pwa-token-life = Срок действия
pwa-token-days = { $days ->
    [0] Бессрочно
    [one] { $days } день
    [few] { $days } дня
   *[many] { $days } дней
}
pwa-token-create = Создать
pwa-token-once = Скопируйте токен сейчас: больше мы его не покажем.
pwa-token-copy = Скопировать токен
pwa-token-copied = Токен скопирован
pwa-token-until = действует до { $day }
pwa-token-endless = бессрочный
pwa-token-used = использован { $ago }
pwa-token-unused = ещё не использован
pwa-token-revoke = Отозвать
pwa-token-revoke-named = Отозвать токен «{ $name }»
pwa-token-revoke-text = Программы с этим токеном сразу потеряют доступ. Вернуть его будет нельзя.
pwa-token-revoked = Токен отозван
pwa-scope-tickets-read = Читать заявки
pwa-scope-tickets-write = Менять заявки
pwa-scope-tasks-read = Читать задачи
pwa-scope-tasks-write = Менять задачи
pwa-scope-absences-read = Читать отсутствия
pwa-scope-absences-write = Менять отсутствия
pwa-scope-people-read = Читать список людей
pwa-scope-people-write = Менять список людей
pwa-scope-notify = Читать и откладывать уведомления, читать дайджест
pwa-scope-admin = Управлять настройками

pwa-hotkeys-title = Горячие клавиши
pwa-hotkeys-text = Ответить, найти или перейти, не отрывая рук от клавиатуры. Список покажет клавиша «?». Раскладка не важна.
pwa-hotkeys-on = Клавиши из одной буквы на этом устройстве
pwa-hotkeys-off-where = Клавиши из одной буквы можно выключить в профиле.
pwa-hotkey-help = Этот список
pwa-hotkey-search = Поиск
pwa-hotkey-new = Новая заявка, задача или отсутствие
pwa-hotkey-answer = Ответить
pwa-hotkey-send = Отправить
pwa-hotkey-close = Закрыть окно

pwa-duty-mine = Дежурства в моих командах
pwa-duty-mine-hint = Кто первым узнаёт о новых заявках
pwa-duty-mine-none = Вы не руководите ни одной командой
pwa-duty-mine-none-text = Дежурных назначает руководитель команды или администратор.
pwa-duty = Дежурные
pwa-duty-hint = О новых заявках в очереди и о словах клиентов, пока заявку никто не ведёт, сначала узнают дежурные, в любое время суток. Никто не отмечен или все отмеченные отсутствуют: узнаёт вся команда.
pwa-duty-nobody = Сначала наберите состав команды.
pwa-duty-together = Все отмеченные сразу
pwa-duty-weekly = По одному, меняются каждый понедельник
pwa-duty-turns = Кто за кем
pwa-duty-turn = { $weeks ->
    [0] на этой неделе
    [1] на следующей неделе
    [one] через { $weeks } неделю
    [few] через { $weeks } недели
   *[other] через { $weeks } недель
}
pwa-duty-earlier = Раньше: { $name }
pwa-duty-now = сейчас дежурит: { $names }
