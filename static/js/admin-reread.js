// Reads some sources after the others until none is left, and shows how far it is. Without this file a click reads some.
"use strict";

const form = document.getElementById("reread-form");
const status = document.getElementById("reread-progress");
const bar = document.getElementById("reread-bar");

async function some() {
    const answer = await fetch(form.action, {
        method: "POST", body: new FormData(form), headers: { "X-Outcome-Only": "1" }, credentials: "same-origin",
    });
    if (!answer.ok || answer.redirected) throw new Error(String(answer.status));
    return answer.json();
}

async function all() {
    const label = status.querySelector("label");
    status.hidden = false;
    for (;;) {
        const { done, left } = await some();
        bar.value = bar.max - left;
        label.textContent = `${bar.value} / ${bar.max} ${label.dataset.words}`;
        if (!left || !done) return;
    }
}

if (form) form.addEventListener("submit", (event) => {
    event.preventDefault();
    form.querySelector("button").disabled = true;
    all().then(() => location.reload(), () => {
        status.querySelector("label").textContent = status.querySelector("label").dataset.failed;
        form.querySelector("button").disabled = false;
    });
});
