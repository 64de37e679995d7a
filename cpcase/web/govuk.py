"""GOV.UK components: the library's markup through one environment that is built once (ADR 0003)."""

from functools import cache
from typing import Any

from django.utils.safestring import SafeString, mark_safe
from jinja2 import Environment, PackageLoader, PrefixLoader
from markupsafe import Markup, escape


@cache
def environment() -> Environment:
    """The one Jinja environment; it escapes, and keeps its compiled templates."""
    return Environment(
        loader=PrefixLoader({"govuk_frontend_jinja": PackageLoader("govuk_frontend_jinja")}),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )


@cache
def _macro(name: str) -> Any:
    template = environment().get_template(f"govuk_frontend_jinja/components/{name}/macro.html")
    words = name.split("-")
    return getattr(template.module, "govuk" + "".join(word.capitalize() for word in words))


def component(name: str, params: dict[str, Any]) -> SafeString:
    """The markup of a component such as `radios`; text is escaped, `html` params are not."""
    return mark_safe(str(_macro(name)(params)))  # noqa: S308  Jinja has escaped it


def html(text: str) -> Markup:
    """Markup that is known to be safe, for an `html` param."""
    return Markup(text)  # noqa: S704  made by component() or a template


def typed_lines(text: str) -> Markup:
    """Text for a text area. The library indents what it nests: lines are written as references,
    so that no space gets into what somebody typed; a browser drops a first line that is empty.
    """
    lines = str(escape(text)).replace("\r\n", "\n").replace("\n", "&#10;")
    return html(f"&#10;{lines}" if lines.startswith("&#10;") else lines)
