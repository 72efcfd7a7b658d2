// Python in a worker of its own: whatever a learner's program does, the page goes on, and can end it.
//
// What the page asks and is answered is in `page/messages.js`. One answer, done or failed, comes for each task.
import { toPage } from "./to_page.mjs";
import "./alone.mjs";
import { receive } from "./files.mjs";
import { flush } from "./output.mjs";
import { started } from "./start.mjs";

/** @typedef {import("../page/messages.js").Tasks} Tasks */
/** @typedef {{[Kind in keyof Tasks]: (given: Tasks[Kind]["given"]) => Promise<Tasks[Kind]["result"]>}} Performers */

const FOLDER = "/home/learner";

/** @type {import("./start.mjs").Started} */
let lab;

/** @param {string} dot */
const draw = (dot) => lab.graphviz.renderString(dot, { format: "svg", engine: "dot" });

/** @param {Uint8Array} array @returns {any} `bytes` */
const bytes = (array) => lab.python.toPy(array).tobytes();

/** @param {any} made what a room returned @returns {any} the same as plain data */
function plain(made) {
  const data = made.toJs({ dict_converter: Object.fromEntries });
  made.destroy();
  return data;
}

/**
 * Calls a function of Python so that `asyncio.run` in it can wait, in browsers that can set a stack aside (JSPI).
 * @param {any} room @param {any[]} given
 */
const call = (room, ...given) => ("Suspending" in WebAssembly ? room.callPromising(...given) : room(...given));

/** @type {Performers} */
const TASKS = {
  async start({ files }) {
    receive(files);
    lab = await started();
  },

  /** Runs a program and draws it. */
  async profile({ source, name, environment }) {
    const file = `${FOLDER}/${name}`;
    lab.warmUp(source);
    const ran = await call(lab.run.run, source, file, lab.keep, lab.python.toPy(environment));
    const [status, profile] = [ran.status, ran.profile.toJs()];
    ran.destroy();
    flush();
    if (!profile.length) return { status };
    return { status, profile, ...plain(lab.show.shown(bytes(profile), name, draw, file)) };
  },

  /** Runs a program, and only takes its time. */
  async run({ source, name, environment }) {
    lab.warmUp(source);
    const ran = await call(lab.run.run_plainly, source, `${FOLDER}/${name}`, lab.keep, lab.python.toPy(environment));
    const { status, seconds } = ran;
    ran.destroy();
    return { status, seconds };
  },

  /** Draws a profile that came from elsewhere. */
  read: async ({ profile, name }) => ({ profile, ...plain(lab.show.shown(bytes(profile), name, draw)) }),

  /** Draws two runs in one graph. */
  compare: async ({ before, after, name }) =>
    plain(lab.show.compared(bytes(before), bytes(after), draw, `${FOLDER}/${name}`)),

  /** Judges an exercise. */
  async check({ exercise, source }) {
    const { judged } = lab.python.pyimport("profiling_in_python.lab.check");
    return plain(await call(judged, exercise, source, FOLDER, lab.keep, draw));
  },
};

/**
 * @template {keyof Tasks} Kind
 * @param {Kind} kind @param {Tasks[Kind]["given"]} given
 */
const perform = (kind, given) => TASKS[kind](given);

/** Tasks that fail only where a program has broken more than itself. */
const RUNS = new Set(["profile", "run", "check"]);

/** @returns {boolean} whether Python can go on: a program may have taken all of its memory, or of its stack */
function alive() {
  try {
    return !lab || lab.python.runPython("1 + 1") === 2;
  } catch {
    return false;
  }
}

addEventListener("message", async ({ data: { kind, id, ...given } }) => {
  try {
    const result = await perform(kind, given);
    flush();
    toPage({ kind: "done", id, result });
    if (kind !== "start") lab.collect(); // what a program leaves behind goes round in circles, its modules above all
  } catch (error) {
    flush();
    // The last line of a Python traceback is what the error says; the rest is for who mends the lab.
    const text = String(/** @type {{message?: string} | undefined} */ (error)?.message || error).trim();
    console.info(text);
    const why = (text.split("\n").at(-1) || "").replace(/^[\w.]+: /, "");
    const dead = RUNS.has(kind) || !alive();
    toPage({ kind: "failed", id, dead, text: dead ? `Python could not go on after this program, and starts anew (${why}).` : why });
  }
});
