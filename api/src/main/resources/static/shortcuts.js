// Lists by the keyboard, a sheet of the keys, and a palette of where one can go. Nothing here is the only way.
(() => {
  const OFF = "keys-off";
  const box = (target) => target.matches("[type=checkbox], [type=radio]");
  const typing = (target) => target.matches("input, textarea, select, [contenteditable]") && !box(target);
  const rows = () => [...document.querySelectorAll("main .list tbody tr")];
  const opens = (row) => row.querySelector(".first a");
  const current = () => document.activeElement.closest(".list tbody tr");
  const search = document.querySelector(".top .find [type=search]");

  function move(by) {
    const all = rows();
    const at = all.indexOf(current());
    const next = at < 0 ? (by > 0 ? 0 : all.length - 1) : at + by;
    if (all[next]) opens(all[next]).focus();
  }

  function pick() {
    const chosen = current() && current().querySelector(".pick input");
    if (chosen) chosen.checked = !chosen.checked;
  }

  const keys = {
    j: () => move(1),
    k: () => move(-1),
    x: pick,
    "/": () => search && search.focus(),
    "?": () => (location.hash = "keys"),
  };

  document.addEventListener("keydown", (event) => {
    if (event.isComposing || event.altKey) return;
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k") {
      event.preventDefault();
      open();
      return;
    }
    const busy = typing(event.target) || document.querySelector("dialog[open], .dialog:target, .drawer:target");
    if (event.ctrlKey || event.metaKey || busy || localStorage.getItem(OFF) || !Object.hasOwn(keys, event.key)) return;
    event.preventDefault();
    keys[event.key]();
  });

  window.addEventListener("hashchange", () => {
    if (location.hash === "#keys") document.querySelector("#keys").focus();
  });
  const single = document.querySelector("#keys input");
  if (single) {
    single.checked = !localStorage.getItem(OFF);
    single.closest("p").hidden = false;
    single.addEventListener("change", () => (single.checked ? localStorage.removeItem(OFF) : localStorage.setItem(OFF, "1")));
  }

  // All rows of a page at once; what is chosen, and the row that has the focus, stay so when the rows are brought up to date.
  function all() {
    for (const head of document.querySelectorAll(".list th.pick[data-all]:not(:has(input))")) {
      const every = Object.assign(document.createElement("input"), { type: "checkbox", ariaLabel: head.dataset.all });
      every.addEventListener("change", () => {
        for (const one of head.closest("table").querySelectorAll("td.pick input")) one.checked = every.checked;
      });
      head.replaceChildren(every);
    }
  }
  let chosen = [];
  let focused = null;
  document.addEventListener("htmx:beforeSwap", () => {
    focused = current() && opens(current()).getAttribute("href");
    chosen = [...document.querySelectorAll("td.pick input:checked")].map((one) => one.value);
  });
  document.addEventListener("htmx:afterSwap", () => {
    for (const one of document.querySelectorAll("td.pick input")) one.checked ||= chosen.includes(one.value);
    all();
    const again = focused && rows().map(opens).find((link) => link.getAttribute("href") === focused);
    if (again && !document.activeElement.closest("main")) again.focus();
  });
  all();

  // Where the palette leads to: what the menu has, the reader's views, and a search for what is typed.
  const palette = document.querySelector("#palette");
  if (!palette) return;
  const input = palette.querySelector("input");
  const list = palette.querySelector("ul");
  const { views, find, none } = palette.dataset;
  let places = null;
  let at = 0;

  const place = (link) => ({ words: (link.querySelector("span") || link).textContent.trim(), go: () => (location.href = link.href) });

  async function saved() {
    if (!views) return [];
    const answer = await fetch(views);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    return answer.ok ? [...page.querySelectorAll("main td.first a")].map(place) : [];
  }

  async function open() {
    if (palette.open) return;
    palette.showModal();
    input.value = "";
    places ||= [...document.querySelectorAll("nav.menu a")].map(place);
    show();
    if (places.viewed) return;
    places.viewed = true;
    places.push(...(await saved()));
    show();
  }

  function found() {
    const typed = input.value.trim();
    const fitting = places.filter(({ words }) => words.toLowerCase().includes(typed.toLowerCase()));
    return typed && search ? [...fitting, { words: find.replace("%", typed), go: () => look(typed) }] : fitting;
  }

  function look(typed) {
    search.value = typed;
    search.form.requestSubmit();
  }

  function show() {
    const fitting = found();
    at = Math.min(at, Math.max(0, fitting.length - 1));
    list.replaceChildren(
      ...(fitting.length ? fitting : [{ words: none }]).map(({ words, go }, i) => {
        const option = Object.assign(document.createElement("li"), { id: `palette-${i}`, role: "option", textContent: words });
        option.setAttribute("aria-selected", i === at);
        if (go) option.addEventListener("click", go);
        else option.setAttribute("aria-disabled", "true");
        return option;
      }),
    );
    input.setAttribute("aria-activedescendant", `palette-${at}`);
    list.children[at].scrollIntoView({ block: "nearest" });
  }

  input.addEventListener("input", () => {
    at = 0;
    show();
  });
  input.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    const fitting = found();
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      at = (at + (event.key === "ArrowDown" ? 1 : fitting.length - 1)) % Math.max(1, fitting.length);
      show();
    } else if (event.key === "Enter") {
      event.preventDefault();
      if (fitting[at]) fitting[at].go();
    }
  });
  palette.addEventListener("click", (event) => event.target === palette && palette.close());
  for (const button of document.querySelectorAll("[data-palette]")) {
    button.hidden = false;
    button.addEventListener("click", open);
  }
})();
