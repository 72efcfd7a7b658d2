// How the report's page comes alive: its theme, its graph, its table, and the way from a row to its box.

/** @param {string} id @returns {HTMLElement} */
const byId = (id) => /** @type {HTMLElement} */ (document.getElementById(id));
/** @param {string} id */
const parsed = (id) => JSON.parse(byId(id).textContent || "null");

startTheme(byId("theme"));
const home = document.getElementById("callgraph");
const graph = home && startProcesses(document.querySelector(".processes"), home, parsed("graph-data"));
const table = byId("table");
startTable(table, parsed("table-data"), { tools: byId("table-tools"), below: byId("table-more") });
table.addEventListener("click", (event) => {
  const link = event.target instanceof Element && event.target.closest("tbody a.show");
  if (!link || !home || !graph) return;
  event.preventDefault();
  home.scrollIntoView({ block: "start" });
  graph().select((link.getAttribute("href") || "").slice(1), { focus: true });
});
