// A note can be read in place: it shows beside its mark while the mark is pointed at or has the focus.
"use strict";
(() => {
  let card = null;

  const hide = () => { card?.remove(); card = null; };

  const show = (mark) => {
    hide();
    const note = document.getElementById(decodeURIComponent(mark.hash.slice(1)));
    if (!note) return;
    card = document.createElement("div");
    card.className = "note-card";
    card.setAttribute("role", "presentation");
    card.setAttribute("aria-hidden", "true"); // the note itself is one step away for those who cannot see the card
    for (const child of note.cloneNode(true).childNodes) {
      if (child.nodeType === Node.ELEMENT_NODE) card.append(child.cloneNode(true));
    }
    for (const inner of card.querySelectorAll("[id]")) inner.removeAttribute("id");
    for (const link of card.querySelectorAll("a")) link.tabIndex = -1;
    document.body.append(card);
    const place = mark.getBoundingClientRect();
    const left = Math.min(place.left, document.documentElement.clientWidth - card.offsetWidth - 16);
    card.style.left = `${Math.max(left, 8) + window.scrollX}px`;
    card.style.top = `${place.bottom + window.scrollY + 6}px`;
  };

  for (const mark of document.querySelectorAll(".text .mark a")) {
    mark.addEventListener("mouseenter", () => show(mark));
    mark.addEventListener("focus", () => show(mark));
    mark.addEventListener("mouseleave", () => setTimeout(() => { if (!card?.matches(":hover")) hide(); }, 250));
    mark.addEventListener("blur", hide);
  }
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") hide(); });
  document.addEventListener("click", (event) => { if (!event.target.closest(".note-card")) hide(); });
})();
