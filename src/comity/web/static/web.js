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
    tooltip: { disableDefaultStyle: true },
  });
  drawing.replaceChildren(live);
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
  const plain = text.trim().toLowerCase();
  const names = Object.keys(states);
  const named = names.find((name) => name.toLowerCase() === plain || states[name].codes.some((code) => code.toLowerCase() === plain));
  const begun = plain ? names.filter((name) => name.toLowerCase().startsWith(plain)) : [];
  return named ?? (begun.length === 1 ? begun[0] : undefined);
}
