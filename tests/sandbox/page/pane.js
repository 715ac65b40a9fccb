// A chat of one person with one bot.

import * as api from "./api.js";
import { Composer } from "./composer.js";
import { avatar, h, icon } from "./dom.js";
import { messageElement } from "./message.js";
import { texts } from "./texts.js";

export class Pane {
  constructor(root, bot, people, onPerson) {
    this.root = root;
    this.bot = bot;
    this.people = people;
    this.onPerson = onPerson;
    this.messages = new Map();
    this.elements = new Map();
    this.status = h("small", {});
    this.select = h("select", { "aria-label": bot.name, onchange: () => onPerson(people.find((one) => one.key === this.select.value)) },
      people.map((one) => h("option", { value: one.key, title: one.role }, one.name)));
    this.blockButton = h("button", { class: "round-button", type: "button", onclick: () => this.act(this.chat.blocked ? "unblock" : "block") }, icon("block"));
    this.list = h("div", { class: "messages", tabindex: "0" });
    this.toasts = h("div", { class: "toasts", "aria-live": "polite" });
    this.keyboard = h("div", { class: "keyboard", hidden: true });
    this.wide = h("button", { class: "wide-button", type: "button", hidden: true });
    this.composer = new Composer(this);
    root.replaceChildren(this.head(), this.list, this.toasts, this.wide, this.composer.element, this.keyboard);
    this.acceptDrops();
    this.on = {
      anchor: (id) => `${bot.key}-${id}`,
      botName: () => this.bot.name,
      jump: (id) => this.elements.get(id)?.scrollIntoView({ block: "center", behavior: "smooth" }),
      press: (message, button) => this.act("press", { message: message.id, data: button.data }),
      reply: (message) => this.composer.reply(message),
      edit: (message) => this.composer.edit(message),
      forward: (message) => this.act("forward", { message: message.id }),
    };
  }

  head() {
    return h("header", { class: "pane-head" },
      h("span", { class: `bot-mark ${this.bot.key}` }, icon("bell")),
      h("div", { class: "pane-title" }, h("b", { title: `@${this.bot.username}` }, this.bot.name),
        h("div", { class: "as" }, this.select, this.status)), this.blockButton);
  }

  acceptDrops() {
    this.root.addEventListener("dragover", (event) => event.preventDefault());
    this.root.addEventListener("drop", (event) => {
      event.preventDefault();
      if (event.dataTransfer.files.length) this.composer.take([...event.dataTransfer.files]);
    });
  }

  async open(person) {
    this.person = person;
    this.select.value = person.key;
    this.composer.reset();
    const chat = await api.chat(this.bot.key, person.key);
    if (this.person !== person) return;
    this.messages.clear();
    this.elements.clear();
    this.list.replaceChildren();
    this.update(chat);
    chat.messages.forEach((message) => this.put(message));
    this.bottom();
  }

  shows(head) {
    return head.bot === this.bot.key && head.person === this.person?.key;
  }

  update(head) {
    this.chat = { ...this.chat, ...head };
    this.status.textContent = head.blocked ? texts.blocked : "";
    const label = head.blocked ? texts.unblock : texts.block;
    this.blockButton.title = label;
    this.blockButton.setAttribute("aria-label", label);
    this.blockButton.classList.toggle("active", head.blocked);
    this.drawKeyboard(head.keyboard);
    this.drawWide(head);
    this.composer.commandsButton.hidden = !this.bot.commands.length;
    if (!this.composer.draft && head.placeholder) this.composer.input.placeholder = head.placeholder;
    this.drawEmpty();
  }

  drawEmpty() {
    this.list.querySelector(".empty")?.remove();
    if (this.messages.size) return;
    this.list.append(h("div", { class: "empty" }, avatar(this.bot.name, this.bot.key === "client" ? 0 : 2, "large"),
      this.bot.description && h("b", {}, texts.whatCan), h("p", {}, this.bot.description || texts.emptyChat)));
  }

  drawWide(head) {
    const text = head.blocked ? texts.unblock : texts.start;
    this.wide.hidden = head.opened && !head.blocked;
    this.wide.textContent = text;
    this.wide.onclick = () => this.act(head.blocked ? "unblock" : "start");
    this.composer.element.hidden = !this.wide.hidden;
  }

  drawKeyboard(rows) {
    this.keyboard.hidden = !rows.length;
    this.keyboard.replaceChildren(...rows.map((row) => h("div", { class: "key-row" }, row.map((key) =>
      h("button", { class: "reply-key", type: "button", onclick: () => this.act("key", { text: key.text }) }, key.text)))));
  }

  put(message) {
    const near = this.list.scrollHeight - this.list.scrollTop - this.list.clientHeight < 160;
    const old = this.elements.get(message.id);
    if (message.deleted) {
      old?.remove();
      this.elements.delete(message.id);
      this.messages.delete(message.id);
      return this.drawEmpty();
    }
    const element = messageElement(message, this.on);
    this.messages.set(message.id, message);
    this.elements.set(message.id, element);
    if (old) {
      old.replaceWith(element);
      element.classList.add("changed");
    } else {
      this.list.append(element);
    }
    this.list.querySelector(".empty")?.remove();
    this.typing("");
    for (const image of element.querySelectorAll("img")) image.addEventListener("load", () => near && this.bottom());
    if (near || !message.by_bot) this.bottom();
  }

  bottom() {
    this.list.scrollTop = this.list.scrollHeight;
  }

  typing(action) {
    clearTimeout(this.timer);
    if (!this.chat) return;
    const doing = action.startsWith("upload") ? texts.sendingFile : texts.typing;
    this.status.textContent = action ? doing : this.chat.blocked ? texts.blocked : "";
    if (action) this.timer = setTimeout(() => this.typing(""), 5000);
  }

  toast({ text, alert }) {
    if (!text) return;
    if (alert) return this.alert(text);
    const line = h("div", { class: "toast" }, text);
    this.toasts.append(line);
    setTimeout(() => line.remove(), 4000);
  }

  alert(text) {
    const dialog = h("dialog", { class: "alert" }, h("p", {}, text));
    dialog.append(h("button", { type: "button", onclick: () => dialog.remove() }, texts.ok));
    this.root.append(dialog);
    dialog.showModal();
  }

  act(name, given = {}) {
    return api.act(this.bot.key, this.person.key, name, given);
  }

  attach(kind, files, more = {}) {
    return api.attach(this.bot.key, this.person.key, kind, files, more);
  }

  somebodyElse() {
    return this.people.find((one) => one.key !== this.person.key).key;
  }
}
