// How the parts come together in an element that holds a drawing.

/** @typedef {{text: string, other: GraphData, press: () => void}} ViewSwitch     other: what the other view shows */

/**
 * @param {HTMLElement} element whatever is in it goes
 * @param {Drawn} drawn
 * @param {GraphOptions} options
 * @param {ViewSwitch | null} views how to see the other drawing, if there are two
 */
function mountDrawing(element, { svg, data }, options, views) {
  const ending = new AbortController();
  const { signal } = ending;

  const drawing = readDrawing(svg, data);
  const panel = createPanel(data, (id) => selection.select(id, { focus: true }));
  const { search: box, found, stage, help, full, switchView, connectZoom } = layOut(element, svg, panel.element, views);
  nameColours(svg);
  const legend = takeLegend(svg, drawing.parts, drawing.hotPath().length > 0);
  if (legend) {
    help.before(legend);
    addEventListener("beforeprint", () => (legend.open = true), { signal }); // nobody can unfold it on paper
  }
  const view = createView(stage, svg, signal);
  const { wasDragged } = listenToGestures(stage, view, signal);
  const lights = createLights(data, drawing.parts, stage);
  const handles = createHandles(svg, data, drawing, help);
  if (!drawing.boxes.length) for (const idle of [box, panel.element, help]) idle.hidden = true; // a drawing by itself

  const selection = createSelection(drawing, handles, { lights, panel: panel.show, view, onSelect: options.onSelect });
  const search = createSearch(data, drawing, { box, found, stage, selection, other: views?.other, signal });
  listenToPointerAndFocus(svg, stage, { drawing, handles, selection, wasDragged, signal });
  stage.addEventListener("click", () => { // where the panel is below the picture, what was asked for may be out of sight
    const below = panel.element.getBoundingClientRect().top >= stage.getBoundingClientRect().bottom;
    if (below && selection.pinned() !== null) panel.element.firstElementChild?.scrollIntoView({ block: "nearest" });
  }, { signal });
  listenToKeys(svg, data, { drawing, handles, selection, view, signal });
  const fullWindow = createFullWindow(element, full, signal);
  listenToShortcuts(element, box, { letGo: () => selection.select(null), clearSearch: () => search(""), fullWindow, signal });
  connectZoom(view, signal);
  view.begin(drawing.hotPath().map(drawing.part), () => lightHotPath(data, drawing.parts));

  return {
    search,
    select: selection.select,
    selected: selection.pinned,
    fit: view.fit,
    isFull: fullWindow.isFull,
    fillWindow: fullWindow.toggle,
    focusSwitch: () => switchView?.focus(),
    destroy: () => ending.abort(),
  };
}
