### Бот сотрудников: настройки и сводка.

settings-title = Настройки
settings-language = Язык: { $language }
settings-zone = Часовой пояс: { $zone }
settings-quiet = Тихие часы: { $start } – { $end }, { $days ->
    [all] каждый день
   *[some] по будням
}
settings-quiet-none = Тихие часы: не заданы
settings-digest = Сводка: в { $at } по рабочим дням
settings-digest-off = Сводка: выключена
settings-channels = Каналы: { $channels }
settings-channel = { $channel }{ $mode ->
    [fallback] { " " }— запасной
   *[always] { "" }
}
settings-none = ни одного
settings-language-button = Язык
settings-quiet-button = Тихие часы
settings-digest-button = Сводка: время
settings-channels-button = Каналы
settings-password-button = Пароль для сайта
settings-unlink-button = Отвязать этот Telegram
settings-saved = Сохранено
settings-quiet-ask = Когда не беспокоить? Срочное придёт всё равно. Выберите или напишите, например «с 23 до 7:30».
settings-quiet-unclear = Не понимаю. Напишите два времени и ничего больше, часы от 0 до 24: «23:00 – 7:30» или «с 11 вечера до 7 утра».
settings-quiet-workdays = Только по будням
settings-quiet-everyday = Каждый день
settings-quiet-off = Без тихих часов
settings-digest-ask = Когда присылать сводку? Выберите час или напишите время, например «8:45».
settings-digest-unclear = Не понимаю. Напишите одно время, например «8:45».
settings-digest-switch-off = Не присылать
settings-channels-title = Каналы уведомлений
settings-channels-how = Нажмите на канал, чтобы переключить: 🔔 всегда, 🔁 запасной (если другие не дошли), 🔕 выключен.
settings-mode-always = всегда
settings-mode-fallback = запасной
settings-mode-off = выключен
settings-unlink-ask = Отвязать этот Telegram? Уведомления сюда больше не придут. Вернуться можно в любой момент через /start.
settings-unlink-yes = Да, отвязать
digest-hour = ⏰ Время сводки

settings-title-contact = Уведомления
password-link = Откройте ссылку и придумайте новый пароль для сайта. Она действует час и сработает только один раз; после этого вход на других устройствах завершится.

    { $url }
password-link-first = Осталось придумать пароль для сайта. Ссылка действует час и сработает только один раз; новую пришлю по команде /password.

    { $url }
