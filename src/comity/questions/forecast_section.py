"""The forecast of one measure for two states, in words, and given scenarios."""

from __future__ import annotations

import shlex
from collections.abc import Iterable
from dataclasses import dataclass, replace

from comity.forecasts.outlook import Outlook, outlook
from comity.panels.values import Values
from comity.questions.build_figure import measure_title, tables_of
from comity.questions.indicator import ForecastRequest
from comity.questions.perspective import Perspective
from comity.states.dyad import Dyad
from comity.wording import forecasts as wording
from comity.wording.answers import no_past_forecast

MAX_HORIZON = 5
"""How many years ahead the sentences of a dossier look."""


@dataclass(frozen=True)
class ConditionalForecast:
    """The forecast of one measure given a scenario.

    Parameters
    ----------
    scenario
        What happens in it, as the end of a sentence that begins with "if".
    year
        The year of the world that it was solved in.
    elasticities
        Those that it was solved for, the one of the median first.
    sentence
        The forecast with and without the scenario; or why there is none.
    outlook
        None where the scenario does not bear on the measure, or where ``is_zero``.
    is_zero
        Whether the scenario leaves no trade.
    pair_multipliers, other_multipliers
        What the scenario multiplies the trade of the two by, and that of the first with all
        others, at each elasticity.
    """

    scenario: str
    year: int
    elasticities: tuple[float, ...]
    sentence: str
    outlook: Outlook | None = None
    is_zero: bool = False
    pair_multipliers: tuple[float, ...] = ()
    other_multipliers: tuple[float, ...] = ()


@dataclass(frozen=True)
class ForecastSection:
    """What is forecast of one measure, in words.

    Parameters
    ----------
    perspective, title, subject
        Whose value of which measure.
    outlook
        The forecasts, the chances of statements and the track record. Where it gives a reason
        for having no forecast, the words are empty.
    tables
        The tables of the bundle that it rests on.
    sentence, record, risk
        The forecast; how such forecasts did; what followed past sanctions.
    command
        The command that solves what an embargo by third states would change; for trade only.
    conditional
        The forecasts given scenarios.
    """

    perspective: Perspective
    title: str
    subject: str
    outlook: Outlook
    tables: tuple[str, ...]
    sentence: str = ""
    record: str = ""
    risk: str = ""
    command: str = ""
    conditional: tuple[ConditionalForecast, ...] = ()

    @property
    def name(self) -> str:
        """The title, and of whom where the title does not say."""
        return f"{self.title}: {self.subject}" if self.perspective.is_state else self.title

    def is_after(self, year: int) -> bool:
        """Return whether the newest data, from which forecasts are made, are of a later year."""
        return self.outlook.origin > year


def past_forecast_sentence(sections: Iterable[ForecastSection], year: int | None) -> str:
    """Return why nothing is forecast as of a past year; empty for a year of the newest data."""
    if year is None or not all(section.is_after(year) for section in sections):
        return ""
    return no_past_forecast(year)


def build_forecast(
    request: ForecastRequest,
    values: Values,
    dyad: Dyad,
    year: int | None = None,
    horizon: int = MAX_HORIZON,
) -> ForecastSection:
    """Build the forecast of one measure, with its sentences.

    Parameters
    ----------
    request
        The measure, and the perspective.
    values
        The computed values of all measures.
    dyad
        The two states, in the order in which they are named.
    year
        The year that a dossier is about; before the newest data there is no forecast.
    horizon
        How many years ahead the sentence looks.
    """
    forecast = outlook(values, request.measure, request.perspective.order(dyad))
    if year is not None and year < forecast.origin and not forecast.refused:
        why = f"outlooks are made from the newest data only, those of {forecast.origin}"
        forecast = Outlook(
            forecast.measure,
            forecast.about,
            forecast.unit,
            forecast.origin,
            forecast.gaps,
            refused=why,
        )
    description = values.describe(request.measure)
    section = ForecastSection(
        perspective=request.perspective,
        title=measure_title(request.perspective, description, dyad),
        subject=request.perspective.subject(dyad),
        outlook=forecast,
        tables=tables_of(description, forecast.origin),
    )
    if forecast.refused:
        return section
    risk = wording.sanctions_sentence(forecast, horizon)
    # What began already cannot begin.
    is_open = bool(risk) and not _is_sanctioned(values, dyad)
    return _with_words(section, dyad, horizon, risk if is_open else "")


_SANCTIONS = "sanctions_imposed"


def _is_sanctioned(values: Values, dyad: Dyad) -> bool:
    """Return whether either of two states sanctioned the other in the newest year of the data."""
    year = values.describe(_SANCTIONS).years[1]
    pairs = (dyad.directed, dyad.reverse().directed)
    return any(values.read_value(_SANCTIONS, pair, year) for pair in pairs)


def _with_words(section: ForecastSection, dyad: Dyad, horizon: int, risk: str) -> ForecastSection:
    """Return a section with its sentences."""
    forecast = section.outlook
    return replace(
        section,
        sentence=wording.forecast_sentence(section.name, forecast, horizon),
        record=wording.record_sentence(forecast.tracks[horizon - 1]),
        risk=risk,
        command=_embargo_command(dyad) if forecast.measure == "trade" else "",
    )


def _embargo_command(dyad: Dyad) -> str:
    """Return the command that solves an embargo on the second of two states."""
    a, b = (shlex.quote(state.name) for state in (dyad.a, dyad.b))
    return f"comity outlook {a} {b} --embargo SENDERS {b}"
