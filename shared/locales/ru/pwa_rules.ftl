### Слова страниц с общими правилами: сроки, часы, календарь, отпуска, хранение, тексты бота.

## Разделы.

pwa-settings-group-people = Люди
pwa-settings-group-tickets = Заявки
pwa-settings-group-time = Рабочее время
pwa-settings-group-words = Связь и тексты
pwa-settings-group-service = Служебное

pwa-about-settings-people = Сотрудники, клиенты и их компании
pwa-about-settings-teams = Кто разбирает какие заявки
pwa-about-settings-balances = Сколько дней отпуска у кого осталось, поправки
pwa-about-settings-newcomers = Куда писать тем, кто только появился
pwa-about-settings-promises = Когда отвечаем и когда решаем
pwa-about-settings-categories = О чём бывают заявки и кому они достаются
pwa-about-settings-replies = Слова, которые пишут часто
pwa-about-settings-desk = Когда заявка закрывается и может ли вернуться
pwa-about-settings-files = Какие файлы принимаем
pwa-about-settings-hours = Когда работает компания и когда приходит сводка
pwa-about-settings-calendar = Праздники, переносы, свои выходные
pwa-about-settings-absences = Сколько дней в году, кто согласует
pwa-about-settings-reminders = За сколько напоминать о сроке задачи
pwa-about-settings-channels = Боты, почта, Mattermost, push
pwa-about-settings-templates = Тексты писем о событиях
pwa-about-settings-texts = Приветствие и ответ в нерабочее время
pwa-about-settings-look = Название службы и компании, цвет писем
pwa-about-settings-health = Всё ли работает и что исправить
pwa-about-settings-deliveries = Что кому отправлено и дошло ли
pwa-about-settings-audit = Кто что изменил
pwa-about-settings-retention = Сколько хранить доставки, журнал и старые файлы

## Общее: по умолчанию, кто изменил, вернуть.

pwa-rule-default = По умолчанию: { $value }.
pwa-rule-on = включено
pwa-rule-off = выключено
pwa-rule-own = Изменено
pwa-rule-as-shipped = Действуют значения по умолчанию.
pwa-rule-changed-by = Изменил(а) { $name }, { $day }
pwa-rule-changed = Изменено, но кем, не сохранилось.
pwa-rule-restore = Вернуть по умолчанию
pwa-rule-restore-ask = Вернуть значения по умолчанию?
pwa-rule-restore-text = Всё, что вы задали на странице «{ $title }», пропадёт. Остальные настройки не изменятся.
pwa-rule-restored = Действуют значения по умолчанию

pwa-time-h = ч
pwa-time-min = мин
pwa-time-in-hours = { $label }, часы
pwa-time-in-minutes = { $label }, минуты
pwa-lack-duration = Нужна хотя бы минута.

## Обещанные сроки.

pwa-promises-text = Сколько рабочего времени проходит до первого ответа клиенту и до решения. Сроки открытых заявок пересчитаются сразу.
pwa-sla-working = Всё здесь в рабочем времени компании: ночь, выходные и праздники не считаются.
pwa-sla-reaction = Первый ответ за
pwa-sla-solution = Решение за
pwa-sla-priority-critical = критическим приоритетом
pwa-sla-priority-high = высоким приоритетом
pwa-sla-priority-normal = обычным приоритетом
pwa-sla-priority-low = низким приоритетом
pwa-sla-example = Заявка с { $priority }, открытая сейчас: ответим { $reaction }, решим { $solution }.
pwa-sla-not-now = Сейчас нерабочее время: отсчёт начнётся с началом рабочего дня.
pwa-sla-warn = Предупреждать, когда осталось, %
pwa-sla-warn-hint = Такая доля срока остаётся, когда исполнителя предупреждают.
pwa-sla-lead = Сообщить руководителю команды через
pwa-sla-lead-hint = Столько после пропущенного срока; 0 значит сразу.
pwa-sla-manager = Сообщить вышестоящему руководителю через
pwa-by-0 = сегодня до { $time }
pwa-by-1 = завтра до { $time }
pwa-by-day = { $day } до { $time }
pwa-lack-sla-order = Решение не может быть раньше первого ответа.
pwa-lack-sla-lead = Руководитель выше не может узнать раньше руководителя команды.
pwa-promises-apart = Компании со своими сроками
pwa-promises-apart-text = Им обещано другое. Сроки с этой страницы действуют для них там, где своих нет.
pwa-promises-apart-more = И ещё { $count }

## Часы работы.

