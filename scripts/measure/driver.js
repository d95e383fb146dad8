// Answers the questions as soon as it can, on every page that is measured, and notes when.
window.until = (test) => new Promise((resolve) => {
  if (test()) return resolve();
  const observer = new MutationObserver(() => {
    if (!test()) return;
    observer.disconnect();
    resolve();
  });
  observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
});
window.measured = (answers) => {
  const told = {};
  // Ours takes an answer as soon as vooraf.js runs, and shows the next question with the script.
  const isOurs = () => "rw" in document.documentElement.dataset && Boolean(document.querySelector("#rw form button:not([type=button])"));
  const heading = () => document.querySelector("#rw-kop")?.textContent;
  const html = () => document.querySelector("#rw")?.innerHTML ?? "";
  // As a visitor does: choose, then press.
  const press = (option) => {
    document.querySelector(`#antwoord-${option}`).click();
    document.querySelector("#rw form button:not([type=button])").click();
  };
  const given = Object.entries(answers);
  const step = async (count) => {
    const before = heading();
    if (window.answer) await window.answer(Object.fromEntries(given.slice(0, count)));
    else press(given[count - 1][1]);
    await until(() => heading() !== before);
  };
  const restart = async () => {
    const before = heading();
    if (window.answer) await window.answer({});
    else document.querySelector("[data-doe=opnieuw]").click();
    await until(() => heading() !== before);
  };
  const run = async () => {
    await until(() => heading() && (window.answer || isOurs()));
    told.usable = performance.now();
    await step(1);
    told.next = performance.now();
    for (let count = 2; count <= given.length; count++) await step(count);
    told.outcome = performance.now();
    if (!window.answer || !document.querySelector("#rw-vooruit")) {
      await until(() => html().includes("Telt het zwaarst"));
      told.reasons = performance.now();
    }
    told.steps = [];
    for (let round = 0; round < 4; round++) {
      await restart();
      for (let count = 1; count <= given.length; count++) {
        const begun = performance.now();
        await step(count);
        told.steps.push(performance.now() - begun);
      }
    }
    return told;
  };
  return run();
};
