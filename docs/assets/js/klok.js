// @ts-check
/**
 * A quiet clock: the minutes that the agenda gives to a case, started and stopped by hand.
 *
 * A screen reader hears only what stands ready in the page for a few moments. Nothing is kept.
 */

const clock = document.getElementById("ov-klok");
if (clock) wind(clock);

function wind(/** @type {HTMLElement} */ clock) {
  const [face, button, said] = ["#ov-tijd", "#ov-start", "#ov-tijd-zeg"]
    .map((part) => /** @type {HTMLElement} */ (clock.querySelector(part)));
  /** @type {Record<string, string>} */
  const sentences = JSON.parse(clock.dataset.zinnen ?? "{}");
  const whole = Number(clock.dataset.minuten) * 60;
  let left = whole; // seconds
  /** @type {number | undefined} */
  let ticking;
  let ends = 0;

  function tick() {
    left = Math.max(0, Math.round((ends - Date.now()) / 1000));
    show();
    const sentence = left % 60 === 0 && sentences[left / 60];
    if (sentence && said) said.textContent = sentence;
    if (left === 0) stop();
  }

  function show() {
    const digits = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}`;
    if (face) face.textContent = left ? digits : sentences[0] ?? digits;
  }

  function stop() {
    clearInterval(ticking);
    ticking = undefined;
    if (button) button.textContent = button.dataset.start ?? "";
  }

  function start() {
    if (left === 0) left = whole;
    ends = Date.now() + left * 1000;
    ticking = setInterval(tick, 1000);
    if (button) button.textContent = button.dataset.stop ?? "";
    show();
  }

  button?.addEventListener("click", () => (ticking ? stop() : start()));
}
