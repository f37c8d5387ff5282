// Goes on with a batch in short steps and shows how far it is after each; without this file a button does it.
"use strict";

const PAUSE = 3000; // milliseconds between two looks, while somebody else reads

const ask = async (address, data) => {
    const answer = await fetch(address, {
        method: data ? "POST" : "GET", body: data, headers: { "X-Progress-Only": "1" }, credentials: "same-origin",
    });
    if (!answer.ok || answer.redirected) throw new Error(String(answer.status));
    const page = new DOMParser().parseFromString(await answer.text(), "text/html"); // escaped by the server's template
    return page.getElementById("batch-progress");
};

const shown = () => document.getElementById("batch-progress");

async function step() {
    const form = document.getElementById("go-on");
    const next = form ? await ask(form.action, new FormData(form)) : await ask(location.pathname);
    const isStill = next.dataset.waiting === shown().dataset.waiting;
    shown().replaceWith(next);
    if (isStill) await new Promise((go) => { setTimeout(go, PAUSE); });
}

async function follow() {
    try {
        while (shown().dataset.state !== "done") await step();
        location.assign(location.pathname);
    } catch {
        document.getElementById("go-on")?.querySelector("button").focus();
    }
}

document.addEventListener("submit", (event) => {
    if (event.target.id !== "go-on") return;
    event.preventDefault();
    follow();
});
if (document.querySelector("#go-on[data-begin]")) follow();
