// What a mouse, fingers and the wheel do to the view: drag, pinch, zoom.

const A_CLICK = 5; // pixels a pointer may wander and still mean a click, not a drag

/** @typedef {{x: number, y: number}} Point */

/**
 * @param {HTMLElement} stage
 * @param {View} view
 * @param {AbortSignal} signal ends all listening
 * @returns {{wasDragged: () => boolean}} whether the last press was a drag, and no click
 */
function listenToGestures(stage, view, signal) {
  /** @type {Map<number, Point & {from: Point}>} */
  const pointers = new Map();
  let dragged = false;

  /** @param {MouseEvent} event @returns {Point} */
  const at = (event) => {
    const frame = stage.getBoundingClientRect();
    return { x: event.clientX - frame.left, y: event.clientY - frame.top };
  };

  stage.addEventListener("pointerdown", (event) => {
    if (event.pointerType === "mouse" && event.button !== 0) return;
    if (pointers.size === 0) dragged = false;
    pointers.set(event.pointerId, { ...at(event), from: at(event) });
  }, { signal });

  stage.addEventListener("pointermove", (event) => {
    const known = pointers.get(event.pointerId);
    if (!known) return;
    const now = at(event);
    if (!dragged && Math.hypot(now.x - known.from.x, now.y - known.from.y) < A_CLICK) return;
    if (!dragged) {
      dragged = true;
      stage.setPointerCapture(event.pointerId);
      stage.classList.add("is-dragged");
    }
    const other = [...pointers.values()].find((pointer) => pointer !== known);
    if (!other) view.moveBy(now.x - known.x, now.y - known.y);
    else if (pointers.size === 2) {
      const before = Math.hypot(known.x - other.x, known.y - other.y);
      const after = Math.hypot(now.x - other.x, now.y - other.y);
      if (before > 0) view.zoomBy(after / before, other.x, other.y);
    }
    known.x = now.x;
    known.y = now.y;
  }, { signal });

  /** @param {PointerEvent} event */
  function released(event) {
    pointers.delete(event.pointerId);
    if (pointers.size === 0) stage.classList.remove("is-dragged");
  }
  window.addEventListener("pointerup", released, { signal });
  window.addEventListener("pointercancel", released, { signal });

  stage.addEventListener("wheel", (event) => {
    if (!event.ctrlKey && !event.metaKey) return; // a plain wheel scrolls the page
    event.preventDefault();
    const lines = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 16 : 1;
    const here = at(event);
    view.zoomBy(Math.exp(-clamp(event.deltaY * lines, -100, 100) / 300), here.x, here.y);
  }, { signal, passive: false });

  return { wasDragged: () => dragged };
}
