"""Fitting weights by which the passages named come before the others of a story."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]
Marks = NDArray[np.bool_]
# How strongly weights are held down, in standardised features.
HELD = 30.0
# What fitting stops at: steps, and how little a step must win.
STEPS, LITTLE, SHORTEST = 15, 1e-4, 1e-3


@dataclass(frozen=True, slots=True)
class Case:
    """The passages of one story: a row of features each, and which are named."""

    rows: Numbers
    named: Marks


@dataclass(frozen=True, slots=True)
class Fitted:
    """A weight for each feature, and what is added."""

    weights: Numbers
    base: float

    def told(self, rows: Numbers) -> Numbers:
        """Return the weighed sum of each row."""
        found: Numbers = rows @ self.weights + self.base
        return found


def fit(cases: Sequence[Case], held: float = HELD) -> Fitted:
    """Return weights that set each named passage before the others of its story.

    Each named passage is held against all that are not (a conditional logistic
    regression, by Newton's method); then the sums are made chances.
    """
    every = np.concatenate([case.rows for case in cases])
    spread = every.std(axis=0) + 1e-9
    # What varies too little to learn from gets no weight.
    spread[spread < 1e-6] = np.inf
    scaled = [Case(case.rows / spread, case.named) for case in cases]
    weights = np.zeros(every.shape[1])
    won = _chance(scaled, weights, held)
    for _ in range(STEPS):
        slope, bend = _slopes(scaled, weights, held)
        step = np.linalg.solve(bend, slope)
        share = 1.0
        while (now := _chance(scaled, weights + share * step, held)) <= won:
            share /= 2
            if share < SHORTEST:
                break
        if share < SHORTEST:
            break
        weights, gain, won = weights + share * step, now - won, now
        if gain < LITTLE:
            break
    return _as_chances(cases, weights / spread)


def _chance(cases: Sequence[Case], weights: Numbers, held: float) -> float:
    """Return the logarithm of the chance of what is named, held down."""
    found = -0.5 * held * float(weights @ weights)
    for case in cases:
        told = case.rows @ weights
        others = np.logaddexp.reduce(told[~case.named])
        found -= float(np.sum(np.logaddexp(0.0, others - told[case.named])))
    return found


def _slopes(
    cases: Sequence[Case], weights: Numbers, held: float
) -> tuple[Numbers, Numbers]:
    slope: Numbers = -held * weights
    bend: Numbers = held * np.eye(len(weights))
    for case in cases:
        told = case.rows @ weights
        worth = np.exp(told - told.max())
        others, odds = case.rows[~case.named], worth[~case.named]
        whole, first = odds.sum(), others.T @ odds
        second = (others * odds[:, None]).T @ others
        for at in np.flatnonzero(case.named):
            row, odd = case.rows[at], worth[at]
            mean = (first + odd * row) / (whole + odd)
            slope = slope + row - mean
            square = (second + odd * np.outer(row, row)) / (whole + odd)
            bend = bend + square - np.outer(mean, mean)
    return slope, bend


def _as_chances(cases: Sequence[Case], weights: Numbers) -> Fitted:
    """Stretch and move the sums so that they tell how many of such are named."""
    told = np.concatenate([case.rows @ weights for case in cases])
    named = np.concatenate([case.named for case in cases]).astype(float)
    both = np.stack([told - told.mean(), np.ones_like(told)], axis=1)
    line = np.array([1.0, -4.0])
    for _ in range(STEPS * 2):
        chance = 1.0 / (1.0 + np.exp(-np.clip(both @ line, -30, 30)))
        bend = (both * (chance * (1 - chance))[:, None]).T @ both + 1e-6 * np.eye(2)
        line = line + np.linalg.solve(bend, both.T @ (named - chance))
    stretch = float(line[0])
    return Fitted(weights * stretch, float(line[1]) - stretch * float(told.mean()))
