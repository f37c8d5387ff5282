// Source and outline light up together: what is pointed at, focused or led to. Without this file the links between both
// sides do the same, with a style sheet of their own.
"use strict";

const lit = "is-lit";
const form = document.getElementById("review-form");
const panes = [...document.querySelectorAll(".pane-body")];
const PATIENCE = 180; // milliseconds that something is pointed at before the other side moves
let waiting = 0;
let kept = ""; // the place that was chosen by a link or a click, lit when nothing is pointed at

function named(place, root = document) {
    return root.querySelectorAll(`[data-place="${CSS.escape(place)}"]`);
}

function light(place) {
    for (const element of document.querySelectorAll("." + lit)) element.classList.remove(lit);
    if (!place) return;
    for (const element of named(place)) element.classList.add(lit);
}

function placeOf(element) {
    const holder = element && element.closest && element.closest("[data-place]");
    return holder ? holder.dataset.place : "";
}

// Brings the twin of a place into view inside each other pane; what is in view already stays where it is.
function bringTwins(place, from) {
    for (const pane of panes) {
        const [twin] = pane.contains(from) ? [] : named(place, pane);
        if (!twin) continue;
        const here = pane.getBoundingClientRect();
        const there = twin.getBoundingClientRect();
        if (there.top >= here.top && there.bottom <= here.bottom) continue;
        pane.scrollTop += there.top - here.top - 48;
    }
}

function point(event) {
    const place = placeOf(event.target);
    clearTimeout(waiting);
    light(place || kept);
    if (place) waiting = setTimeout(() => bringTwins(place, event.target), PATIENCE);
}

function choose(event) {
    const place = placeOf(event.target);
    if (!place || event.target.closest("a, button, input") || String(getSelection())) return;
    kept = place;
    light(place);
    bringTwins(place, event.target);
}

function lightTarget() {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const place = placeOf(target);
    if (!place) return;
    kept = place;
    light(place);
    bringTwins(place, target);
    if (target.closest(".pane") && matchMedia("(min-width: 60rem)").matches) showPanes(target);
}

// Side by side, both panes stay whole in view, whatever place in them a link leads to.
function showPanes(target) {
    const pane = target.closest(".pane-body");
    document.querySelector(".panes").scrollIntoView({ block: "start" });
    if (pane) pane.scrollTop += target.getBoundingClientRect().top - pane.getBoundingClientRect().top - 48;
}

for (const area of document.querySelectorAll(".panes, .problems")) {
    area.addEventListener("mouseover", point);
    area.addEventListener("focusin", point);
    area.addEventListener("mouseleave", () => { clearTimeout(waiting); light(kept); });
    area.addEventListener("click", choose);
}

// “Mend” leads to the words of its paragraph in the text area. Signs of marks and italics stand between them there,
// so the first stretch is looked for that stands there as it is, and once.
function selectWords(event) {
    const link = event.target.closest(".mend-here");
    const area = document.getElementById("id_text");
    const row = link && link.closest(".row");
    const words = row && row.querySelector(".row-words, .cells li");
    if (!words || !area) return;
    for (let start = 0; start < words.textContent.length; start += 4) {
        const stretch = words.textContent.slice(start, start + 24);
        const at = area.value.indexOf(stretch);
        if (at < 0 || area.value.indexOf(stretch, at + 1) >= 0) continue;
        event.preventDefault();
        area.scrollIntoView({ block: "center" });
        area.setSelectionRange(at, at);
        area.blur();
        area.focus({ preventScroll: false }); // brings the cursor into view
        area.setSelectionRange(at, at + stretch.length);
        return;
    }
}

document.addEventListener("click", selectWords);
window.addEventListener("hashchange", lightTarget);
window.addEventListener("load", lightTarget); // after the browser itself went to the place

// Leaving with words that are not saved asks first.
if (form) {
    const opened = new FormData(form);
    let isLeaving = false;
    const isChanged = () => [...new FormData(form)].some(([name, value]) => opened.get(name) !== value);
    form.addEventListener("submit", () => { isLeaving = true; });
    window.addEventListener("beforeunload", (event) => {
        if (!isLeaving && isChanged()) event.preventDefault();
    });
}
