### Кнопки под сообщением: сколько слышать об этом объекте. Их рисуют оба бота и доставка уведомлений.

notify-mute = 🔕 Не уведомлять
notify-unmute = 🔔 Уведомлять
notify-follow = 👁 Следить
notify-unfollow = 👁 Не следить
notify-snooze = ⏰ Отложить
notify-snoozed = ⏰ Напомню { $when }
notify-term-hour = На час
notify-term-tomorrow = До завтра
notify-term-monday = До понедельника
notify-never = Не напоминать

notify-muted = { $kind ->
    [task] Об этой задаче больше не уведомляю.
   *[ticket] Об этой заявке больше не уведомляю.
}
notify-unmuted = { $kind ->
    [task] Снова уведомляю об этой задаче.
   *[ticket] Снова уведомляю об этой заявке.
}
notify-followed = { $kind ->
    [task] Теперь вы следите за этой задачей.
   *[ticket] Теперь вы следите за этой заявкой.
}
notify-unfollowed = { $kind ->
    [task] Вы больше не следите за этой задачей.
   *[ticket] Вы больше не следите за этой заявкой.
}
notify-put-off = Хорошо, напомню { $when }.
notify-not-put-off = Хорошо, не напоминаю.
problem-nothing-to-put-off = Откладывать уже нечего: здесь всё завершено.
