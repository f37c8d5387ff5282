// A choice among the facets searches at once; without it the button does. Long facets can be filtered as one types, and
// the address of each paragraph copied.
"use strict";
const words = document.currentScript.dataset;
const WAIT = 200; // milliseconds after the last letter

for (const control of document.querySelectorAll('#ask [name="unit"], #ask select')) {
  control.addEventListener("change", () => control.form.requestSubmit());
}
document.addEventListener("change", (event) => {
  if (event.target.matches('.facets input[type="checkbox"]')) event.target.form.requestSubmit();
});

// On the page of all values: the list follows what is typed.
for (const field of document.querySelectorAll("input[data-filters]")) {
  const list = document.getElementById(field.dataset.filters);
  const fresh = latest();
  field.addEventListener("input", later(async () => {
    const chosen = [...list.querySelectorAll("input:checked")].map((box) => [box.name, box.value]);
    const query = new URLSearchParams(new FormData(field.form));
    const rows = await fresh(`${field.form.action}?${query}`);
    if (!rows) return;
    list.replaceChildren(...rows);
    for (const box of list.querySelectorAll("input")) box.checked = chosen.some(([name, value]) => box.name === name && box.value === value);
  }));
}

// Beside the results: a box over each facet whose values do not all stand on the page.
for (const link of document.querySelectorAll(".facet > a.all")) {
  const field = document.createElement("input");
  const list = document.createElement("div");
  const fresh = latest();
  field.type = "search";
  field.className = "facet-filter";
  field.autocomplete = "off";
  field.placeholder = words.filter;
  field.setAttribute("aria-label", `${words.filter}: ${link.textContent.trim()}`);
  list.className = "facet-found";
  list.setAttribute("aria-live", "polite");
  field.addEventListener("input", later(async () => {
    const typed = field.value.trim();
    const rows = typed ? await fresh(`${link.href}&contains=${encodeURIComponent(typed)}`) : [];
    // What is chosen stands above already: a second box of it would not let it go.
    if (rows) list.replaceChildren(...rows.filter((row) => !row.querySelector("input:checked")));
  }));
  link.before(field, list);
}

for (const place of document.querySelectorAll("a.hit-place")) {
  if (!navigator.clipboard) break;
  const button = document.createElement("button");
  const name = place.getAttribute("aria-label") || place.textContent.trim();
  button.type = "button";
  button.className = "copy-button copy-place";
  button.textContent = words.copy;
  button.setAttribute("aria-label", `${words.copy}: ${name}, ${place.closest(".hit").querySelector("h3").textContent.trim()}`);
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(place.href);
    button.textContent = "✓";
    setTimeout(() => { button.textContent = words.copy; }, 1500);
  });
  place.closest("p").append(" ", button);
}

function later(work) {
  let timer;
  return () => {
    clearTimeout(timer);
    timer = setTimeout(work, WAIT);
  };
}

// The rows of a page of values; null where the reader has typed on meanwhile, or nothing came.
function latest() {
  let count = 0;
  return async (address) => {
    const own = ++count;
    const answer = await fetch(address).catch(() => null);
    const text = answer && answer.ok ? await answer.text() : "";
    const values = text && new DOMParser().parseFromString(text, "text/html").getElementById("values");
    return own === count && values ? [...values.children] : null;
  };
}
