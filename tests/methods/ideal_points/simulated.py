"""Votes drawn from the model itself, with the truth beside them."""

from __future__ import annotations

import numpy as np

from comity.methods.ideal_points.layout import build_layout

ANCHOR = 1


def simulated(seed, **sizes):
    """Draw votes of a random walk: a layout, and the true points on its scale."""
    rows, theta = drawn(seed, **sizes)
    layout = build_layout(*contested(rows).T)
    truth = theta[layout.session, layout.actor - 1]
    return layout, (truth - truth.mean()) / truth.std()


def drawn(seed, actors=60, sessions=15, items=40, returning=0.1, step=0.15):
    """Draw votes: rows of item, actor, session and vote, and the true points (session, actor)."""
    rng = np.random.default_rng(seed)
    steps = step * rng.normal(size=(sessions, actors))
    steps[0] = rng.normal(size=actors)
    steps[0, 0] = 2.0  # the anchor stands at one end
    theta = steps.cumsum(axis=0)
    slopes = 2 * rng.normal(size=sessions * items)
    cuts = np.sort(1.5 * rng.normal(size=(slopes.size, 2)), axis=1)
    rows = []
    for session in range(sessions):
        present = rng.random(actors) < 0.95
        present[0] = True
        new = np.arange(session * items, (session + 1) * items)
        old = rng.integers(0, max(session * items, 1), items)
        back = (session > 0) & (rng.random(items) < returning)
        for item in np.unique(np.where(back, old, new)):
            voting = np.flatnonzero(present & (rng.random(actors) < 0.9))
            latent = slopes[item] * theta[session, voting] + rng.normal(size=voting.size)
            vote = 1 + (latent > cuts[item, 0]) + (latent > cuts[item, 1])
            rows += [(item, actor + 1, session, v) for actor, v in zip(voting, vote, strict=True)]
    return np.array(rows), theta


def contested(rows):
    """Leave out items on which all chose one level."""
    item, vote = rows[:, 0], rows[:, 3]
    least, most = np.full(item.max() + 1, 9), np.zeros(item.max() + 1)
    np.minimum.at(least, item, vote)
    np.maximum.at(most, item, vote)
    return rows[(least < most)[item]]
