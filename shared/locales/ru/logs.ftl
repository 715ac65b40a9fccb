### Журналы обычными словами: их читает страница администратора и выгрузка.

## Журнал доставки: почему так.

reason-burst = Ждёт, не произойдёт ли что-то ещё: тогда об этом скажет одно сообщение.
reason-quiet = Ждёт конца тихих часов.
reason-away = Ждёт, пока человек вернётся: сейчас он отсутствует.
reason-inactive = Человек отключён.
reason-merged = Вошло в другое сообщение.
reason-off = Человек сам выключил этот канал.
reason-undone = Отменено раньше, чем отправлено.
reason-read = Человек уже прочитал об этом.
reason-address-gone = Адрес отвязан или заменён.
reason-no-access = Человеку это больше не доступно.
reason-deleted = Того, о чём было сообщение, больше нет.
reason-muted = Человек попросил об этом не уведомлять.
reason-outdated = Человека это уже не касается.
reason-up-to-date = Сообщение и так верное.
reason-expired = Пока ждало, устарело.
reason-not-configured = Этот канал никто не настроил.
reason-switched-off = Канал выключен администратором.
reason-silent-service = Служба { $service } не отвечает: ждём её.

## Журнал доставки: чем кончилась попытка.

try-sent = Принято.
try-retry = Не вышло, попробуем ещё.
try-perhaps = Передано, но ответа не было.
try-gone = Адрес не работает.
try-rejected = Отказано.

## Журнал доставки: жизнь одного сообщения.

step-happened = Произошло: { $event }
step-planned = Поставлено в очередь. Канал: { $lane }
step-planned-edit = Поставлено в очередь: обновить прежнее сообщение. Канал: { $lane }
step-resent-here = Отправлено ещё раз администратором. Канал: { $lane }
step-held-burst = Ждало, не произойдёт ли что-то ещё.
step-held-quiet = Ждало конца тихих часов.
step-held-away = Ждало, пока человек вернётся.
step-ended-failed = Больше не пробуем.
step-ended-expired = Не отправлено: устарело.
step-ended-skipped = Не отправлено.
step-read = Человек прочитал это.
step-next = Следующая попытка.
step-resent = Отправлено ещё раз.
step-first = Это повтор: вот первая отправка.

## Журнал доставки: выгрузка.

log-column-at = Когда
log-column-event = Событие
log-column-about = О чём
log-column-person = Кому
log-column-lane = Канал
log-column-address = Адрес
log-column-kind = Что отправлено
log-column-state = Состояние
log-column-why = Причина
log-column-tries = Попыток
log-column-settled = Чем закончилось, когда
log-column-actor = Кто
log-column-what = Что сделано
log-column-action = Действие
log-kind-send = новое сообщение
log-kind-edit = обновление прежнего
log-ticket = Заявка №{ $number } «{ $title }»
log-task = Задача №{ $number } «{ $title }»
log-absence = Отсутствие: { $title }
log-gone = Удалено
log-cut = Выгружено { $count } строк, это предел. Остальное выгрузите отдельно: сузьте даты.
