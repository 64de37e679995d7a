// “Add another” and “Remove” without loading the page again: the server makes the rows, the page
// takes them over. When anything goes wrong the button does what it does without a script.
import { startComponents } from "./components.js";

export function keepRows(rows) {
  rows.addEventListener("click", async (event) => {
    const button = event.target.closest(`button[name$="-add"], button[name$="-remove"]`);
    if (!button || button.dataset.plain) return;
    event.preventDefault();
    const form = button.form;
    try {
      const data = new FormData(form, button);
      for (const [name, value] of [...data]) if (value instanceof File) data.delete(name);
      const answer = await fetch(form.getAttribute("action") || location.href, {
        method: "POST", body: new URLSearchParams(data), redirect: "manual", credentials: "same-origin",
      });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const fresh = page.querySelector(`[data-rows="${rows.dataset.rows}"]`);
      if (!fresh) throw new Error("no rows in the answer");
      rows.replaceChildren(...fresh.childNodes);
      startComponents(rows);
      const legends = rows.querySelectorAll("legend[tabindex]");
      const focus = button.name.endsWith("-add") ? legends[legends.length - 1] : rows.querySelector("button[name$='-add']");
      focus?.focus();
      form.dispatchEvent(new Event("change"));
    } catch {
      button.dataset.plain = "yes";
      button.click();
    }
  });
}
