// An editor of the page comes alive: Profile, Stop, Reset, files in and out, the last two runs compared.
//
// The page holds for each a <div class="lab"> with its programs as JSON, and the same to be read without JavaScript.
import { createEditor } from "./editor.js";
import { ageVerdict, showExercise } from "./exercise.js";
import { bytesOf, download, programName, textOf } from "./files.js";
import { layOut } from "./layout.js";
import { createPrograms } from "./programs.js";
import { createResult } from "./result.js";
import { createRuns } from "./runs.js";
import { createSession } from "./session.js";
import { createTerminal } from "./terminal.js";

/**
 * Shows the beginning of what came out: beside the editor it is in the window already, below it the page goes there.
 * @param {HTMLElement} outcome
 */
function bringIntoView(outcome) {
  outcome.scrollTop = 0;
  if (getComputedStyle(outcome).overflowY === "visible") outcome.scrollIntoView({ block: "start" });
}

/** @param {HTMLElement} place */
function mount(place) {
  const { python } = window.Lab;
  /** @type {import("./programs.js").Program[]} */
  const shipped = JSON.parse(place.querySelector(".lab-programs")?.textContent || "[]");
  const programs = createPrograms(shipped, load);
  const prepared = place.querySelector(".lab-prepared");
  const several = shipped.length > 1;
  const { buttons, clock, chosen, status, output, ...places } = layOut(place, several ? programs.choice : null);
  const editor = createEditor(places.editor, {
    text: programs.text,
    label: "The program. Tab indents; Escape, then Tab leaves the editor.",
    onRun: () => runs.profile(),
    onChange() {
      editor.showLine(null);
      programs.text = editor.text;
      ageVerdict(places.verdict);
    },
  });
  const terminal = createTerminal(output);
  const result = createResult(places.result, {
    onShow() {
      prepared?.remove();
      bringIntoView(places.outcome);
    },
    onSelect: (line) => editor.showLine(line),
    onGoTo: (line) => editor.goTo(line),
  });
  const session = createSession(status, terminal, refresh);
  const runs = createRuns({ programs, editor, terminal, result, session, clock });

  function refresh() {
    const { profile, plain, stop, compare, open, reset, saveProfile } = buttons, { running } = session;
    profile.disabled = plain.disabled = running;
    stop.disabled = !running;
    const checks = /** @type {NodeListOf<HTMLButtonElement>} */ (places.task.querySelectorAll(".lab-check"));
    for (const idle of [programs.choice, clock, open, reset, ...checks]) idle.disabled = running;
    compare.disabled = running || runs.count < 2;
    compare.title = runs.count < 2 ? "Press Profile twice: before a change, and after it" : "";
    saveProfile.disabled = running || !runs.count;
  }

  /** The chosen program is another. */
  function load() {
    const { exercise } = programs.current;
    runs.forgetOthers();
    if (exercise) python.expect({ source: programs.text, exercise: true });
    editor.text = programs.text;
    editor.toTop();
    session.sayState();
    if (exercise) {
      clock.value = exercise.clock;
      showExercise(places, exercise, desk);
    } else for (const empty of [places.task, places.verdict]) empty.replaceChildren();
    terminal.clear();
    result.clear();
    prepared?.remove();
    refresh();
  }

  const desk = {
    check(/** @type {string} */ name) {
      places.outcome.scrollTop = 0;
      return runs.check(name);
    },
    onJudged: () => bringIntoView(places.outcome),
    timed: runs.timed,
    draw: runs.draw,
    onReached: programs.mark,
    next: () => programs.next,
    showSolution: (/** @type {string} */ text) => (editor.text = text),
  };

  /** @param {File} file */
  async function take(file) {
    const bytes = await bytesOf(file);
    if (!bytes) return session.say(`${file.name} cannot be read.`);
    if (!/\.pyw?$/i.test(file.name)) return runs.read(bytes, file.name);
    programs.open({ title: file.name, name: programName(file), source: textOf(bytes) });
    session.say(`${file.name} is in the editor. It stays in this browser.`);
  }

  buttons.profile.addEventListener("click", runs.profile);
  buttons.plain.addEventListener("click", runs.plain);
  buttons.stop.addEventListener("click", python.stop);
  buttons.reset.addEventListener("click", () => {
    editor.text = programs.text = programs.current.source;
    session.say("The original program is back. Press Ctrl+Z in the editor to get yours back.");
  });
  buttons.compare.addEventListener("click", runs.compare);
  buttons.open.addEventListener("click", () => chosen.click());
  chosen.addEventListener("change", () => chosen.files?.[0] && take(chosen.files[0]).finally(() => (chosen.value = "")));
  buttons.saveProgram.addEventListener("click", () => download(programs.current.name, editor.text));
  buttons.saveProfile.addEventListener("click", () => runs.last && download("output.pstats", runs.last));
  place.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && !event.defaultPrevented) runs.profile();
  });

  if (programs.current.exercise) load();
  if (several) programs.comeBack();
  refresh();
  session.sayState();
  const near = new IntersectionObserver((seen) => {
    if (!seen.some(({ isIntersecting }) => isIntersecting)) return;
    near.disconnect();
    python.start();
  });
  near.observe(places.editor);
}

for (const place of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(".lab"))) mount(place);
