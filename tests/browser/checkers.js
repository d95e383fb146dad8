/**
 * Runs in the page that is checked: asks axe-core and HTML_CodeSniffer, and holds what they find
 * against the judgements of scripts/access/judgements.toml.
 *
 * A finding is { rule, sure, text, place }; `place` is the element, `sure` is false where the
 * checker leaves it to people.
 */
globalThis.checkers = {
  /**
   * Asks axe. Whether text can be read are two rules of axe, AA and AAA; one that asks what both
   * ask together stands in for them (`test_checkers.py` shows that it does).
   */
  async axe({ include, without, strict }) {
    const check = axe._audit.checks["color-contrast"].options;
    const rules = Object.fromEntries(axe.getRules().map(({ ruleId }) => [ruleId, { enabled: true }]));
    for (const rule of without) rules[rule] = { enabled: false };
    const found = await axe.run(include ? { include } : document, {
      rules,
      checks: { "color-contrast": { options: { ...check, contrastRatio: strict } } },
      resultTypes: ["violations", "incomplete"],
      selectors: false,
      elementRef: true,
    });
    const told = (sure) => ({ id, help, nodes }) => nodes.map(({ element, any, all, none }) => ({
      rule: id, sure, place: element,
      text: [help, ...[...any, ...all, ...none].map(({ message }) => message)].join("; "),
    }));
    return [...found.violations.flatMap(told(true)), ...found.incomplete.flatMap(told(false))];
  },

  /** Asks HTML_CodeSniffer; what it says of every page whatever is on it, it calls a notice. */
  codesniffer({ include }) {
    const ERROR = 1, WARNING = 2;
    const complain = console.error; // it complains that words of its own are missing
    console.error = () => {};
    return new Promise((resolve, reject) => {
      const done = () => resolve(HTMLCS.getMessages()
        .filter(({ type, element }) => type <= WARNING && (!include || element.closest?.(include)))
        .map(({ type, code, msg, element }) => (
          { rule: code.replace("WCAG2AAA.", ""), sure: type === ERROR, text: msg, place: element })));
      HTMLCS.process("WCAG2AAA", document, done, () => reject(Error("HTML_CodeSniffer")), "en");
    }).finally(() => (console.error = complain));
  },

  /** Takes what html-validate found in the HTML of this page, with a selector for each place. */
  validate({ include, messages }) {
    return messages.map(({ rule, text, selector }) => (
      { rule, sure: true, text, place: (selector && document.querySelector(selector)) || document.body }))
      .filter(({ place }) => !include || place.closest(include));
  },

  /** Takes what colours.js computed: every pair of colours that is too weak. */
  colours({ include }) {
    return colours(include).filter(({ ratio, asked }) => ratio < asked)
      .map(({ kind, own, under, ratio, one }) => (
        { rule: kind, sure: true, text: `${own} on ${under} is ${ratio.toFixed(2)} : 1`, place: one }));
  },

  /** Asks one checker; returns what nobody judged, as text, and how often each judgement was used. */
  async ask(checker, given, judgements) {
    const judged = {}, wrong = [];
    for (const { rule, sure, text, place } of await this[checker](given)) {
      const known = judgements.find((one) => one.toetser === checker && one.regel === rule && one.fout === sure
        && (place.closest ?? (() => true)).call(place, one.waar));
      if (known) judged[known.id] = (judged[known.id] ?? 0) + 1;
      else wrong.push(`${checker} ${rule}${sure ? "" : " (not judged)"}: ${text}: ${(place.outerHTML ?? place.nodeName).slice(0, 150)}`);
    }
    return { judged, wrong };
  },
};
