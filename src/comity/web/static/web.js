// Makes pages better where scripts run; every page works without.
"use strict";

const here = new URL(".", document.currentScript.src);

const slider = document.getElementById("slider");
if (slider) {
  const year = document.getElementById("year");
  slider.addEventListener("input", () => { year.value = slider.value; });
  slider.addEventListener("change", () => slider.form.requestSubmit());
  year.addEventListener("input", () => { slider.value = year.value; });
}

for (const more of document.querySelectorAll("[data-more]")) more.disabled = false;
for (const form of document.querySelectorAll("form")) {
  form.addEventListener("submit", () => {
    for (const input of form.querySelectorAll("[data-more]")) input.disabled = !input.value;
  });
}
for (const select of document.querySelectorAll(".year select")) {
  select.addEventListener("change", () => select.form.requestSubmit());
}

// Live charts: the renderer is large, so it is loaded when a chart is first touched.
let renderer;
function load() {
  renderer ??= new Promise((done, failed) => {
    const script = document.createElement("script");
    script.src = new URL("vega.js", here);
    script.type = "module";
    script.onload = () => done(window.comityVega.vegaEmbed);
    script.onerror = failed;
    document.head.append(script);
  });
  return renderer;
}

async function enliven(figure) {
  const drawing = figure.querySelector(".drawing");
  const [embed, answer] = await Promise.all([load(), fetch(figure.dataset.chart)]);
  const spec = await answer.json();
  const live = document.createElement("div");
  await embed(live, spec, {
    actions: false, ast: true, defaultStyle: false, renderer: "svg",
    tooltip: showPoint,
  });
  drawing.replaceChildren(live);
}

// What the pointer is nearest to: its line and year, and its value with the unit.
const tip = document.createElement("p");
tip.className = "tip";
tip.hidden = true;
document.body.append(tip);
function showPoint(handler, event, item, value) {
  tip.hidden = !value;
  if (!value) return;
  const [[, year], [unit, number]] = Object.entries(value);
  const head = document.createElement("b");
  head.textContent = `${item.datum.datum.line}, ${year}`;
  tip.replaceChildren(head, document.createElement("br"), unit === "Value" ? number : `${number} ${unit}`);
  tip.style.left = `${Math.max(8, Math.min(event.clientX + 14, innerWidth - tip.offsetWidth - 8))}px`;
  tip.style.top = `${event.clientY + 16}px`;
}

for (const figure of document.querySelectorAll("[data-chart]")) {
  const drawing = figure.querySelector(".drawing");
  const start = () => enliven(figure).catch(() => {});
  for (const event of ["pointerenter", "focus"]) {
    drawing.addEventListener(event, start, { once: true });
  }
}

// The search of a site of files: from the list of its pairs.
for (const form of document.querySelectorAll("form[data-search]")) {
  const answer = form.querySelector("[data-answer]");
  const list = fetch(form.dataset.search).then((file) => file.json());
  const root = new URL("..", here);
  form.hidden = false;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const { states, pairs } = await list;
    const [a, b] = ["a", "b"].map((name) => stateMeant(form.elements[name].value, states));
    const pair = pairs.find(([x, y]) => (x === a && y === b) || (x === b && y === a));
    if (pair) location.assign(new URL(pair[2], root));
    else if (a && !form.elements.b.value) location.assign(new URL(states[a].page, root));
    else answer.textContent = a && b ? `${a} and ${b} are not on this site.` : "No state of this site has that name.";
  });
}

function stateMeant(text, states) {
  const plain = key(text);
  const names = Object.keys(states);
  const named = names.find((name) => states[name].keys.includes(plain));
  const begun = plain ? names.filter((name) => key(name).startsWith(plain)) : [];
  return named ?? (begun.length === 1 ? begun[0] : undefined);
}

// The comparison key of a name: no case, marks, punctuation, spaces or "the".
function key(text) {
  const plain = text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replaceAll("&", " and ");
  const words = plain.match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.map((word) => (word === "st" ? "saint" : word)).filter((word) => word !== "the").join("");
}

// The network moves through the years: each state glides to its place of the next year.
const moving = document.querySelector("[data-network]");
if (moving) {
  const play = moving.querySelector("[data-play]");
  const field = document.getElementById("year");
  const drawing = document.querySelector("svg.network");
  let timer;
  play.hidden = false;
  const stop = () => { clearTimeout(timer); timer = undefined; play.textContent = "Play"; };
  async function next() {
    const year = Number(field.value) + 1;
    if (year > Number(field.max)) return stop();
    const asked = new URLSearchParams(new FormData(moving));
    asked.set("year", year);
    const answer = await fetch(`/network.svg?${asked}`);
    if (answer.ok) {
      // The page has the file's style already, and its policy allows no other.
      const marks = (await answer.text()).replace(/<style>[^]*?<\/style>/, "");
      glide(new DOMParser().parseFromString(marks, "image/svg+xml"), year);
    }
    if (timer) timer = setTimeout(next, 700);
  }
  function glide(file, year) {
    const states = new Map([...drawing.querySelectorAll("[data-state]")].map((each) => [each.dataset.state, each]));
    drawing.querySelector(".ties").replaceWith(document.importNode(file.querySelector(".ties"), true));
    for (const each of file.querySelectorAll("[data-state]")) {
      const own = states.get(each.dataset.state);
      states.delete(each.dataset.state);
      if (own) {
        own.replaceChildren(...[...each.childNodes].map((child) => document.importNode(child, true)));
        own.setAttribute("transform", each.getAttribute("transform"));
        own.setAttribute("href", each.getAttribute("href"));
        const [x, y] = each.getAttribute("transform").match(/[\d.]+/g);
        own.style.transform = `translate(${x}px, ${y}px)`;
      } else drawing.append(document.importNode(each, true));
    }
    for (const gone of states.values()) gone.remove();
    field.value = slider.value = year;
    document.getElementById("shown-year").textContent = year;
  }
  play.addEventListener("click", () => {
    if (timer) return stop();
    if (Number(field.value) >= Number(field.max)) field.value = Math.max(Number(field.min), Number(field.max) - 30) - 1;
    play.textContent = "Stop";
    timer = setTimeout(next, 0);
  });
}
