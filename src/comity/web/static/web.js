// Makes pages better where scripts run; every page works without.
"use strict";

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
    script.src = "/static/vega.js";
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
