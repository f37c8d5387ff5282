// Alt and an arrow key lead from difference to difference. Without this file the links beside each do.
"use strict";

const differences = [...document.querySelectorAll("[id^=diff-]")];
const keys = document.querySelector(".keys");
if (keys) keys.hidden = false;

function current() {
    const at = differences.indexOf(document.activeElement.closest("[id^=diff-]"));
    return at >= 0 ? at : differences.findIndex((row) => "#" + row.id === location.hash);
}

function go(step) {
    const next = differences[Math.min(Math.max(current() + step, 0), differences.length - 1)];
    if (!next) return;
    history.replaceState(null, "", "#" + next.id);
    next.focus();
    next.scrollIntoView({ block: "center" });
}

document.addEventListener("keydown", (event) => {
    if (!event.altKey || event.ctrlKey || event.metaKey || !["ArrowDown", "ArrowUp"].includes(event.key)) return;
    event.preventDefault();
    go(event.key === "ArrowDown" ? 1 : -1);
});
