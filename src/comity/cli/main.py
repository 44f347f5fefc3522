"""The command ``comity``: its subcommands, and what happens when one fails."""

from __future__ import annotations

import os
import sys
from importlib.metadata import version

from cyclopts import App
from cyclopts.exceptions import CycloptsError
from rich.console import Console

from comity.cli.hints import hint
from comity.errors import ComityError

INTERRUPTED = 130
"""What the shell expects of a command that was stopped by Ctrl-C."""

app = App(
    name="comity",
    help="Measure the relationship between any two states, from open data, with its sources.",
    version=lambda: version("comity"),
    help_epilogue=(
        "Exit codes: 0 done; 1 a verdict that `check --fail-on` names; "
        "2 the request (an unknown name, a year out of range); "
        "3 the data (a damaged or missing file); 4 the place to write to; 130 interrupted."
    ),
)

COMMANDS = {
    "dossier": (
        "reports.dossier",
        "Answer every question about two states, and write the dossier.",
    ),
    "check": (
        "reports.check",
        "Find the claims of an article that figures bear on, and judge each.",
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
    "trace": ("library.trace", "Show what a value was computed from, down to the source's rows."),
    "panel": ("library.panel", "Write a panel of measures as CSV or Parquet."),
    "data": ("library.data", "Build the tables that the package ships."),
    "votes": ("votes.votes", "List roll calls on which two states disagreed, or one was alone."),
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
    "gravity": ("models.gravity", "Estimate a gravity equation of trade for chosen years."),
}
"""Each command, the module of its function, and one line of help. Modules are named by import
path, so that a command imports nothing of the others."""

for _command, (_module, _help) in COMMANDS.items():
    _function = _command.replace("-", "_")
    app.command(f"comity.cli.{_module}:{_function}", name=_command, help=_help)


def run(arguments: list[str] | None = None) -> None:
    """Run ``comity`` with the arguments of the command line, and exit.

    A mistake that a user can make ends in a sentence on standard error and an exit code;
    a traceback is left for mistakes of ours.
    """
    sys.exit(exit_code(arguments))


def exit_code(arguments: list[str] | None = None) -> int:
    """Run ``comity`` and give the exit code that it should leave behind."""
    problems = Console(stderr=True, highlight=False, soft_wrap=True)
    try:
        app(
            arguments,
            exit_on_error=False,
            print_error=False,
            error_console=problems,
            result_action="return_value",
        )
    except ComityError as error:
        problems.print(f"comity: {error} {hint(error)}".rstrip(), markup=False)
        return error.exit_code
    except CycloptsError as error:
        problems.print(f"comity: {error}\nSee `comity --help`.", markup=False)
        return 2
    except KeyboardInterrupt:
        problems.print("comity: stopped; nothing was left half-written.", markup=False)
        return INTERRUPTED
    except BrokenPipeError:
        # Whoever read our output has seen enough (`| head`); that is no error of anybody.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0
