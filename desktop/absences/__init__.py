"""Who is away from when until when and who stands in: the list, and the form that enters it."""

from desktop.absences.form import AbsenceDialog
from desktop.absences.part import AbsencesPart, member_words

__all__ = ["AbsenceDialog", "AbsencesPart", "member_words"]
