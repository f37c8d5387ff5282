// Words that are selected in the text get a link that marks them there (text fragments).
"use strict";
(() => {
  const text = document.querySelector(".sheet .text");
  const canonical = document.querySelector('link[rel="canonical"]')?.href;
  if (!text || !canonical) return;
  const { label, done } = document.currentScript.dataset;
  const SKIPPED = ".mark, .num, .addr, .return";
  const FEWEST = 4;
  const LONGEST = 120; // characters that are written in full
  let link = null;

  const hide = () => { link?.remove(); link = null; };
  const folded = (words) => words.replace(/\s+/g, " ").trim().toLowerCase();
  const encoded = (words) => encodeURIComponent(words).replace(/-/g, "%2D");

  // Stretches of words that nothing interrupts: a mark, a number or the end of a paragraph.
  const stretches = (range) => {
    const found = [];
    let block = null;
    const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const node = walker.currentNode;
      if (!range.intersectsNode(node)) continue;
      if (node.parentElement.closest(SKIPPED)) { block = null; continue; }
      const words = node.data.slice(...span(node, range));
      const owner = node.parentElement.closest("p, li, td, h2, h3, h4, h5, h6, figcaption, caption");
      if (owner === block) found[found.length - 1] += words;
      else found.push(words);
      block = owner;
    }
    return found.map((words) => words.replace(/\s+/g, " ").trim()).filter((words) => /[\p{L}\p{N}]/u.test(words));
  };

  // Whole words only: a browser finds no others.
  const span = (node, range) => {
    let begin = node === range.startContainer ? range.startOffset : 0;
    let end = node === range.endContainer ? range.endOffset : node.length;
    const isLetter = (at) => /[\p{L}\p{N}’'-]/u.test(node.data[at] ?? " ");
    while (begin > 0 && isLetter(begin) && isLetter(begin - 1)) begin -= 1;
    while (end < node.length && end > 0 && isLetter(end) && isLetter(end - 1)) end += 1;
    return [begin, end];
  };

  const times = (words) => folded(text.textContent).split(folded(words)).length - 1;

  const heads = (words, isTail) => {
    const all = words.split(" ");
    for (let count = Math.min(FEWEST, all.length); count < all.length; count += 1) {
      const some = (isTail ? all.slice(-count) : all.slice(0, count)).join(" ");
      if (times(some) === 1) return some;
    }
    return words;
  };

  const directive = (found) => {
    if (found.length === 1 && found[0].length <= LONGEST) return encoded(found[0]);
    return `${encoded(heads(found[0], false))},${encoded(heads(found[found.length - 1], true))}`;
  };

  const show = () => {
    const selection = document.getSelection();
    if (!selection || selection.isCollapsed || !text.contains(selection.anchorNode) || !text.contains(selection.focusNode)) {
      if (document.activeElement !== link) hide();
      return;
    }
    const range = selection.getRangeAt(0);
    const found = stretches(range);
    if (!found.length) { hide(); return; }
    const start = range.startContainer.nodeType === Node.TEXT_NODE ? range.startContainer.parentElement : range.startContainer;
    const place = start.closest("[id]");
    link ??= document.body.appendChild(document.createElement("a"));
    link.className = "quote-selected";
    link.textContent = label;
    link.href = `${canonical.split("#")[0]}#${place && text.contains(place) ? place.id : ""}:~:text=${directive(found)}`;
    const box = range.getBoundingClientRect();
    const left = Math.min(box.left, document.documentElement.clientWidth - link.offsetWidth - 16);
    link.style.left = `${Math.max(left, 8) + window.scrollX}px`;
    link.style.top = `${box.bottom + window.scrollY + 8}px`;
    link.onclick = (event) => {
      if (!navigator.clipboard) return;
      event.preventDefault();
      navigator.clipboard.writeText(link.href).then(() => { if (link) link.textContent = done; });
    };
  };

  let waiting = 0;
  document.addEventListener("selectionchange", () => { clearTimeout(waiting); waiting = setTimeout(show, 250); });
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") hide(); });
})();
