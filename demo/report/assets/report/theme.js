// Whether the page is light or dark: as the system says, or the notebook around it, until the button is pressed.

/** @param {HTMLElement} button */
function startTheme(button) {
  const system = matchMedia("(prefers-color-scheme: dark)");
  const dark = () => (document.documentElement.dataset.theme || (system.matches ? "dark" : "light")) === "dark";
  const name = () => (button.textContent = dark() ? "Light page" : "Dark page");
  /** @param {string} theme */
  const set = (theme) => {
    document.documentElement.dataset.theme = theme;
    name();
  };
  let chosen = false;
  button.addEventListener("click", () => {
    chosen = true;
    set(dark() ? "light" : "dark");
  });
  addEventListener("message", ({ source, data }) => {
    if (source === parent && !chosen && ["light", "dark"].includes(data?.theme)) set(data.theme);
  });
  system.addEventListener("change", name);
  name();
  button.hidden = false;
}
