// What stands on the page around the drawing: a bar with search and zoom, the stage, the panel, the keys.

const KEYS = [
  ["↓ ↑", "hottest callee, caller"],
  ["← →", "neighbours"],
  ["Enter", "keep it selected"],
  ["Esc", "deselect"],
  ["+ − 0", "zoom in, out, fit"],
  ["/", "search"],
  ["F", "full window"],
  ["drag, Ctrl + wheel", "move, zoom"],
];

let mounted = 0;

/** @param {string} label @param {string} text */
function makeButton(label, text) {
  return make("button", { type: "button", "aria-label": label, title: label }, text);
}

/**
 * Puts all of it into the element, and the drawing onto the stage.
 * @param {HTMLElement} element
 * @param {SVGSVGElement} svg
 * @param {HTMLElement} panel
 * @param {ViewSwitch | null} views
 */
function layOut(element, svg, panel, views) {
  const search = make("input", {
    type: "search", placeholder: "Find a name", "aria-label": "Find a function in the picture", autocomplete: "off",
    spellcheck: "false", enterkeyhint: "next",
  });
  const found = make("span", { class: "callgraph-found", role: "status" });
  const zoomOut = makeButton("Zoom out", "−"), zoomIn = makeButton("Zoom in", "+");
  const fit = makeButton("Fit the whole picture", "Fit"), actual = makeButton("1:1, the actual size", "1:1");
  const full = makeButton("Full window", "Full window");
  const zoom = make("div", { class: "callgraph-zoom", role: "group", "aria-label": "Zoom" }, zoomOut, zoomIn, fit, actual, full);
  const switchView = views && make("button", { type: "button", class: "callgraph-views" }, views.text);
  if (switchView) switchView.addEventListener("click", views.press);
  const bar = make("div", { class: "callgraph-bar" }, make("div", { class: "callgraph-search" }, search, found));
  bar.append(...(switchView ? [switchView] : []), zoom);
  const stage = make("div", { class: "callgraph-stage" });
  const help = make("p", { class: "callgraph-keys", id: `callgraph-keys-${++mounted}` });
  for (const [key, does] of KEYS) help.append(make("span", {}, make("kbd", {}, key), ` ${does}`), " ");
  element.classList.add("callgraph");
  element.replaceChildren(bar, make("div", { class: "callgraph-desk" }, stage, panel), help);
  stage.append(svg);
  return {
    search, found, stage, help, full, switchView,
    /** @param {View} view @param {AbortSignal} signal */
    connectZoom(view, signal) {
      zoomIn.addEventListener("click", () => view.zoomBy(1.25), { signal });
      zoomOut.addEventListener("click", () => view.zoomBy(0.8), { signal });
      fit.addEventListener("click", view.fit, { signal });
      actual.addEventListener("click", view.actual, { signal });
    },
  };
}
