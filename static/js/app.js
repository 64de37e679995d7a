// What is better with JavaScript: nothing here is needed to do the work.
import { keepDrafts } from "./drafts.js";
import { startComponents } from "./components.js";
import { keepRows } from "./rows.js";
import { offerCopies } from "./copy.js";
import { warnOfTimeout } from "./timeout.js";

document.body.classList.add("js-enabled");
if ("noModule" in HTMLScriptElement.prototype) document.body.classList.add("govuk-frontend-supported");
startComponents(document);
document.querySelectorAll("form[data-draft]").forEach(keepDrafts);
document.querySelectorAll("[data-rows]").forEach(keepRows);
offerCopies(document);
warnOfTimeout(document.body);
