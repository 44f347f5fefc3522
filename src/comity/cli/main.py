"""The command ``comity``: its subcommands, and what happens when one fails."""

from __future__ import annotations

import gc
import os
import sys
import traceback
import warnings
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TextIO

from cyclopts import App, Parameter
from cyclopts.exceptions import (
    CycloptsError,
    UnknownCommandError,
    UnknownOptionError,
    UnusedCliTokensError,
)

from comity.cli.hints import hint
from comity.cli.missing import not_installed
from comity.cli.progress import shown_progress
from comity.cli.suggest import (
    command_meant,
    is_pair,
    option_meant,
    pair_problem,
    refuse_empty,
)
from comity.errors import ComityError, ComityWarning, InvalidRequestError, OutputError
from comity.store.home import under_lock
from comity.version import __version__

INTERRUPTED = 130
"""What the shell expects of a command that was stopped by Ctrl-C."""

CRASHED = 70
"""What is returned after a fault of Comity itself (EX_SOFTWARE of sysexits.h)."""

_COLLECTION = (250_000, 20, 20)
"""How many new objects start a search for cycles: with Python's own 700, a command that lives for a
second spends a fifteenth of it on searches that find nothing."""

_BLAS_TIMEOUT = "OPENBLAS_THREAD_TIMEOUT", "4"
"""For how many turns, as a power of two, the threads of NumPy's linear algebra wait for work before
they sleep. By default it is so long that they keep a processor busy, and most commands have no
work for them."""

_OPENMP_WAITING = "OMP_WAIT_POLICY", "PASSIVE"
"""How the threads of compiled estimators wait for each other: asleep. By default they keep the
processor that the other thread needs: on a busy machine an estimate took six times as long."""

QUIET = "--quiet"

LOCK = "--lock"
"""The option of every command that names the lock whose editions are used."""

app = App(
    name="comity",
    help="Measure the relationship between any two states, from open data, with its sources.",
    version=__version__,
    version_format="plaintext",
    suppress_keyboard_interrupt=False,  # it is explained as other ends are
    default_parameter=Parameter(negative=(), json_list=False, json_dict=False),
    help_epilogue=(
        "`comity A B` is short for `comity dossier A B`. Every command takes `--quiet`, which "
        "shows no progress, and `--lock FILE`, which uses the editions that a lock names. "
        "Exit codes: 0 done; 1 a verdict that `check --fail-on` names; "
        "2 the request (an unknown name, a year out of range); "
        "3 the data (a damaged or missing file); 4 the output; 70 a fault of Comity; "
        "130 interrupted."
    ),
)

