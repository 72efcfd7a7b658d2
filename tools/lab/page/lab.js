// @ts-check
/**
 * An editor of the page comes alive: Profile, Stop, Reset, files in and out, the last two runs compared.
 *
 * The page holds for each a <div class="lab"> with its programs as JSON, and the same to be read without JavaScript.
 *
 * @typedef {{title: string, name: string, source: string, sites?: string[], exercise?: any}} Program
 */
(() => {
  "use strict";

  const { make } = Lab;
  const KEY = "profiling-in-python.program.";
  const STATES = {
    asleep: "",
    starting: "Python is starting, in this page …",
    ready: "Python is ready.",
    running: "Running …",
    broken: "Python could not be started in this browser. Profile tries once more; or use the command line.",
  };

  const LARGEST_FILE = 32 * 1024 * 1024 + 1; // bytes; of a larger one it is enough to know that it is too large
  const CODING = /^((?:[ \t\f]*(?:#.*)?\r?\n)?[ \t\f]*#.*?coding[:=][ \t]*)([-\w.]+)/;
  const NAME = /^[\p{L}\p{N}_][\p{L}\p{N}_ .-]*$/u; // one that every system can save
  const PATIENCE = 30; // seconds; a check takes some four times as long as on the command line
  const ENDLESS = `Not correct: the program did not finish within ${PATIENCE} s. Is there a loop without an end?`;

  const { python } = Lab;

  /** @param {string} name @param {BlobPart} content */
  function download(name, content) {
    const link = /** @type {HTMLAnchorElement} */ (make("a", { download: name }));
    link.href = URL.createObjectURL(new Blob([content]));
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  }

  /**
   * A program's text, whatever its letters are; what it says of them (https://peps.python.org/pep-0263/) then says UTF-8, as
   * an editor saves it.
   * @param {Uint8Array} bytes
   */
  function textOf(bytes) {
    const declared = CODING.exec(new TextDecoder("latin1").decode(bytes.subarray(0, 500)))?.[2];
    for (const name of [declared, "utf-8"]) {
      try {
        return new TextDecoder(name, { fatal: true }).decode(bytes).replace(CODING, "$1utf-8");
      } catch {
        // a name that browsers do not know, or the wrong one
      }
    }
    return new TextDecoder("windows-1252").decode(bytes).replace(CODING, "$1utf-8");
  }

  /** @param {HTMLElement} place */
  function mount(place) {
    /** @type {Program[]} */
    const programs = JSON.parse(place.querySelector(".lab-programs")?.textContent || "[]");
    let program = programs[0];
    /** @type {Uint8Array[]} the last two runs */
    let runs = [];
    let running = false;

    const button = (/** @type {string} */ text, /** @type {string} */ kind = "") =>
      /** @type {HTMLButtonElement} */ (make("button", { type: "button", class: `lab-button ${kind}` }, text));
    const profile = button("Profile", "lab-go"), stop = button("Stop"), reset = button("Reset");
    const compare = button("Compare the last two runs");
    const open = button("Open a file"), saveProgram = button("Save program"), saveProfile = button("Save output.pstats");
    const chosen = /** @type {HTMLInputElement} */ (make("input", { type: "file", accept: ".py,.pyw,.pstats,.prof", hidden: "" }));
    const choice = /** @type {HTMLSelectElement} */ (make("select", { "aria-label": "Program" },
      ...programs.map(({ title }, number) => make("option", { value: String(number) }, title))));
    const status = make("span", { class: "lab-status", role: "status" });
    const editorPlace = make("div", { class: "lab-editor" });
    const output = make("pre", { class: "lab-output", tabindex: "0", role: "log", "aria-label": "Output of the program" });
    const resultPlace = make("div", { class: "lab-result" });
    const taskPlace = make("div", { class: "lab-exercise" });
    stop.disabled = compare.disabled = saveProfile.disabled = true;

    const prepared = place.querySelector(".lab-prepared");
    place.querySelector(".lab-source")?.remove();
    place.prepend(
      ...(programs.length > 1 ? [make("div", { class: "lab-bar" }, choice)] : []), taskPlace,
      make("div", { class: "lab-bar" }, profile, stop, reset, status), editorPlace, output,
      make("div", { class: "lab-bar" }, compare, open, saveProgram, saveProfile, chosen), resultPlace,
    );

    const key = () => KEY + program.title;
    const editor = window.LabEditor(editorPlace, {
      text: Lab.kept(key()) ?? program.source,
      label: "The program",
      onRun: run,
      onChange() {
        editor.showLine(null);
        Lab.keep(key(), editor.text === program.source ? null : editor.text);
      },
    });
    const terminal = Lab.createTerminal(output);
    const result = Lab.createResult(resultPlace, { onSelect: (line) => editor.showLine(line) });

    function refresh() {
      profile.disabled = running;
      stop.disabled = !running;
      for (const idle of [choice, open, reset, .../** @type {any} */ (taskPlace.querySelectorAll(".lab-check"))]) idle.disabled = running;
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

    function run() {
      return during(async () => {
        terminal.clear();
        /** @type {Record<string, string>} */
        const environment = program.sites ? { SITES: program.sites.map((site) => Lab.SITES + site).join(" ") } : {};
        const task = { source: editor.text, name: program.name, environment };
        const done = await python.ask("profile", task, terminal.write);
        if (!done.profile) return "There was nothing to profile; see the output.";
        runs = [...runs, done.profile].slice(-2);
        if (done.status) terminal.tell(`It ended with exit status ${done.status}.`);
        show(`The run of ${program.name}`, done);
        return "Done.";
      });
    }

    /** @param {File} file */
    async function take(file) {
      const content = await file.slice(0, LARGEST_FILE).arrayBuffer().catch(() => null);
      if (!content) return say(`${file.name} cannot be read.`);
      const bytes = new Uint8Array(content);
      if (/\.pyw?$/i.test(file.name)) {
        program = { title: file.name, name: NAME.test(file.name) ? file.name : "main.py", source: textOf(bytes) };
        choice.append(make("option", { value: String(programs.push(program) - 1) }, file.name));
        choice.value = String(programs.length - 1);
        Lab.keep(key(), null);
        load(); // the runs stay: it may be the repaired program
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

    /** Says in the list what has been solved. */
    function mark() {
      const reached = Lab.reached();
      programs.forEach(({ title, exercise }, number) => {
        const sign = exercise && reached[exercise.name]?.state === "solved" ? "✓ " : "";
        /** @type {HTMLOptionElement} */ (choice.options[number]).text = sign + title;
      });
    }

    const desk = {
      onReached: mark,
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
      editor.text = Lab.kept(key()) ?? program.source;
      if (program.exercise) Lab.showExercise(taskPlace, program.exercise, desk);
      else taskPlace.replaceChildren();
      terminal.clear();
      result.clear();
      prepared?.remove();
      refresh();
    }

    profile.addEventListener("click", run);
    stop.addEventListener("click", () => python.stop());
    reset.addEventListener("click", () => {
      Lab.keep(key(), null);
      editor.text = program.source;
    });
    compare.addEventListener("click", () => during(async () => {
      const [before, after] = runs;
      show("Before and after", await python.ask("compare", { before, after, name: program.name }));
      return "The last two runs, in one graph.";
    }));
    choice.addEventListener("change", () => {
      program = programs[Number(choice.value)];
      runs = [];
      load();
    });
    open.addEventListener("click", () => chosen.click());
    chosen.addEventListener("change", () => chosen.files?.[0] && take(chosen.files[0]).finally(() => (chosen.value = "")));
    saveProgram.addEventListener("click", () => download(program.name, editor.text));
    saveProfile.addEventListener("click", () => download("output.pstats", /** @type {any} */ (runs.at(-1))));
    place.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && !event.defaultPrevented) run();
    });

    /** An address like page.html#guest_list chooses. */
    function follow() {
      const wanted = programs.findIndex(({ exercise }) => exercise && `#${exercise.name}` === location.hash);
      if (wanted < 0) return;
      choice.value = String(wanted);
      choice.dispatchEvent(new Event("change"));
    }
    addEventListener("hashchange", follow);

    if (program.exercise) load();
    follow();
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
