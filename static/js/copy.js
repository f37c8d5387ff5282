// A button beside each form of citation; without it the words are selected as a whole by one click.
"use strict";
const label = document.currentScript.dataset.label || "Copy";
for (const words of document.querySelectorAll(".copy")) {
  if (!navigator.clipboard) break;
  const button = document.createElement("button");
  const printed = words.textContent;
  button.type = "button";
  button.className = "copy-button";
  button.textContent = label;
  button.setAttribute("aria-label", `${label}: ${printed}`);
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(printed);
    button.textContent = "✓";
    setTimeout(() => { button.textContent = label; }, 1500);
  });
  words.append(" ", button);
}
