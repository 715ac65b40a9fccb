### Страница, на которой присылают файлы больше, чем принимает бот.

upload-title-ticket = Файлы к заявке №{ $number }
upload-title-task = Файлы к задаче №{ $number }
upload-text = Выберите файлы и нажмите «Отправить». Их увидят все, кто видит эту переписку. Ссылка действует сутки и срабатывает один раз, поэтому выберите всё сразу.
upload-label = Файлы
upload-limits = { $count ->
    [one] Не больше { $count } файла
   *[other] Не больше { $count } файлов
  }, каждый до { $megabytes } МБ.{ $has_forbidden ->
    [no] { "" }
   *[yes] { " " }Не принимаются: { $forbidden }.
  }
upload-patience = Большой файл идёт несколько минут: не закрывайте страницу, пока не увидите подтверждение.
upload-button = Отправить
upload-done = { $count ->
    [one] Файл получен
   *[other] Файлы получены
  }
upload-done-text-ticket = Добавлено к заявке №{ $number }. Страницу можно закрыть.
upload-done-text-task = Добавлено к задаче №{ $number }. Страницу можно закрыть.
upload-sorry = Ссылка не подходит
upload-problem-upload-link-used = По этой ссылке файлы уже получены. Чтобы прислать ещё, отправьте большой файл боту: он даст новую ссылку.
upload-problem-upload-link-expired = Ссылка действовала сутки и больше не работает. Отправьте большой файл боту ещё раз: он даст новую.
upload-problem-upload-link-unknown = Скорее всего, она скопирована не полностью. Откройте её прямо из сообщения бота.
upload-problem-not-found = Заявка или задача больше вам недоступна.
upload-problem-not-allowed = Добавить сюда файлы вам нельзя.
upload-problem-ticket-closed = Заявка закрыта, добавить к ней ничего нельзя. Создайте новую в боте.
upload-problem-ticket-cancelled = Заявка отменена, добавить к ней ничего нельзя. Создайте новую в боте.
upload-problem-task-cancelled = Задача отменена, добавить к ней ничего нельзя.
upload-problem-file-too-large = Файл больше { $megabytes } МБ. Ничего не отправлено: уменьшите его и попробуйте ещё раз.
upload-problem-too-many-files = Файлов больше { $count }. Ничего не отправлено: выберите меньше.
upload-problem-file-type-forbidden = Файл «{ $name }» не принят: такие запрещены ({ $forbidden }). Ничего не отправлено: выберите остальные.
upload-problem-upload-budget-spent = За час отправлено слишком много файлов. Ссылка ещё действует: попробуйте позже.
upload-problem-archive-too-full = В архиве слишком много файлов: можно до { $count }. Ничего не отправлено: разделите его на несколько.
upload-problem-empty-file = Файл «{ $name }» пустой. Ничего не отправлено: проверьте его и попробуйте ещё раз.
upload-problem-bad-upload = Выберите хотя бы один файл.
upload-problem-storage-unavailable = Файлы сейчас некуда положить. Ничего не отправлено, ссылка действует: попробуйте через несколько минут.
upload-problem-other = Не получилось. Ссылка действует: попробуйте ещё раз.

files-kept-no-longer = удалён: файлы старых заявок здесь не хранятся
