// Clock times in words, as the server writes them: 10am, 2:30pm, midday.
export function clock(date) {
  const parts = new Intl.DateTimeFormat("en-GB", {
    timeZone: "Europe/London", hour: "numeric", minute: "numeric", hourCycle: "h23",
  }).formatToParts(date);
  const [hour, minute] = ["hour", "minute"].map((type) => Number(parts.find((part) => part.type === type).value));
  if (minute === 0 && hour % 12 === 0) return hour ? "midday" : "midnight";
  const minutes = minute ? `:${String(minute).padStart(2, "0")}` : "";
  return `${hour % 12 || 12}${minutes}${hour < 12 ? "am" : "pm"}`;
}
