// What a page can do with Callgraph; types only.
/**
 * Callgraph makes a call graph that Graphviz has drawn walkable: pan, zoom, search, keyboard, and a panel that says each
 * box. One implementation for the report, the site and the lab, in a classic script without dependencies: Python joins
 * the files of this folder (`demo/report/page_kit.py`) inside one function, so `window.Callgraph` is the only name that
 * it leaves behind. It writes text nodes only, never markup: the names in a profile may be hostile. It looks nothing up
 * outside its own element, so several graphs with the same ids live on one page.
 *
 *     const graph = Callgraph.mount(element, data, { onSelect(id) { … } });   // element holds the inline <svg>, or the one
 *                                  // to show first, and the one with all boxes in a <template>
 *     graph.select("f3");          // a box or an arrow: pins it and brings it into view; null lets go
 *     graph.search("sleep");       // how many boxes match
 *     graph.destroy();             // puts everything back
 *
 * @typedef {{onSelect?: (id: string | null) => void}} GraphOptions
 * @typedef {(id: string | null, how?: {focus?: boolean, search?: boolean}) => boolean} Select
 *          pins a box or an arrow, or with null lets go of it; says whether it is in the picture
 * @typedef {{element: HTMLElement, select: Select, search: (text: string) => number, fit: () => void,
 *            destroy: () => void}} Graph
 * @typedef {{mount: (element: HTMLElement, data: GraphData, options?: GraphOptions) => Graph}} Callgraph
 */
