// One message on the screen: bubble, file, quote, buttons, marks.

import { h, icon } from "./dom.js";
import { rich } from "./entities.js";
import { clock, fileSize, texts } from "./texts.js";

export function messageElement(message, on) {
  const side = message.by_bot ? "theirs" : "mine";
  const bubble = h(
    "div",
    { class: "bubble" },
    message.forwarded && h("div", { class: "forwarded" }, `${texts.forwarded} ${message.forwarded}`),
    message.reply && quote(message.reply, on),
    message.file && fileElement(message.file),
    contents(message.content),
    message.text && h("div", { class: "text" }, rich(message.text, message.entities)),
    meta(message),
  );
  return h(
    "article",
    { class: `message ${side}`, id: on.anchor(message.id), "data-album": message.album ?? false },
    h("div", { class: "row" }, bubble, tools(message, on)),
    message.reactions.length > 0 && h("div", { class: "reactions" }, message.reactions.map((one) => h("span", {}, one))),
    message.buttons.length > 0 && h("div", { class: "keys" }, message.buttons.map((row) => keyRow(row, message, on))),
  );
}

function meta(message) {
  const before = message.before.filter(Boolean).map((text) => `${texts.before}: ${text}`).join("\n");
  return h(
    "div",
    { class: "meta" },
    message.edited && h("span", { class: "edited", title: before }, texts.edited),
    h("time", {}, clock(message.date)),
  );
}

function quote(reply, on) {
  const who = reply.by_bot ? on.botName() : texts.you;
  const words = reply.text || texts.message;
  return h("button", { class: "quote", type: "button", onclick: () => on.jump(reply.id) }, h("b", {}, who), h("span", {}, words));
}

function keyRow(row, message, on) {
  return h("div", { class: "key-row" }, row.map((button) =>
    button.url
      ? h("a", { class: "key", href: button.url, target: "_blank", rel: "noreferrer" }, button.text, icon("out"))
      : h("button", { class: "key", type: "button", onclick: () => on.press(message, button) }, button.text),
  ));
}

function tools(message, on) {
  const tool = (name, label, run) =>
    h("button", { class: "tool", type: "button", title: label, "aria-label": label, onclick: run }, icon(name));
  const editable = !message.by_bot && (message.text || message.file) && !message.forwarded;
  return h(
    "div",
    { class: "tools" },
    tool("reply", texts.reply, () => on.reply(message)),
    editable && tool("edit", texts.edit, () => on.edit(message)),
    tool("forward", texts.forward, () => on.forward(message)),
  );
}

function fileElement(file) {
  const url = `/api/file/${file.id}`;
  if (file.kind === "photo") {
    return h("a", { class: "photo", href: url, target: "_blank" }, h("img", { src: url, alt: texts.photo }));
  }
  if (file.kind === "voice") {
    const bars = Array.from({ length: 24 }, (_, n) => h("i", { style: `height:${4 + ((n * 7919) % 15)}px` }));
    return h("div", { class: "voice" }, h("span", { class: "round" }, icon("play")), h("span", { class: "wave" }, bars), h("small", {}, "0:03"));
  }
  if (file.kind === "sticker") return h("div", { class: "sticker" }, "👍");
  const names = { video: texts.video, video_note: texts.videoNote, audio: texts.audio };
  return h(
    "a",
    { class: "document", href: url, download: file.name || true, title: texts.download },
    h("span", { class: "round" }, icon("file")),
    h("span", {}, h("b", {}, file.name || names[file.kind] || file.kind), h("small", {}, fileSize(file.size))),
  );
}

function contents(content) {
  if (content.contact) {
    const own = content.contact.user_id ? texts.ownContact : texts.otherContact;
    return card("person", `${content.contact.first_name} ${content.contact.last_name ?? ""}`.trim(), `${phone(content.contact.phone_number)} · ${own}`);
  }
  if (content.location) return card("pin", texts.location, `${content.location.latitude}, ${content.location.longitude}`);
  if (content.poll) {
    return h("div", { class: "poll" }, h("b", {}, content.poll.question), content.poll.options.map((one) => h("div", {}, `○ ${one.text}`)));
  }
  if (content.dice) return h("div", { class: "sticker" }, content.dice.emoji);
  return null;
}

function phone(number) {
  return number.startsWith("+") ? number : `+${number}`;
}

function card(name, title, text) {
  return h("div", { class: "document" }, h("span", { class: "round" }, icon(name)), h("span", {}, h("b", {}, title), h("small", {}, text)));
}
