// Lists ask again when something has moved, on whatever node it was done; where one was in them, one stays.
(() => {
  const says = document.querySelector("#live-says");
  const state = document.querySelector("#live-state");
  const BETWEEN = 10_000; // Read out no oftener: a busy board moves three times a second.
  let saidAt = -BETWEEN;
  let unsaid = null;

  function say(text, atOnce) {
    clearTimeout(unsaid);
    const wait = atOnce ? 0 : saidAt + BETWEEN - performance.now();
    if (wait > 0) {
      unsaid = setTimeout(() => say(text, true), wait);
      return;
    }
    says.textContent = text;
    saidAt = performance.now();
  }

  function updated(shown) {
    const rows = shown.querySelector("[data-total]");
    const time = new Date().toTimeString().slice(0, 8);
    return says.dataset.updated.replace("%", time) + (rows ? says.dataset.rows.replace("%", rows.dataset.total) : "");
  }

  // One connection for a page that is looked at: browsers allow few of them at a time.
  const live = () => document.querySelectorAll("[data-live]");
  const filtering = () => document.querySelector("form.htmx-request") !== null;
  let source = null;
  let asked = false; // by a filter whose answer may be older than what has just moved
  function refresh() {
    asked = filtering();
    live().forEach(move);
    count();
  }

  // What is dear to ask for is asked for once in so many seconds, and once more after the last change.
  const next = new WeakMap();
  function move(part) {
    const every = Number(part.dataset.live) * 1_000;
    const wait = every ? (next.get(part) ?? 0) - performance.now() : 0;
    if (wait > 0) {
      part.waits ??= setTimeout(() => {
        part.waits = null;
        move(part);
      }, wait);
      return;
    }
    next.set(part, performance.now() + every);
    htmx.trigger(part, "moved");
  }

  // The number in the menu, which is not part of what a list asks for: once a second at most.
  let counting = null;
  function count() {
    if (!document.querySelector("#waiting")) return;
    counting ??= setTimeout(async () => {
      const answer = await fetch("/work/waiting", { headers: { "HX-Request": "true" } }).catch(() => null);
      counting = null;
      if (answer?.ok) document.querySelector("#waiting").outerHTML = await answer.text();
    }, 1_000);
  }
  function listen(again) {
    if (source || document.hidden) return;
    source = new EventSource("/live");
    source.onopen = () => {
      state.hidden = false;
      if (again) refresh(); // No notifications arrive while there is no connection.
      again = true;
    };
    source.addEventListener("moved", refresh);
    source.onerror = () => {
      state.hidden = true;
      if (source.readyState === EventSource.CLOSED) {
        source = null;
        setTimeout(() => { refresh(); listen(true); }, 5000);
      }
    };
  }
  function hangUp() {
    if (source) source.close();
    source = null;
    state.hidden = true;
  }
  if (live().length > 0) {
    listen(false);
    document.addEventListener("visibilitychange", () => (document.hidden ? hangUp() : listen(true)));
    window.addEventListener("pagehide", hangUp);
  }

  // What had the focus is found again by where it leads, what was unfolded by its place.
  const within = (part) => [...part.querySelectorAll("a[href], button, summary, input, select")];
  const what = (one) => one.id || one.getAttribute("href") || one.name || one.textContent;
  let before = null;
  document.body.addEventListener("htmx:beforeSwap", (event) => {
    const part = event.detail.target;
    const held = part.contains(document.activeElement) ? document.activeElement : null;
    const alike = held ? within(part).filter((one) => what(one) === what(held)) : [];
    before = {
      id: part.id,
      text: part.textContent,
      held: held ? [what(held), alike.indexOf(held)] : null,
      open: [...part.querySelectorAll("details")].map((fold) => fold.open),
      byItself: event.detail.elt.matches("[data-live]"),
    };
  });
  document.body.addEventListener("htmx:afterSettle", () => {
    const was = before;
    const part = was && document.getElementById(was.id);
    before = null;
    if (!part) return;
    const folds = part.querySelectorAll("details");
    if (folds.length === was.open.length) folds.forEach((fold, i) => { fold.open = was.open[i]; });
    if (was.held) {
      const [name, n] = was.held;
      const same = within(part).filter((one) => what(one) === name);
      // Where it has gone, the list itself: the next row was not chosen.
      (same[n] || same[0] || document.querySelector("#main")).focus({ preventScroll: true });
    }
    if (part.matches("[role=status], [aria-live]")) {
      // Speaks for itself; that something has changed, once.
      if (was.byItself && part.textContent.trim()) part.removeAttribute("data-live");
    } else if (part.textContent !== was.text) say(part.dataset.says || updated(part), !was.byItself);
    if (asked && !filtering()) refresh();
  });

  // What was not filled in is not asked for.
  document.body.addEventListener("htmx:configRequest", (event) => {
    if (event.detail.verb !== "get") return;
    const parameters = event.detail.parameters;
    for (const name of Object.keys(parameters)) if (parameters[name] === "") delete parameters[name];
  });
})();
