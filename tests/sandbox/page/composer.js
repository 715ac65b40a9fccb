// The foot of a chat: what is written, attached, answered to or edited.

import { h, icon } from "./dom.js";
import { samplePdf, samplePhoto } from "./samples.js";
import { texts } from "./texts.js";

const BIG = 21 * 1024 * 1024;

export class Composer {
  constructor(pane) {
    this.pane = pane;
    this.mode = null;
    this.draft = null;
    this.input = h("textarea", {
      class: "input", rows: "1", placeholder: texts.message, "aria-label": texts.message,
      oninput: () => this.grow(), onkeydown: (event) => this.keyed(event), onpaste: (event) => this.pasted(event),
    });
    this.banner = h("div", { class: "banner", hidden: true });
    this.menu = h("div", { class: "menu", hidden: true, role: "menu" });
    this.commands = h("div", { class: "menu", hidden: true, role: "menu" });
    this.picker = h("input", { type: "file", multiple: true, hidden: true, onchange: () => this.picked() });
    const attach = this.button("attach", texts.attach, (event) => this.toggle(this.menu, event));
    this.commandsButton = this.button("menu", texts.commands, (event) => this.openCommands(event));
    const send = this.button("send", texts.send, () => this.send());
    send.classList.add("send");
    this.element = h(
      "div", { class: "composer" }, this.banner,
      h("div", { class: "line" }, this.commandsButton, attach, this.input, send, this.menu, this.commands, this.picker),
    );
    this.fillMenu();
    document.addEventListener("click", () => { this.menu.hidden = true; this.commands.hidden = true; });
  }

  button(name, label, run) {
    return h("button", { class: "round-button", type: "button", title: label, "aria-label": label, onclick: run }, icon(name));
  }

  toggle(menu, event) {
    event.stopPropagation();
    menu.hidden = !menu.hidden;
  }

  openCommands(event) {
    const items = this.pane.bot.commands.map((one) =>
      h("button", { type: "button", role: "menuitem", onclick: () => this.pane.act("say", { text: `/${one.command}` }) },
        h("b", {}, `/${one.command}`), h("small", {}, one.description)));
    this.commands.replaceChildren(...items);
    this.toggle(this.commands, event);
  }

  fillMenu() {
    const item = (name, run) =>
      h("button", { type: "button", role: "menuitem", onclick: run }, texts.attachMenu[name]);
    const kind = (name) => item(name, () => this.pane.attach(name, []));
    this.menu.replaceChildren(
      item("photo", () => this.pick("photo", "image/*")),
      item("document", () => this.pick("document", "")),
      h("hr"),
      item("demoPhoto", async () => this.hold("photo", [await samplePhoto()])),
      item("demoAlbum", async () => this.hold("photo", [await samplePhoto(), await samplePhoto()])),
      item("demoPdf", () => this.hold("document", [samplePdf()])),
      item("bigFile", () => this.pane.attach("document", [], { size: BIG, name: "Запись экрана.mp4" })),
      h("hr"),
      kind("voice"), kind("video_note"), kind("sticker"),
      item("location", () => this.pane.act("location")),
      item("card", () => this.pane.act("card", { person: this.pane.somebodyElse() })),
      item("poll", () => this.pane.act("poll")),
    );
  }

  pick(kind, accept) {
    this.kind = kind;
    this.picker.accept = accept;
    this.picker.value = "";
    this.picker.click();
  }

  picked() {
    if (this.picker.files.length) this.hold(this.kind, [...this.picker.files]);
  }

  pasted(event) {
    const files = [...event.clipboardData.files];
    if (!files.length) return;
    event.preventDefault();
    this.take(files);
  }

  // Dropped or pasted: pictures go as photos, anything else as files.
  take(files) {
    const pictures = files.every((file) => file.type.startsWith("image/"));
    this.hold(pictures ? "photo" : "document", files);
  }

  // Chosen files wait above the line, so that a caption can be written.
  hold(kind, files) {
    this.draft = { kind, files };
    const previews = kind === "photo"
      ? files.map((file) => h("img", { src: URL.createObjectURL(file), alt: file.name }))
      : [icon("file"), h("span", {}, files.map((file) => file.name).join(", "))];
    this.show(texts.filesChosen(files.length), previews);
    this.input.placeholder = texts.caption;
  }

  reply(message) {
    this.mode = { reply: message };
    this.show(texts.replyTo, [h("span", {}, message.text || texts.message)]);
  }

  edit(message) {
    this.mode = { edit: message };
    this.input.value = message.text;
    this.show(texts.editing, [h("span", {}, message.text)]);
    this.grow();
  }

  show(title, parts) {
    const close = this.button("close", texts.cancel, () => this.reset());
    this.banner.replaceChildren(h("div", { class: "banner-text" }, h("b", {}, title), h("div", { class: "previews" }, parts)), close);
    this.banner.hidden = false;
    this.input.focus();
  }

  reset() {
    this.mode = null;
    this.draft = null;
    this.banner.hidden = true;
    this.input.value = "";
    this.input.placeholder = this.pane.chat?.placeholder || texts.message;
    this.grow();
  }

  keyed(event) {
    if (event.key === "Escape") this.reset();
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      this.send();
    }
  }

  grow() {
    this.input.style.height = "auto";
    this.input.style.height = `${Math.min(this.input.scrollHeight, 140)}px`;
  }

  async send() {
    const text = this.input.value.trim();
    const { mode, draft } = this;
    if (!text && !draft) return;
    this.reset();
    if (draft) return this.pane.attach(draft.kind, draft.files, { caption: text, replyTo: mode?.reply?.id ?? 0 });
    if (mode?.edit) return this.pane.act("edit", { message: mode.edit.id, text });
    return this.pane.act("say", { text, reply_to: mode?.reply?.id ?? 0 });
  }
}
