"""Citations of what is in a panel: BibTeX, one entry a source, with editions."""

from __future__ import annotations

from collections.abc import Iterable

from comity.panels.export.codebook import source_names
from comity.panels.variable import Variable
from comity.store import selection
from comity.store.manifest import Publication
from comity.version import __version__

_SPECIAL = str.maketrans({"&": r"\&", "%": r"\%", "_": r"\_", "#": r"\#"})


def bibtex(variables: Iterable[Variable]) -> str:
    """Return the sources of variables as BibTeX, and Comity itself first.

    Parameters
    ----------
    variables
        The variables of a panel.

    Returns
    -------
    str
        One entry a source, in the order in which variables name them; ``version`` is the edition
        that the bundle has, as biblatex calls it, and ``urldate``
        the day on which an edition of the library was fetched.

    Examples
    --------
    >>> text = bibtex([Variable("vetoes_cast", "Vetoes", tables=("vetoes",))])
    >>> text.count("@"), "version = " in text
    (2, True)
    """
    sources = dict.fromkeys(name for each in variables for name in source_names(each))
    named = [selection.manifest().sources[name] for name in sources]
    return "\n\n".join([_COMITY, *map(_entry, named)]) + "\n"


def _entry(source: Publication) -> str:
    """Add edition and address to the entry that the source declares."""
    head, _, _ = source.bibtex.rstrip().rpartition("}")
    fields = {
        "version": source.version.translate(_SPECIAL),
        "url": source.url,
        **({"urldate": source.retrieved} if source.retrieved else {}),
    }
    extra = [f"  {key} = {{{text}}}" for key, text in fields.items() if f" {key} =" not in head]
    return ",\n".join([head.rstrip().rstrip(","), *extra]) + "\n}"


_COMITY = f"""@software{{comity,
  author = {{{{The Comity maintainers}}}},
  title = {{Comity}},
  version = {{{__version__}}}
}}"""
