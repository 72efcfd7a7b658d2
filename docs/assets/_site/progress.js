// What a reader has answered: kept in this browser, counted, saved as a file, forgotten.

const KEY = "profiling-in-python.progress";

/** @typedef {Record<string, {right: boolean, tries: number}>} Answers     by the name of the question */

/** @returns {Answers} */
function answers() {
  try {
    return JSON.parse(localStorage.getItem(KEY) || "{}");
  } catch {
    return {}; // no storage (a private window), or not ours
  }
}

/** @param {Answers} all */
function keep(all) {
  try {
    localStorage.setItem(KEY, JSON.stringify(all));
  } catch {
    /* then it is forgotten with the page */
  }
  document.dispatchEvent(new Event("progress"));
}

/** @param {Element} place */
function mountProgress(place) {
  const total = Number(place.getAttribute("data-questions"));
  const text = make("span", { role: "status" });
  const save = make("button", { type: "button", class: "md-button" }, "Save as a file for the teacher");
  const forget = make("button", { type: "button", class: "md-button" }, "Start over");
  const count = () => {
    const right = Object.values(answers()).filter((answer) => answer.right).length;
    text.textContent = `${right} of ${total} questions answered.`;
  };
  save.addEventListener("click", () => {
    const answered = JSON.stringify({ saved: new Date().toISOString(), questions: total, answers: answers() }, null, 2);
    const link = make("a", { download: "profiling-progress.json" });
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
