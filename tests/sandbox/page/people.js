// The left column: everybody, with what is unread in each one's own chat.

import { avatar, h } from "./dom.js";
import { texts } from "./texts.js";

export class People {
  constructor(root, people, onChoose) {
    this.people = people;
    this.unread = new Map();
    this.items = new Map();
    root.replaceChildren(this.group("client", onChoose), this.group("staff", onChoose));
  }

  group(bot, onChoose) {
    const mine = this.people.filter((person) => person.bot === bot);
    const title = bot === "client" ? texts.clients : texts.staff;
    return h("div", { class: "people-group" }, h("h2", {}, title), ...mine.map((person) => this.item(person, onChoose)));
  }

  item(person, onChoose) {
    const badge = h("span", { class: "badge", hidden: true });
    const button = h(
      "button",
      { class: "person", type: "button", title: `${person.name}, ${person.role}`, onclick: () => onChoose(person) },
      avatar(person.name, this.people.indexOf(person)),
      h("span", { class: "person-text" }, h("b", {}, person.name), h("small", {}, person.role)),
      badge,
    );
    this.items.set(person.key, { button, badge });
    return button;
  }

  choose(chosen) {
    for (const [key, { button }] of this.items) {
      button.classList.toggle("chosen", chosen.includes(key));
      button.setAttribute("aria-current", String(chosen.includes(key)));
    }
  }

  count(key, add) {
    const item = this.items.get(key);
    if (!item) return;
    const value = add ? (this.unread.get(key) ?? 0) + 1 : 0;
    this.unread.set(key, value);
    item.badge.textContent = value > 99 ? "99+" : String(value);
    item.badge.hidden = value === 0;
  }
}
