// One Python for the whole page: starts it before it is wanted, hands it one task at a time, ends it when it is told to.
//
//     python.start();                                             // in the background
//     const result = await python.ask("profile", { source, … }, (pieces) => { … });
//     python.stop();                                              // `ask` fails with STOPPED; the next one starts
//     python.events.addEventListener("state", …);                 // python.state has changed

import { answerOf, printing, RESULTS } from "./answers.js";

/**
 * @typedef {import("./messages.js").Tasks} Tasks
 * @typedef {(pieces: import("./messages.js").Piece[]) => void} OnOutput
 * @typedef {() => Promise<{worker: Worker, files: import("./messages.js").Files}>} NewWorker
 * @typedef {"asleep" | "starting" | "ready" | "running" | "broken"} State
 * @typedef {{resolve: (result: unknown) => void, reject: (reason: Error) => void, onOutput: OnOutput}} Task
 * @typedef {ReturnType<typeof createPython>} Python
 */

export const STOPPED = new Error("stopped");

/** @param {NewWorker} newWorker */
export function createPython(newWorker) {
  const events = new EventTarget();
  /** @type {State} */
  let state = "asleep";
  /** @type {Worker | null} */
  let worker = null;
  /** @type {Promise<void> | null} */
  let ready = null;
  /** @type {(reason: Error) => void} */
  let giveUp = () => {};
  /** @type {Map<number, Task>} */
  const tasks = new Map();
  let number = 0;

  /** @param {State} now */
  function become(now) {
    state = now;
    events.dispatchEvent(new Event("state"));
  }

  /** @param {unknown} message */
  function heard(message) {
    const answer = answerOf(message);
    if (!answer) return;
    if (answer.kind === "output") return [...tasks.values()].at(-1)?.onOutput(answer.pieces);
    const task = tasks.get(answer.id);
    tasks.delete(answer.id);
    if (answer.kind === "done") task?.resolve(answer.result);
    else task?.reject(new Error(answer.text));
    if (answer.kind === "failed" && answer.dead) fail(STOPPED);
  }

  /**
   * @template {keyof Tasks} Kind
   * @param {Kind} kind
   * @param {Tasks[Kind]["given"]} data
   * @param {OnOutput} [onOutput]
   * @returns {Promise<Tasks[Kind]["result"]>}
   */
  function tell(kind, data, onOutput) {
    const id = ++number;
    return new Promise((resolve, reject) => {
      const read = RESULTS[kind], lets = printing();
      tasks.set(id, {
        resolve(result) {
          try {
            resolve(read(result));
          } catch (error) {
            reject(/** @type {Error} */ (error));
          }
        },
        reject,
        onOutput: (pieces) => onOutput?.(lets(pieces)),
      });
      /** @type {Worker} */ (worker).postMessage({ kind, id, ...data });
    });
  }

  /** @param {() => boolean} wanted says whether nobody has stopped it meanwhile */
  async function begin(wanted) {
    become("starting");
    const { worker: made, files } = await newWorker();
    if (!wanted()) return made.terminate();
    worker = made;
    // One that was ended in the middle of a task may still complain: that is not the next one's affair.
    made.addEventListener("message", ({ data }) => worker === made && heard(data));
    made.addEventListener("error", ({ message }) =>
      worker === made && fail(new Error(message || "Python could not be started.")));
    await tell("start", { files });
    become("ready");
  }

  function start() {
    if (state === "broken") fail(STOPPED);
    if (!ready) {
      /** @type {Promise<never>} */
      const ended = new Promise((_, reject) => (giveUp = reject));
      /** @type {Promise<void>} */
      const attempt = (ready = Promise.race([begin(() => ready === attempt), ended]));
      attempt.catch((reason) => reason !== STOPPED && become("broken")); // whoever asks is told why
    }
    return ready;
  }

  /** @param {Error} reason ends all that is under way */
  function fail(reason) {
    worker?.terminate();
    worker = ready = null;
    giveUp(reason);
    const waiting = [...tasks.values()];
    tasks.clear();
    for (const task of waiting) task.reject(reason);
    become("asleep");
  }

  return {
    events, start,
    get state() { return state; },
    /** @type {typeof tell} */
    async ask(kind, data, onOutput) {
      await start();
      become("running");
      try {
        return await tell(kind, data, onOutput);
      } finally {
        if (worker) become("ready");
      }
    },
    stop() {
      fail(STOPPED);
      setTimeout(start, 50); // the page shows first that it has stopped
    },
  };
}
