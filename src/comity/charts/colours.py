"""The colours of charts by name, for pictures that are files of their own."""

from __future__ import annotations

COLOURS = {
    "paper": ("#fff", "#14161a"),
    "ink": ("#1b1d20", "#e7e6e2"),
    "quiet": ("#585d64", "#a8adb5"),
    "rule": ("#d8dade", "#3a3e45"),
    "faint": ("#eceef0", "#22252a"),
    "pair": ("#0b5394", "#7ab6f5"),
    "other": ("#a8430a", "#f0a06a"),
    "world": ("#7a7f86", "#8f959d"),
    "third": ("#00695c", "#4db6a5"),
    "fourth": ("#7b3f98", "#c69be0"),
    "fifth": ("#8a6d00", "#d9bf5a"),
}
"""The colours of charts: in light, and in dark."""
