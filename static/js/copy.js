// A button beside a number to call that copies it.
export function offerCopies(scope) {
  if (!navigator.clipboard) return;
  scope.querySelectorAll("[data-copy]").forEach((number) => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "cp-link-button cp-copy";
    button.textContent = "Copy";
    const whose = document.createElement("span");
    whose.className = "govuk-visually-hidden";
    whose.textContent = ` the number${number.dataset.whose ? ` of ${number.dataset.whose}` : ""}`;
    button.append(whose);
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(number.dataset.copy);
      button.textContent = "Copied";
    });
    number.append(" ", button);
  });
}
