// @ts-check
/** What the report's own page can do beside the graph: the theme button, and a table that sorts, filters and grows. */
(() => {
  "use strict";

  const AT_A_TIME = 200;

  /** @param {string} id @returns {HTMLElement} */
  const byId = (id) => /** @type {HTMLElement} */ (document.getElementById(id));
  /** @param {string} id */
  const parsed = (id) => JSON.parse(byId(id).textContent || "null");

  /** @param {string} tag @param {Record<string, string>} [attributes] @param {(Node | string)[]} children text, never markup */
  function make(tag, attributes = {}, ...children) {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    made.append(...children);
    return made;
  }

  // ------------------------------------------------------------------------------------------------------- theme

  const theme = byId("theme");
  const dark = () =>
    (document.documentElement.dataset.theme || (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light")) === "dark";
  const nameTheme = () => (theme.textContent = dark() ? "Light page" : "Dark page");
  theme.addEventListener("click", () => {
    document.documentElement.dataset.theme = dark() ? "light" : "dark";
    nameTheme();
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", nameTheme);
  nameTheme();
  theme.hidden = false;

  // ------------------------------------------------------------------------------------------------------- graph

  const home = byId("callgraph");
  const graph = home && window.Callgraph.mount(home, parsed("graph-data"));

  // ------------------------------------------------------------------------------------------------------- table

  /** Columns, hottest function first; times in nanoseconds; `path` and `origin` are positions in `paths`, `origins`. */
  const data = parsed("table-data");
  const size = data.name.length;
  const table = byId("table");
  const body = /** @type {HTMLElement} */ (table.querySelector("tbody"));
  const whole = new Intl.NumberFormat("en-US");
  const micro = new Intl.NumberFormat("en-US", { minimumFractionDigits: 6, maximumFractionDigits: 6 });
  const collator = new Intl.Collator("en", { numeric: true });

  /** @param {number} row */
  const place = (row) => {
    const path = data.paths[data.path[row]];
    return path && data.line[row] ? `${path}:${data.line[row]}` : path;
  };
  /** @param {number} nanoseconds */
  const share = (nanoseconds) =>
    `${(data.run_time > 0 ? Math.min(nanoseconds / data.run_time, 1) * 100 : 0).toFixed(2)}%`;

  /** @param {number} row @returns {HTMLElement} as report.html.j2 writes it */
  function rowOf(row) {
    const head = make("th", { scope: "row" }, make("bdi", { class: "clip" }, data.name[row]));
    if (data.box[row]) head.append(" ", make("a", { class: "show", href: `#${data.box[row]}` }, "show in picture"));
    const texts = [
      data.origins[data.origin[row]], whole.format(data.total[row]), whole.format(data.primitive[row]),
      micro.format(data.self[row] / 1e9), share(data.self[row]),
      micro.format(data.cumulative[row] / 1e9), share(data.cumulative[row]),
    ];
    const where = make("td", {}, make("bdi", { class: "clip" }, place(row)));
    return make("tr", {}, head, where, ...texts.map((text) => make("td", {}, text)));
  }

  let order = Array.from({ length: size }, (_, row) => row); // of all functions
  let kept = order; // of those that the filter keeps
  let shown = Math.min(size, AT_A_TIME); // as many stand in the page already

  const status = make("span", { role: "status" });
  const more = make("button", { type: "button" });

  function say() {
    const of = kept.length === size ? `${whole.format(size)}` : `${whole.format(kept.length)} found, ${whole.format(size)} in all`;
    status.textContent = `${whole.format(shown)} of ${of}`;
    more.hidden = shown >= kept.length;
    more.textContent = `Show ${Math.min(AT_A_TIME, kept.length - shown)} more`;
  }

  function grow(from = shown) {
    shown = Math.min(kept.length, from + AT_A_TIME);
    body.append(...kept.slice(from, shown).map(rowOf));
    say();
  }

  function redraw() {
    body.replaceChildren();
    grow(0);
  }

  /** @type {Record<string, (a: number, b: number) => number>} smaller first */
  const ORDERS = {
    name: (a, b) => collator.compare(data.name[a], data.name[b]),
    place: (a, b) => data.pathRank[data.path[a]] - data.pathRank[data.path[b]] || data.line[a] - data.line[b],
    origin: (a, b) => collator.compare(data.origins[data.origin[a]], data.origins[data.origin[b]]),
  };
  for (const column of ["total", "primitive", "self", "cumulative"]) {
    ORDERS[column] = (a, b) => data[column][a] - data[column][b];
  }

  /** @param {Element} head a <th>; again on the same one turns the order round */
  function sortBy(head) {
    const column = head.getAttribute("data-sort") || "";
    const text = column === "name" || column === "place" || column === "origin";
    const now = head.getAttribute("aria-sort");
    const up = now ? now === "descending" : text;
    for (const other of table.querySelectorAll("thead th")) other.removeAttribute("aria-sort");
    head.setAttribute("aria-sort", up ? "ascending" : "descending");
    if (!data.pathRank) {
      data.pathRank = [];
      const sorted = data.paths.map((_, index) => index).sort((a, b) => collator.compare(data.paths[a], data.paths[b]));
      sorted.forEach((index, rank) => (data.pathRank[index] = rank));
    }
    const compare = ORDERS[column];
    order = order.slice().sort((a, b) => (up ? compare(a, b) : compare(b, a)) || a - b); // equals: hottest first
    filter();
  }

  /** @type {string[] | undefined} */
  let texts;
  const box = /** @type {HTMLInputElement} */ (make("input", {
    type: "search", placeholder: "Filter the table", "aria-label": "Filter the table", autocomplete: "off", spellcheck: "false",
  }));

  function filter() {
    const wanted = box.value.trim().toLowerCase();
    if (wanted && !texts) {
      texts = data.name.map((name, row) => `${name}\n${place(row)}\n${data.origins[data.origin[row]]}`.toLowerCase());
    }
    kept = wanted ? order.filter((row) => texts && texts[row].includes(wanted)) : order;
    redraw();
  }

  for (const head of table.querySelectorAll("thead th")) {
    const sort = make("button", { type: "button" }, head.textContent || "");
    sort.addEventListener("click", () => sortBy(head));
    head.replaceChildren(sort);
  }
  box.addEventListener("input", filter);
  more.addEventListener("click", () => grow());
  body.addEventListener("click", (event) => {
    const link = /** @type {Element} */ (event.target).closest("a.show");
    if (!link || !graph) return;
    event.preventDefault();
    home.scrollIntoView({ block: "start" });
    graph.select((link.getAttribute("href") || "").slice(1), { focus: true });
  });
  byId("table-tools").append(box, status);
  byId("table-more").append(more);
  say();
})();