COMMANDS = {
    "dossier": (
        "reports.dossier",
        "Answer every question about two states, and write the dossier.",
    ),
    "brief": (
        "reports.brief",
        "Write an article of one or two pages on two states, with numbered sources.",
    ),
    "check": (
        "reports.check",
        "Check the claims of an article against the measures.",
    ),
    "outlook": ("reports.outlook", "Forecast what comes next for two states, with probabilities."),
    "scenario": ("reports.scenario", "Compute what a cut in trade between states changes for all."),
    "security-council": (
        "reports.security_council",
        "Show which permanent members vetoed together, and how they vote.",
    ),
    "states": ("library.states", "List the states of the system, or show one with its names."),
    "sources": (
        "library.sources",
        "List the sources with coverage, version, licence and citation.",
    ),
    "measures": ("library.measures", "List the measures, or show one with formula and reference."),
    "compute": ("library.compute", "Compute measures ahead of the questions that need them."),
    "trace": ("library.trace", "Show what a value was computed from, down to the source's rows."),
    "panel": ("library.panel", "Build a panel of measures: CSV, Parquet, Stata or R."),
    "events": ("library.events", "Ingest news events, and show monthly series of two states."),
    "mcp": ("web.mcp", "Serve the tools of the Model Context Protocol, for assistants."),
    "serve": ("web.serve", "Serve the web application on this machine."),
    "export": (
        "web.export",
        "Write the pages of some pairs as a site that any file server can hold.",
    ),
    "status": ("library.status", "Show which edition of each source is in use, and how old it is."),
    "pull": ("library.pull", "Fetch the newest editions from the publishers."),
    "add": ("library.add", "Take a file that you have downloaded as an edition of a source."),
    "library": ("library.library", "List, choose and carry the editions in your library."),
    "lock": ("library.lock", "Print the lock of the editions in use, to repeat an analysis."),
    "data": ("library.data", "Build the tables and the values that the package ships."),
    "votes": ("votes.votes", "List roll calls on which two states disagreed, or few agreed."),
    "similarity": (
        "votes.similarity",
        "Compute the similarity of votes, or of positions in a table.",
    ),
    "ideal-points": (
        "votes.ideal_points",
        "Estimate ideal points from votes, with standard errors.",
    ),
    "vote-breaks": (
        "votes.vote_breaks",
        "Date the breaks in two states' voting, and by which issues.",
    ),
    "sanctions-effect": (
        "models.sanctions_effect",
        "Compare a pair before and after sanctions with similar pairs.",
    ),
    "backtest": ("models.backtest", "Show how accurate such forecasts were in the past."),
    "replicate": (
        "models.replicate",
        "Compute a published analysis, with the figures that were printed.",
    ),
    "gravity": ("models.gravity", "Estimate a gravity equation of trade for chosen years."),
}
"""Each command, the module of its function, and one line of help. Modules are named by import
path, so that a command imports nothing of the others."""

for _command, (_module, _help) in COMMANDS.items():
    _function = _command.replace("-", "_")
    app.command(f"comity.cli.{_module}:{_function}", name=_command, help=_help)


def run(arguments: list[str] | None = None) -> None:
    """Run ``comity`` with the arguments of the command line, and exit.

    A mistake that a user can make ends in a sentence on standard error and an exit code. Only a
    fault of Comity itself shows a traceback, and never leaves the code 1, which is a verdict's.
    """
    gc.set_threshold(*_COLLECTION)
    os.environ.setdefault(*_BLAS_TIMEOUT)
    os.environ.setdefault(*_OPENMP_WAITING)
    _open_closed_streams()
    for stream in (sys.stdout, sys.stderr):
        # Streams that are no files, as in some notebooks, have an encoding of their own.
        with suppress(AttributeError):
            stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]  # see above
    try:
        code = exit_code(_as_utf_8(sys.argv[1:]) if arguments is None else arguments)
    except Exception:  # noqa: BLE001  # whatever the fault is, its exit code must not be 1
        with suppress(OSError):  # of a reader who has seen enough
            traceback.print_exc()
            print("comity: this is a fault in Comity; please report it.", file=sys.stderr)
        code = CRASHED
    gc.freeze()  # what is left is freed with the process, without a last search for cycles
    sys.exit(code)


def exit_code(arguments: list[str]) -> int:
    """Run ``comity`` with the words of a command line, and return the exit code.

    >>> exit_code(["states", "qwxyz", "--out", "x.pdf"])
    2
    """
    words, lock = _take_lock(arguments)
    is_quiet = QUIET in words
    words = [word for word in words if word != QUIET]
    if words and words[0] not in COMMANDS and is_pair(words):
        words = ["dossier", *words]
    try:
        refuse_empty(words)
        if any(word.partition("=")[0] == LOCK for word in words):
            raise InvalidRequestError(
                f"The option {LOCK} has no value.", "Name the file of a lock."
            )
        with shown_progress(quiet=is_quiet), _shown_warnings(), under_lock(lock):
            app(
                words,
                exit_on_error=False,
                print_error=False,
                result_action="return_value",
            )
            sys.stdout.flush()
    except ModuleNotFoundError as error:
        return _explain(not_installed(error), words)
    except (ComityError, CycloptsError, KeyboardInterrupt, OSError) as error:
        return _explain(error, words)
    except SystemExit as stop:
        # What rich makes of a reader who has seen enough has the code of a verdict.
        if not isinstance(stop.__context__, BrokenPipeError):
            raise
        return _explain(stop.__context__, words)
    return 0


