// The right column: letters, Mattermost posts and pushes, newest on top.

import { h, icon } from "./dom.js";
import { clock, texts } from "./texts.js";

const ICONS = { letter: "mail", post: "hash", push: "bell" };

export class Feed {
  constructor(root, people) {
    this.people = people;
    this.kind = "all";
    this.list = h("div", { class: "feed-list", "aria-live": "polite" });
    this.counts = new Map();
    this.tabs = Object.keys(texts.feedTabs).map((kind) => this.tab(kind));
    root.replaceChildren(h("div", { class: "tabs", role: "tablist" }, this.tabs), this.list);
    this.filter("all");
  }

  tab(kind) {
    const count = h("span", { class: "count" });
    this.counts.set(kind, count);
    return h("button", { type: "button", role: "tab", "data-kind": kind, onclick: () => this.filter(kind) }, texts.feedTabs[kind], count);
  }

  filter(kind) {
    this.kind = kind;
    for (const tab of this.tabs) tab.setAttribute("aria-selected", String(tab.dataset.kind === kind));
    this.list.dataset.kind = kind;
    this.drawEmpty();
  }

  drawEmpty() {
    this.list.querySelector(".feed-empty")?.remove();
    const shown = this.kind === "all" ? ".card" : `.card.${this.kind}`;
    if (!this.list.querySelector(shown)) this.list.append(h("p", { class: "feed-empty" }, texts.feedEmpty[this.kind]));
    for (const [kind, count] of this.counts) {
      const found = this.list.querySelectorAll(kind === "all" ? ".card" : `.card.${kind}`).length;
      count.textContent = kind !== "all" && found ? String(found) : "";
    }
  }

  put(one, live = true) {
    const make = { letter: letterCard, post: postCard, push: pushCard }[one.kind];
    const element = h("article", { class: `card ${one.kind}${live ? " fresh" : ""}` }, this.head(one), make(one));
    this.list.prepend(element);
    this.drawEmpty();
  }

  head(one) {
    const person = this.people.find((some) => some.email === one.to || `@${some.mattermost}` === one.to || some.key === one.to);
    const to = person ? person.name : one.kind === "post" ? `#${one.to}` : one.to || texts.browser;
    return h("header", {}, h("span", { class: "kind" }, icon(ICONS[one.kind])), h("b", { title: one.to }, to), h("time", {}, clock(one.at)));
  }
}

function letterCard(letter) {
  const body = h("div", { class: "letter-body" });
  const details = h("details", {}, h("summary", {}, letter.subject), body);
  details.addEventListener("toggle", () => details.open && !body.firstChild && fillLetter(body, letter));
  return details;
}

function fillLetter(body, letter) {
  const show = (child, chosen) => {
    view.replaceChildren(child);
    for (const button of bar.children) button.setAttribute("aria-selected", String(button === chosen));
  };
  const view = h("div", {});
  const html = () => {
    const frame = h("iframe", { sandbox: "allow-same-origin", title: letter.subject });
    frame.srcdoc = letter.html;
    frame.addEventListener("load", () => { frame.style.height = `${frame.contentDocument.documentElement.scrollHeight}px`; });
    return frame;
  };
  const text = () => h("pre", {}, letter.text);
  const headers = () => h("dl", {}, Object.entries(letter.headers).flatMap(([name, value]) => [h("dt", {}, name), h("dd", {}, value)]));
  const tab = (label, make) => h("button", { type: "button", onclick: (event) => show(make(), event.currentTarget) }, label);
  const bar = h("div", { class: "letter-tabs" }, letter.html && tab(texts.asHtml, html), tab(texts.asText, text), tab(texts.headers, headers));
  body.replaceChildren(bar, view);
  show(letter.html ? html() : text(), bar.firstChild);
}

function postCard(post) {
  const attachments = post.attachments.map((one) =>
    h("div", { class: "attachment", style: `--bar:${/^#[0-9a-f]{6}$/i.test(one.color) ? one.color : "#3a7bd5"}` },
      one.title && h("b", {}, one.title), h("div", { class: "markdown" }, markdown(one.text || one.fallback || ""))));
  return h("div", { class: "post-body" }, h("small", {}, post.from), post.text && h("div", { class: "markdown" }, markdown(post.text)), attachments);
}

function pushCard(push) {
  let data = {};
  try { data = JSON.parse(push.text); } catch { data = { body: push.text }; }
  const note = data.notification ?? data;
  const title = push.sealed ? texts.sealedPush : note.title;
  const facts = [`${texts.urgency}: ${push.urgency}`, push.topic && `${texts.topic}: ${push.topic}`, `TTL ${push.ttl}`];
  return h("div", { class: "push-body" }, h("b", {}, title ?? ""), note.body && h("p", {}, note.body), h("small", {}, facts.filter(Boolean).join(" · ")));
}

// Links, bold, italic, code and quotes: enough to read what Mattermost would show.
function markdown(text) {
  const lines = text.split("\n").map((line) => {
    const quoted = line.startsWith("> ");
    const heading = /^#{1,6} /.test(line);
    const children = inline(line.replace(/^(> |#{1,6} )/, ""));
    return h(quoted ? "blockquote" : heading ? "h4" : "div", {}, children.length ? children : [h("br")]);
  });
  return lines;
}

function inline(text) {
  const pattern = /(\\[\\`*_{}[\]()#+\-.!~|<>@]|\*\*[^*]+\*\*|`[^`]+`|\[[^\]]+\]\(https?:[^)\s]+\)|<https?:[^|>]+\|[^>]+>|https?:\/\/[^\s<>)]+|_[^_\s][^_]*_)/;
  return text.split(pattern).filter(Boolean).map((piece) => {
    const link = /^\[([^\]]+)\]\((https?:[^)\s]+)\)$/.exec(piece);
    const angle = /^<(https?:[^|>]+)\|([^>]+)>$/.exec(piece);
    if (/^\\.$/.test(piece)) return piece[1];
    if (piece.startsWith("**")) return h("b", {}, piece.slice(2, -2));
    if (piece.startsWith("`")) return h("code", {}, piece.slice(1, -1));
    if (link) return h("a", { href: link[2], target: "_blank", rel: "noreferrer" }, link[1]);
    if (angle) return h("a", { href: angle[1], target: "_blank", rel: "noreferrer" }, angle[2]);
    if (/^https?:\/\//.test(piece)) return h("a", { href: piece, target: "_blank", rel: "noreferrer" }, piece);
    if (/^_[^_]+_$/.test(piece)) return h("i", {}, piece.slice(1, -1));
    return piece;
  });
}
