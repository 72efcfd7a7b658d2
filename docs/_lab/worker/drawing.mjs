// Graphviz, loaded for the first drawing: a worker that only runs a program needs none.
import { imported } from "./files.mjs";

/** @type {Promise<import("@viz-js/viz").Viz> | undefined} */
let graphviz;

/** @returns {Promise<(dot: string) => string>} makes an SVG of DOT */
export async function drawing() {
  graphviz ??= imported("graphviz.mjs").then((/** @type {typeof import("@viz-js/viz")} */ viz) => viz.instance());
  const viz = await graphviz;
  return (dot) => viz.renderString(dot, { format: "svg", engine: "dot" });
}
