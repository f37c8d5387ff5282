// A folder, or very many files, are sent in portions that any server takes; without this file they go in one request.
"use strict";

const PORTION = { files: 200, bytes: 50_000_000 };
const form = document.getElementById("intake-form");
const sending = document.getElementById("sending");
const bar = document.getElementById("sending-bar");
const label = sending.querySelector("label");

function* portionsOf(files) {
    let portion = [], bytes = 0;
    for (const file of files) {
        if (portion.length && (portion.length >= PORTION.files || bytes + file.size > PORTION.bytes)) {
            yield portion;
            portion = [];
            bytes = 0;
        }
        portion.push(file);
        bytes += file.size;
    }
    if (portion.length) yield portion;
}

async function send(portion) {
    const data = new FormData(form);
    data.delete("files");
    data.delete("folder");
    for (const file of portion) data.append("files", file, file.name);
    const answer = await fetch(form.action, {
        method: "POST", body: data, headers: { "X-Portion": "1" }, credentials: "same-origin",
    });
    if (!answer.ok || answer.redirected) throw new Error(String(answer.status));
    const told = await answer.json();
    form.elements.batch.value = told.batch;
    form.elements.pasted.value = "";
    return told.address;
}

async function sendAll(files) {
    let address = "", sent = 0;
    sending.hidden = false;
    bar.max = files.length;
    for (const portion of portionsOf(files)) {
        address = await send(portion);
        bar.value = sent += portion.length;
        label.textContent = `${label.dataset.words} ${sent} / ${files.length}`;
    }
    location.assign(address);
}

// Hidden files, and what systems put into folders for themselves, stay where they are.
const isMeant = (file) => !(file.webkitRelativePath || file.name).split("/").some((part) => /^(\.|~\$|__MACOSX$)/.test(part));

form.addEventListener("submit", (event) => {
    const files = [...form.elements.files.files, ...[...form.elements.folder.files].filter(isMeant)];
    const bytes = files.reduce((sum, file) => sum + file.size, 0);
    if (!form.elements.folder.files.length && files.length <= PORTION.files && bytes <= PORTION.bytes) return;
    if (!files.length) return;
    event.preventDefault();
    const button = form.querySelector("button[type=submit]");
    button.disabled = true;
    sendAll(files).catch(() => {
        label.textContent = sending.dataset.failed;
        button.disabled = false;
    });
});