pwa-hours-text = По этим часам считаются обещанные сроки, и так работают все, кто не выбрал своё время в профиле. Сроки открытых заявок пересчитаются сразу.
pwa-hours-digest = Час сводки
pwa-hours-digest-hint = Всем, кто не выбрал свой час. По часам каждого.
pwa-lack-weekdays = Выберите хотя бы один рабочий день.
pwa-lack-hours = Начало дня должно быть раньше конца.

## Календарь.

pwa-calendar-text = Производственный календарь России уже здесь. Добавьте свои выходные и рабочие дни: выберите, чем станет день, и нажимайте на дни. Короткий день кончается на час раньше. Сроки открытых заявок пересчитаются сразу.
pwa-calendar-brush = Нажатый день станет
pwa-day-free = Выходной
pwa-day-work = Рабочий
pwa-day-short = Короткий
pwa-calendar-day = { $day }: { $kind }
pwa-calendar-keys = С клавиатуры: стрелки ведут по дням, Enter меняет день.
pwa-calendar-worked = { $count } раб.
pwa-calendar-year-worked = { $count ->
    [one] В { $year } году { $count } рабочий день.
    [few] В { $year } году { $count } рабочих дня.
   *[many] В { $year } году { $count } рабочих дней.
}
pwa-calendar-year-before = Предыдущий год
pwa-calendar-year-after = Следующий год
pwa-calendar-bare = Производственного календаря на { $year } год в программе нет: отмечены только ежегодные праздники. Добавьте переносы сами.
pwa-calendar-shipped = Действует календарь по умолчанию.
pwa-calendar-restore-text = Ваши выходные и рабочие дни { $year } года пропадут, останется производственный календарь.

## Правила отпусков.

pwa-absences-text = Сколько отпуска зарабатывают за год, как считают дни и кто решает, если выше никого нет.
pwa-rule-days-per-year = Дней отпуска в году
pwa-rule-days-per-year-hint = Для всех, кому не назначено иначе. По Трудовому кодексу не меньше 28.
pwa-rule-vacation-days = Дни отпуска считаем
pwa-rule-counted-calendar = календарные, без праздников
pwa-rule-counted-working = рабочие
pwa-rule-refuse = Не давать отпуск авансом
pwa-rule-last-approver = Если руководителя нет, решает
pwa-rule-trip = В командировке человека нет на месте
pwa-rule-silent = Не беспокоить, пока человека нет
pwa-rule-silent-hint = Push и мессенджеры ждут возвращения, письма приходят.
pwa-kinds-title = Какие бывают отсутствия
pwa-kind-about-vacation = Оплачиваемый. Единственный, который тратит дни с остатка.
pwa-kind-about-sick = Можно записать задним числом, не дальше 30 дней назад.
pwa-kind-about-day_off = Только рабочие дни, остаток не меняется.
pwa-kind-about-unpaid = Только рабочие дни, остаток не меняется.
pwa-kind-about-trip = Считать ли человека отсутствующим, решаете вы выше.
pwa-kind-about-remote = Человек на месте: заявки и задачи ему назначают как обычно.
pwa-kinds-limits = Просят заранее, не дальше двух лет вперёд, не больше 366 дней подряд. Больничный можно и задним числом.

## Остатки отпусков.

pwa-balances-text = Остаток на сегодня у каждого, кто работает. Нажмите на человека, чтобы поправить остаток или условия.
pwa-balances-none-text = Попробуйте другое имя или добавьте сотрудников в разделе «Люди».
pwa-balance-line = начислено { $accrued }, согласовано { $used }
pwa-balance-left-today = осталось на сегодня
pwa-balance-correction = Поправить остаток
pwa-balance-days = Добавить дней
pwa-balance-days-hint = Чтобы убавить, поставьте минус: -2.
pwa-balance-after = Станет: { $days }.
pwa-balance-reason = Почему
pwa-balance-reason-hint = Останется в истории, её видят администраторы.
pwa-balance-correct = Поправить
pwa-balance-corrected-done = Остаток исправлен
pwa-balance-terms = Условия
pwa-balance-rate = Дней отпуска в году
pwa-balance-since = Отпуск копится с
pwa-balance-since-hint = Обычно первый день работы.
pwa-balance-as-all = Как у всех
pwa-balance-as-all-ask = Вернуть общие условия?
pwa-balance-as-all-text = Личные условия пропадут: { $days } в году, отпуск копится с { $day }. Поправки и согласованные отпуска останутся.
pwa-balance-history = Поправки
pwa-balance-no-history = Остаток ни разу не правили.
pwa-lack-balance-days = Сколько дней добавить или убавить?

## Напоминания.

