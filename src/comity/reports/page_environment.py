"""The templates of all pages: how they are read, and that whatever is filled in is escaped."""

from __future__ import annotations

from jinja2 import Environment, PackageLoader, StrictUndefined


def environment() -> Environment:
    """Prepare the templates for one kind of page, which adds the filters that it needs.

    >>> environment().autoescape is not False
    True
    """
    return Environment(
        loader=PackageLoader("comity.reports", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
