// The task beside an editor: hints one at a time, the check, one solution after asking, and what has been reached so far.
import { make } from "./elements.js";
import { keep, kept } from "./storage.js";

/**
 * @typedef {{name: string, title: string, task: string, hints: string[], reason: string, solution: string, minutes: number, clock: string}} Exercise
 * @typedef {{state: string, tries: number, hints: number}} Reached      as on the command line
 * @typedef {import("./messages.js").Verdict} Verdict
 */

const KEY = "profiling-in-python.exercises";

/** @returns {Record<string, Reached | undefined>} by the name of the exercise */
export function reached() {
  try {
    return JSON.parse(kept(KEY) || "{}");
  } catch {
    return {}; // not ours
  }
}

/** @param {string} name @param {(now: Reached) => void} change */
function remember(name, change) {
  const all = reached();
  const now = { state: "started", tries: 0, hints: 0, ...all[name] };
  change(now);
  keep(KEY, JSON.stringify({ ...all, [name]: now }));
}

/** Folds a verdict, since the program has changed: what comes next is below it. @param {HTMLElement} verdict */
export function ageVerdict(verdict) {
  if (!verdict.firstChild || verdict.classList.contains("lab-old")) return;
  verdict.className = "lab-verdict lab-old";
  const said = [...verdict.childNodes];
  verdict.replaceChildren(make("details", {}, make("summary", {}, "The last check, before the program was changed"), ...said));
}

/** @param {string} line */
const paragraph = (line) => make("p", {}, make("bdi", {}, line));

/**
 * @param {{task: HTMLElement, verdict: HTMLElement}} places
 * @param {Exercise} exercise
 * @param {{check: (name: string) => Promise<Verdict | null>, timed: (name: string) => Promise<string>,
 *          draw: (name: string) => Promise<void>, showSolution: (text: string) => void, onReached: () => void, onJudged: () => void,
 *          next: () => (() => void) | null}} desk     next: goes to another exercise
 */
export function showExercise({ task: place, verdict }, exercise, desk) {
  const { name, title, task, hints, reason, solution, minutes } = exercise;
  const check = make("button", { type: "button", class: "lab-button lab-check" }, "Check");
  const hint = make("button", { type: "button", class: "lab-button" });
  const solve = make("button", { type: "button", class: "lab-button" }, "Show one solution");
  const given = make("ol", { class: "lab-hints" });
  let asked = false;

  function refresh() {
    const { hints: shown = 0 } = reached()[name] || {};
    given.replaceChildren(...hints.slice(0, shown).map((text) => make("li", {}, text)));
    hint.textContent = shown < hints.length ? `Hint ${shown + 1} of ${hints.length}` : "No more hints";
    hint.disabled = shown >= hints.length;
    desk.onReached();
  }

  hint.addEventListener("click", () => {
    remember(name, (now) => (now.hints = Math.min(now.hints + 1, hints.length)));
    refresh();
    given.lastElementChild?.scrollIntoView({ block: "nearest" });
  });
  solve.addEventListener("click", () => {
    if (!asked) {
      asked = true;
      solve.textContent = "Replace my program with it?";
      return;
    }
    desk.showSolution(solution);
    verdict.className = "lab-verdict";
    verdict.replaceChildren(make("p", {}, reason));
  });
  check.addEventListener("click", async () => {
    verdict.className = "lab-verdict";
    verdict.replaceChildren(make("p", {}, "Checking …"));
    const judged = await desk.check(name);
    verdict.replaceChildren();
    if (!judged) return;
    remember(name, (now) => {
      now.tries += 1;
      if (judged.solved) now.state = "solved";
    });
    verdict.className = `lab-verdict ${judged.solved ? "lab-solved" : "lab-unsolved"}`;
    const more = make("p", {}, judged.timed ? "Timing the whole program, without the profiler …" : "Recording the memory of both programs …");
    const { solved } = judged, [first, ...rest] = solved ? judged.said : ["Not solved yet.", ...judged.said];
    verdict.append(
      make("p", {}, make("strong", {}, first)), ...rest.map(paragraph),
      ...(judged.timed || judged.drawn ? [more] : []), ...(solved ? [paragraph(`Our solution: ${reason}`)] : []),
    );
    desk.onJudged();
    refresh();
    if (judged.timed) desk.timed(name).then((sentence) => (sentence ? (more.textContent = sentence) : more.remove()));
    else if (judged.drawn) desk.draw(name).then(() => more.remove());
    const next = judged.solved && desk.next();
    if (next) {
      const button = make("button", { type: "button", class: "lab-button" }, "Next exercise");
      button.addEventListener("click", () => {
        next();
        place.scrollIntoView({ block: "nearest" });
      });
      verdict.append(button);
    }
  });

  place.replaceChildren(
    make("h2", { class: "lab-heading", id: "task" }, `${title} (${minutes} minutes)`), make("p", { class: "lab-task" }, task),
    make("div", { class: "lab-bar" }, check, hint, solve), given,
  );
  verdict.replaceChildren();
  refresh();
}
