// One Python in a worker of its own, from its start to its end: what it is told to do, and what it may answer.
import { answerOf, printing, RESULTS } from "./answers.js";

/**
 * @typedef {import("./messages.js").Prepared} Prepared
 * @typedef {import("./messages.js").Tasks} Tasks
 * @typedef {(pieces: import("./messages.js").Piece[]) => void} OnOutput
 * @typedef {() => Promise<{worker: Worker, files: import("./messages.js").Files}>} NewWorker
 * @typedef {{resolve: (result: unknown) => void, reject: (reason: Error) => void, onOutput: OnOutput | null}} Task
 * @typedef {ReturnType<typeof createOne>} One
 */

const LONGEST_ERROR = 500; // characters of an error that nobody caught, which may be the program's own

/** @param {NewWorker} newWorker @param {Prepared} [given] what another one has prepared */
export function createOne(newWorker, given) {
  /** @type {Worker | null} */
  let worker = null;
  /** @type {Error | null} why it has ended */
  let over = null;
  /** @type {Map<number, Task>} */
  const tasks = new Map();
  let number = 0, isReady = false;
  /** @type {(reason: Error) => void} */
  let giveUp = () => {};
  /** @type {(made: Prepared) => void} */
  let hasPrepared = () => {};
  /** @type {Promise<Prepared>} what the next one need not make again; never, where it was given */
  const prepared = new Promise((resolve) => (hasPrepared = resolve));

  /** @param {unknown} message */
  function heard(message) {
    const answer = answerOf(message);
    if (over || !answer) return;
    if (answer.kind === "output") return [...tasks.values()].findLast((task) => task.onOutput)?.onOutput?.(answer.pieces);
    const task = tasks.get(answer.id);
    tasks.delete(answer.id);
    if (answer.kind === "done") task?.resolve(answer.result);
    else task?.reject(new Error(answer.text));
  }

  /** @param {Error} reason ends it, and all that it is at */
  function end(reason) {
    if (over) return;
    over = reason;
    worker?.terminate();
    for (const task of tasks.values()) task.reject(reason);
    tasks.clear();
    giveUp(reason);
  }

  /**
   * @template {keyof Tasks} Kind
   * @param {Kind} kind
   * @param {Tasks[Kind]["given"]} data
   * @param {OnOutput} [onOutput]
   * @returns {Promise<Tasks[Kind]["result"]>}
   */
  async function tell(kind, data, onOutput) {
    if (over) throw over;
    const id = ++number, shown = printing();
    /** @type {unknown} */
    const result = await new Promise((resolve, reject) => {
      tasks.set(id, { resolve, reject, onOutput: onOutput ? (pieces) => onOutput(shown(pieces)) : null });
      /** @type {Worker} */ (worker).postMessage({ kind, id, ...data });
    });
    return RESULTS[kind](result);
  }

  async function begin() {
    const { worker: made, files } = await newWorker();
    worker = made;
    if (over) made.terminate();
    made.addEventListener("message", ({ data }) => heard(data));
    made.addEventListener("error", (event) => end(new Error(event.message?.slice(0, LONGEST_ERROR) || "Python could not be started.")));
    if (!given) tell("prepare", { files }).then(hasPrepared, end);
    await tell("start", { files, prepared: given });
    isReady = true;
  }

  const ready = Promise.race([begin(), /** @type {Promise<never>} */ (new Promise((_, reject) => (giveUp = reject)))]);
  ready.catch(end); // whoever asks is told why
  return {
    ready, prepared, tell, end,
    get isReady() { return isReady && !over; },
    get over() { return over !== null; },
  };
}
