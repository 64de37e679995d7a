// Five minutes before a session ends: words in the page and in its title, no dialogue.
import { allSaved, heard } from "./drafts.js";
import { clock } from "./words.js";

const WARN = 5 * 60 * 1000;

export function warnOfTimeout(body) {
  const place = document.querySelector("[data-timeout]");
  const rest = Number(body.dataset.sessionMinutes) * 60 * 1000;
  if (!place || !rest) return;
  const title = document.title;
  let timer = null;

  const wait = () => {
    clearTimeout(timer);
    place.replaceChildren();
    document.title = title;
    const ends = new Date(Date.now() + rest);
    timer = setTimeout(() => warn(ends), Math.max(rest - WARN, 0));
  };

  const warn = (ends) => {
    const words = document.createElement("p");
    words.className = "govuk-body govuk-width-container govuk-!-margin-bottom-0";
    const saved = allSaved() ? "Your work is saved. " : "";
    const isOver = Date.now() >= ends;
    const told = isOver ? `Your time ended at ${clock(ends)}. ` : `You will be signed out at ${clock(ends)}. `;
    words.append(saved, told, isOver ? back("Sign in again") : stay(ends));
    place.replaceChildren(words);
    document.title = `${isOver ? "Signed out" : "Signed out soon"} – ${title}`;
    if (!isOver) timer = setTimeout(() => warn(ends), ends - Date.now());
  };

  // To this page, by way of signing in where that is needed.
  const back = (text) => {
    const link = document.createElement("a");
    link.className = "govuk-link";
    link.href = `${body.dataset.stayUrl}?back=${encodeURIComponent(location.pathname + location.search)}`;
    link.textContent = text;
    return link;
  };

  const stay = (ends) => {
    const link = back("Stay signed in");
    link.addEventListener("click", async (event) => {
      if (Date.now() >= ends) return; // the computer slept meanwhile: there is nothing left to stay in
      event.preventDefault();
      try {
        await fetch(link.href, { redirect: "manual", credentials: "same-origin" });
        wait();
      } catch {
        location.assign(link.href);
      }
    });
    return link;
  };

  heard.addEventListener("answer", wait);
  wait();
}
