// Every text of the page in one place.

export const texts = {
  title: "Песочница Вестового",
  subtitle: "Внешний мир на одной машине: Telegram, почта, Mattermost и push",
  openProduct: "Открыть Вестового",
  online: "на связи",
  offline: "нет связи с песочницей",
  clients: "Клиенты",
  staff: "Сотрудники",
  views: { client: "Клиенты", staff: "Сотрудники", feed: "Лента" },
  start: "Начать",
  unblock: "Разблокировать бота",
  block: "Заблокировать бота",
  blocked: "Бот заблокирован",
  bot: "бот",
  typing: "печатает…",
  sendingFile: "отправляет файл…",
  whatCan: "Что умеет этот бот?",
  emptyChat: "Здесь пока пусто. Нажмите «Начать» и познакомьтесь с ботом.",
  message: "Сообщение",
  caption: "Подпись",
  send: "Отправить",
  attach: "Прикрепить",
  commands: "Команды бота",
  more: "Ещё",
  cancel: "Отмена",
  replyTo: "В ответ",
  editing: "Изменить сообщение",
  edited: "изменено",
  before: "Было",
  reply: "Ответить",
  edit: "Изменить",
  forward: "Переслать",
  forwarded: "Переслано от",
  you: "Вы",
  photo: "Фотография",
  voice: "Голосовое сообщение",
  video: "Видео",
  videoNote: "Видеосообщение",
  audio: "Аудио",
  sticker: "Стикер",
  contact: "Контакт",
  ownContact: "свой номер",
  otherContact: "карточка из записной книжки",
  location: "Геопозиция",
  poll: "Опрос",
  dice: "Кубик",
  download: "Скачать",
  filesChosen: (count) => `${count} ${plural(count, "файл", "файла", "файлов")}`,
  attachMenu: {
    photo: "Фото или альбом…",
    document: "Файл…",
    demoPhoto: "Пример: фото",
    demoAlbum: "Пример: альбом из двух фото",
    demoPdf: "Пример: PDF",
    bigFile: "Пример: файл 21 МБ",
    voice: "Голосовое",
    video_note: "Видеосообщение",
    sticker: "Стикер",
    location: "Геопозиция",
    card: "Чужой контакт",
    poll: "Опрос",
  },
  feedTabs: { all: "Всё", letter: "Почта", post: "Mattermost", push: "Push" },
  feedEmpty: {
    all: "Письма, посты и push появятся здесь, как только Вестовой их отправит.",
    letter: "Писем пока нет.",
    post: "В Mattermost пока тихо.",
    push: "Push пока не приходили.",
  },
  to: "кому",
  headers: "Заголовки",
  asText: "Текст",
  asHtml: "Письмо",
  urgency: "срочность",
  topic: "тема",
  sealedPush: "Зашифровано для браузера: прочтёт только он сам.",
  browser: "браузер",
  today: "Сегодня",
  ok: "Хорошо",
};

export function plural(count, one, few, many) {
  const tens = count % 100;
  const units = count % 10;
  if (tens > 10 && tens < 20) return many;
  if (units === 1) return one;
  return units > 1 && units < 5 ? few : many;
}

export function fileSize(bytes) {
  if (bytes < 1024) return `${bytes} Б`;
  if (bytes < 1024 * 1024) return `${Math.round(bytes / 1024)} КБ`;
  return `${(bytes / 1024 / 1024).toFixed(1).replace(".", ",")} МБ`;
}

export function clock(seconds) {
  return new Date(seconds * 1000).toLocaleTimeString("ru", { hour: "2-digit", minute: "2-digit" });
}
