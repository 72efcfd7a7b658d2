// @ts-check
/**
 * An editor of the page comes alive: Profile, Stop, Reset, files in and out, the last two runs compared.
 *
 * The page holds for each a <div class="lab"> with its programs as JSON, and the same to be read without JavaScript.
 */
(() => {
  "use strict";

  const { make, download } = Lab;
  const STATES = {
    asleep: "",
    starting: "Python is starting, in this page …",
    ready: "Python is ready.",
    running: "Running …",
    broken: "Python could not be started in this browser. Profile tries once more; or use the command line.",
  };

  const PATIENCE = 30; // seconds; a check takes some four times as long as on the command line
  const ENDLESS = `Not correct: the program did not finish within ${PATIENCE} s. Is there a loop without an end?`;

  const { python } = Lab;

  /** @param {HTMLElement} place */
  function mount(place) {
    const shipped = JSON.parse(place.querySelector(".lab-programs")?.textContent || "[]");
    const programs = Lab.createPrograms(shipped, load);
    /** @type {Uint8Array[]} the last two runs of the program with this name */
    let runs = [];
    let ofRuns = programs.current.name;
    let running = false;

    const button = (/** @type {string} */ text, /** @type {string} */ kind = "") =>
      /** @type {HTMLButtonElement} */ (make("button", { type: "button", class: `lab-button ${kind}` }, text));
    const profile = button("Profile", "lab-go"), plain = button("Run"), stop = button("Stop"), reset = button("Reset");
    const compare = button("Compare the last two runs");
    const open = button("Open a file"), saveProgram = button("Save program"), saveProfile = button("Save output.pstats");
    const chosen = /** @type {HTMLInputElement} */ (make("input", { type: "file", accept: ".py,.pyw,.pstats,.prof", hidden: "" }));
    const status = make("span", { class: "lab-status", role: "status" });
    const editorPlace = make("div", { class: "lab-editor" });
    const output = make("pre", { class: "lab-output", tabindex: "0", role: "log", "aria-label": "Output of the program" });
    const resultPlace = make("div", { class: "lab-result" });
    const taskPlace = make("div", { class: "lab-exercise" });
    stop.disabled = compare.disabled = saveProfile.disabled = true;

    const prepared = place.querySelector(".lab-prepared");
    place.querySelector(".lab-source")?.remove();
    place.prepend(
      ...(shipped.length > 1 ? [make("div", { class: "lab-bar" }, programs.choice)] : []), taskPlace,
      make("div", { class: "lab-bar" }, profile, plain, stop, reset, status), editorPlace, output,
      make("div", { class: "lab-bar" }, compare, open, saveProgram, saveProfile, chosen), resultPlace,
    );

    const editor = window.LabEditor(editorPlace, {
      text: programs.text,
      label: "The program. Tab indents; Escape, then Tab leaves the editor.",
      onRun: run,
      onChange() {
        editor.showLine(null);
        programs.text = editor.text;
      },
    });
    const terminal = Lab.createTerminal(output);
    const result = Lab.createResult(resultPlace, { onSelect: (line) => editor.showLine(line), onGoTo: (line) => editor.goTo(line) });

    function refresh() {
      profile.disabled = plain.disabled = running;
      stop.disabled = !running;
      for (const idle of [programs.choice, open, reset, .../** @type {any} */ (taskPlace.querySelectorAll(".lab-check"))]) idle.disabled = running;
      compare.disabled = running || runs.length < 2;
      saveProfile.disabled = running || !runs.length;
    }

    /** @param {string} text */
    const say = (text) => (status.textContent = text);
    python.events.addEventListener("state", () => {
      const news = !Object.values(STATES).includes(status.textContent || ""); // that stays to be read
      if (running || !news) say(STATES[python.state]);
    });

    /** @param {() => Promise<string>} work returns what there is to say at its end */
    async function during(work) {
      if (running) return;
      running = true;
      refresh();
      say(python.state === "ready" ? STATES.running : STATES.starting);
      let end = "";
      try {
        end = await work();
      } catch (error) {
        const stopped = error === Lab.STOPPED;
        terminal.tell(stopped ? "Stopped." : /** @type {Error} */ (error).message);
        end = stopped ? "Stopped." : "That did not work; see the output.";
        if (!stopped && python.state !== "ready") python.stop();
      }
      running = false;
      refresh();
      say(end);
    }

    /** @param {string} heading @param {any} shown */
    function show(heading, shown) {
      prepared?.remove();
      result.show(heading, shown);
    }

    function task() {
      const { name, sites } = programs.current;
      const environment = sites ? { SITES: sites.map((site) => Lab.SITES + site).join(" ") } : {};
      return { source: editor.text, name, environment };
    }

    function run() {
      return during(async () => {
        terminal.clear();
        result.age();
        const done = await python.ask("profile", task(), terminal.write);
        if (!done.profile) return "There was nothing to profile; see the output.";
        runs = [...runs, done.profile].slice(-2);
        if (done.status) terminal.tell(`It ended with exit status ${done.status}.`);
        show(`The run of ${programs.current.name}`, done);
        return "Done.";
      });
    }

    /** As `python main.py` does. */
    function runPlainly() {
      return during(async () => {
        terminal.clear();
        const { status, seconds } = await python.ask("run", task(), terminal.write);
        if (status) terminal.tell(`It ended with exit status ${status}.`);
        return `Done, without the profiler, in ${seconds.toPrecision(3)} s.`;
      });
    }

    /** @param {File} file */
    async function take(file) {
      const bytes = await Lab.bytesOf(file);
      if (!bytes) return say(`${file.name} cannot be read.`);
      if (/\.pyw?$/i.test(file.name)) {
        programs.open({ title: file.name, name: Lab.programName(file), source: Lab.textOf(bytes) });
        return say(`${file.name} is in the editor. It stays in this browser.`);
      }
      await during(async () => {
        terminal.clear();
        const done = await python.ask("read", { profile: bytes, name: file.name });
        runs = [...runs, bytes].slice(-2);
        show(file.name, done);
        return `${file.name} is drawn. It stays in this browser.`;
      });
    }

    const desk = {
      onReached: programs.mark,
      showSolution: (/** @type {string} */ text) => (editor.text = text),
      /** @param {string} name @returns {Promise<any>} the verdict, or null if there is none */
      async check(name) {
        let judged = null;
        const patience = setTimeout(() => {
          judged = { solved: false, said: [ENDLESS] };
          python.stop();
        }, 1000 * PATIENCE);
        await during(async () => {
          terminal.clear();
          judged = await python.ask("check", { exercise: name, source: editor.text });
          if (judged.svg) show("As shipped, and now", judged);
          return judged.solved ? "Solved." : "Not yet.";
        });
        clearTimeout(patience);
        return judged;
      },
    };

    function load() {
      const { name, exercise } = programs.current;
      if (name !== ofRuns) runs = []; // one with the same name may be the repaired one
      ofRuns = name;
      editor.text = programs.text;
      if (exercise) Lab.showExercise(taskPlace, exercise, desk);
      else taskPlace.replaceChildren();
      terminal.clear();
      result.clear();
      prepared?.remove();
      refresh();
    }

    profile.addEventListener("click", run);
    plain.addEventListener("click", runPlainly);
    stop.addEventListener("click", () => python.stop());
    reset.addEventListener("click", () => (editor.text = programs.text = programs.current.source));
    compare.addEventListener("click", () => during(async () => {
      const [before, after] = runs;
      show("Before and after", await python.ask("compare", { before, after, name: programs.current.name }));
      return "The last two runs, in one graph.";
    }));
    open.addEventListener("click", () => chosen.click());
    chosen.addEventListener("change", () => chosen.files?.[0] && take(chosen.files[0]).finally(() => (chosen.value = "")));
    saveProgram.addEventListener("click", () => download(programs.current.name, editor.text));
    saveProfile.addEventListener("click", () => download("output.pstats", /** @type {any} */ (runs.at(-1))));
    place.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && !event.defaultPrevented) run();
    });

    if (programs.current.exercise) load();
    if (shipped.length > 1) programs.comeBack();
    refresh();
    say(STATES[python.state]);
    const near = new IntersectionObserver((seen) => {
      if (!seen.some(({ isIntersecting }) => isIntersecting)) return;
      near.disconnect();
      python.start();
    });
    near.observe(editorPlace);
  }

  document.querySelectorAll(".lab").forEach((place) => mount(/** @type {HTMLElement} */ (place)));
})();
