// A tiny way to make elements: h("p", { class: "x", onclick }, "text", child).

export function h(name, props = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(props)) {
    if (value === undefined || value === null || value === false) continue;
    if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else if (key === "class") element.className = value;
    else if (key in element && typeof value !== "string") element[key] = value;
    else element.setAttribute(key, value === true ? "" : value);
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

const ICONS = {
  send: "M3 11.5 21 3l-6.5 18-3.2-7.2L3 11.5zm8.3 2.3L21 3",
  attach: "M8 12.5 14.6 6a3.4 3.4 0 0 1 4.8 4.8l-8.5 8.5a5.6 5.6 0 0 1-8-8L11 3.4",
  reply: "M9 8V4L2 11l7 7v-4.2c5.5 0 9 1.7 11.5 5.7C20 13.5 16.5 9 9 8z",
  edit: "M4 20h4L19.5 8.500a2.8 2.8 0 0 0-4-4L4 16v4zM13.5 6.500l4 4",
  forward: "M15 8V4l7 7-7 7v-4.200C9.5 13.8 6 15.5 3.5 19.5 4 13.5 7.5 9 15 8z",
  menu: "M4 7h16M4 12h16M4 17h16",
  close: "M6 6l12 12M18 6L6 18",
  file: "M6 2h8l5 5v15H6V2zm8 0v5h5",
  play: "M8 5l12 7-12 7V5z",
  block: "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM5.7 5.700l12.6 12.6",
  mail: "M3 6h18v13H3V6zm0 0 9 7 9-7",
  hash: "M9 4 7 20M17 4l-2 16M4 9h17M3 15h17",
  bell: "M6 17V11a6 6 0 0 1 12 0v6l2 2H4l2-2zm4 4h4",
  pin: "M12 22s7-7.5 7-13a7 7 0 0 0-14 0c0 5.5 7 13 7 13zm0-10.500a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5z",
  person: "M12 12a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9zM4 21c0-4.5 3.5-7 8-7s8 2.5 8 7",
  out: "M14 4h6v6M20 4l-9 9M18 14v6H4V6h6",
};

export function icon(name) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  path.setAttribute("d", ICONS[name]);
  svg.append(path);
  return svg;
}

const HUES = [211, 340, 160, 28, 265, 190, 5];

export function avatar(name, number = 0, size = "") {
  const letters = name.split(" ").map((word) => word[0]).filter((letter) => /\p{L}/u.test(letter)).slice(0, 2).join("");
  const hue = HUES[number % HUES.length];
  return h("span", { class: `avatar ${size}`, style: `--hue:${hue}`, "aria-hidden": "true" }, letters.toUpperCase());
}
