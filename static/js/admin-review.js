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

// “Mend” leads to the words of its paragraph in the text area; marks and italics may stand between them.
function selectWords(event) {
    const link = event.target.closest(".mend-here");
    const area = document.getElementById("id_text");
    if (!link || !area) return;
    for (let length = link.dataset.words.length; length > 7; length -= 4) {
        const at = area.value.indexOf(link.dataset.words.slice(0, length));
        if (at < 0) continue;
        event.preventDefault();
        area.setSelectionRange(at, at);
        area.blur();
        area.focus(); // scrolls to the cursor
        area.setSelectionRange(at, at + length);
        area.scrollIntoView({ block: "center" });
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
