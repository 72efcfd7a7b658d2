// How a question marks itself, and how a vote is taken, which is not marked.

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
    const all = answers();
    const before = all[name] || { right: false, tries: 0 };
    all[name] = { right: before.right || right, tries: before.tries + Number(!before.right) };
    keep(all);
    verdict.textContent = right ? "Right." : "Not quite: read the reason, and try again.";
  });
  const known = answers()[name];
  if (known?.right) {
    const right = options.find((option) => option.querySelector("input")?.dataset.right === "1");
    if (right) show(right);
    verdict.textContent = "You have answered this one.";
  }
}

/** @param {HTMLFormElement} form */
function mountVote(form) {
  const verdict = /** @type {HTMLElement} */ (form.querySelector(".verdict"));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    verdict.textContent = form.querySelector("input:checked") ? String(form.dataset.afterwards) : "Choose an answer first.";
  });
}
