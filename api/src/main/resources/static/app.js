// Lists ask again when something has moved; forms keep what was typed in this tab until it is sent; a case replays by itself; errors get the focus.
(() => {
  document.documentElement.classList.add("js");
  const kept = (form) => "kept:" + form.dataset.keep;
  const secret = (field) => ["hidden", "password", "file", "submit"].includes(field.type);

  function keep(form) {
    const values = [];
    for (const field of form.elements) {
      if (!field.name || secret(field)) continue;
      if (field.type === "checkbox" || field.type === "radio") {
        if (field.checked) values.push([field.name, field.value]);
      } else if (field.value) values.push([field.name, field.value]);
    }
    sessionStorage.setItem(kept(form), JSON.stringify(values));
  }

  function restore(form) {
    const text = sessionStorage.getItem(kept(form));
    if (!text || document.querySelector("#mistakes")) return;
    for (const [name, value] of JSON.parse(text)) {
      for (const field of form.elements) {
        if (field.name !== name || secret(field)) continue;
        if (field.type === "checkbox" || field.type === "radio") field.checked ||= field.value === value;
        else field.value = value;
      }
    }
  }

  for (const form of document.querySelectorAll("form[data-keep]")) {
    restore(form);
    form.addEventListener("input", () => keep(form));
    form.addEventListener("submit", () => {
      sessionStorage.setItem("sent", kept(form));
      for (const button of form.querySelectorAll("button[type=submit]")) setTimeout(() => (button.disabled = true));
    });
  }
  for (const file of document.querySelectorAll("input[type=file][data-largest]")) {
    file.addEventListener("change", () => {
      const tooLarge = [...file.files].some((chosen) => chosen.size > Number(file.dataset.largest));
      file.setCustomValidity(tooLarge ? file.dataset.tooLarge : "");
    });
  }
  // Said only where it is so.
  const anyKept = Object.keys(sessionStorage).some((key) => key.startsWith("kept:"));
  for (const says of document.querySelectorAll("[data-says-kept]")) says.hidden = !anyKept;

  // The interface's page sends what is tried out there with the token of this session.
  for (const page of document.querySelectorAll("[data-token]")) sessionStorage.setItem("token", page.dataset.token);

  // Whoever logs out leaves nothing behind for the next one at this machine.
  for (const form of document.querySelectorAll("form[action$='/logout']")) {
    form.addEventListener("submit", () => sessionStorage.clear());
  }

  // What was sent is done when another page than its form answers.
  const sent = sessionStorage.getItem("sent");
  if (sent && !document.querySelector("form[data-keep], [data-not-done]") && !location.pathname.startsWith("/login")) {
    sessionStorage.removeItem(sent);
    sessionStorage.removeItem("sent");
  }
  window.addEventListener("pageshow", () => {
    for (const button of document.querySelectorAll("form[data-keep] button[disabled]")) button.disabled = false;
  });

  // One connection for a page that is looked at: browsers allow few of them at a time.
  const live = document.querySelectorAll("[data-live]");
  const state = document.querySelector("#live-state");
  let source = null;
  const refresh = () => live.forEach((part) => htmx.trigger(part, "moved"));
  function listen() {
    if (source || document.hidden) return;
    source = new EventSource("/live");
    source.onopen = () => { state.hidden = false; };
    source.addEventListener("moved", refresh);
    source.onerror = () => {
      state.hidden = true;
      if (source.readyState === EventSource.CLOSED) {
        source = null;
        setTimeout(() => { refresh(); listen(); }, 5000);
      }
    };
  }
  function hangUp() {
    if (source) source.close();
    source = null;
    state.hidden = true;
  }
  if (live.length > 0) {
    listen();
    document.addEventListener("visibilitychange", () => {
      if (document.hidden) return hangUp();
      refresh();
      listen();
    });
    window.addEventListener("pagehide", hangUp);
  }

  // What somebody has unfolded stays so when a list moves.
  let unfolded = [];
  document.body.addEventListener("htmx:beforeSwap", (event) => {
    unfolded = [...event.detail.target.querySelectorAll("details")].map((part) => part.open);
  });
  document.body.addEventListener("htmx:afterSettle", () => {
    const parts = document.querySelectorAll("#rows details");
    if (parts.length === unfolded.length) parts.forEach((part, i) => { part.open = unfolded[i]; });
    unfolded = [];
  });

  // What was not filled in is not asked for.
  document.body.addEventListener("htmx:configRequest", (event) => {
    if (event.detail.verb !== "get") return;
    const asked = event.detail.parameters;
    for (const name of Object.keys(asked)) if (asked[name] === "") delete asked[name];
  });

  const wrong = document.querySelector("[aria-invalid=true]") || document.querySelector("#mistakes");
  if (wrong) wrong.focus();

  for (const player of document.querySelectorAll("[data-player]")) {
    const range = player.querySelector("input[type=range]");
    const play = player.querySelector("[data-play]");
    const words = [play.textContent, play.dataset.pause];
    let ticking = null;
    const show = (value) => {
      range.value = value;
      range.dispatchEvent(new Event("change", { bubbles: true }));
    };
    const stop = () => {
      clearInterval(ticking);
      ticking = null;
      play.textContent = words[0];
    };
    const step = (by) => {
      const next = Number(range.value) + by;
      if (next < 0 || next > Number(range.max)) return stop();
      show(next);
    };
    play.addEventListener("click", () => {
      if (ticking) return stop();
      if (range.value === range.max) show(0);
      play.textContent = words[1];
      ticking = setInterval(() => step(1), 1500);
    });
    player.querySelector("[data-back]").addEventListener("click", () => { stop(); step(-1); });
    player.querySelector("[data-forth]").addEventListener("click", () => { stop(); step(1); });
    player.querySelector("[data-go]").hidden = true;
    for (const button of player.querySelectorAll("[hidden]:not([data-go])")) button.hidden = false;
  }
})();
