// What the tests of the lab do in a page, in any browser; each test adds its own lines.
const find = (selector) => document.querySelector(selector);
const button = (text) => [...document.querySelectorAll(".lab-button")].find((one) => one.textContent === text);
const status = () => find(".lab-status").textContent;
const output = () => find(".lab-output").textContent;
const pause = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));
const until = async (holds) => {
  for (let tries = 0; tries < 1600; tries++) {
    const found = holds();
    if (found) return found;
    await pause(25);
  }
  throw new Error(`in vain: ${holds}; ${status()}; ${output().slice(-300)}`);
};
const opened = async (name, content) => {
  const given = new DataTransfer();
  given.items.add(new File([content], name));
  find(".lab input[type=file]").files = given.files;
  find(".lab input[type=file]").dispatchEvent(new Event("change"));
  await until(() => status().startsWith(name) || status().startsWith("That did not"));
};
const idle = () => until(() => !find(".lab-go").disabled);
const profiled = async () => {
  find(".lab-go").click();
  await idle();
};
const numbers = (part) => [...part.querySelectorAll("text")].map((text) => text.textContent).filter((text) => /^[\d,]+×$/.test(text));
const parts = (kind) =>
  [...document.querySelectorAll(`g.${kind}`)].map((part) => [part.getAttribute("aria-label"), numbers(part).join()]).sort();
const drawn = () => ({ boxes: parts("node"), arrows: parts("edge") });
