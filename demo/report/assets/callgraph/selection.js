// What is shown: what the pointer is on, else what has the focus, else what is pinned.

/** @typedef {ReturnType<typeof createSelection>} GraphSelection */

/**
 * @param {Drawing} drawing
 * @param {Handles} handles
 * @param {{lights: (id: string | null, alone: boolean) => void, panel: (id: string | null) => void, view: View,
 *          onSelect?: (id: string | null) => void}} shown where it is shown, and who wants to know
 */
function createSelection(drawing, handles, { lights, panel, view, onSelect }) {
  /** @type {Record<"pinned" | "pointed" | "focused" | "said", string | null>} */
  const now = { pinned: null, pointed: null, focused: null, said: null };
  let searching = false; // then the light is on all that was found, not on who calls whom

  function refresh() {
    const active = now.pointed ?? now.focused ?? now.pinned;
    lights(active, searching && active === now.pinned);
    if (active !== null && active !== now.said) panel((now.said = active)); // stays when the pointer goes to the panel
  }

  /** @type {Select} */
  function select(id, { focus = false, search = false } = {}) {
    if (id !== null && !drawing.parts.has(id)) return false;
    searching = search;
    const changed = now.pinned !== id;
    if (now.pinned !== null) handles.handle(now.pinned).setAttribute("aria-pressed", "false");
    now.pinned = id;
    now.pointed = null;
    if (id === null) {
      now.focused = now.said = null;
      panel(null);
    } else {
      now.focused = focus ? id : null;
      handles.handle(id).setAttribute("aria-pressed", "true");
      handles.moveTabStop(id);
      if (focus) handles.focus(id);
      view.bringIn(drawing.part(id));
    }
    refresh();
    if (changed) onSelect?.(id);
    return true;
  }

  return {
    select,
    pinned: () => now.pinned,
    /** @type {Select} lets go of it if it is pinned already */
    toggle: (id, how) => select(id === now.pinned ? null : id, how),
    /** @param {string | null} id */
    point(id) {
      now.pointed = id;
      refresh();
    },
    /** @param {string | null} id */
    focus(id) {
      now.focused = id;
      if (id !== null) {
        now.pointed = null;
        handles.moveTabStop(id);
        if (handles.handle(id).matches(":focus-visible")) view.bringIn(drawing.part(id)); // under a mouse nothing should jump
      }
      refresh();
    },
    endSearch() {
      searching = false;
      refresh();
    },
  };
}

/**
 * @param {SVGSVGElement} svg
 * @param {HTMLElement} stage
 * @param {{drawing: Drawing, handles: Handles, selection: GraphSelection, wasDragged: () => boolean, signal: AbortSignal}} parts
 */
function listenToPointerAndFocus(svg, stage, { drawing, handles, selection, wasDragged, signal }) {
  svg.addEventListener("pointerover", (event) => {
    if (event.pointerType === "touch" || event.buttons) return; // a finger taps, a drag is no hover
    selection.point(drawing.idAt(event));
  }, { signal });
  svg.addEventListener("pointerleave", () => selection.point(null), { signal });
  svg.addEventListener("focusin", (event) => {
    const id = drawing.idAt(event);
    if (id) selection.focus(id);
  }, { signal });
  svg.addEventListener("focusout", () => selection.focus(null), { signal });
  stage.addEventListener("click", (event) => {
    if (wasDragged()) return;
    const id = drawing.idAt(event);
    if (id) handles.focus(id); // the letters on an arrow are beside its handle
    selection.toggle(id);
  }, { signal });
}
