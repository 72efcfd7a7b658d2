// Which lessons are done: all questions of their pages are answered. A mark in the navigation shows it.

const LESSONS = "profiling-in-python.lessons";

/** @returns {Record<string, string[]>} by the path of each page that was seen, the names of its questions */
function lessons() {
  try {
    return JSON.parse(localStorage.getItem(LESSONS) || "{}");
  } catch {
    return {}; // no storage, or not ours
  }
}

function markLessons() {
  const asked = [...document.querySelectorAll("form.question[data-question]")].map((form) => /** @type {HTMLElement} */ (form).dataset.question || "");
  const known = { ...lessons(), ...(asked.length ? { [location.pathname]: asked } : {}) }, given = answers();
  try {
    if (asked.length) localStorage.setItem(LESSONS, JSON.stringify(known));
  } catch {
    /* then the mark lasts as long as the page */
  }
  for (const link of /** @type {NodeListOf<HTMLAnchorElement>} */ (document.querySelectorAll(".md-nav--primary a.md-nav__link"))) {
    const questions = link.hash ? undefined : known[link.pathname];
    link.querySelector(".lesson-done")?.remove();
    if (questions?.every((name) => given[name]?.right)) link.append(make("span", { class: "lesson-done", role: "img", "aria-label": "done" }, "✓"));
  }
}

function mountLessons() {
  document.addEventListener("progress", markLessons);
  markLessons();
}