pwa-reminders-text = Исполнителю напоминают о задаче незадолго до срока и когда срок прошёл.
pwa-reminders-soon = Напомнить о сроке за
pwa-reminders-soon-hint = Рабочего времени исполнителя. 0: только о прошедшем сроке.
pwa-lack-reminders = Не больше сорока часов, то есть рабочей недели.

## Новичкам.

pwa-newcomers-text = Куда писать новым людям, пока они сами не выбрали в профиле. У тех, кто уже здесь, ничего не изменится.
pwa-newcomer-kind-employee = Сотрудникам
pwa-newcomer-kind-contact = Клиентам
pwa-newcomer-always = { $channel }: всегда
pwa-newcomer-fallback = { $channel }: если иначе не вышло
pwa-newcomer-off = { $channel }: нет
pwa-lack-channels = Оставьте хотя бы один канал, иначе человек ничего не узнает.

## Хранение.

pwa-retention-text = Сколько дней хранить то, что копится само. Заявки, задачи и переписка остаются навсегда.
pwa-keep-deliveries_days = Доставки и уведомления, дней
pwa-keep-deliveries_days-hint = Что кому отправляли и строки на странице «Уведомления». Не меньше недели.
pwa-keep-audit_days = Журнал действий, дней
pwa-keep-audit_days-hint = Не меньше 90. Три года: столько обычно длится срок исковой давности.
pwa-keep-files_days = Файлы закрытых заявок, дней
pwa-keep-files_days-hint = Столько после последнего изменения заявки. Имя и размер файла останутся. 0: хранить всегда.
pwa-keep-for-good = хранить всегда
pwa-keep-environment = Задано переменной окружения сервера, здесь не изменить.
pwa-keep-warning = Удалённое вернуть нельзя. Уборка проходит каждый час.
pwa-lack-files-days = Не меньше 30 дней или 0, чтобы хранить всегда.

## Слова бота.

pwa-texts-text = Что боты говорят от вашего имени. Новые слова действуют сразу. Пустое поле: встроенный текст.
pwa-texts-welcome = Бот клиентов: приветствие тем, кого он ещё не знает
pwa-texts-welcome-hint = Под ним кнопка «Поделиться номером». Попросите номер, иначе бот не узнает человека.
pwa-texts-greeting = Бот клиентов: приветствие знакомому
pwa-texts-greeting-hint = Вместо { "{name}" } бот подставит имя.
pwa-texts-out_of_hours = Бот клиентов: ответ в нерабочее время
pwa-texts-out_of_hours-hint = Придёт после новой заявки. Вместо { "{when}" } бот подставит, когда начнётся рабочий день: «1 декабря в 09:00».
pwa-texts-staff_welcome = Бот сотрудников: первое слово незнакомому
pwa-texts-staff_welcome-hint = Под ним кнопка «Поделиться номером». Попросите рабочий номер: по нему бот узнаёт сотрудника.
pwa-texts-staff_greeting = Бот сотрудников: приветствие коллеге
pwa-texts-staff_greeting-hint = Вместо { "{name}" } бот подставит имя. Под приветствием стоит меню.
pwa-texts-answers = Отвечать, если заявка пришла в нерабочее время
pwa-texts-back = Вернуть встроенный текст ({ $language })

## Название и вид.

pwa-look-text = Под этими названиями вас знают клиенты и коллеги.
pwa-look-name = Название службы
pwa-look-name-hint = Видно клиентам и коллегам: в письмах и в заголовках страниц. Например, «Поддержка „Ромашки“».
pwa-look-firm = Название компании
pwa-look-firm-hint = Видно приглашённым: в приглашениях и на страницах, которые они открывают. По умолчанию названия нет.
pwa-look-color = Цвет
pwa-look-color-hint = Цвет названия и кнопки в письмах. На нём должны читаться белые буквы.
pwa-look-logo = Логотип
pwa-look-logo-now = Логотип сейчас
pwa-look-logo-choose = Выбрать картинку
pwa-look-logo-drop = Убрать
pwa-look-logo-drop-ask = Убрать логотип?
pwa-look-logo-drop-text = Картинка удалится. Она пропадёт и из писем, которые уже отправлены.
pwa-look-logo-hint = Рядом с названием в письмах. PNG, JPEG или WebP до 200 КБ; лучше на прозрачном фоне. Картинку видит всякий, у кого есть письмо.
pwa-lack-logo = Нужна картинка PNG, JPEG или WebP не больше 200 КБ.
pwa-look-example = Так будет в письме
pwa-look-example-text = Инженер ответил на вашу заявку.
pwa-look-example-button = Открыть
pwa-lack-color = Слишком светлый: белые буквы на нём не прочитать.

## Карточка.

pwa-promises-desks = общие сроки
