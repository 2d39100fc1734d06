"""The steps of a procedure in sentences: who does them, after what, how long, and only if."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from desktop.spoken.fields import any_of
from desktop.spoken.people import recipient_words, recipients_words
from desktop.spoken.rules import clauses
from desktop.text import plural, tr

if TYPE_CHECKING:
    from services.workflow.overview import StepCard
    from services.workflow.templates import Step


AMOUNT: Final = re.compile(r"(\d+)([a-z]+)")
"""A number and its unit, as a due time is written: 4h, 2bd."""


def step_words(card: StepCard) -> list[str]:
    """Say everything of a step but its title, a sentence each."""
    step = card.step
    said = [who_words(step), _when(step)]
    if step.due:
        span = AMOUNT.sub(r"\1 \2", step.due)
        said.append(tr("It may take {span} of service time.", span=span))
    held = [one.words for one in clauses(card.node)]
    if held:
        said.append(tr("Skipped unless {conditions}.", conditions=tr(", ").join(held)))
    return said


def who_words(step: Step) -> str:
    """Say who does a step, or whose approval ends it."""
    if step.approvers:
        if step.way == "any":
            one = any_of([recipient_words(kind) for kind in step.approvers])
            return tr("Ends as soon as {people} approves.", people=one)
        people = recipients_words(step.approvers)
        return tr("Ends when approved by {people}.", people=people)
    if step.assignee:
        return tr("Done by {who}.", who=recipient_words(step.assignee))
    if step.team:
        return tr("Done by somebody of “{team}”.", team=step.team)
    return tr("Done by somebody of the ticket's team.")


def _when(step: Step) -> str:
    if not step.after:
        return tr("Opens at once.")
    numbers = [str(one) for one in step.after]
    named = numbers[-1]
    if len(numbers) > 1:
        named = tr("{some} and {last}", some=tr(", ").join(numbers[:-1]), last=named)
    return plural(
        "Opens when step {numbers} has ended.",
        "Opens when steps {numbers} have ended.",
        len(numbers),
    ).format_map({"numbers": named})
