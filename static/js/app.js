// What is better with JavaScript: nothing here is needed to do the work.
import { initAll } from "./govuk-frontend.min.js";
import { keepDrafts } from "./drafts.js";

document.body.classList.add("js-enabled");
if ("noModule" in HTMLScriptElement.prototype) document.body.classList.add("govuk-frontend-supported");
initAll();
document.querySelectorAll("form[data-draft]").forEach(keepDrafts);
