/**
 * Goes to all that can have the focus, and tells where the ring round it cannot be seen: where there
 * is none, where it was there before, where it is thin, cut off or covered, or too much like what is
 * beside it.
 */
globalThis.rings = (() => {
  const { read, over, ground, drawn, ratio, hex, LINE } = globalThis.colours;
  const THIN = 2; // pixels: WCAG 2.4.13
  const WHOLE = ".rw-optie, .ov-antwoord, .keuzes li"; // shows the ring for what is in it
  const ALONG = [0.1, 0.3, 0.5, 0.7, 0.9];
  const MOST = 0.9; // of the height of a window: the header stays
  const SLACK = 0.75; // of a pixel: the browser rounds

  const outline = (one) => {
    const { outlineStyle, outlineWidth, outlineOffset, outlineColor } = getComputedStyle(one);
    const width = outlineStyle === "none" ? 0 : parseFloat(outlineWidth);
    return { width, offset: parseFloat(outlineOffset), colour: read(outlineColor) };
  };
  const grown = ({ left, top, right, bottom }, by) => ({ left: left - by, top: top - by, right: right + by, bottom: bottom + by });

  /** Returns what may cut off an element: all that scrolls or hides, and the window. */
  function* frames(one) {
    const { clientWidth: right, clientHeight: bottom } = document.documentElement;
    yield ["the window", { left: 0, top: 0, right, bottom }];
    let out = getComputedStyle(one).position; // what is placed by something further out, is cut off by that
    for (let at = one.parentElement; at && at !== document.body && out !== "fixed"; at = at.parentElement) {
      const { overflowX, overflowY, position } = getComputedStyle(at);
      if (out === "absolute" && position === "static") continue;
      out = position;
      if (overflowX === "visible" && overflowY === "visible" || at instanceof SVGGElement) continue;
      const { left, top } = at.getBoundingClientRect();
      const inside = at instanceof SVGElement ? at.getBoundingClientRect()
        : { left: left + at.clientLeft, top: top + at.clientTop, right: left + at.clientLeft + at.clientWidth, bottom: top + at.clientTop + at.clientHeight };
      yield [at.outerHTML.slice(0, 50), inside];
    }
  }

  /** Returns on which sides a box sticks out of a frame; one that is larger than the frame scrolls. */
  function out(box, frame) {
    const over = { left: frame.left - box.left, top: frame.top - box.top, right: box.right - frame.right, bottom: box.bottom - frame.bottom };
    if (box.bottom - box.top > MOST * (frame.bottom - frame.top)) over.top = over.bottom = 0;
    if (box.right - box.left > frame.right - frame.left) over.left = over.right = 0;
    return Object.keys(over).filter((side) => over[side] > SLACK);
  }

  /** Returns places on each of the four sides of a box. */
  function sides({ left, top, right, bottom }) {
    const along = (from, to) => ALONG.map((part) => from + part * (to - from));
    return [top, bottom].map((y) => along(left, right).map((x) => [x, y]))
      .concat([left, right].map((x) => along(top, bottom).map((y) => [x, y])));
  }

  /** Returns a function that works an answer out once for each element: here nothing changes. */
  function once(of) {
    const known = new Map();
    return (one) => known.has(one) ? known.get(one) : known.set(one, of(one)).get(one);
  }

  /** Returns what a place shows where no letter is, or null outside the window. */
  function shown(x, y, groundOf) {
    const hit = document.elementFromPoint(x, y);
    const svg = hit?.closest("svg");
    return hit && (svg ? drawn(svg, x, y, document.body.lastElementChild) : groundOf(hit));
  }

  /** Returns the layer that an element is drawn in, over or under others; or null. */
  function layer(one) {
    for (let at = one; at; at = at.parentElement) {
      const { position, zIndex } = getComputedStyle(at);
      if (["fixed", "sticky"].includes(position) || (position !== "static" && zIndex !== "auto")) return at;
    }
    return null;
  }

  /** Tells whether what is hit is in a layer that lies over an element. */
  function covers(hit, one) {
    const [over, own] = [layer(hit), layer(one)];
    if (!over || over.contains(one)) return false;
    if (!own) return true;
    const [above, below] = [over, own].map((at) => Number(getComputedStyle(at).zIndex) || 0);
    return above === below ? Boolean(own.compareDocumentPosition(over) & Node.DOCUMENT_POSITION_FOLLOWING) : above > below;
  }

  /** Yields what is wrong with the ring of what has the focus. */
  function* wrong(one, ringed, before) {
    const { width, offset, colour } = outline(ringed);
    if (width < THIN) return yield `${width} pixels`;
    if (before.width === width && hex(before.colour) === hex(colour)) yield "the same without the focus";
    const boxes = [...ringed.getClientRects()].filter((box) => box.width > 1 && box.height > 1);
    if (!boxes.length) yield "no size";
    const [groundOf, isAbove] = [once(ground), once((hit) => covers(hit, one))];
    for (const box of boxes) {
      for (const [name, frame] of frames(ringed)) {
        for (const side of out(grown(box, offset + width), frame)) yield `cut off ${side} by ${name}`;
      }
      for (const side of sides(grown(box, offset + width / 2))) {
        const above = side.map(([x, y]) => document.elementFromPoint(x, y)).find((hit) => hit && isAbove(hit));
        if (above && box.height < MOST * innerHeight) yield `under ${above.outerHTML.slice(0, 50)}`;
      }
      // On either side of the line, or within what has its ring inside; where an arrow meets it, is one place.
      for (const side of (offset < 0 ? [offset - 1] : [offset - 1, offset + width + 1]).flatMap((by) => sides(grown(box, by)))) {
        const weak = side.map(([x, y]) => shown(x, y, groundOf)).filter((under) => under && ratio(over(colour, under), under) < LINE);
        if (weak.length > 1) yield `${hex(colour)} on ${hex(weak[0])} is ${ratio(over(colour, weak[0]), weak[0]).toFixed(2)} : 1`;
      }
    }
  }

  /** Returns what is wrong with the rings of these stops, each thing once. */
  function wrongOf(stops) {
    const found = [];
    for (const one of stops) {
      document.activeElement.blur();
      const ringed = [one, one.closest(WHOLE)].filter(Boolean);
      const before = ringed.map(outline);
      one.focus({ focusVisible: true });
      const at = Math.max(ringed.findIndex((part) => outline(part).width > 0), 0);
      for (const text of new Set(wrong(one, ringed[at], before[at]))) found.push(`${one.outerHTML.slice(0, 90)}: ${text}`);
    }
    document.activeElement.blur();
    scrollTo(0, 0);
    return found;
  }
  return { wrongOf };
})();
