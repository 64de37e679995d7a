// Saves what is typed, valid or not: three seconds after the last key, on leaving a field, on
// locking the phone. The text stays in the page until the server has it.
const WAIT = 3000;

function clock(date) {
  const hour = date.getHours(), minute = date.getMinutes();
  if (minute === 0 && (hour === 0 || hour === 12)) return hour ? "midday" : "midnight";
  const minutes = minute ? ":" + String(minute).padStart(2, "0") : "";
  return `${hour % 12 || 12}${minutes}${hour < 12 ? "am" : "pm"}`;
}

export function keepDrafts(form) {
  const status = form.querySelector("[data-draft-status]");
  let timer = null, sent = serialise(form);
  const say = (words) => { if (status) status.textContent = words; };

  async function save(last) {
    clearTimeout(timer);
    const body = serialise(form);
    if (body === sent) return;
    say("Saving…");
    try {
      const answer = await fetch(form.dataset.draft, {
        method: "POST", body, keepalive: last === true, credentials: "same-origin",
        headers: { "Content-Type": "application/x-www-form-urlencoded" },
      });
      if (!answer.ok) throw new Error(answer.status);
      sent = body;
      say(`Saved at ${clock(new Date())}. You can lock your phone.`);
    } catch {
      say("Not saved yet: no signal. Keep this page open; it saves by itself when signal is back.");
      timer = setTimeout(save, 5000);
    }
  }

  form.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(save, WAIT); });
  form.addEventListener("change", () => save());
  window.addEventListener("pagehide", () => save(true));
  window.addEventListener("online", () => save());
  document.addEventListener("visibilitychange", () => { if (document.hidden) save(true); });
}

function serialise(form) {
  const data = new FormData(form);
  for (const [name, value] of [...data]) if (value instanceof File) data.delete(name);
  data.append("draft_key", form.dataset.draftKey);
  data.append("draft_link", location.pathname);
  return new URLSearchParams(data).toString();
}
