// Which part of the drawing is in view, and how large.

const ACTUAL = 96 / 72; // Graphviz measures in points, a page in pixels
const LARGEST = 6;
const READABLE = 1.1; // pixels per point: the letters of a box, 10 points high, are then 11 pixels high
const MARGIN = 16; // pixels around the drawing

/** @param {number} value @param {number} low @param {number} high */
const clamp = (value, low, high) => Math.min(Math.max(value, low), high);

/** @typedef {ReturnType<typeof createView>} View */

/**
 * Pans and zooms an SVG by its size and a translation: letters stay crisp, and print rules can undo it.
 * @param {HTMLElement} stage
 * @param {SVGSVGElement} svg
 * @param {AbortSignal} signal ends all listening
 */
function createView(stage, svg, signal) {
  const { width, height } = svg.viewBox.baseVal;
  let scale = 1, left = 0, top = 0;
  let untouched = true; // as long as it is, a new size of the stage starts afresh
  /** @type {Element[]} */
  let path = [];
  let begun = () => {}; // once the drawing has a size

  const fitting = () =>
    Math.min((stage.clientWidth - 2 * MARGIN) / width, (stage.clientHeight - 2 * MARGIN) / height, ACTUAL);

  /**
   * Keeps an edge from being dragged inwards; what is smaller than the stage stays in its middle.
   * @param {number} offset @param {number} drawing @param {number} room
   */
  function within(offset, drawing, room) {
    return drawing + 2 * MARGIN <= room ? (room - drawing) / 2 : clamp(offset, room - drawing - MARGIN, MARGIN);
  }

  function place() {
    left = within(left, width * scale, stage.clientWidth);
    top = within(top, height * scale, stage.clientHeight);
    svg.style.width = `${width * scale}px`;
    svg.style.height = `${height * scale}px`;
    svg.style.transform = `translate(${left}px, ${top}px)`;
    // A finger that goes up or down scrolls the page, unless the graph fills the window.
    stage.style.touchAction = stage.closest(".is-full") ? "none" : "pan-y";
  }

  /** @param {number} wanted @param {number} [x] @param {number} [y] the point of the stage that stays where it is */
  function zoomTo(wanted, x = stage.clientWidth / 2, y = stage.clientHeight / 2) {
    const next = clamp(wanted, Math.min(fitting(), 0.2), LARGEST);
    left = x - ((x - left) * next) / scale;
    top = y - ((y - top) * next) / scale;
    scale = next;
    untouched = false;
    place();
  }

  function fit() {
    scale = Math.max(fitting(), 0.02);
    place();
  }

  /** @param {number} across @param {number} down pixels */
  function moveBy(across, down) {
    left += across;
    top += down;
    untouched = false;
    place();
  }

  /** All of it if it can be read that way, else as much of the hot path, up to its end, as has room at a size that can. */
  function start() {
    untouched = true;
    if (stage.clientWidth) begun();
    if (fitting() >= READABLE || !path.length) return fit();
    scale = READABLE;
    left = top = MARGIN;
    place();
    const seen = path.map((box) => box.getBoundingClientRect()).reverse(), frame = stage.getBoundingClientRect();
    let [from, to, high, low] = [Infinity, -Infinity, Infinity, -Infinity];
    for (const box of seen) {
      const wide = Math.max(to, box.right) - Math.min(from, box.left), tall = Math.max(low, box.bottom) - Math.min(high, box.top);
      if ((wide > frame.width - 2 * MARGIN || tall > frame.height - 2 * MARGIN) && to > from) break;
      [from, to] = [Math.min(from, box.left), Math.max(to, box.right)];
      [high, low] = [Math.min(high, box.top), Math.max(low, box.bottom)];
    }
    left += frame.left + frame.width / 2 - (from + to) / 2;
    top += frame.top + MARGIN - high;
    place();
  }

  /** @param {Element} part moves the least that shows it whole */
  function bringIn(part) {
    const seen = part.getBoundingClientRect(), frame = stage.getBoundingClientRect();
    if (!frame.width || !seen.width) return;
    const room = 3 * MARGIN;
    const outside =
      seen.left < frame.left + room || seen.right > frame.right - room ||
      seen.top < frame.top + room || seen.bottom > frame.bottom - room;
    if (!outside) return;
    moveBy(
      frame.left + frame.width / 2 - (seen.left + seen.width / 2),
      frame.top + frame.height / 2 - (seen.top + seen.height / 2),
    );
  }

  const resized = new ResizeObserver(() => (untouched ? start() : place()));
  signal.addEventListener("abort", () => resized.disconnect());

  return {
    fit, bringIn, moveBy,
    actual: () => zoomTo(ACTUAL),
    /** @param {number} factor @param {number} [x] @param {number} [y] as for `zoomTo` */
    zoomBy: (factor, x, y) => zoomTo(scale * factor, x, y),
    /** @param {Element[]} hot the boxes of the hot path, from the root @param {() => void} shown called when it is seen */
    begin(hot, shown) {
      path = hot;
      begun = () => {
        begun = () => {};
        shown();
      };
      stage.style.aspectRatio = `${width + 2 * MARGIN} / ${height + 2 * MARGIN}`;
      stage.style.setProperty("--cg-highest", `${height * ACTUAL + 2 * MARGIN}px`);
      start();
      resized.observe(stage);
    },
  };
}
