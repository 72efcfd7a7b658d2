// How the parts come together in an element that holds a drawing.

/** @type {Callgraph["mount"]} */
function mount(element, data, options = {}) {
  const svg = element.querySelector("svg");
  if (!svg) throw new Error("Callgraph.mount: there is no <svg> in the element");
  const before = [...element.childNodes].map((node) => node.cloneNode(true));
  const wasClass = element.className;
  const ending = new AbortController();
  const { signal } = ending;

  const drawing = readDrawing(svg, data);
  const panel = createPanel(data, (id) => selection.select(id, { focus: true }));
  const { search: box, found, stage, help, full, connectZoom } = layOut(element, svg, panel.element);
  nameColours(svg);
  const legend = takeLegend(svg, drawing.parts, stage);
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
  const search = createSearch(data, drawing, { box, found, stage, selection, signal });
  listenToPointerAndFocus(svg, stage, { drawing, handles, selection, wasDragged, signal });
  listenToKeys(svg, data, { drawing, handles, selection, view, signal });
  const fullWindow = createFullWindow(element, full, signal);
  listenToShortcuts(element, box, { letGo: () => selection.select(null), clearSearch: () => search(""), fullWindow, signal });
  connectZoom(view, signal);
  view.begin(drawing.hotPath().map(drawing.part), () => lightHotPath(data, drawing.parts));

  return {
    element, search,
    select: selection.select,
    fit: view.fit,
    destroy() {
      ending.abort();
      element.className = wasClass;
      element.replaceChildren(...before);
    },
  };
}
