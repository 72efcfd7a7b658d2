// A drawing that comes as text, from beside a learner's program: what of it may stand in the page.
//
// Python has cleaned it (demo/picture/svg.py), but a program can put another function in that one's place. So nothing is
// believed here: elements and attributes are let through by their names, and what is too much is refused as a whole.

const SVG = "http://www.w3.org/2000/svg";
/** Filled in when this is bundled, from demo/picture/svg.py. */
const SHAPES = new Set(DRAWING_SHAPES), ATTRIBUTES = new Set(DRAWING_ATTRIBUTES);
/** What may be in attributes that the page's own style and scripts go by; more than Graphviz and Callgraph use would be theirs to misread. */
const ONLY = new Map([["id", /^(a_)?[a-z]{1,9}\d{1,6}(-f\d{1,6})?(-label)?$/], ["class", /^(graph|node|edge|cluster)$/], ["role", /^img$/]]);
const ADDRESS = /url|[:\\&]/i; // of no use in a length, a colour or a font
const MOST_ELEMENTS = 20_000, MOST_DEPTH = 12, LONGEST_TEXT = 5_000; // characters in a row

/** @param {string} text @returns {SVGSVGElement} nothing but shapes and text, for this page to adopt */
export function drawingOf(text) {
  if (text.includes("<!")) throw new Error("The drawing holds more than elements and text, so it is not shown.");
  if (text.split("<").length > 2 * MOST_ELEMENTS) throw new Error("The drawing has too many parts, so it is not shown.");
  const { documentElement: root } = new DOMParser().parseFromString(text, "image/svg+xml");
  if (root.namespaceURI !== SVG || root.localName !== "svg") throw new Error("This is not a drawing, so it is not shown.");
  const all = [root, ...root.querySelectorAll("*")];
  if (all.length > MOST_ELEMENTS) throw new Error("The drawing has too many parts, so it is not shown.");
  for (const element of all) clean(element, root);
  return document.adoptNode(/** @type {SVGSVGElement} */ (/** @type {Element} */ (root))); // a copy would leave the first one behind
}

/** @param {Element} element @param {Element} root */
function clean(element, root) {
  if (element.namespaceURI !== SVG || !SHAPES.has(element.localName) || depth(element, root) > MOST_DEPTH) return element.remove();
  for (const { name, value } of [...element.attributes]) if (!allowed(name, value)) element.removeAttribute(name);
  for (const node of [...element.childNodes]) 
    if (!(node instanceof Element || (node instanceof Text && node.length <= LONGEST_TEXT))) node.remove();
}

/** @param {string} name @param {string} value */
const allowed = (name, value) =>
  name === "xmlns" || (ATTRIBUTES.has(name) && (ONLY.get(name)?.test(value) ?? !ADDRESS.test(value)));

/** @param {Element} element @param {Element} root @returns {number} how many elements stand around it, up to the root */
function depth(element, root) {
  let count = 0;
  for (let one = /** @type {Element | null} */ (element); one && one !== root && count <= MOST_DEPTH; one = one.parentElement) count++;
  return count;
}
