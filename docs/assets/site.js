// @ts-check
// The pages of the workshop come alive: graphs with their tours, questions that mark themselves, progress that can be
// saved as a file. Everything works from file:// and asks no server; progress stays in this browser.
(() => {
  "use strict";

  const KEY = "profiling-in-python.progress";

  /** @returns {Record<string, {right: boolean, tries: number}>} */
  function progress() {
    try {
      return JSON.parse(localStorage.getItem(KEY) || "{}");
    } catch {
      return {}; // no storage (a private window), or not ours
    }
  }

  /** @param {Record<string, {right: boolean, tries: number}>} all */
  function keep(all) {
    try {
      localStorage.setItem(KEY, JSON.stringify(all));
    } catch {
      /* then it is forgotten with the page */
    }
    document.dispatchEvent(new Event("progress"));
  }

  /** @param {string} tag @param {Record<string, string>} attributes @param {string} [text] */
  function make(tag, attributes, text = "") {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    made.textContent = text;
    return made;
  }

  /** @param {Element} place */
  function mountGraph(place) {
    const drawing = /** @type {HTMLElement} */ (place.querySelector(".picture-drawing"));
    const data = JSON.parse(place.querySelector(".picture-data")?.textContent || "{}");
    if (!drawing.querySelector("svg")) return;
    // @ts-ignore: callgraph.js
    const graph = window.Callgraph.mount(drawing, data);
    if (data.tour.length) drawing.before(tour(graph, data.tour));
  }

  /** @param {{select(id: string | null): void}} graph @param {{id: string, text: string}[]} stations */
  function tour(graph, stations) {
    let here = -1;
    const box = make("div", { class: "tour", role: "group", "aria-label": "Guided tour" });
    const text = make("p", { role: "status" }, `A guided tour of ${stations.length} stations.`);
    const back = /** @type {HTMLButtonElement} */ (make("button", { type: "button" }, "Back"));
    const next = /** @type {HTMLButtonElement} */ (make("button", { type: "button" }, "Start"));
    const go = (/** @type {number} */ to) => {
      here = to;
      const over = here >= stations.length;
      graph.select(over ? null : stations[here].id);
      text.textContent = over ? "That was the tour. Now walk on by yourself." : `${here + 1} of ${stations.length}: ${stations[here].text}`;
      back.disabled = here <= 0;
      next.textContent = over ? "Once more" : "Next";
    };
    back.disabled = true;
    back.addEventListener("click", () => go(here - 1));
    next.addEventListener("click", () => go(here >= stations.length ? 0 : here + 1));
    box.append(text, back, next);
    return box;
  }

  /** @param {HTMLFormElement} form */
  function mountQuestion(form) {
    const name = String(form.dataset.question);
    const verdict = /** @type {HTMLElement} */ (form.querySelector(".verdict"));
    const options = [...form.querySelectorAll(".option")];
    const show = (/** @type {Element} */ option) => {
      const right = option.querySelector("input")?.dataset.right === "1";
      option.classList.add(right ? "right" : "wrong");
      option.querySelector(".reason")?.removeAttribute("hidden");
      return right;
    };
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const chosen = options.find((option) => option.querySelector("input")?.checked);
      if (!chosen) {
        verdict.textContent = "Choose an answer first.";
        return;
      }
      const right = show(chosen);
      const all = progress();
      const before = all[name] || { right: false, tries: 0 };
      all[name] = { right: before.right || right, tries: before.tries + Number(!before.right) };
      keep(all);
      verdict.textContent = right ? "Right." : "Not quite: read the reason, and try again.";
    });
    const known = progress()[name];
    if (known?.right) {
      const right = options.find((option) => option.querySelector("input")?.dataset.right === "1");
      if (right) show(right);
      verdict.textContent = "You have answered this one.";
    }
  }

  /** @param {Element} place */
  function mountProgress(place) {
    const total = Number(place.getAttribute("data-questions"));
    const text = make("span", { role: "status" });
    const save = make("button", { type: "button", class: "md-button" }, "Save as a file for the teacher");
    const forget = make("button", { type: "button", class: "md-button" }, "Start over");
    const count = () => {
      const right = Object.values(progress()).filter((answer) => answer.right).length;
      text.textContent = `${right} of ${total} questions answered.`;
    };
    save.addEventListener("click", () => {
      const answered = JSON.stringify({ saved: new Date().toISOString(), questions: total, answers: progress() }, null, 2);
      const link = /** @type {HTMLAnchorElement} */ (make("a", { download: "profiling-progress.json" }));
      link.href = URL.createObjectURL(new Blob([answered], { type: "application/json" }));
      link.click();
      URL.revokeObjectURL(link.href);
    });
    forget.addEventListener("click", () => {
      keep({});
      location.reload();
    });
    document.addEventListener("progress", count);
    count();
    place.append(text, save, forget);
  }

  /** What the theme leaves out for those who do not see the page, or do not use a mouse. */
  function amend() {
    for (const nav of document.querySelectorAll("nav[aria-labelledby]")) {
      const label = document.getElementById(String(nav.getAttribute("aria-labelledby")));
      if (label?.textContent?.trim()) continue; // the label of a section that is a page itself is empty
      nav.removeAttribute("aria-labelledby");
      nav.setAttribute("aria-label", nav.querySelector(".md-nav__title")?.textContent?.trim() || "Pages");
    }
    for (const copy of document.querySelectorAll(".md-code__nav")) copy.setAttribute("role", "none"); // one button each
  }

  /** @param {Element} element @returns {string} the heading above it */
  function headingOf(element) {
    const above = [...document.querySelectorAll(".md-typeset :is(h1, h2, h3)")]
      .filter((heading) => heading.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING).pop();
    return [...(above?.childNodes || [])].filter((node) => !(node instanceof HTMLAnchorElement)) // the link to itself
      .map((node) => node.textContent).join("").trim();
  }

  /** A frame that scrolls can be reached with the keyboard as well, and only as long as it scrolls; a table then has a name. */
  function reachFrames() {
    let number = 0;
    for (const frame of document.querySelectorAll(".md-typeset__scrollwrap, .md-typeset pre > code, .picture-twin")) {
      const table = frame.matches(".md-typeset__scrollwrap");
      number += Number(table);
      const wanted = { tabindex: "0", ...(table && { role: "region", "aria-label": `Table ${number}: ${headingOf(frame)}` }) };
      for (const [name, value] of Object.entries(wanted)) {
        if (frame.scrollWidth > frame.clientWidth) frame.setAttribute(name, value);
        else frame.removeAttribute(name);
      }
    }
  }

  addEventListener("load", amend); // the theme has made its own parts by then
  addEventListener("load", reachFrames);
  addEventListener("resize", reachFrames);
  document.addEventListener("toggle", reachFrames, true); // a table that is unfolded
  document.querySelectorAll(".picture").forEach(mountGraph);
  document.querySelectorAll("form.question").forEach((form) => mountQuestion(/** @type {HTMLFormElement} */ (form)));
  document.querySelectorAll(".progress").forEach(mountProgress);
})();
