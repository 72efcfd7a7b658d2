// How a page of the workshop comes alive. Everything works from file:// and asks no server.

addEventListener("load", amend); // the theme has made its own parts by then
addEventListener("load", reachFrames);
addEventListener("resize", reachFrames);
document.addEventListener("toggle", reachFrames, true); // a table that is unfolded
document.querySelectorAll(".picture").forEach(mountGraph);
for (const form of /** @type {NodeListOf<HTMLFormElement>} */ (document.querySelectorAll("form.question"))) {
  if (form.dataset.vote) mountVote(form);
  else mountQuestion(form);
}
document.querySelectorAll(".progress").forEach(mountProgress);
mountLessons();
