// A case replays by itself, or step by step.
(() => {
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
