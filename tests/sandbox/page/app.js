// The page: who is there, two chats side by side, the feed, and the live line between them.

import * as api from "./api.js";
import { h, icon } from "./dom.js";
import { Feed } from "./feed.js";
import { Pane } from "./pane.js";
import { People } from "./people.js";
import { texts } from "./texts.js";

const byId = (id) => document.getElementById(id);
const columns = byId("columns");
const state = h("span", { class: "state" }, texts.offline);

function top(product) {
  const views = Object.entries(texts.views).map(([view, label]) =>
    h("button", { type: "button", role: "tab", "data-view": view, onclick: () => show(view) }, label));
  byId("top").replaceChildren(
    h("img", { src: "/icon.svg", alt: "", width: 28, height: 28 }),
    h("div", { class: "brand" }, h("b", {}, texts.title), h("small", {}, texts.subtitle)),
    h("div", { class: "views", role: "tablist" }, views),
    state,
    product && h("a", { class: "product", href: product, target: "_blank", title: texts.openProduct }, h("span", {}, texts.openProduct), icon("out")),
  );
}

function show(view) {
  columns.dataset.view = view;
  for (const tab of document.querySelectorAll(".views button")) tab.setAttribute("aria-selected", String(tab.dataset.view === view));
}

async function begin() {
  const world = await api.world();
  top(world.product);
  show("client");
  const panes = {};
  const choose = (bot, person) => {
    localStorage.setItem(`person-${bot}`, person.key);
    people.count(person.key, false);
    panes[bot].open(person).then(() => people.choose(Object.values(panes).map((pane) => pane.person?.key)));
    show(bot);
  };
  const people = new People(byId("people"), world.people, (person) => choose(person.bot, person));
  const feed = new Feed(byId("feed"), world.people);
  world.feed.forEach((one) => feed.put(one, false));
  for (const bot of world.bots) {
    panes[bot.key] = new Pane(byId(`pane-${bot.key}`), bot, world.people, (person) => choose(bot.key, person));
  }
  for (const bot of ["staff", "client"]) {
    const kept = localStorage.getItem(`person-${bot}`);
    choose(bot, world.people.find((one) => one.key === kept) ?? world.people.find((one) => one.bot === bot));
  }
  let lost = false;
  api.listen((event) => heard(event, { panes, people, feed }), (online) => {
    state.textContent = online ? texts.online : texts.offline;
    state.classList.toggle("online", online);
    if (online && lost) location.reload();
    lost ||= !online;
  });
}

function heard(event, { panes, people, feed }) {
  if (event.kind in texts.feedTabs) return feed.put(event);
  if (event.kind === "bot") {
    const pane = panes[event.bot.key];
    Object.assign(pane.bot, event.bot);
    return pane.chat && pane.update(pane.chat);
  }
  if (!event.chat) return undefined;
  const pane = panes[event.chat.bot];
  if (!pane.shows(event.chat)) {
    if (event.kind === "message" && event.message.by_bot && !event.message.deleted) people.count(event.chat.person, true);
    return undefined;
  }
  pane.update(event.chat);
  if (event.kind === "message") pane.put(event.message);
  if (event.kind === "toast") pane.toast(event.toast);
  if (event.kind === "action") pane.typing(event.action);
  return undefined;
}

begin();
