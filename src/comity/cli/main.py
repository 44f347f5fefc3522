"""The command ``comity``: its subcommands, and what happens when one fails."""

from __future__ import annotations

import os
import sys
from importlib.metadata import version

from cyclopts import App
from cyclopts.exceptions import CycloptsError
from rich.console import Console

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
    "dossier": "Answer every question about two states, and write the dossier.",
    "check": "Find the claims of an article that figures bear on, and judge each.",
    "states": "List the states of the system, or show one with its names and codes.",
    "sources": "List the sources with coverage, version, licence and citation.",
    "measures": "List the measures, or show one with its formula and reference.",
    "trace": "Show what a value was computed from, down to the publisher's rows.",
    "votes": "List roll calls: where two states parted, or one stood nearly alone.",
    "similarity": "Give the similarity of votes, or of positions in a table of your own.",
    "points": "Estimate where states stand from their votes, with standard errors.",
    "turns": "Tell when two states' votes broke from their past, and on which issues.",
    "weather": "Set a pair before and after sanctions on one beside like pairs.",
    "council": "Show who of the permanent five vetoed together, and how they vote.",
    "outlook": "Say what comes next for two states, with probabilities and the past record.",
    "backtest": "Show how such forecasts did in the past.",
    "gravity": "Estimate the gravity of trade, with years and regressors of your choice.",
    "scenario": "Tell what a cut in trade between any states would change for all.",
    "panel": "Write a panel of measures as CSV or Parquet.",
    "bundle": "Build the tables that the package ships.",
}
"""The commands and what each does. They are named by import path when they are asked for, so
that a command loads nothing of the others."""

for _command, _help in COMMANDS.items():
    app.command(f"comity.cli.{_command}:{_command}", name=_command, help=_help)


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
        problems.print(f"comity: {error}", markup=False)
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
