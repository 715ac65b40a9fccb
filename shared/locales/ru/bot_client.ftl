### Бот клиентов.

client-welcome = Здравствуйте! Это бот службы поддержки: здесь можно создать заявку и узнать, что с ней.
    Чтобы я понял, кто вы, поделитесь номером телефона кнопкой ниже.
client-about = Бот службы поддержки. Здесь можно создать заявку: написать, что случилось, приложить фото и файлы. Бот расскажет, что с заявкой, передаст ваши ответы инженеру и пришлёт его ответы вам. Нажмите «Старт» и поделитесь номером телефона.
client-about-short = Служба поддержки: заявки, ответы и новости о них.
client-greeting = Здравствуйте, { $name }! Нажмите «Новая заявка» или просто напишите, что случилось.
client-help = Что я умею:
    • «Новая заявка» — опишите проблему, приложите фото и файлы, можно альбомом.
    • «Мои заявки» — статус и переписка.
    • Ответ на любое моё сообщение о заявке станет комментарием к ней.
    /cancel — прервать разговор
    /language — язык
    /stop — отвязать этот Telegram

client-menu-new = Новая заявка
client-menu-tickets = Мои заявки

client-command-new = Новая заявка
client-command-tickets = Мои заявки
client-command-help = Что умеет бот
client-command-cancel = Прервать разговор
client-command-language = Язык
client-command-stop = Отвязать этот Telegram

client-list-open = Открытые заявки
client-list-closed = Закрытые заявки

new-ask = Опишите, что случилось. Можно приложить фото, видео, голосовое сообщение и файлы, в любом порядке.
new-preview = Новая заявка
new-preview-hint = Отправить или добавить ещё?
new-add-hint = Пришлите ещё текст или файлы.
new-ask-company = От какой компании эта заявка?

draft-send = Отправить
draft-add = Добавить
draft-forget = Отмена
draft-new = Новая заявка
draft-gone = Этот черновик уже отправлен или отменён.

where-ask = Это новая заявка или дополнение к одной из открытых?
where-reply-lost = Не могу понять, к какой заявке относится сообщение, на которое вы ответили. Выберите сами:

add-ask = Что добавить к заявке { $heading }? Пришлите текст или файлы.

cancel-ask = Отменить заявку { $heading }? Напишите причину одним сообщением или просто подтвердите.
cancel-yes = Да, отменить
cancel-no = Нет
cancel-done = Заявка { $heading } отменена.

client-menu-notices = Уведомления
client-menu-language = Язык
client-menu-help = Помощь
client-command-notices = Когда и куда писать вам

client-list-mine = Только мои
client-list-all = Всей компании

new-category = Категория
new-category-chosen = Категория: { $name }
new-category-ask = О чём эта заявка?
new-category-none = Без категории

solved-done = Спасибо! Заявка { $heading } закрыта.
reopen-ask = Что осталось не так с заявкой { $heading }? Напишите или пришлите фото, или просто верните её в работу.
reopen-now = Вернуть без пояснений
reopen-done = Заявка { $heading } снова в работе.
rating-thanks = Спасибо за оценку { $score } из 5! Если хотите, добавьте пару слов: что понравилось или что исправить.
rating-no-word = Не хочу
rating-done = Спасибо, передали команде.
rating-enough = Спасибо за оценку!

ended-closed = Заявка { $heading } закрыта, дополнить её уже нельзя. Открыть из вашего сообщения новую?
ended-cancelled = Заявка { $heading } отменена, дополнить её уже нельзя. Открыть из вашего сообщения новую?
ended-new = Заявка №{ $number } закрыта, поэтому из вашего сообщения открыта новая.

closed-ask = Заявка { $heading } закрыта. Дописать это к ней или открыть её снова?
    { $minutes ->
        [one] Если не ответите в течение { $minutes } минуты, просто допишу.
       *[other] Если не ответите в течение { $minutes } минут, просто допишу.
    }
closed-add = Дописать
closed-reopen = Открыть снова
closed-added = ✅ Дописано к закрытой заявке { $heading }
closed-reopened = ✅ Заявка { $heading } снова открыта, ваше сообщение в ней

history-title = История заявки { $heading }
history-opened = { $at } — заявка создана
history-status = { $at } — статус: { $status } ({ $who })
history-reopened = { $at } — снова в работе ({ $who })
history-closed-itself = { $at } — закрыта автоматически
history-assignee = { $at } — исполнитель: { $name }
history-unassigned = { $at } — исполнителя пока нет
history-rating = { $at } — оценка: { $score } из 5
history-follows = { $at } — продолжает заявку { $number }
history-followed = { $at } — продолжение: заявка { $number }
history-edited = { $at } — текст изменён ({ $who })
history-earlier = … и ещё раньше: { $count }

files-none = В этой заявке нет файлов.
files-coming = Отправляю файлы: { $count }
files-too-large = ⚠️ Файл «{ $name }» ({ $size } МБ) не помещается в Telegram: там не больше { $limit } МБ.
files-caption = №{ $number } · { $name }
files-lost = ⚠️ Файл «{ $name }» не удалось получить. Нажмите «Файлы» ещё раз чуть позже.

client-out-of-hours = Сейчас мы не работаем, но заявку уже видим. Начнём рабочий день { $when } и сразу ответим.