def _open_closed_streams() -> None:
    """Open the null device for each standard stream that the caller has closed (`>&-`)."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115  # to the end


def _take_lock(arguments: list[str]) -> tuple[list[str], str]:
    """Take the option that names a lock out of the words of a command line."""
    words, lock = [], ""
    waiting = iter(arguments)
    for word in waiting:
        file = ""
        if word == LOCK or word.startswith(f"{LOCK}="):
            file = word.partition("=")[2] or next(waiting, "")
        lock = file or lock
        if not file:  # another word, or the option without its file, which is then refused
            words.append(word)
    return words, lock


def _as_utf_8(words: list[str]) -> list[str]:
    """Read the words of the command line as UTF-8, whatever the locale says they are."""
    return [os.fsencode(word).decode("utf-8", errors="surrogateescape") for word in words]


def _explain(
    error: ComityError | CycloptsError | KeyboardInterrupt | OSError,
    words: list[str],
) -> int:
    """Print what went wrong and what to do, and return the exit code."""
    command = words[0] if words and words[0] in COMMANDS else ""
    if isinstance(error, BrokenPipeError):
        # The reader of the output has seen enough (`| head`), which is no error.
        _silence()
        return 0
    if isinstance(error, KeyboardInterrupt):
        _print_problem("interrupted; no file was left incomplete.")
        return INTERRUPTED
    if isinstance(error, CycloptsError):
        text = _usage(error, words)
        help_of = f"comity {command} --help" if command else "comity --help"
        _print_problem(f"{text}\nSee `{help_of}`.")
        return 2
    if isinstance(error, OSError):
        _silence()
        reason = error.strerror or type(error).__name__
        error = OutputError(error.filename or "standard output", reason)
    _print_problem(f"{error} {hint(error, command)}".rstrip())
    return error.exit_code


def _print_problem(text: str) -> None:
    """Print a sentence on standard error, with the name of the program."""
    # Imported here: what goes well prints nothing there.
    from rich.console import Console

    problems = Console(stderr=True, highlight=False, soft_wrap=True)
    # A reader of standard error who has seen enough changes no exit code: rich would end with 1.
    with suppress(OSError, SystemExit):
        problems.print(f"comity: {text}", markup=False)


def _usage(error: CycloptsError, words: list[str]) -> str:
    """Return what is wrong with a command line, with what was probably meant."""
    if isinstance(error, UnknownCommandError):
        return _unknown_command(words)
    if isinstance(error, UnusedCliTokensError):
        return f"Not expected here: {' '.join(error.unused_tokens or ())}."
    if isinstance(error, UnknownOptionError):
        option = next((word for word in words if option_meant(word)), "")
        if option and option.split("=")[0] in str(error):
            return f"Unknown option: {option}. Did you mean {option_meant(option)}?"
    return str(error)


def _unknown_command(words: list[str]) -> str:
    """Return that there is no such command, with what was probably meant."""
    if words[0] in COMMANDS:  # one of several, such as `library list`
        return f"There is no command {' '.join(words[:2])!r}."
    meant = command_meant(words, COMMANDS)
    problem = "" if meant else pair_problem(words)
    question = f" Did you mean {meant}?" if meant else ""
    return problem or f"There is no command {words[0]!r}.{question}"


@contextmanager
def _shown_warnings() -> Iterator[None]:
    """Print Comity's warnings as sentences on standard error while the body runs."""
    with warnings.catch_warnings():
        warnings.simplefilter("always", ComityWarning)
        standard = warnings.showwarning

        def show(
            message: Warning | str,
            category: type[Warning],
            filename: str,
            lineno: int,
            file: TextIO | None = None,
            line: str | None = None,
        ) -> None:
            if issubclass(category, ComityWarning):
                _print_problem(f"note: {message}")
            else:
                standard(message, category, filename, lineno, file, line)

        warnings.showwarning = show
        yield


def _silence() -> None:
    """Drop what is still to be written to a standard output that takes no more."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
