// A button beside each form of citation; without it the words are selected as a whole by one click.
"use strict";
const label = document.currentScript.dataset.label || "Copy";
for (const words of document.querySelectorAll(".copy")) {
  if (!navigator.clipboard) break;
  const button = document.createElement("button");
  const printed = words.textContent.trim();
  const html = words.innerHTML.trim();
  button.type = "button";
  button.className = "copy-button";
  button.textContent = label;
  button.setAttribute("aria-label", `${label}: ${printed.slice(0, 120)}`);
  button.addEventListener("click", async () => {
    await write(printed, html);
    button.textContent = "✓";
    setTimeout(() => { button.textContent = label; }, 1500);
  });
  words.append(" ", button);
}

// With its italics where the browser can: a word processor keeps them.
async function write(printed, html) {
  if (!window.ClipboardItem || !html.includes("<i>")) return navigator.clipboard.writeText(printed);
  const forms = { "text/plain": new Blob([printed], { type: "text/plain" }), "text/html": new Blob([html], { type: "text/html" }) };
  return navigator.clipboard.write([new ClipboardItem(forms)]);
}
