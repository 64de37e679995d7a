// Starts GOV.UK's components in a part of the page. Radios are ours: theirs puts aria-expanded on a
// radio, which that role does not take.
import {
  Button, CharacterCount, Checkboxes, ErrorSummary, NotificationBanner, PasswordInput, SkipLink, createAll,
} from "./govuk-frontend.min.js";

const KINDS = [Button, CharacterCount, Checkboxes, ErrorSummary, NotificationBanner, PasswordInput, SkipLink];

export function startComponents(scope) {
  KINDS.forEach((kind) => createAll(kind, undefined, scope));
  scope.querySelectorAll('[data-module="govuk-radios"]').forEach(revealByRadio);
}

// A choice opens its own questions and closes the others'.
function revealByRadio(group) {
  const show = () => group.querySelectorAll("input[data-aria-controls]").forEach((radio) => {
    const inner = document.getElementById(radio.dataset.ariaControls);
    inner?.classList.toggle("govuk-radios__conditional--hidden", !radio.checked);
  });
  group.addEventListener("change", show);
  window.addEventListener("pageshow", show);
  show();
}
