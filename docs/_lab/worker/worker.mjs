// Python in a worker of its own: whatever a learner's program does, the page goes on, and can end it.
//
// What the page asks and is answered is in `page/messages.js`. One answer, done or failed, comes for each task. After a
// program has run here the page ends this worker, so nothing is tidied up.
import { toPage } from "./to_page.mjs";
import "./alone.mjs";
import { drawing } from "./drawing.mjs";
import { receive } from "./files.mjs";
import { interruptible } from "./interrupt.mjs";
import { flush } from "./output.mjs";
import { prepare, started } from "./start.mjs";

/** @typedef {import("../page/messages.js").Tasks} Tasks */
/** @typedef {{[Kind in keyof Tasks]: (given: Tasks[Kind]["given"]) => Promise<Tasks[Kind]["result"]>}} Performers */

const FOLDER = "/home/learner";

/** @type {import("./start.mjs").Started} */
let lab;
/** @type {Promise<import("../page/messages.js").Prepared>} */
let preparing;

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
  prepare({ files }) {
    receive(files);
    return (preparing = prepare());
  },

  async start({ files, prepared }) {
    receive(files);
    lab = await started(prepared ? Promise.resolve(prepared) : preparing);
  },

  /** Draws once, and loads what a program that was run elsewhere imports, for it will probably be run here again. */
  async warm({ source, exercise }) {
    lab.show.warm_up(await drawing());
    lab.warmUp(source);
    if (!exercise) return;
    lab.unpack();
    lab.check.prepare(lab.keep);
  },

  /** Runs a program, and returns its profile. */
  async profile({ source, name, environment, clock, until }) {
    lab.warmUp(source);
    if (until) interruptible(lab.python, until);
    const given = [source, `${FOLDER}/${name}`, lab.keep, lab.python.toPy(environment), clock];
    const { status, profile } = await call(lab.run.run, ...given);
    await call(lab.end);
    return profile.length ? { status, profile: profile.toJs() } : { status };
  },

  /** Runs a program, and only takes its time. */
  async run({ source, name, environment }) {
    lab.warmUp(source);
    const { status, seconds } = await call(lab.run.run_plainly, source, `${FOLDER}/${name}`, lab.keep, lab.python.toPy(environment));
    await call(lab.end);
    return { status, seconds };
  },

  /** Draws a profile: of a program that ran in another worker, if there is a source, or one that came from elsewhere. */
  async read({ profile, name, source }) {
    if (source === undefined) return plain(lab.show.shown(bytes(profile), name, await drawing()));
    const { FS } = lab.python, file = `${FOLDER}/${name}`;
    FS.mkdirTree(FOLDER);
    FS.writeFile(file, source);
    return plain(lab.show.shown(bytes(profile), name, await drawing(), file));
  },

  /** Draws two runs in one graph. */
  compare: async ({ before, after, name }) =>
    plain(lab.show.compared(bytes(before), bytes(after), await drawing(), `${FOLDER}/${name}`)),

  /** Judges an exercise. */
  async check({ exercise, source }) {
    lab.unpack();
    return plain(await call(lab.check.judged, exercise, source, FOLDER, lab.keep, await drawing()));
  },

  /** Draws an exercise that is judged by bytes, as shipped and as it is now. */
  async drawn({ exercise, source }) {
    lab.unpack();
    const both = await call(lab.check.drawn, exercise, source, FOLDER, lab.keep, await drawing());
    return both ? plain(both) : null;
  },

  /** Says how long an exercise took as shipped, and takes now. */
  async timed({ exercise, source }) {
    lab.unpack();
    return call(lab.check.timed, exercise, source, FOLDER, lab.keep);
  },
};

/**
 * @template {keyof Tasks} Kind
 * @param {Kind} kind @param {Tasks[Kind]["given"]} given
 */
const perform = (kind, given) => TASKS[kind](given);

/** @param {unknown} error @returns {string} the last line of a Python traceback: what the error says */
function reason(error) {
  try {
    const text = String(/** @type {{message?: string} | undefined} */ (error)?.message || error).trim();
    console.info(text); // for whoever fixes the lab
    return (text.split("\n").at(-1) || "").replace(/^[\w.]+: /, "").slice(0, 1000);
  } catch {
    return "nothing works there any more"; // a program has broken what is built into JavaScript
  }
}

addEventListener("message", async ({ data: { kind, id, ...given } }) => {
  try {
    const result = await perform(kind, given);
    flush();
    toPage({ kind: "done", id, result });
  } catch (error) {
    const text = reason(error);
    try {
      flush();
    } catch {
      // likewise
    }
    toPage({ kind: "failed", id, text });
  }
});
