### Страница «Здоровье»: что не так, чего это стоит и что делать.

health-worker = Отправка сообщений
health-worker-ok = Работает.
health-worker-silent = Рабочий процесс молчит: никто ничего не отправляет.
health-worker-silent-do = Перезапустите программу. Если работников запускают отдельно, запустите хотя бы одного.
health-files = Хранилище файлов
health-files-ok = Отвечает.
health-files-away = Хранилище файлов не отвечает.
health-files-away-cost = Файлы не открываются, новые не принимаются. Остальное работает.
health-files-away-do = Проверьте папку с файлами или хранилище S3 и его ключи.
health-disk = Место на диске
health-disk-ok = Свободно { $free } ГБ.
health-disk-low = Свободно всего { $free } ГБ.
health-disk-low-do = Освободите место или возьмите диск побольше, пока файлы ещё принимаются.
health-disk-full = Места почти нет: свободно { $free } ГБ.
health-disk-full-cost = Файлы больше не принимаются, чтобы базе данных хватило места.
health-disk-full-do = Освободите место на диске сервера.
health-redis = Redis
health-redis-ok = Отвечает.
health-redis-away = Redis не отвечает.
health-redis-away-cost = Страницы обновляются с задержкой, сообщения уходят на несколько секунд позже.
health-redis-away-do = Запустите Redis. Ничего не потеряно: всё догонит само.
health-schema = База данных
health-schema-ok = Отвечает, таблицы от этой версии.
health-schema-old = Таблицы от другой версии: { $revision } вместо { $newest }.
health-schema-old-cost = Часть страниц может не работать.
health-schema-old-do = Перезапустите программу: при запуске она обновляет таблицы сама.
health-channel-ok = Работает.
health-channel-untried = Настроен, но ещё ничего не отправлял.
health-channel-off = Выключен администратором.
health-channel-off-do = Включите канал: сообщения, которые ждут, уйдут сами.
health-channel-slow = Очередь отстаёт: сообщения уходят не сразу.
health-channel-slow-do = Если это не пройдёт за полчаса, отправьте проверку на странице канала.
health-planning = Кому и о чём сказать
health-planning-ok = Разобрано всё.
health-planning-slow = События копятся и не разобраны: { $count }.
health-planning-slow-cost = Об этих событиях никто ещё не узнал.
health-planning-slow-do = Перезапустите программу. Если не поможет, покажите журнал сервера тому, кто её ставил.
health-undelivered = Недоставленное за сутки
health-undelivered-none = Такого нет.
health-undelivered-some = Не доставлено сообщений: { $count }.
health-undelivered-some-cost =
    { $people ->
        [one] Это касается { $people } человека.
        [few] Это касается { $people } человек.
       *[many] Это касается { $people } человек.
    }
health-undelivered-some-do = Откройте список: у каждого сообщения сказано почему. Исправьте и отправьте снова.
health-addresses = Адреса людей
health-addresses-ok = Все работают.
health-addresses-dead = Не работает адресов: { $count }.
health-addresses-dead-cost = Этим людям пишем другим каналом, если он есть.
health-addresses-dead-do = Они отмечены в списке людей: исправьте адрес или попросите человека зайти в бота.
health-faults = Что не удалось обработать
health-faults-none = Такого нет.
health-faults-some = Повторяется одна и та же ошибка, видов: { $count }.
health-faults-some-cost = Отложено только то, на чём она случилась; остальное работает.
health-faults-some-do = Покажите ответ целиком и журнал сервера тому, кто ставил программу.
health-bot = Приём сообщений: { $lane }
health-bot-ok = Слушает.
health-bot-away = Бот не запущен или не может связаться с системой.
health-bot-away-cost = Бот никому не отвечает.
health-bot-away-do = Подождите минуту: он запускается сам. Если не помогло, перезапустите программу.
health-bot-token = Telegram не знает токена этого бота.
health-bot-token-cost = Бот никому не отвечает.
health-bot-token-do = Откройте @BotFather, скопируйте токен ещё раз и сохраните его на странице канала.
health-bot-conflict = С этим же токеном работает другая программа: Telegram отдаёт сообщения то ей, то нам.
health-bot-conflict-cost = Часть сообщений людей до нас не доходит.
health-bot-conflict-do = Остановите другую программу или выпустите в @BotFather новый токен.
health-bot-unreached = Telegram боту не отвечает.
health-bot-unreached-cost = Бот никого не слышит. Когда связь вернётся, он получит всё, что ему писали.
health-bot-unreached-do = Проверьте, открывается ли с сервера api.telegram.org.
health-clock = Часы
health-clock-ok = Идут верно.
health-clock-off = Часы сервера и базы данных расходятся на { $seconds } с.
health-clock-off-cost = Сроки и напоминания могут сработать не вовремя.
health-clock-off-do = Включите на обоих серверах синхронизацию времени (NTP).
health-waits =
    { $people ->
        [one] Ждёт { $people } человек
        [few] Ждут { $people } человека
       *[many] Ждут { $people } человек
    }, сообщений: { $count }.
