// Telegram's entities as elements; offsets are UTF-16 units, as in JavaScript strings.

import { h } from "./dom.js";

const SAFE = /^(https?:|tg:|mailto:)/i;

export function rich(text, entities) {
  return render(text, 0, text.length, [...entities].sort((a, b) => a.offset - b.offset || b.length - a.length));
}

function render(text, from, to, entities) {
  const parts = [];
  let at = from;
  let rest = entities;
  while (rest.length) {
    const [entity, ...others] = rest;
    const end = entity.offset + entity.length;
    if (entity.offset > at) parts.push(...plain(text.slice(at, entity.offset)));
    const inside = others.filter((one) => one.offset < end);
    parts.push(wrap(entity, render(text, entity.offset, end, inside), text.slice(entity.offset, end)));
    at = end;
    rest = others.filter((one) => one.offset >= end);
  }
  if (at < to) parts.push(...plain(text.slice(at, to)));
  return parts;
}

function plain(text) {
  return text.split(/(https?:\/\/[^\s<>"]+)/).filter(Boolean).map((piece) =>
    /^https?:\/\//.test(piece) ? h("a", { href: piece, target: "_blank", rel: "noreferrer" }, piece) : piece,
  );
}

function wrap(entity, children, raw) {
  switch (entity.type) {
    case "bold": return h("b", {}, children);
    case "italic": return h("i", {}, children);
    case "underline": return h("u", {}, children);
    case "strikethrough": return h("s", {}, children);
    case "code": return h("code", {}, raw);
    case "pre": return h("pre", {}, raw);
    case "spoiler": return h("span", { class: "spoiler" }, children);
    case "blockquote":
    case "expandable_blockquote": return h("blockquote", {}, children);
    case "bot_command": return h("span", { class: "command" }, children);
    case "text_link":
      return h("a", { href: SAFE.test(entity.url) ? entity.url : "#", target: "_blank", rel: "noreferrer" }, children);
    default: return h("span", {}, children);
  }
}
