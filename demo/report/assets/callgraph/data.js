// What a page hands to Callgraph: all that is said of boxes and arrows; types only. `graph_data` in `demo/report` makes it.
/**
 * @typedef {{first: number, lines: string[]}} Source
 * @typedef {{name: string, words: string, place: string, callers: string[], callees: string[], arrows: string[],
 *            source?: Source}} Box      callers and callees: ids of boxes, hottest first; arrows: ids
 * @typedef {{words: string, caller: string, callee: string}} Arrow      a call, "f3-f5"; or the start of processes, "s3-f5"
 * @typedef {{boxes: Record<string, Box>, arrows: Record<string, Arrow>, hot?: string[], entry?: string,
 *            first?: GraphData}} GraphData     by their ids in the drawing; entry: the box where the run begins; hot: boxes of the
 *          hot path that is to be lit, from the root; first: the same of the drawing to show first, where a box that is in
 *          both has the same id
 */

/** @param {string} id of an arrow @returns {boolean} whether it's no call, but where processes were started */
const isStart = (id) => id.startsWith("s");
