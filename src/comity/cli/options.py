"""Options that mean the same in every command, and what they are parsed to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal

from cyclopts import Parameter

from comity.errors import InvalidRequestError, OutputError
from comity.states.names import split

ENDINGS: dict[str, tuple[str, ...]] = {
    "html": (".html", ".htm"),
    "json": (".json",),
    "text": (".txt", ".text"),
    "csv": (".csv",),
    "parquet": (".parquet",),
    "svg": (".svg",),
    "md": (".md", ".markdown"),
    "pdf": (".pdf",),
    "docx": (".docx",),
    "dta": (".dta",),
    "rds": (".rds",),
    "claimreview": (".jsonld",),
}
"""By format, the endings of its files; the first is the one that Comity gives."""

_FORMAT_NAMES = {"txt": "text"}
"""Other names of formats."""

STANDARD_OUTPUT = "-"
"""The name by which ``--out`` means standard output."""

Out = Annotated[str | None, Parameter(alias="-o", allow_leading_hyphen=True)]
Year = Annotated[int | None, Parameter(alias="-y")]
YearSpan = Annotated[str | None, Parameter()]
StateList = Annotated[list[str] | None, Parameter(consume_multiple=True)]


@dataclass(frozen=True)
class Destination:
    """Where output goes, and in which format; ``path`` is None for standard output.

    >>> Destination("json", None).format
    'json'
    """

    format: str
    path: Path | None


@dataclass(frozen=True)
class TableOutput:
    """The output of a command that gives rows.

    Parameters
    ----------
    out
        The file to write, or "-" for standard output. Its ending gives the format.
    format
        csv, json, parquet or text (or txt; a table). Without --out it goes to standard output.
    """

    out: Out = None
    format: Annotated[
        Literal["csv", "json", "parquet", "text", "txt"] | None, Parameter(alias="-f")
    ] = None


@dataclass(frozen=True)
class PanelOutput:
    """The output of a command that gives a panel.

    Parameters
    ----------
    out
        The file to write, or "-" for standard output. Its ending gives the format. A file of a
        panel has its codebook and citations next to it.
    format
        csv, parquet, dta (Stata), rds (R), json or text (or txt; a table). Without --out it goes
        to standard output.
    """

    out: Out = None
    format: Annotated[
        Literal["csv", "parquet", "dta", "rds", "json", "text", "txt"] | None, Parameter(alias="-f")
    ] = None


@dataclass(frozen=True)
class TextOutput:
    """The output of a command that gives facts.

    Parameters
    ----------
    out
        The file to write, or "-" for standard output. Its ending gives the format.
    format
        text (or txt), or json with everything in full. Without --out it goes to standard output.
    """

    out: Out = None
    format: Annotated[Literal["json", "text", "txt"] | None, Parameter(alias="-f")] = None


@dataclass(frozen=True)
class PageOutput:
    """The output of a command that gives a page.

    Parameters
    ----------
    out
        The file to write, or "-" for standard output. Its ending gives the format.
    format
        html (a page that needs no network), json (the same content) or text (or txt; a summary).
        Without --out it goes to standard output.
    """

    out: Out = None
    format: Annotated[Literal["html", "json", "text", "txt"] | None, Parameter(alias="-f")] = None


@dataclass(frozen=True)
class DossierOutput:
    """The output of a command that gives a page for screen and paper.

    Parameters
    ----------
    out
        The file to write, or "-" for standard output. Its ending gives the format.
    format
        html (a page that needs no network), pdf, json (the same content) or text (or txt; a
        summary). Without --out it goes to standard output.
    """

    out: Out = None
    format: Annotated[
        Literal["html", "pdf", "json", "text", "txt"] | None, Parameter(alias="-f")
    ] = None


@dataclass(frozen=True)
class CheckOutput:
    """The output of a command that checks an article.

    Parameters
    ----------
    out
        The file to write, or "-" for standard output. Its ending gives the format.
    format
        html (a page that needs no network), json (the same content), claimreview (markup for
        search engines, .jsonld) or text (or txt; a summary). Without --out it goes to standard
        output.
    reviewer
        The organisation that publishes the review, for claimreview.
    review_url
        The address of the page where the review is published, for claimreview.
    """

    out: Out = None
    format: Annotated[
        Literal["html", "json", "claimreview", "text", "txt"] | None, Parameter(alias="-f")
    ] = None
    reviewer: str = ""
    review_url: str = ""


@dataclass(frozen=True)
class CouncilOutput:
    """The output of a command that gives a page, a picture and rows.

    Parameters
    ----------
    out
        The file to write, or "-" for standard output. Its ending gives the format.
    format
        html, json, csv, svg (the matrices) or text (or txt). Without --out it goes to standard
        output.
    """

    out: Out = None
    format: Annotated[
        Literal["html", "json", "csv", "svg", "text", "txt"] | None, Parameter(alias="-f")
    ] = None


@dataclass(frozen=True)
class BriefOutput:
    """The output of a command that gives an article.

    Parameters
    ----------
    out
        The file to write, or "-" for standard output. Its ending gives the format.
    format
        text (or txt), md (Markdown), html, json, pdf or docx. Without --out it goes to standard
        output.
    """

    out: Out = None
    format: Annotated[
        Literal["text", "txt", "md", "html", "json", "pdf", "docx"] | None, Parameter(alias="-f")
    ] = None


Output = (
    TableOutput
    | PanelOutput
    | TextOutput
    | PageOutput
    | DossierOutput
    | CheckOutput
    | CouncilOutput
    | BriefOutput
)
TableOptions = Annotated[TableOutput, Parameter(name="*")]
PanelOutputOptions = Annotated[PanelOutput, Parameter(name="*")]
TextOptions = Annotated[TextOutput, Parameter(name="*")]
PageOptions = Annotated[PageOutput, Parameter(name="*")]
DossierOptions = Annotated[DossierOutput, Parameter(name="*")]
CheckOptions = Annotated[CheckOutput, Parameter(name="*")]
CouncilOptions = Annotated[CouncilOutput, Parameter(name="*")]
BriefOptions = Annotated[BriefOutput, Parameter(name="*")]


def destination(output: Output, formats: Sequence[str]) -> Destination:
    """Choose where output goes and in which format.

    Parameters
    ----------
    output
        The options.
    formats
        The formats that the command has; the first is that of standard output.

    Raises
    ------
    InvalidRequestError
        If the file's ending belongs to none of them, or to another than ``--format``.
    OutputError
        If it is a folder.

    Examples
    --------
    >>> destination(PageOutput(out="a.json"), ("text", "json"))
    Destination(format='json', path=PosixPath('a.json'))
    >>> destination(PageOutput(out="a.pdf"), ("text", "json"))
    Traceback (most recent call last):
    comity.errors.InvalidRequestError: a.pdf ends in none of .txt, .text, .json. The ending ...
    """
    chosen = _FORMAT_NAMES.get(output.format or "", output.format)
    if output.out is None or output.out == STANDARD_OUTPUT:
        return Destination(chosen or formats[0], None)
    path = Path(output.out)
    if path.is_dir():
        raise OutputError(path, "a folder of that name is in the way", "Name a file.")
    by_ending = {ending: format for format in formats for ending in ENDINGS[format]}
    return Destination(_format_of_file(path, chosen, by_ending), path)


def _format_of_file(path: Path, chosen: str | None, by_ending: Mapping[str, str]) -> str:
    """Return the format of a file: the one chosen, or that of its ending."""
    ending = path.suffix.lower()
    if chosen is not None and (not ending or by_ending.get(ending) == chosen):
        return chosen
    if chosen is not None:
        expected = " or ".join(ENDINGS[chosen])
        raise InvalidRequestError(
            f"{path} is no name for a file in the format {chosen}.", f"End it in {expected}."
        )
    if ending not in by_ending:
        raise InvalidRequestError(
            f"{path} ends in none of {', '.join(by_ending)}.",
            "The ending gives the format, unless --format names one.",
        )
    return by_ending[ending]


def listed(words: Sequence[str] | None) -> list[str] | None:
    """Parse names that are separated by spaces, commas or both; None for none.

    >>> listed(["china,russia", "usa"]), listed(None)
    (['china', 'russia', 'usa'], None)
    """
    return None if words is None else [name for word in words for name in split(word)]


def share(option: str, text: str | None, default: float) -> float:
    """Parse a share that is given in percent or as a number.

    >>> share("--cut", "50%", 1.0), share("--cut", "0.5", 1.0), share("--cut", None, 1.0)
    (0.5, 0.5, 1.0)
    """
    if text is None:
        return default
    number, is_percent = text.strip().removesuffix("%"), text.strip().endswith("%")
    try:
        return float(number) / (100 if is_percent else 1)
    except ValueError:
        raise InvalidRequestError(
            f"{option} must be a share, got {text!r}.", 'Write it as "50%" or 0.5.'
        ) from None
