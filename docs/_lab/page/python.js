// The Pythons of a page: one at work, and the next one, started before it is wanted. One task at a time; stopped when told to.
//
//     python.start();                                             // in the background
//     const result = await python.ask("profile", { source, … }, (pieces) => { … });
//     python.expect({ source, exercise: true });                  // will be run, or checked
//     python.stop();                                              // a profile ends there, after `stoppedAfter` seconds; else
//                                                                 // `ask` fails with STOPPED, and the next one takes over
//     python.events.addEventListener("state", …);                 // python.state has changed
//
// One that has run a learner's program is ended: whatever the program has changed is gone with it. What the program left, its
// profile, is drawn by the next one.
import { createOne } from "./one_python.js";

/**
 * @typedef {import("./messages.js").Tasks} Tasks
 * @typedef {import("./one_python.js").NewWorker} NewWorker
 * @typedef {import("./one_python.js").OnOutput} OnOutput
 * @typedef {import("./one_python.js").One} One
 * @typedef {"asleep" | "starting" | "ready" | "running" | "broken"} State
 * @typedef {ReturnType<typeof createPython>} Python
 */

export const STOPPED = new Error("stopped");
const AFTERWARDS = new Set(["timed", "drawn"]); // what may be said of an exercise after its verdict, and anything else may end
const RUNS = new Set(["profile", "run", "check", ...AFTERWARDS]);
const LAST_WORDS = 2000; // milliseconds for a program that is to stop to do so, as after Ctrl-C
const LONGEST_AFTERWARDS = 20_000; // milliseconds until an exercise whose main does not end is given up
const NOTHING = { source: "", exercise: false };
/** @param {number} milliseconds */
const pause = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));
const QUIET = 150; // milliseconds without a task, until the next one is started
const LONGEST_WARMING = 5000; // milliseconds until Python is said to be ready all the same

/** @param {NewWorker} newWorker */
export function createPython(newWorker) {
  const events = new EventTarget();
  /** @type {State} */
  let state = "asleep";
  /** @type {One | null} */
  let current = null;
  /** @type {One | null} */
  let next = null;
  /** @type {One | null} says more of an exercise, which anything else may end */
  let later = null;
  /** @type {Tasks["warm"]["given"] | null} of the last program that was run */
  let last = null;
  /** @type {WeakMap<One, Tasks["warm"]["given"]>} what each has loaded */
  const warm = new WeakMap();
  /** @type {import("./messages.js").Prepared | undefined} by the first one that has started */
  let prepared;
  let before = Promise.resolve(), asking = 0, stops = 0, until = "", began = 0; // asking: tasks without an answer
  /** @type {number | null} */
  let stoppedAfter = null;

  /** @param {State} now */
  function become(now) {
    state = now;
    events.dispatchEvent(new Event("state"));
    if (now === "ready") setTimeout(prepare, QUIET);
  }

  function begin() {
    const one = createOne(newWorker, prepared);
    one.prepared.then((made) => (prepared = made));
    return one;
  }

  /** Starts the next one, and has both load what the last program imported, and draw, which takes far longer the first time. */
  function prepare() {
    if (state !== "ready" || !current) return;
    startNext();
    warmUp(current).catch(() => {}); // the program itself will meet it
  }

  function startNext() {
    const one = (next = next && !next.over ? next : begin());
    one.ready.then(() => warmUp(one)).catch(() => {}); // likewise
  }

  /** @param {One} one loads what will probably be run, unless it already has @returns {Promise<void>} */
  async function warmUp(one) {
    const task = last ?? NOTHING;
    if (warm.get(one) === task) return;
    warm.set(one, task);
    await one.tell("warm", task);
  }

  /** @returns {Promise<void>} when there is one to be asked */
  function start() {
    if (!current || current.over) {
      const one = (current = next && !next.over ? next : begin());
      next = null;
      if (one.isReady) become("ready");
      else {
        become("starting");
        // Load the checker before saying that Python is ready, so that a first check needn't; but nobody who asks waits for it.
        const warmed = one.ready.then(() => (last?.exercise && !asking ? warmUp(one) : undefined)).catch(() => {});
        one.prepared.then(() => current === one && startNext()); // which draws the first result
        one.ready.then(() => Promise.race([warmed, pause(LONGEST_WARMING)])).then(() => {
          if (current !== one || state !== "starting") return;
          become(one.over ? "broken" : "ready");
        }, (reason) => current === one && reason !== STOPPED && become("broken"));
      }
    }
    return current.ready;
  }

  /**
   * @template {keyof Tasks} Kind
   * @param {Kind} kind @param {Tasks[Kind]["given"]} data @param {OnOutput} [onOutput]
   */
  async function perform(kind, data, onOutput) {
    await start();
    const one = /** @type {One} */ (current);
    become("running");
    [began, stoppedAfter] = [performance.now(), null];
    // In a folder a worker sees no blob: of the page, and can only be ended.
    if (kind === "profile" && location.protocol !== "file:") data = { ...data, until: (until = URL.createObjectURL(new Blob())) };
    if ("source" in data && RUNS.has(kind)) last = { source: String(data.source), exercise: kind === "check" || AFTERWARDS.has(kind) };
    if (AFTERWARDS.has(kind)) later = one;
    const patience = setTimeout(() => later === one && one.end(STOPPED), LONGEST_AFTERWARDS);
    let well = false;
    try {
      const result = await one.tell(kind, data, onOutput);
      well = true;
      return result;
    } catch (error) {
      const { message } = /** @type {Error} */ (error);
      if (error === STOPPED || !RUNS.has(kind)) throw error;
      throw new Error(`Python could not continue after this program, and is restarting (${message}).`);
    } finally {
      clearTimeout(patience);
      if (later === one) later = null;
      takeAway();
      if (current === one) {
        if (!well || RUNS.has(kind)) replace(one);
        else become("ready");
      }
    }
  }

  /** Ends the program, if one is being profiled, as Ctrl-C does. */
  function takeAway() {
    URL.revokeObjectURL(until);
    until = "";
  }

  function stopNow() {
    stops += 1;
    current?.end(STOPPED);
    current = null;
    become("asleep");
    setTimeout(() => start().catch(() => {}), 50); // the page shows first that it has stopped
  }

  /** @param {One} one has done its work */
  function replace(one) {
    one.end(STOPPED);
    start().catch(() => {}); // whoever asks is told
  }

  return {
    events, start,
    get state() { return state; },
    /** Whether a run would not have to wait for another Python. */
    get nextIsReady() { return next?.isReady ?? false; },
    /** @type {One["tell"]} */
    ask(kind, data, onOutput) {
      const asked = stops;
      later?.end(STOPPED); // the learner goes on
      asking += 1;
      const answer = before.then(() => {
        if (asked !== stops) throw STOPPED;
        return perform(kind, data, onOutput);
      }).finally(() => (asking -= 1));
      before = answer.then(() => {}, () => {});
      return answer;
    },
    /** Has what a program, or its check, will load be loaded while nothing else is to do. @param {Tasks["warm"]["given"]} task */
    expect(task) {
      last = task;
      prepare();
    },
    /** After how many seconds the last run was stopped; null if it came to its own end. */
    get stoppedAfter() { return stoppedAfter; },
    stop() {
      if (!until) return stopNow();
      const one = current, asked = stops;
      stoppedAfter = (performance.now() - began) / 1000;
      takeAway();
      setTimeout(() => { if (current === one && state === "running" && asked === stops) stopNow(); }, LAST_WORDS);
    },
  };
}
