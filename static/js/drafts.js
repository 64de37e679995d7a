// Saves what is typed, valid or not: three seconds after the last key, on leaving a field, on
// locking the phone, before it is sent. The text stays in the page until the server has it.
import { clock } from "./words.js";

const WAIT = 3000;
const AGAIN = 5000;
const NO_SIGNAL = "Not saved yet: no signal. Keep this page open; it saves by itself when signal is back.";
const SIGNED_OUT = "Not saved yet: you were signed out. Keep this page open, sign in again in another window, then come back here.";
const NOT_SENT = "Not sent: no signal. What you typed stays here: press the button again when signal is back.";
const forms = new Set();

// Whether the server has everything that was typed on this page.
export function allSaved() {
  return [...forms].every((form) => form.isSaved());
}

// Told by every answer of the server that found somebody signed in.
export const heard = new EventTarget();

export function keepDrafts(form) {
  const status = form.querySelector("[data-draft-status]");
  let timer = null;
  let saved = serialise(form);
  let onItsWay = null;
  let isUnsent = false;
  let isHeld = false;
  let isLetGo = false;
  // Once sent, the act ends the draft: a late save would bring the old text back to life.
  let sent = new AbortController();
  const isSaved = () => serialise(form) === saved;
  forms.add({ isSaved });

  const say = (words, isGood) => {
    if (!status) return;
    status.textContent = words;
    status.classList.toggle("cp-draft--unsaved", !isGood);
  };
  const later = (wait) => { clearTimeout(timer); timer = setTimeout(() => save(), wait); };

  // One at a time, so that no older text arrives last; a page that goes away does not wait.
  // Answers whether the server was there.
  function save(isLast = false) {
    clearTimeout(timer);
    if (sent.signal.aborted || isSaved()) return Promise.resolve(true);
    if (onItsWay && !isLast) return onItsWay;
    const mine = bring(serialise(form), sent.signal, isLast).finally(() => { if (onItsWay === mine) onItsWay = null; });
    onItsWay = mine;
    return mine;
  }

  async function bring(body, signal, isLast) {
    say("Saving…", true);
    try {
      const answer = await fetch(form.dataset.draft, {
        method: "POST", body, redirect: "manual", credentials: "same-origin", signal,
        // A page that goes away may send this much after it is gone, and no more.
        keepalive: isLast && body.length < 60000,
        headers: { "Content-Type": "application/x-www-form-urlencoded" },
      });
      if (answer.type === "opaqueredirect" || [401, 403].includes(answer.status)) { say(SIGNED_OUT, false); return true; }
      if (!answer.ok) { say(NO_SIGNAL, false); later(AGAIN); return true; }
      saved = body;
      heard.dispatchEvent(new Event("answer"));
      say(`Saved at ${clock(new Date())}${isUnsent ? ", not sent yet." : "."} You can lock your phone.`, true);
      if (!isSaved()) later(WAIT);
      return true;
    } catch {
      if (signal.aborted) return true;
      say(isUnsent ? NOT_SENT : NO_SIGNAL, false);
      later(AGAIN);
      return false;
    }
  }

  // First the draft, then the act: a page that is left while the server is away takes its text along.
  async function hold(button) {
    if (isHeld) return;
    isHeld = isUnsent = true;
    form.dataset.held = "";
    await onItsWay;
    const isThere = await save();
    isHeld = false;
    if (!isThere) return delete form.dataset.held;
    isUnsent = false;
    isLetGo = true;
    form.requestSubmit(button);
  }

  form.addEventListener("submit", (event) => {
    clearTimeout(timer);
    // An older browser cannot send it later with the button that was pressed: it is sent at once.
    const canWait = form.requestSubmit && event.submitter;
    if (isLetGo || isSaved() || !canWait) { isLetGo = false; sent.abort(); return; }
    event.preventDefault();
    hold(event.submitter);
  });
  window.addEventListener("pageshow", () => { delete form.dataset.held; if (sent.signal.aborted) sent = new AbortController(); });
  form.addEventListener("input", () => later(WAIT));
  form.addEventListener("change", () => save());
  form.addEventListener("focusout", () => save());
  window.addEventListener("pagehide", () => save(true));
  window.addEventListener("online", () => save());
  window.addEventListener("focus", () => save());
  document.addEventListener("visibilitychange", () => { if (document.hidden) save(true); });
}

function serialise(form) {
  const data = new FormData(form);
  for (const [name, value] of [...data]) if (value instanceof File) data.delete(name);
  data.append("draft_key", form.dataset.draftKey);
  data.append("draft_title", form.dataset.draftTitle || "");
  data.append("draft_link", location.pathname + location.search);
  return new URLSearchParams(data).toString();
}
