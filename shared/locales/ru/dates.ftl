### Даты и время словами: «5 мая», «сегодня в 15:00».

date-day = { $day } { $month ->
    [1] января
    [2] февраля
    [3] марта
    [4] апреля
    [5] мая
    [6] июня
    [7] июля
    [8] августа
    [9] сентября
    [10] октября
    [11] ноября
   *[12] декабря
}
date-day-year = { $day } { $year }
date-weekday = { $weekday ->
    [0] понедельник
    [1] вторник
    [2] среда
    [3] четверг
    [4] пятница
    [5] суббота
   *[6] воскресенье
}
date-dated = { $weekday }, { $day }
moment-whole = { $moment } ({ $day })
moment-dated = { $day }, { $time }
moment-today = сегодня в { $time }
moment-tomorrow = завтра в { $time }
moment-yesterday = вчера в { $time }
moment-other = { $day } в { $time }

# Календарь из кнопок.
calendar-month = { $month ->
    [1] Январь
    [2] Февраль
    [3] Март
    [4] Апрель
    [5] Май
    [6] Июнь
    [7] Июль
    [8] Август
    [9] Сентябрь
    [10] Октябрь
    [11] Ноябрь
   *[12] Декабрь
} { $year }
calendar-weekday = { $weekday ->
    [0] Пн
    [1] Вт
    [2] Ср
    [3] Чт
    [4] Пт
    [5] Сб
   *[6] Вс
}
