// The programs of one editor: which there are, which one is chosen, and what the reader has made of each.
import { make } from "./elements.js";
import { reached } from "./exercise.js";
import { keep, kept } from "./storage.js";

/**
 * @typedef {{title: string, name: string, source: string, sites?: string[], exercise?: import("./exercise.js").Exercise,
 *            own?: boolean}} Program
 * @typedef {ReturnType<typeof createPrograms>} Programs
 */

const TEXT = "profiling-in-python.program.", CHOICE = "profiling-in-python.choice.", OPENED = "profiling-in-python.opened";

/** @returns {Program | null} the file that was opened last, also before this visit */
function keptFile() {
  try {
    return JSON.parse(kept(OPENED) || "null");
  } catch {
    return null; // not ours
  }
}

/** @param {Program} program @returns {string} its title; of an exercise also how long it takes, and whether it is about memory */
function labelOf({ title, exercise }) {
  if (!exercise) return title;
  return `${title} · ${exercise.minutes} min${exercise.clock === "wall" ? "" : " · memory"}`;
}

/**
 * @param {Program[]} shipped with the page, one at least
 * @param {() => void} onChosen another one is the chosen one
 */
export function createPrograms(shipped, onChosen) {
  const programs = [...shipped], key = CHOICE + shipped[0].title;
  let program = programs[0];
  const choice = make("select", { "aria-label": "Program", autocomplete: "off" },
    ...programs.map((one, number) => make("option", { value: String(number) }, labelOf(one))));
  choice.addEventListener("change", () => choose(Number(choice.value)));
  addEventListener("hashchange", follow);

  /** @param {number} number */
  function choose(number) {
    program = programs[number];
    choice.value = String(number);
    keep(key, number ? program.title : null);
    onChosen();
  }

  /** An address like page.html#guest_list chooses. */
  function follow() {
    const wanted = programs.findIndex(({ exercise }) => exercise && `#${exercise.name}` === location.hash);
    if (wanted >= 0) choose(wanted);
  }

  /** @param {Program} opened @returns {number} its place in the list: the file that was opened last has one */
  function adopt(opened) {
    const before = programs.findIndex(({ own }) => own), number = before < 0 ? programs.length : before;
    if (before < 0) choice.append(make("option", { value: String(number) }));
    programs[number] = { ...opened, own: true };
    choice.options[number].text = opened.title;
    return number;
  }

  return {
    choice,
    get current() { return program; },
    /** What the reader has made of it. */
    get text() { return kept(TEXT + program.title) ?? program.source; },
    set text(text) { keep(TEXT + program.title, text === program.source ? null : text); },
    /** @param {Program} opened a file of the reader's */
    open(opened) {
      keep(OPENED, JSON.stringify(opened));
      keep(TEXT + opened.title, null);
      choose(adopt(opened));
    },
    /** Chooses what was chosen when the reader left, or what the address says. */
    comeBack() {
      const opened = keptFile();
      if (opened) adopt(opened);
      const last = programs.findIndex(({ title }) => title === kept(key));
      if (last > 0) choose(last);
      follow();
    },
    /** @returns {(() => void) | null} chooses the next exercise that is not solved, null if there is none */
    get next() {
      const all = reached(), now = programs.indexOf(program);
      const open = programs.flatMap(({ exercise }, number) => (exercise && all[exercise.name]?.state !== "solved" ? [number] : []));
      const number = open.find((one) => one > now) ?? open.find((one) => one !== now);
      return number === undefined ? null : () => choose(number);
    },
    /** Says in the list what has been solved. */
    mark() {
      const all = reached();
      programs.forEach((one, number) => {
        const sign = one.exercise && all[one.exercise.name]?.state === "solved" ? "✓ " : "";
        choice.options[number].text = sign + labelOf(one);
      });
    },
  };
}
