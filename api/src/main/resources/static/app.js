// Text typed into a form is kept in this tab, under the person's name, until the server confirms that it was recorded.
(() => {
  document.documentElement.classList.add("js");
  const { me, done } = document.body.dataset;
  const mine = `kept:${me}:`;
  const never = ["hidden", "password", "file", "submit"];
  const wrong = document.querySelector("#mistakes");

  if (me) {
    for (const key of Object.keys(sessionStorage)) {
      if (key.startsWith("kept:") && !key.startsWith(mine)) sessionStorage.removeItem(key);
    }
    if (done) sessionStorage.removeItem(mine + done);
  }

  function fields(form) {
    const named = [...form.elements].filter((field) => field.name && !never.includes(field.type));
    return named.map((field) => {
      const chosen = ["checkbox", "radio"].includes(field.type) ? "checked" : "value";
      return { field, chosen, id: chosen === "checked" ? `${field.name}=${field.value}` : field.name };
    });
  }
  const values = (form) => Object.fromEntries(fields(form).map(({ field, chosen, id }) => [id, field[chosen]]));
  // The values from the server, also if the person typed before this script reached the form.
  function filledIn(form) {
    const untouched = form.cloneNode(true);
    untouched.reset();
    return { ...values(form), ...values(untouched) };
  }

  // Only what was changed: what the server has filled in since is newer than what it filled in then.
  function restore(form, kept) {
    for (const { field, chosen, id } of fields(form)) {
      const value = kept.typed[id];
      if (value === undefined || value === kept.given[id]) continue;
      if (field.type === "select-one" && ![...field.options].some((option) => option.value === value)) continue;
      field[chosen] = value;
      const folded = field.closest("details");
      if (folded && value) folded.open = true;
    }
  }

  // What a form holds is kept from now on, and what was kept of it is in it again.
  function keepForm(form) {
    const place = mine + form.dataset.keep;
    const restored = form.querySelector("[data-restored]");
    const key = form.elements.key;
    const fresh = key && key.value;
    let given = filledIn(form);
    let sent = null;
    const keep = () => sessionStorage.setItem(place, JSON.stringify({ given, typed: values(form), sent }));
    const kept = JSON.parse(sessionStorage.getItem(place));
    if (form.closest("main").querySelector("#mistakes")) {
      // Not done, and shown again as it was sent.
      given = kept ? kept.given : {};
      keep();
    } else if (kept) {
      restore(form, kept);
      if (Object.entries(values(form)).some(([id, value]) => value !== given[id])) {
        // Sent and never answered: it may have been done, and must not be done twice.
        sent = kept.sent;
        if (sent && key) key.value = sent;
        keep();
        restored.hidden = false;
      } else sessionStorage.removeItem(place);
    }
    form.addEventListener("input", keep);
    form.addEventListener("submit", () => {
      sent = key && key.value;
      keep();
      for (const button of form.querySelectorAll("button[type=submit]")) setTimeout(() => (button.disabled = true));
    });
    restored.querySelector("button").addEventListener("click", () => {
      form.reset();
      sent = null;
      if (key) key.value = fresh;
      sessionStorage.removeItem(place);
      restored.hidden = true;
      const first = fields(form)[0];
      if (first) first.field.focus();
    });
  }
  function limitSize(file) {
    file.addEventListener("change", () => {
      const tooLarge = [...file.files].some((chosen) => chosen.size > Number(file.dataset.largest));
      file.setCustomValidity(tooLarge ? file.dataset.tooLarge : "");
    });
  }
  function setUp(part) {
    for (const form of part.querySelectorAll("form[data-keep]")) keepForm(form);
    for (const file of part.querySelectorAll("input[type=file][data-largest]")) limitSize(file);
  }
  setUp(document);

  // The content of another page has replaced this one's: updates the menu and the frame around it.
  function arrived() {
    const { pathname, search } = location;
    for (const item of document.querySelectorAll("nav.menu a")) {
      item.removeAttribute("aria-current");
      if (pathname === item.pathname) item.setAttribute("aria-current", "page");
      else if (pathname.startsWith(`${item.pathname}/`)) item.setAttribute("aria-current", "true");
    }
    for (const back of document.querySelectorAll(".account [name=back]")) back.value = pathname + search;
    const main = document.querySelector("#main");
    if (!main.contains(document.activeElement)) main.focus({ preventScroll: true });
  }
  document.body.addEventListener("htmx:load", ({ detail: { elt } }) => elt !== document.body && setUp(elt));
  document.body.addEventListener("htmx:afterSettle", ({ detail }) => detail.boosted && arrived());
  // Why it could not come, its own page tells.
  for (const failed of ["htmx:responseError", "htmx:sendError"]) {
    document.body.addEventListener(failed, ({ detail }) => detail.boosted && location.assign(detail.pathInfo.requestPath));
  }

  window.addEventListener("pageshow", () => {
    for (const button of document.querySelectorAll("form[data-keep] button[disabled]")) button.disabled = false;
  });
  // A candidate that is chosen fills in what the complaint repeats, with what its score rests on as a reason to start from.
  let proposed = "";
  document.addEventListener("click", ({ target }) => {
    const chosen = target.closest("[data-repeats]");
    const form = chosen && document.querySelector("#receipt");
    if (!form) return;
    const { "repeats.to": to, "repeats.why": why } = form.elements;
    to.value = chosen.dataset.repeats;
    if (why.value === proposed) {
      const rests = chosen.closest("li").querySelector(".rests").textContent.trim().replace(/\s+/g, " ");
      proposed = why.value = chosen.closest("[data-why]").dataset.why + rests;
    }
    to.closest("details").open = true;
    why.dispatchEvent(new Event("input", { bubbles: true }));
    why.focus();
  });
  // A template goes below what is typed; without this its button sends the form, which comes back with it.
  document.addEventListener("click", (event) => {
    const chosen = event.target.closest("[data-inserts]");
    if (!chosen) return;
    event.preventDefault();
    const { [chosen.dataset.into]: text, startedFrom } = chosen.form.elements;
    const before = text.value.trim();
    text.value = (before ? `${before}\n` : "") + chosen.dataset.inserts;
    startedFrom.value = before ? `${startedFrom.value} ${chosen.value}`.trim() : chosen.value;
    chosen.closest("details").open = false;
    text.dispatchEvent(new Event("input", { bubbles: true }));
    text.focus();
    const gap = /【[^】]*】/.exec(text.value);
    if (gap) text.setSelectionRange(gap.index, gap.index + gap[0].length);
  });
  // Said only where it is so.
  const anyKept = Object.keys(sessionStorage).some((key) => key.startsWith("kept:"));
  for (const says of document.querySelectorAll("[data-says-kept]")) says.hidden = !anyKept;

  // The interface's page sends what is tried out there with the token of this session.
  for (const page of document.querySelectorAll("[data-token]")) sessionStorage.setItem("token", page.dataset.token);

  // Whoever logs out leaves nothing behind for the next one at this machine.
  for (const form of document.querySelectorAll("form[action$='/logout']")) {
    form.addEventListener("submit", () => sessionStorage.clear());
  }

  // The account's menu and the drawer shut as one goes on.
  const shut = (except) => {
    for (const open of document.querySelectorAll(".account[open]")) if (!open.contains(except)) open.open = false;
  };
  document.addEventListener("click", (event) => shut(event.target));
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    const account = document.querySelector(".account[open]");
    if (account) {
      account.open = false;
      account.querySelector("summary").focus();
    } else if (document.querySelector(".drawer:target, .dialog:target")) location.hash = "main";
  });

  const first = document.querySelector("form[method=post] [aria-invalid=true]") || wrong;
  if (first) first.focus();
})();
