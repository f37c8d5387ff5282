// Source and outline light up together. Without this file the links between both sides do the same for one stretch.
"use strict";

const lit = "is-lit";
const form = document.getElementById("review-form");

function light(place) {
    for (const element of document.querySelectorAll("." + lit)) element.classList.remove(lit);
    if (!place) return;
    for (const element of document.querySelectorAll(`[data-place="${CSS.escape(place)}"]`)) element.classList.add(lit);
}

function placeOf(element) {
    const holder = element && element.closest("[data-place]");
    return holder ? holder.dataset.place : "";
}

function lightTarget() {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (placeOf(target)) light(placeOf(target));
}

// A click anywhere in a paragraph brings its other side into view, inside the other pane only.
function showOtherSide(event) {
    const place = placeOf(event.target);
    const pane = event.target.closest(".pane");
    if (!place || !pane || event.target.closest("a") || String(getSelection())) return;
    light(place);
    for (const other of document.querySelectorAll(".pane-body")) {
        if (pane.contains(other)) continue;
        const twin = other.querySelector(`[data-place="${CSS.escape(place)}"]`);
        if (twin) other.scrollTop += twin.getBoundingClientRect().top - other.getBoundingClientRect().top - 48;
    }
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

document.addEventListener("click", showOtherSide);
document.addEventListener("click", selectWords);
window.addEventListener("hashchange", lightTarget);
lightTarget();

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
