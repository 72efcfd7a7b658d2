// What an editor asks of Python: to run a program, draw a profile, compare the last two runs, judge an exercise.

const PATIENCE = 30; // seconds; a check takes some four times as long as on the command line
const ENDLESS = `Not finished: the program did not finish within ${PATIENCE} s. Is there an endless loop, or does it take longer than before?`;
const BOTH = "On the check's own input, profiled: as shipped, and now";
const BOTH_WHOLE = "The whole program, profiled: as shipped, and now";
const LARGE = 2_000_000; // bytes of a profile; to draw a larger one takes more than a second or two

/**
 * @typedef {import("./messages.js").Bytes} Bytes
 * @typedef {import("./messages.js").Verdict} Verdict
 */

/**
 * @param {object} desk
 * @param {import("./programs.js").Programs} desk.programs
 * @param {import("./editor.js").Editor} desk.editor
 * @param {import("./terminal.js").Terminal} desk.terminal
 * @param {import("./result.js").Result} desk.result
 * @param {import("./session.js").Session} desk.session
 * @param {HTMLSelectElement} desk.clock what a profile measures
 */
export function createRuns({ programs, editor, terminal, result, session, clock }) {
  const { python, SITES } = window.Lab;
  /** @type {Bytes[]} the last two runs of the program with this name */
  let runs = [];
  let ofRuns = programs.current.name;
  let checked = ""; // the program that was judged last

  function task() {
    const { name, sites } = programs.current;
    /** @type {Record<string, string>} */
    const environment = sites ? { SITES: sites.map((site) => SITES + site).join(" ") } : {};
    return { source: editor.text, name, environment };
  }

  /** Says why a package can't be imported here, if that is what ended the program. */
  function sayIfMissing() {
    const missing = /^ModuleNotFoundError: No module named '([^'.]+)/m.exec(terminal.text)?.[1];
    if (missing) terminal.tell(`Python in a page has its own modules and requests; a program that imports ${missing} runs on the command line.`);
  }

  /** @param {Bytes} profile */
  function sayIfLarge(profile) {
    if (profile.length > LARGE) session.say(`Drawing a profile of ${(profile.length / 1e6).toFixed(0)} MB takes some seconds …`);
  }

  return {
    get count() { return runs.length; },
    get last() { return runs.at(-1); },

    /** Those of another program are forgotten; one with the same name may be the repaired one. */
    forgetOthers() {
      const { name } = programs.current;
      if (name !== ofRuns) runs = [];
      ofRuns = name;
    },

    profile: () => session.during(async () => {
      terminal.clear();
      result.age();
      const program = task(), { name, source } = program;
      const { status, profile } = await python.ask("profile", { ...program, clock: clock.value }, terminal.write);
      if (!profile) return "There was nothing to profile; see the output.";
      const { stoppedAfter } = python;
      if (status && stoppedAfter === null) {
        terminal.tell(`It ended with exit status ${status}.`);
        if (/^ValueError: Another profiling tool is already active/m.test(terminal.text)) {
          terminal.tell("This program runs a profiler of its own: press Run instead of Profile.");
        }
        sayIfMissing();
      }
      sayIfLarge(profile);
      const shown = await python.ask("read", { profile, name, source });
      runs = [...runs, profile].slice(-2);
      result.show(`The run of ${name}`, shown);
      if (stoppedAfter !== null) return `Stopped after ${stoppedAfter.toFixed(1)} s. This is the run until then.`;
      return status ? "The program ended with an error; see the output. This is the run until then." : "Done.";
    }),

    /** As `python main.py` does. */
    plain: () => session.during(async () => {
      terminal.clear();
      const { status, seconds } = await python.ask("run", task(), terminal.write);
      if (status) {
        terminal.tell(`It ended with exit status ${status}.`);
        sayIfMissing();
        return "The program ended with an error; see the output.";
      }
      return `Done, without the profiler, in ${seconds.toPrecision(3)} s.`;
    }),

    /** @param {Bytes} profile @param {string} name of its file */
    read: (profile, name) => session.during(async () => {
      terminal.clear();
      sayIfLarge(profile);
      const done = await python.ask("read", { profile, name });
      runs = [...runs, profile].slice(-2);
      result.show(name, done);
      return `${name} is drawn. It stays in this browser.`;
    }),

    compare: () => session.during(async () => {
      const [before, after] = runs;
      sayIfLarge(before.length > after.length ? before : after);
      result.show("Before and after", await python.ask("compare", { before, after, name: programs.current.name }));
      return "The last two runs, in one graph.";
    }),

    /** @param {string} exercise @returns {Promise<Verdict | null>} null if there is none */
    async check(exercise) {
      /** @type {Verdict | null} */
      let judged = null;
      const patience = setTimeout(() => {
        judged = { solved: false, said: [ENDLESS], timed: false, drawn: false };
        python.stop();
      }, 1000 * PATIENCE);
      await session.during(async () => {
        result.age([BOTH, BOTH_WHOLE]);
        checked = editor.text;
        const verdict = await python.ask("check", { exercise, source: checked });
        judged = verdict;
        if (verdict.svg) result.show(BOTH, verdict);
        return verdict.solved ? "Solved." : "Not yet.";
      });
      clearTimeout(patience);
      return judged;
    },

    /** @param {string} exercise that was checked last */
    async draw(exercise) {
      const shown = await python.ask("drawn", { exercise, source: checked }).catch(() => null);
      if (shown) result.show(BOTH_WHOLE, shown);
    },

    /** @param {string} exercise that was checked last @returns {Promise<string>} how long the program took and takes; "" if it does not end */
    async timed(exercise) {
      return python.ask("timed", { exercise, source: checked }).catch(() => "");
    },
  };
}
