// Which lines and letters may change their colour in the dark.

/**
 * Tells the style sheet what colour each line and letter has of its own: in the dark the paper is dark, and it makes them
 * lighter. Boxes keep theirs, and so does the scale of the legend.
 * @param {SVGSVGElement} svg
 */
function nameColours(svg) {
  const paper = [...svg.querySelectorAll("polygon")].find((one) => !one.closest(".node, .edge"));
  paper?.classList.add("callgraph-paper");
  for (const one of /** @type {NodeListOf<SVGElement>} */ (svg.querySelectorAll("path, polygon, polyline, ellipse, text"))) {
    const letters = one.tagName === "text", colour = one.getAttribute(letters ? "fill" : "stroke");
    if (colour && colour !== "none") one.style.setProperty("--cg-own", colour);
    const ground = one.previousElementSibling; // a step of the scale has its letters behind it
    if (letters && !one.closest(".node") && (ground === paper || ground?.tagName !== "polygon" || one.closest(".edge"))) {
      one.classList.add("callgraph-on-paper");
    }
  }
}
