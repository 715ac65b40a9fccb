### Общие слова обоих ботов: знакомство, файлы, ошибки.

register-button = 📱 Поделиться номером
register-typed = Номер, набранный вручную или взятый из чужой карточки, не подходит. Нажмите кнопку ниже: тогда номер подтвердит сам Telegram.
register-kept = Сообщение сохранил на час: как только познакомимся, предложу его отправить.
register-kept-enough = Столько сразу не сохранить: напишите это ещё раз, когда познакомимся.
register-first = Сначала поделитесь номером телефона
register-group = Напишите мне лично: в группе я не спрашиваю номер и не показываю заявки.
register-open-bot = Открыть бота

problem-foreign-contact = Это чужая карточка. Нажмите кнопку ниже, чтобы поделиться своим номером.
problem-unknown-phone = Мы не нашли этот номер.{ $has_phone ->
    [yes] { " " }Позвоните в поддержку: { $support_phone }{ $has_hours ->
        [yes] , { $support_hours }
       *[no] { "" }
    }.
   *[no] { " " }Обратитесь к вашему администратору.
}
problem-ambiguous-phone = Этот номер записан сразу за несколькими людьми, поэтому войти по нему нельзя. Обратитесь к администратору.{ $has_phone ->
    [yes] { " " }Телефон поддержки: { $support_phone }.
   *[no] { "" }
}
problem-telegram-link-used = Эта ссылка уже использована или устарела. Попросите новую у того, кто её прислал, или создайте в своём профиле на сайте.
problem-telegram-taken = Это приглашение для другого человека, а этот Telegram уже связан с вами. Ничего не изменилось.
problem-too-many-tries = Слишком много попыток. Попробуйте через час.{ $has_phone ->
    [yes] { " " }Телефон поддержки: { $support_phone }.
   *[no] { "" }
}

content-location = Местоположение: { $point }
content-contact = Контакт: { $name }, { $phone }
content-forwarded = Переслано от: { $name }
content-quoted = В ответ на: «{ $quote }»
content-answered = В ответ на сообщение от: { $name }{ $quoted ->
    [yes] . «{ $quote }»
   *[no] { "" }
}
content-nobody = неизвестного отправителя

file-too-large = ⚠️ Файл «{ $name }» ({ $size } МБ) не принят: бот принимает файлы до { $limit } МБ.
file-archive-too-full = ⚠️ Файл «{ $name }» не принят: в архиве слишком много файлов. Разделите его на несколько.
file-budget-spent = ⚠️ Файл «{ $name }» не принят: за час отправлено слишком много файлов. Попробуйте позже.
file-by-page = ⚠️ Файл «{ $name }» ({ $size } МБ) бот принять не может: файлы больше { $limit } МБ Telegram боту не передаёт. Как только сообщение будет отправлено, я дам ссылку на страницу, где этот файл можно загрузить.
file-link = 📎 { $count ->
    [one] Файл { $names } можно
   *[other] Файлы { $names } можно
  } загрузить здесь:
    { $url }
    До { $limit } МБ каждый. Ссылка действует сутки и срабатывает один раз.
file-forbidden = ⚠️ Файл «{ $name }» не принят: такие файлы запрещены ({ $forbidden }).
file-too-many = ⚠️ Файл «{ $name }» не принят: не больше { $limit } файлов в одном сообщении.
file-empty = ⚠️ Файл «{ $name }» не принят: он пустой.
file-missing = ⚠️ Не получен: { $name }, { $size } МБ

accepted-kinds = Такое сообщение я принять не могу. Пришлите текст, фото, видео, голосовое сообщение, документ, контакт или местоположение.

problem-not-found = Заявка не найдена или больше вам недоступна.
problem-not-allowed = Это действие вам недоступно.
problem-not-for-bots = Это делается только на сайте, в боте так нельзя.
problem-already-taken = Заявку уже взял(а) { $assignee }.
problem-same-assignee = Заявка уже у вас.
problem-version-conflict = Заявка уже изменилась. Проверьте её состояние и повторите.
problem-move-not-allowed = Сейчас это невозможно. Статус заявки: { $status }.
problem-already-cancelled = Заявка уже отменена.
problem-ticket-closed = Заявка закрыта, добавить к ней ничего нельзя. Создайте новую.
problem-empty-comment = Сообщение пустое: пришлите текст или файл.
problem-empty-ticket = Заявка пустая: пришлите текст или файл.
problem-too-many-tickets = Слишком много новых заявок за час. Попробуйте позже.
problem-unknown-file = Файл не найден, пришлите его ещё раз.
problem-idempotency-mismatch = Это уже сделано.
problem-idempotency-in-flight = Уже делаю, подождите немного.
problem-telegram-not-linked = Доступ закрыт. Нажмите /start, чтобы войти снова.
problem-date-out-of-bounds = Эта дата не подходит: можно указать дни с { $earliest } по { $latest }.
problem-text-too-long = Слишком длинно: поместится не больше { $longest } знаков. Сократите или пришлите файлом.
problem-other = Не получилось. Попробуйте ещё раз.
problem-unavailable-press = Сервис сейчас недоступен. Нажмите ещё раз через пару минут.
problem-unavailable = Сервис сейчас недоступен, сообщение не сохранено. Пришлите его ещё раз через пару минут.

unknown-command = Такой команды нет. Что я умею: /help
press-old = Эта кнопка устарела.

language-ask = На каком языке вам писать?
language-done = Готово, пишу по-русски.
language-name = Русский

cancelled = Хорошо, отменил.
nothing-to-cancel = Отменять нечего.
unlinked = Готово: этот Telegram больше не связан с вами. Чтобы вернуться, нажмите /start.

menu-changed = Меню обновилось.

step-back = ← Назад
step-leave = Отмена
step-skip = Пропустить

page-back = ← Назад
page-next = Дальше →

help-support = Телефон поддержки: { $phone }{ $has_hours ->
    [yes] , { $hours }
   *[no] { "" }
}
problem-ticket-cancelled = Заявка отменена, добавить к ней ничего нельзя. Создайте новую.
problem-reopen-too-late = Заявка закрыта слишком давно, вернуть её в работу уже нельзя. Создайте новую.
problem-already-rated = Вы уже оценили эту заявку: { $score } из 5. Спасибо!
problem-rating-too-late = Срок, когда заявку можно было оценить, прошёл. Спасибо, что вспомнили о ней!
edit-too-late = Исправление не учтено: эту запись уже нельзя изменить. Если это важно, напишите новое сообщение.
