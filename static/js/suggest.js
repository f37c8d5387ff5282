// Suggestions below a search box while one types: an editable combobox with a list (ARIA 1.2). Without it the box is a box.
"use strict";
(() => {
  const words = document.currentScript.dataset;
  const WAIT = 120; // milliseconds after the last letter
  const SHORTEST = 2;

  for (const field of document.querySelectorAll("input[data-suggests]")) combobox(field);

  function combobox(field) {
    const list = document.createElement("ul");
    const status = document.createElement("p");
    let addresses = [];
    let active = -1;
    let asked = "";
    let timer;
    let request;

    list.id = `${field.id}-suggestions`;
    list.className = "suggestions";
    list.hidden = true;
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", words.label);
    status.className = "unseen";
    status.setAttribute("role", "status");
    field.setAttribute("role", "combobox");
    field.setAttribute("aria-autocomplete", "list");
    field.setAttribute("aria-expanded", "false");
    field.setAttribute("aria-controls", list.id);
    field.parentElement.classList.add("suggesting");
    field.after(list, status);

    field.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(ask, WAIT);
    });
    field.addEventListener("blur", () => {
      clearTimeout(timer);
      request?.abort();
      close();
    });
    field.addEventListener("keydown", (event) => {
      if (event.isComposing || event.ctrlKey || event.metaKey) return;
      if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        if (!list.children.length) return;
        event.preventDefault();
        const step = event.key === "ArrowDown" ? 1 : -1;
        if (list.hidden) open();
        move(active < 0 && step < 0 ? list.children.length - 1 : active + step);
      } else if (event.key === "Escape" && !list.hidden) {
        event.preventDefault();
        close();
      } else if (event.key === "Enter" && !list.hidden && active >= 0) {
        event.preventDefault();
        take(active);
      } else if (event.key === "ArrowLeft" || event.key === "ArrowRight" || event.key === "Home" || event.key === "End") {
        move(-1);
      }
    });
    list.addEventListener("pointerdown", (event) => event.preventDefault()); // the box keeps the focus
    list.addEventListener("click", (event) => {
      const option = event.target.closest("[role=option]");
      if (option) take([...list.children].indexOf(option));
    });

    async function ask() {
      const typed = field.value;
      request?.abort();
      if (typed.trim().length < SHORTEST) return show([]);
      if (typed === asked && list.children.length) return open();
      request = new AbortController();
      try {
        const answer = await fetch(`${field.dataset.suggests}?q=${encodeURIComponent(typed)}`, { signal: request.signal });
        if (answer.ok && document.activeElement === field) {
          const [, texts, abouts, paths] = await answer.json();
          asked = typed;
          show(texts.map((text, index) => [text, abouts[index], paths[index]]));
        }
      } catch (error) {
        if (error.name !== "AbortError") show([]); // no network: the box goes on without
      }
    }

    function show(found) {
      addresses = found.map(([, , path]) => path);
      list.replaceChildren(...found.map(([text, about], index) => option(text, about, index)));
      active = -1;
      field.removeAttribute("aria-activedescendant");
      if (found.length) open();
      else close();
      const sentence = found.length === 1 ? words.one : words.many.replace("{count}", found.length);
      status.textContent = found.length ? sentence : field.value.trim().length < SHORTEST ? "" : words.none;
    }

    function option(text, about, index) {
      const row = document.createElement("li");
      row.id = `${list.id}-${index}`;
      row.setAttribute("role", "option");
      row.setAttribute("aria-selected", "false");
      row.append(part("suggestion", text));
      if (about) row.append(" ", part("suggestion-about", about));
      return row;
    }

    function part(name, text) {
      const span = document.createElement("span");
      span.className = name;
      span.dir = "auto";
      span.textContent = text;
      return span;
    }

    function open() {
      list.hidden = false;
      field.setAttribute("aria-expanded", "true");
    }

    function close() {
      list.hidden = true;
      field.setAttribute("aria-expanded", "false");
      move(-1);
    }

    // Past the last comes the box itself, where nothing is chosen.
    function move(index) {
      list.children[active]?.setAttribute("aria-selected", "false");
      active = index >= list.children.length ? -1 : index;
      const row = list.children[active];
      if (!row) return field.removeAttribute("aria-activedescendant");
      row.setAttribute("aria-selected", "true");
      row.scrollIntoView({ block: "nearest" });
      field.setAttribute("aria-activedescendant", row.id);
    }

    // The form may hold a field of the name "action". A text is gone to; words and values are searched, with all that is chosen on the page.
    function take(index) {
      const address = new URL(addresses[index], location.href);
      const text = list.children[index].querySelector(".suggestion").textContent;
      close();
      if (address.pathname !== field.form.getAttribute("action")) return location.assign(address.pathname);
      field.value = text;
      field.form.requestSubmit();
    }
  }
})();
