// Forms keep what was typed in this tab until it is sent; a case replays by itself; errors get the focus.
(() => {
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
  // What was sent is done when another page than its form answers.
  const sent = sessionStorage.getItem("sent");
  if (sent && !document.querySelector("form[data-keep]") && !location.pathname.startsWith("/login")) {
    sessionStorage.removeItem(sent);
    sessionStorage.removeItem("sent");
  }
  window.addEventListener("pageshow", () => {
    for (const button of document.querySelectorAll("form[data-keep] button[disabled]")) button.disabled = false;
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
