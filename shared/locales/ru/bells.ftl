### Кнопки под сообщением: сколько слышать об этом объекте. Их рисуют оба бота и дорога уведомлений.

bell-mute = 🔕 Не уведомлять
bell-unmute = 🔔 Уведомлять
bell-follow = 👁 Следить
bell-unfollow = 👁 Не следить
bell-snooze = ⏰ Отложить
bell-snoozed = ⏰ Напомню { $when }
bell-term-hour = На час
bell-term-tomorrow = До завтра
bell-term-monday = До понедельника
bell-never = Не напоминать

bell-muted = { $kind ->
    [task] Об этой задаче больше не уведомляю.
   *[ticket] Об этой заявке больше не уведомляю.
}
bell-unmuted = { $kind ->
    [task] Снова уведомляю об этой задаче.
   *[ticket] Снова уведомляю об этой заявке.
}
bell-followed = { $kind ->
    [task] Теперь вы следите за этой задачей.
   *[ticket] Теперь вы следите за этой заявкой.
}
bell-unfollowed = { $kind ->
    [task] Вы больше не следите за этой задачей.
   *[ticket] Вы больше не следите за этой заявкой.
}
bell-put-off = Хорошо, напомню { $when }.
bell-not-put-off = Хорошо, не напоминаю.
problem-nothing-to-put-off = Откладывать уже нечего: здесь всё завершено.
