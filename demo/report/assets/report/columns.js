// What the table says of each function, and how two of them compare.

/**
 * @typedef {{name: string[], path: number[], line: number[], origin: number[], total: number[], primitive: number[],
 *            self: number[], cumulative: number[], paths: string[], origins: string[], box: Record<string, string>,
 *            run_cost: number, per_unit: number, decimals: number}} Columns     hottest function first; costs as whole
 *            numbers, so many of which make a unit; `path` and `origin` are
 *            positions in `paths` and `origins`; `box` has for some rows the id in the drawing
 * @typedef {(a: number, b: number) => number} Order     of two rows, smaller first
 */

const whole = new Intl.NumberFormat("en-US");
const micro = new Intl.NumberFormat("en-US", { minimumFractionDigits: 6, maximumFractionDigits: 6 });

/** @param {Columns} data @param {number} row */
function placeOf({ paths, path, line }, row) {
  const file = paths[path[row]];
  return file && line[row] ? `${file}:${line[row]}` : file;
}

/** @param {Columns} data @param {number} row @returns {HTMLElement} as report.html.j2 writes it */
function rowOf(data, row) {
  const { run_cost, per_unit, decimals } = data;
  const written = decimals ? micro : whole;
  /** @param {number} calls @returns {string} a dash where the file doesn't say */
  const count = (calls) => (data.total[row] ? whole.format(calls) : "–");
  /** @param {number} cost */
  const share = (cost) => `${(run_cost > 0 ? Math.min(cost / run_cost, 1) * 100 : 0).toFixed(2)}%`;
  const head = make("th", { scope: "row" }, make("bdi", { class: "clip" }, data.name[row]));
  if (data.box[row]) head.append(" ", make("a", { class: "show", href: `#${data.box[row]}` }, "show in picture"));
  const texts = [
    data.origins[data.origin[row]], count(data.total[row]), count(data.primitive[row]),
    written.format(data.self[row] / per_unit), share(data.self[row]),
    written.format(data.cumulative[row] / per_unit), share(data.cumulative[row]),
  ];
  const where = make("td", {}, make("bdi", { class: "clip" }, placeOf(data, row)));
  return make("tr", {}, head, where, ...texts.map((text) => make("td", {}, text)));
}

/** @param {Columns} data @returns {Record<string, Order>} by the name of the column */
function ordersOf(data) {
  const collator = new Intl.Collator("en", { numeric: true });
  /** @type {number[]} of each path its place among all, which takes a while to find out */
  let ranks = [];

  /** @param {number} row */
  function rank(row) {
    if (!ranks.length) {
      const sorted = data.paths.map((_, index) => index).sort((a, b) => collator.compare(data.paths[a], data.paths[b]));
      sorted.forEach((index, rank) => (ranks[index] = rank));
    }
    return ranks[data.path[row]];
  }

  /** @param {number[]} numbers @returns {Order} */
  const by = (numbers) => (a, b) => numbers[a] - numbers[b];
  return {
    name: (a, b) => collator.compare(data.name[a], data.name[b]),
    place: (a, b) => rank(a) - rank(b) || data.line[a] - data.line[b],
    origin: (a, b) => collator.compare(data.origins[data.origin[a]], data.origins[data.origin[b]]),
    total: by(data.total), primitive: by(data.primitive), self: by(data.self), cumulative: by(data.cumulative),
  };
}
