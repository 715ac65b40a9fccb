"""Names of months and weekdays, common misspellings, and words that a single slip may hit."""

from typing import Final

_MONTHS: Final = (
    "январь января январе янв january jan",
    "февраль февраля феврале фев февр february feb",
    "март марта марте мар march mar",
    "апрель апреля апреле апр april apr",
    "май мая мае may",
    "июнь июня июне июн june jun",
    "июль июля июле июл july jul",
    "август августа августе авг august aug",
    "сентябрь сентября сентябре сен сент september sep sept",
    "октябрь октября октябре окт october oct",
    "ноябрь ноября ноябре ноя нояб november nov",
    "декабрь декабря декабре дек december dec",
)
_WEEKDAYS: Final = (
    "понедельник понедельника понедельнику понедельнике пн пнд monday mon",
    "вторник вторника вторнику вторнике вт втр tuesday tue tues",
    "среда среду среды среде ср срд wednesday wed",
    "четверг четверга четвергу четверге чт чтв thursday thu thur thurs",
    "пятница пятницу пятницы пятнице пт птн friday fri",
    "суббота субботу субботы субботе сб сбт saturday sat",
    "воскресенье воскресенья воскресенью воскресение вс вск sunday sun",
)
MONTHS: Final = {name: number for number, names in enumerate(_MONTHS, 1) for name in names.split()}
WEEKDAYS: Final = {name: number for number, names in enumerate(_WEEKDAYS) for name in names.split()}

ALIASES: Final = {
    "седня": "сегодня",
    "севодня": "сегодня",
    "завтро": "завтра",
    "зафтра": "завтра",
    "послезавтро": "послезавтра",
    "послезафтра": "послезавтра",
    "послезавтрашний": "послезавтра",
    "tommorow": "tomorrow",
    "tommorrow": "tomorrow",
    "tomorow": "tomorrow",
    "tmrw": "tomorrow",
    "tmr": "tomorrow",
    "wensday": "wednesday",
    "wednsday": "wednesday",
    "thirsday": "thursday",
    "пятницо": "пятница",
    "@": "at",
    "a.m.": "am",
    "a.m": "am",
    "p.m.": "pm",
    "p.m": "pm",
}
"""Misspellings that mean one thing only."""

_OTHERS: Final = (
    "сегодня завтра послезавтра вчера позавчера завтрашнего завтрашний завтрашнему сегодняшнего "
    "сегодняшний сегодняшнему через следующий следующую следующей следующего следующее следующем "
    "неделя неделю недели неделе месяц месяца месяцы минут минуты минуту часов полчаса полтора "
    "утром вечером полдень полудню обеда обеду обедом конца конец концу начале начало середине "
    "утра вечера ночи днем ночью "
    "tomorrow today yesterday tonight morning evening afternoon next week month hours minutes "
    "after before until noon quarter half past"
)
KNOWN: Final = frozenset(
    word for group in (*_MONTHS, *_WEEKDAYS, _OTHERS) for word in group.split()
) | frozenset(ALIASES)
MISTAKABLE: Final = frozenset(
    {
        "дворник",
        "среди",
        "минус",
        "черед",
        "mouth",
        "alter",
        "вторые",
        "часовой",
        "марфа",
        "marsh",
        "people",
    }
)
"""Words of their own that are one letter away from a known one."""
