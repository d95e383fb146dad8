/**
 * Computes the contrast of all text and lines that show, where axe-core cannot: in drawings, under
 * what is see-through, and of what is dimmed.
 *
 * Text asks 7 : 1, large or dimmed text 4.5 : 1. An arrow, and the edge or the ground of what can be
 * pressed or filled in, asks 3 : 1; a box in a drawing is told by its words.
 */
globalThis.colours = (() => {
  const TEXT = 7, LARGE = 4.5, LINE = 3;
  const BIG = 24, BIG_AND_BOLD = 18.66, BOLD = 700; // pixels: 18 and 14 points
  const CONTROLS = "input:not([type=hidden]), select, textarea, button";
  const SHAPES = "path, polygon, rect, ellipse, circle";
  const shows = (one) => one.checkVisibility({ opacityProperty: true, visibilityProperty: true });

  /** Reads a colour as the browser writes it: red, green and blue to 255, and how opaque to 1. */
  function read(colour) {
    const numbers = (colour.match(/-?[\d.]+(?:e-?\d+)?/g) ?? []).map(Number);
    if (colour.startsWith("rgb")) return [...numbers.slice(0, 3), numbers[3] ?? 1];
    if (colour.startsWith("color(srgb")) return [...numbers.slice(0, 3).map((part) => part * 255), numbers[3] ?? 1];
    return [0, 0, 0, 0]; // none, transparent
  }
  const over = ([r, g, b, alpha], ground) =>
    [...[r, g, b].map((part, at) => part * alpha + ground[at] * (1 - alpha)), 1];
  const faded = ([r, g, b, alpha], by) => [r, g, b, alpha * by];
  const hex = (colour) => "#" + colour.slice(0, 3).map((part) => Math.round(part).toString(16).padStart(2, "0")).join("");
  const light = ([r, g, b]) => [r, g, b].map((part) => part / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
    .reduce((sum, part, at) => sum + part * [0.2126, 0.7152, 0.0722][at], 0);
  function ratio(one, other) {
    const [less, more] = [light(one), light(other)].sort((a, b) => a - b);
    return (more + 0.05) / (less + 0.05);
  }

  /** Returns how see-through an element is, with all that it is in. */
  function opacity(one) {
    let found = 1;
    for (let at = one; at; at = at.parentElement) found *= Number(getComputedStyle(at).opacity);
    return found;
  }

  /** Returns what an element of HTML stands on, its own ground included. */
  function ground(one) {
    const layers = [];
    for (let at = one; at; at = at.parentElement) {
      const layer = faded(read(getComputedStyle(at).backgroundColor), opacity(at));
      layers.push(layer);
      if (layer[3] === 1) break;
    }
    const canvas = read(getComputedStyle(document.body).backgroundColor);
    return layers.reduceRight((under, layer) => over(layer, under), canvas[3] ? canvas : [255, 255, 255, 1]);
  }

  /** Returns the group that an element fades with, and how much of it is left to see. */
  function group(one) {
    for (let at = one; at; at = at.parentElement) {
      const left = Number(getComputedStyle(at).opacity);
      if (left < 1) return { at, left };
    }
    return { at: null, left: 1 };
  }

  /** Returns what a text of a drawing stands on and how it looks there: a group fades as a whole. */
  function seen(svg, x, y, one, own) {
    const { at, left } = group(one);
    const outside = drawn(svg, x, y, one, at);
    const inside = drawn(svg, x, y, one);
    const mixed = (colour) => over(faded([...colour.slice(0, 3), 1], left), outside);
    return [mixed(over(own, inside)), mixed(inside)];
  }

  /** Returns what a point of a drawing stands on: the shapes below it, up to `until`, but for a part. */
  function drawn(svg, x, y, until, part = null) {
    let found = ground(svg);
    for (const shape of svg.querySelectorAll(SHAPES)) {
      if (shape === until || shape.compareDocumentPosition(until) & Node.DOCUMENT_POSITION_PRECEDING) break;
      const fill = read(getComputedStyle(shape).fill);
      if (!fill[3] || !shows(shape) || part?.contains(shape) || shape.closest("defs, marker, mask, clipPath")) continue;
      const at = new DOMPoint(x, y).matrixTransform(shape.getScreenCTM().inverse());
      if (shape.isPointInFill(at)) found = over(fill, found);
    }
    return found;
  }

  /** Tells whether the text of a field or of a node can be seen, and where its middle is. */
  function middle(one) {
    const { x, y, width, height } = one.getBoundingClientRect();
    return width > 1 && height > 1 ? [x + width / 2, y + height / 2] : null;
  }

  function* texts(root) {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const one = walker.currentNode.parentElement;
      if (/[\p{L}\p{N}]/u.test(walker.currentNode.data) && !one.closest("script, style, noscript, option")) yield one;
    }
    for (const field of root.querySelectorAll("input:not([type=hidden], [type=radio], [type=checkbox]), select, textarea")) yield field;
  }

  function* pairs(root) {
    for (const one of new Set(texts(root))) {
      const place = shows(one) && middle(one);
      if (!place) continue;
      const svg = one.closest("svg");
      const style = getComputedStyle(one);
      const visible = opacity(one);
      const own = read(svg ? style.fill : style.color);
      const [drawnOwn, drawnUnder] = svg ? seen(svg, ...place, one, own) : [];
      const under = drawnUnder ?? ground(one);
      const size = parseFloat(style.fontSize) * (svg ? one.getScreenCTM().a : 1);
      const large = size >= BIG || (size >= BIG_AND_BOLD && Number(style.fontWeight) >= BOLD);
      const dimmed = visible < 1 || one.closest(":disabled");
      yield [dimmed ? "dimmed" : large ? "large" : "text", drawnOwn ?? over(faded(own, visible), under), under, large || dimmed ? LARGE : TEXT, one];
    }
    for (const one of root.querySelectorAll(CONTROLS)) {
      const style = getComputedStyle(one);
      if (!shows(one) || !middle(one) || one.closest("[hidden], :disabled")) continue;
      // The browser draws these itself.
      if (style.appearance === "auto" && one.matches("[type=radio], [type=checkbox], [type=range]")) continue;
      const outside = ground(one.parentElement);
      const edges = ["Top", "Right", "Bottom", "Left"].filter((side) => parseFloat(style[`border${side}Width`]))
        .map((side) => read(style[`border${side}Color`]));
      const seen = [...edges, read(style.backgroundColor)].filter(([, , , alpha]) => alpha);
      if (!seen.length) continue; // told by its words alone
      const best = seen.map((colour) => over(colour, outside))
        .sort((a, b) => ratio(b, outside) - ratio(a, outside))[0];
      yield ["line", best, outside, LINE, one];
    }
    for (const shape of root.querySelectorAll("svg.beeld .edge :is(path, polygon)")) {
      if (!shows(shape)) continue;
      const style = getComputedStyle(shape);
      const under = ground(shape.closest("svg"));
      const visible = opacity(shape);
      const colours = [read(style.stroke), read(style.fill)].filter(([, , , alpha]) => alpha)
        .map((colour) => over(faded(colour, visible), under)).sort((a, b) => ratio(b, under) - ratio(a, under));
      if (colours.length) yield ["line", colours[0], under, LINE, shape];
    }
  }

  /** Returns every pair once: what it is, both colours, the contrast, what is asked, an example. */
  function all(include) {
    const found = new Map();
    for (const [kind, own, under, asked, one] of pairs(document.querySelector(include || "body"))) {
      const key = [kind, hex(own), hex(under)].join(" ");
      if (!found.has(key)) found.set(key, { kind, own: hex(own), under: hex(under), ratio: ratio(own, under), asked, one });
    }
    return [...found.values()];
  }
  return Object.assign(all, { read, over, ground, drawn, ratio, hex, LINE }); // for rings.js
})();
