"""How a message sounds, by a word list of our own: offline, English and German, explained."""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter
from functools import lru_cache
from importlib import resources
from typing import Final, NamedTuple

TOLD: Final = re.compile(r"(?:[^\W\d_]|['\u0300-\u036F])+|!{2,}|[.?\n]")
"""A word, shouting, or the end of a sentence; found in one pass, whose length is the text's.

The pattern is ours; re2, for what people wrote as a pattern, takes ten times as long for a word.
"""
ENDS: Final = frozenset(".?\n")
LONGEST: Final = 20_000
"""Characters looked at; the rest of a message says nothing new about its tone."""
REACH: Final = 3
"""How many words before it a turning or strengthening word still touches."""
SHOUTING: Final = 4
"""Capital letters a word needs to be shouted."""
QUOTED: Final = (">", "On ", "Am ")


class Tone(NamedTuple):
    """How a text sounds.

    Attributes:
        score: From -100 (furious) to 100 (delighted); 0 is neutral.
        words: What made it, each with its weight, the heaviest first.
    """

    score: int
    words: tuple[tuple[str, int], ...]


class Lexicon(NamedTuple):
    """Weights of words and of pairs of words, and the words that turn or strengthen."""

    weights: dict[str, int]
    turning: frozenset[str]
    strong: frozenset[str]


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """Read the word list that ships with the desk."""
    file = resources.files("resources").joinpath("packs/tone.json")
    stored = json.loads(file.read_text("utf-8"))
    weights = {word: int(weight) for weight, words in stored["weights"].items() for word in words}
    return Lexicon(weights, frozenset(stored["turning"]), frozenset(stored["strong"]))


def heard(text: str) -> Tone:
    """Score a text by the words in it; quoted lines are somebody else's words."""
    own = "\n".join(
        line for line in text[:LONGEST].splitlines() if not line.lstrip().startswith(QUOTED)
    )
    found: Counter[str] = Counter()
    sentence: list[str] = []
    for told in TOLD.findall(unicodedata.normalize("NFC", own)):
        if told in ENDS:
            _hear(sentence, found)
            sentence = []
        else:
            sentence.append(told)
    _hear(sentence, found)
    total = sum(found.values())
    heaviest = sorted(found.items(), key=lambda one: (-abs(one[1]), one[0]))
    return Tone(max(-100, min(100, total)), tuple(heaviest[:12]))


def _hear(spoken: list[str], found: Counter[str]) -> None:
    said = [word.casefold() for word in spoken]
    for index, word in enumerate(said):
        weight = _weight(said, index)
        if weight:
            shouted = len(spoken[index]) >= SHOUTING and spoken[index].isupper()
            found[word] += weight * 3 // 2 if shouted else weight
        elif word.startswith("!!"):
            found["!!"] -= 5


def _weight(said: list[str], index: int) -> int:
    known = lexicon()
    weight = known.weights.get(said[index], 0)
    if index + 1 < len(said):
        weight += known.weights.get(f"{said[index]} {said[index + 1]}", 0)
    if not weight:
        return 0
    before = said[max(0, index - REACH) : index]
    if any(word in known.strong for word in before):
        weight = weight * 3 // 2
    if any(word in known.turning for word in before):
        return -weight // 2
    return weight
