// What the scripts of a page with an editor leave behind for each other.
interface Window {
  Lab: import("../../../docs/_lab/page/first.js").Lab;
  NativeWorker?: typeof Worker; // by `iframe-worker.js`
}

/** The names of elements that a drawing may hold. */
declare const DRAWING_SHAPES: string[];
/** The names of attributes that they may have. */
declare const DRAWING_ATTRIBUTES: string[];
