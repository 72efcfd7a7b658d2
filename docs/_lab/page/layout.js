// What stands on the page for one editor: buttons, places, and what they are called.
import { make } from "./elements.js";

/** What can be measured; each by the name that the recorder has for it. */
const CLOCKS = {
  wall: "Time",
  peak: "Peak memory",
  allocated: "Allocated memory",
  kept: "Kept memory",
};

/**
 * Puts all of it before what is in the place already, but for the source that was there to be read. In the order of the text:
 * what to do, the program, what it prints, what came out; `lab.css` puts the last beside the others where there is room.
 * @param {HTMLElement} place
 * @param {HTMLSelectElement | null} choice of a program
 */
export function layOut(place, choice) {
  const button = (/** @type {string} */ text, kind = "") =>
    make("button", { type: "button", class: `lab-button ${kind}` }, text);
  const buttons = {
    profile: button("Profile", "lab-go"), plain: button("Run"), stop: button("Stop"), reset: button("Reset"),
    compare: button("Compare the last two runs"),
    open: button("Open a file"), saveProgram: button("Save program"), saveProfile: button("Save output.pstats"),
  };
  const { profile, plain, stop, reset, compare, open, saveProgram, saveProfile } = buttons;
  const clock = make("select", { "aria-label": "What to measure" });
  for (const [value, text] of Object.entries(CLOCKS)) clock.append(make("option", { value }, text));
  clock.value = place.dataset.clock || "wall";
  const chosen = make("input", { type: "file", accept: ".py,.pyw,.pstats,.prof,.json,.txt,.collapsed,.austin,.gz", hidden: "" });
  const status = make("p", { class: "lab-status", role: "status" });
  const editor = make("div", { class: "lab-editor" });
  const output = make("pre", { class: "lab-output", tabindex: "0", role: "log", "aria-label": "Output of the program" });
  const verdict = make("div", { class: "lab-verdict", role: "status" });
  const result = make("div", { class: "lab-result" });
  const task = make("div", { class: "lab-exercise" });
  const outcome = make("div", { class: "lab-outcome" }, verdict, result);
  stop.disabled = compare.disabled = saveProfile.disabled = true;

  place.querySelector(".lab-source")?.remove();
  const prepared = place.querySelector(".lab-prepared");
  if (prepared) outcome.append(prepared);
  place.prepend(
    ...(choice ? [make("div", { class: "lab-bar lab-choice-bar" }, choice)] : []),
    make("div", { class: "lab-bar lab-programs-bar" }, profile, clock, plain, stop, reset), status, task,
    editor, output, make("div", { class: "lab-bar lab-files-bar" }, compare, open, saveProgram, saveProfile, chosen), outcome,
  );
  return { buttons, clock, chosen, status, editor, output, outcome, verdict, result, task };
}
