// @ts-check
/**
 * Finds for the search box of the theme (mkdocs-material 9.8): it stands in for the worker of the theme, which asks
 * for a fifth of a megabyte on every page and knows no Dutch. Only who types gets what finds: vinden.js, the index and
 * what reads it. It comes before the script of the theme.
 */
{
  const READY = 1, QUERY = 2, RESULT = 3; // of the theme
  const FAILED = "Zoeken lukt nu niet; typ verder om het nog eens te proberen.";

  const one = /** @param {string} selector */ (selector) =>
    /** @type {HTMLElement} */ (document.querySelector(selector));
  const theme = JSON.parse(one("#__config").textContent);
  const said = one(".md-search-result__meta");
  const starting = said.textContent;
  const scripts = /** @type {HTMLScriptElement} */ (document.currentScript).src;
  const made = new URL("../../gemaakt/zoeken/", scripts);

  /** Loads all that finds. A browser keeps it that a module did not come, so a next try has another address. */
  async function load(/** @type {number} */ tries) {
    const fresh = tries ? `?${tries}` : "";
    const module = (/** @type {string} */ name, base = scripts) => import(`${new URL(name + fresh, base)}`);
    const [found, language, { default: MiniSearch }, { stemmer }, answer] = await Promise.all([
      /** @type {Promise<typeof import("./vinden.js")>} */ (module("vinden.js")),
      module("woorden.js"),
      module("minisearch.js", `${made}`),
      module("nederlands.js", `${made}`),
      fetch(new URL("index.json", made)),
    ]);
    if (!answer.ok) throw new Error(`${answer.url}: ${answer.status}`);
    return { words: language.words, find: found.finder(await answer.json(), { MiniSearch, stemmer, language }) };
  }

  /** What the theme takes for its worker. */
  class Finder extends EventTarget {
    tries = 0;
    asked = 0;
    /** @type {ReturnType<typeof load> | undefined} */ loading;

    constructor() {
      super();
      queueMicrotask(() => this.tell(READY)); // by then the theme listens
    }

    tell(/** @type {number} */ type, /** @type {unknown} */ data = null) {
      this.dispatchEvent(new MessageEvent("message", { data: { type, data } }));
    }

    async postMessage(/** @type {{ type: number, data: string }} */ { type, data: typed }) {
      if (type !== QUERY) return;
      const number = ++this.asked;
      await null; // a worker never answers before the theme is done with asking
      if (!typed.trim()) return this.nothing();
      if (!this.loading) said.textContent = starting;
      this.loading ??= load(this.tries).catch((error) => {
        this.loading = undefined;
        this.tries += 1;
        throw error;
      });
      const loaded = await this.loading.catch(() => null);
      if (number !== this.asked) return; // more was typed
      if (!loaded) {
        said.textContent = FAILED;
        return;
      }
      if (!loaded.words(typed).length) return this.nothing();
      this.tell(RESULT, { items: loaded.find(typed) });
    }

    /** Shows that there is no word yet; the theme would say that nothing was found. */
    nothing() {
      this.tell(RESULT, { items: [] });
      said.textContent = theme.translations["search.result.placeholder"];
    }
  }

  // The theme asks for its own index when there is a form of this name.
  /** @type {HTMLFormElement} */ (one("form[name=search]")).name = "zoeken";
  // A browser without workers can search too; who asks for another worker hears that there is none.
  const Theirs = window.Worker ?? class {
    constructor() {
      throw new Error("no workers");
    }
  };
  window.Worker = new Proxy(Theirs, {
    construct(_, [address, ...more]) {
      if (address !== theme.search) return new Theirs(address, ...more);
      window.Worker = Theirs;
      return new Finder();
    },
  });
  said.setAttribute("role", "status");
  // The theme looks when a key comes up: what is pasted with a mouse or spoken brings no key.
  const field = one("[data-md-component=search-query]");
  field.addEventListener("input", () => field.dispatchEvent(new KeyboardEvent("keyup")));
}
