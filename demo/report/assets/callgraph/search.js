// Which boxes match what is searched for, and which of them is next.

/**
 * @param {GraphData} data
 * @param {Drawing} drawing
 * @param {{box: HTMLInputElement, found: HTMLElement, stage: HTMLElement, selection: GraphSelection, other?: GraphData, signal: AbortSignal}} parts
 * @returns {(text: string) => number} searches for a text: how many boxes match; the first of them is selected
 */
function createSearch(data, { boxes, part }, { box, found, stage, selection, other, signal }) {
  /** @type {string[]} */
  let matches = [];
  let turn = 0;

  /** @param {string} id @param {string} wanted @returns {boolean} whether the box, or the largest function in it, has such a name */
  function isCalled(id, wanted) {
    const lines = [...part(id).querySelectorAll("text")].map((line) => line.textContent || "");
    const names = [data.boxes[id].name, ...lines.filter((line) => line.startsWith("largest:"))];
    return names.some((name) => name.toLowerCase().includes(wanted));
  }

  /** @param {string} wanted */
  const isElsewhere = (wanted) => Object.values(other?.boxes || {}).some(({ name }) => name.toLowerCase().includes(wanted));
  const onward = () => (matches.length > 1 ? ", Enter goes to the next" : "");

  /** @param {string} text */
  function run(text) {
    const wanted = text.trim().toLowerCase();
    matches = wanted ? boxes.filter((id) => isCalled(id, wanted)) : [];
    for (const id of boxes) part(id).classList.toggle("is-match", matches.includes(id));
    for (const id of matches) ring(part(id));
    stage.classList.toggle("has-search", matches.length > 0);
    turn = 0;
    if (matches.length) selection.select(matches[turn], { search: true });
    else {
      selection.select(null);
      selection.endSearch();
    }
    found.textContent = !wanted ? "" : !matches.length ? (isElsewhere(wanted) ? "only among all boxes" : "nothing found") : `${matches.length} found${onward()}`;
    return matches.length;
  }

  box.addEventListener("input", () => run(box.value), { signal });
  box.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !matches.length) return;
    event.preventDefault();
    turn = (turn + (event.shiftKey ? matches.length - 1 : 1)) % matches.length;
    selection.select(matches[turn], { search: true });
    found.textContent = `${turn + 1} of ${matches.length}${onward()}`;
  }, { signal });

  return (text) => run((box.value = text));
}
