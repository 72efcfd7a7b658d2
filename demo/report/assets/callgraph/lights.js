// How a box is lit up, with its callers and callees: never by colour alone, but by dashes, thickness and a word at each.

const LIGHTS = ["is-active", "is-caller", "is-callee", "is-in", "is-out"];
const GAP = 6; // points between a box and the ring around it

/**
 * @template {keyof SVGElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Record<string, string | number>} attributes
 * @returns {SVGElementTagNameMap[Tag]}
 */
function makeShape(tag, attributes) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, String(value));
  return made;
}

/**
 * Gives a box the ring that style sheets make visible; only once it is needed, a hidden drawing has no sizes. It stands
 * around the box, whose own border and colour mean something already.
 * @param {SVGGElement} part
 * @returns {SVGGraphicsElement}
 */
function ring(part) {
  const there = /** @type {SVGGraphicsElement | null} */ (part.querySelector(".callgraph-ring"));
  if (there) return there;
  const { x, y, width, height } = part.getBBox();
  const sizes = { x: x - GAP, y: y - GAP, width: width + 2 * GAP, height: height + 2 * GAP, rx: GAP };
  const made = makeShape("rect", { ...sizes, class: "callgraph-ring" });
  part.append(made);
  return made;
}

/**
 * Lights the hot path, which is seen as long as no box is selected and nothing is searched for.
 * @param {GraphData} data
 * @param {Map<string, SVGGElement>} parts
 */
function lightHotPath(data, parts) {
  for (const part of (data.hot || []).flatMap((id) => parts.get(id) || [])) {
    ring(part);
    part.classList.add("is-hot");
  }
}

/**
 * @param {GraphData} data
 * @param {Map<string, SVGGElement>} parts
 * @param {HTMLElement} stage
 */
function createLights(data, parts, stage) {
  /** @type {SVGElement[]} */
  let tags = [];

  /** @param {string} id @param {string} light @param {string} [tag] */
  function light(id, light, tag) {
    const part = parts.get(id);
    if (!part) return;
    part.classList.add(light);
    if (!data.boxes[id]) return;
    const { x, y } = ring(part).getBBox();
    if (!tag) return;
    const text = makeShape("text", { class: "callgraph-tag", x: x + 4, y: y + 5, "aria-hidden": "true" });
    text.textContent = tag;
    part.parentNode?.appendChild(text);
    tags.push(text);
  }

  /** @param {string | null} id @param {boolean} [alone] without its callers and callees */
  return function show(id, alone = false) {
    for (const part of parts.values()) part.classList.remove(...LIGHTS);
    for (const tag of tags) tag.remove();
    tags = [];
    stage.classList.toggle("has-active", id !== null);
    if (id === null) return;
    light(id, "is-active");
    if (alone) return;
    if (data.arrows[id]) {
      light(data.arrows[id].caller, "is-caller", "caller");
      if (data.arrows[id].caller !== data.arrows[id].callee) light(data.arrows[id].callee, "is-callee", "callee");
      return;
    }
    const { callers, callees, arrows } = data.boxes[id];
    for (const box of callers) light(box, "is-caller", callees.includes(box) ? "caller and callee" : "caller");
    for (const box of callees) light(box, "is-callee", callers.includes(box) ? undefined : "callee");
    for (const way of arrows) light(way, data.arrows[way].callee === id ? "is-in" : "is-out");
  };
}
