// The sandbox behind the page: what is read, what is done, what is heard live.

async function answerOf(response) {
  if (!response.ok) throw new Error(`${response.status} ${response.url}`);
  return response.json();
}

export const world = () => fetch("/api/world").then(answerOf);
export const chat = (bot, person) => fetch(`/api/chat/${bot}/${person}`).then(answerOf);

export function act(bot, person, name, given = {}) {
  const body = JSON.stringify(given);
  const headers = { "Content-Type": "application/json" };
  return fetch(`/api/chat/${bot}/${person}/${name}`, { method: "POST", headers, body }).then(answerOf);
}

export function attach(bot, person, kind, files, { caption = "", replyTo = 0, size, name } = {}) {
  const form = new FormData();
  form.set("kind", kind);
  form.set("caption", caption);
  form.set("reply_to", String(replyTo));
  for (const file of files) form.append("files", file, file.name);
  if (size) {
    form.set("size", String(size));
    form.set("name", name);
  }
  return fetch(`/api/chat/${bot}/${person}/attach`, { method: "POST", body: form }).then(answerOf);
}

export function listen(onEvent, onState) {
  const source = new EventSource("/api/events");
  source.onopen = () => onState(true);
  source.onerror = () => onState(false);
  source.onmessage = (event) => onEvent(JSON.parse(event.data));
}
