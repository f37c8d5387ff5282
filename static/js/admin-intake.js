// Many files are sent one after the other, so that each shows its outcome as soon as it is read.
// Without this file they go in one request and the outcomes come together.
"use strict";

const form = document.getElementById("intake-form");
const rows = document.getElementById("outcome-rows");
const bar = document.getElementById("progress-bar");
const label = document.querySelector("label[for=progress-bar]");

function formOf(file) {
    const data = new FormData(form);
    data.delete("files");
    data.delete("pasted");
    data.append("files", file, file.name);
    return data;
}

function addFailure(file) {
    const row = rows.insertRow();
    const name = document.createElement("th");
    name.scope = "row";
    name.textContent = file.name;
    row.append(name);
    row.insertCell().textContent = rows.dataset.failed;
    row.insertCell();
}

async function send(file) {
    try {
        const answer = await fetch(form.action, {
            method: "POST", body: formOf(file), headers: { "X-Outcome-Only": "1" }, credentials: "same-origin",
        });
        if (!answer.ok || answer.redirected) throw new Error(String(answer.status));
        const table = document.createElement("tbody");
        table.innerHTML = await answer.text(); // escaped by the server's template
        rows.append(...table.children);
    } catch {
        addFailure(file);
    }
}

async function sendAll(files) {
    document.getElementById("outcomes").hidden = false;
    document.getElementById("progress").hidden = false;
    bar.max = files.length;
    for (const [index, file] of files.entries()) {
        label.textContent = `${label.dataset.words} ${index + 1} / ${files.length}: ${file.name}`;
        await send(file);
        bar.value = index + 1;
    }
    label.textContent = `${files.length} / ${files.length}`;
}

form.addEventListener("submit", (event) => {
    const files = [...form.elements.files.files];
    if (files.length < 2 || form.elements.pasted.value.trim()) return;
    event.preventDefault();
    const button = form.querySelector("button[type=submit]");
    button.disabled = true;
    sendAll(files).finally(() => { button.disabled = false; form.elements.files.value = ""; });
});
