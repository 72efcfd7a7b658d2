// Which functions the table shows, and in which order: it sorts, filters and grows.

const AT_A_TIME = 200;

/**
 * @param {HTMLElement} table its first rows are there already
 * @param {Columns} data
 * @param {{tools: HTMLElement, below: HTMLElement}} places of the filter, and of the button for more
 */
function startTable(table, data, { tools, below }) {
  const size = data.name.length;
  const body = /** @type {HTMLElement} */ (table.querySelector("tbody"));
  const orders = ordersOf(data);
  let order = Array.from({ length: size }, (_, row) => row); // of all functions
  let kept = order; // of those that the filter keeps
  let shown = Math.min(size, AT_A_TIME); // as many stand in the page already
  /** @type {string[] | undefined} what the filter looks at */
  let texts;

  const status = make("span", { role: "status" });
  const more = make("button", { type: "button" });
  const box = make("input", {
    type: "search", placeholder: "Filter the table", "aria-label": "Filter the table", autocomplete: "off", spellcheck: "false",
  });

  function say() {
    const of = kept.length === size ? `${whole.format(size)}` : `${whole.format(kept.length)} found, ${whole.format(size)} in all`;
    status.textContent = `${whole.format(shown)} of ${of}`;
    more.hidden = shown >= kept.length;
    more.textContent = `Show ${Math.min(AT_A_TIME, kept.length - shown)} more`;
  }

  function grow(from = shown) {
    shown = Math.min(kept.length, from + AT_A_TIME);
    body.append(...kept.slice(from, shown).map((row) => rowOf(data, row)));
    say();
  }

  function filter() {
    const wanted = box.value.trim().toLowerCase();
    const all = wanted && (texts ??= data.name.map((name, row) =>
      `${name}\n${placeOf(data, row)}\n${data.origins[data.origin[row]]}`.toLowerCase()));
    kept = all ? order.filter((row) => all[row].includes(wanted)) : order;
    body.replaceChildren();
    grow(0);
  }

  /** @param {Element} head a <th>; again on the same one turns the order round */
  function sortBy(head) {
    const column = head.getAttribute("data-sort") || "";
    const text = column === "name" || column === "place" || column === "origin";
    const now = head.getAttribute("aria-sort");
    const up = now ? now === "descending" : text;
    for (const other of table.querySelectorAll("thead th")) other.removeAttribute("aria-sort");
    head.setAttribute("aria-sort", up ? "ascending" : "descending");
    const compare = orders[column];
    order = order.slice().sort((a, b) => (up ? compare(a, b) : compare(b, a)) || a - b); // equals: hottest first
    filter();
  }

  for (const head of table.querySelectorAll("thead th")) {
    const sort = make("button", { type: "button" }, head.textContent || "");
    sort.addEventListener("click", () => sortBy(head));
    head.replaceChildren(sort);
  }
  box.addEventListener("input", filter);
  more.addEventListener("click", () => grow());
  tools.append(box, status);
  below.append(more);
  say();
}
