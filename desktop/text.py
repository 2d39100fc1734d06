"""Every word the window shows: translation, plurals, and how spans, dates and sizes are said."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QDate, QLocale, QTime

if TYPE_CHECKING:
    from collections.abc import Callable

CONTEXT: Final = "vigildesk"
MINUTE: Final = timedelta(minutes=1)
HOUR: Final = timedelta(hours=1)
DAY: Final = timedelta(days=1)
KIB: Final = 1024
_LONG_WORD: Final = re.compile(r"\S{20}(?=\S{5})")
UNITS: Final[tuple[tuple[timedelta, Callable[[int], str]], ...]] = (
    (timedelta(days=1), lambda count: tr("{count} d", count=count)),
    (timedelta(hours=1), lambda count: tr("{count} h", count=count)),
    (timedelta(minutes=1), lambda count: tr("{count} min", count=count)),
    (timedelta(seconds=1), lambda count: tr("{count} s", count=count)),
)


def tr(source: str, **values: object) -> str:
    """Return `source` in the language of the window, with {names} filled from `values`.

    Args:
        source: Plain English, a literal, so that the translators' tool finds it.
        **values: What stands for the names in braces; never read as markup or as a template.
    """
    translated = QCoreApplication.translate(CONTEXT, source)
    return translated.format_map(values) if values else translated


def plural(one: str, many: str, count: int) -> str:
    """Return the form that belongs to `count`, with %n replaced by it.

    Args:
        one: English for exactly one.
        many: English for any other count; the key of the translators.
        count: Zero or more.
    """
    if QCoreApplication.translate(CONTEXT, many) == many:  # English: nobody has translated it
        return (one if count == 1 else many).replace("%n", number(count))
    return QCoreApplication.translate(CONTEXT, many, None, count)


def open_words() -> str:
    """Name the button that opens something; English has the same word for a state of tickets."""
    return tr("Open (a button)").removesuffix(" (a button)")


def quoted(words: object) -> str:
    """Put words that somebody chose into the quotation marks of the language."""
    return tr("“{words}”", words=words)


def plain(words: str) -> str:
    """Return words that Qt cannot take for markup where it guesses, as it does in tooltips.

    An invisible space after every "<" keeps what somebody wrote from becoming a tag.
    """
    return words.replace("<", "<\N{ZERO WIDTH SPACE}").replace("&lt;", "&\N{ZERO WIDTH SPACE}lt;")


def unmarked(words: str) -> str:
    """Return words for a menu or a button, where an "&" as in "R&D" would mark a key."""
    return words.replace("&", "&&")


def breakable(words: str) -> str:
    """Let a label break a word that is longer than any pane is wide, such as a pasted name."""
    return _LONG_WORD.sub("\\g<0>\N{ZERO WIDTH SPACE}", words)


def set_span(value: timedelta) -> str:
    """Say a length of time that somebody has set: "4 h", "1 h 30 min", "2 d"."""
    said, left = [], abs(value)
    for unit, words in UNITS:
        count, left = divmod(left, unit)
        if count:
            said.append(words(count))
    return " ".join(said) or tr("{count} s", count=0)


def span(value: timedelta) -> str:
    """Say a length of time in at most two units: "45 s", "12 min", "2 h 10", "3 d 4 h".

    Negative spans are said by their size. From one minute on the seconds are dropped, except
    in the last two minutes, where they are what one looks at: "1 min 20 s".
    """
    value = abs(value)
    if value < MINUTE:
        return tr("{count} s", count=int(value.total_seconds()))
    if value < 2 * MINUTE:
        return tr("1 min {count} s", count=int((value - MINUTE).total_seconds()))
    if value < HOUR:
        return tr("{count} min", count=value // MINUTE)
    if value < DAY:
        return tr("{hours} h {minutes:02}", hours=value // HOUR, minutes=value % HOUR // MINUTE)
    return tr("{days} d {hours} h", days=value // DAY, hours=value % DAY // HOUR)


def long_span(value: timedelta) -> str:
    """Say a length of time to the second, for proofs: "1:02:05", "27:00:00"."""
    seconds = int(abs(value).total_seconds())
    return f"{seconds // 3600}:{seconds % 3600 // 60:02}:{seconds % 60:02}"


def moment(at: datetime, now: datetime) -> str:
    """Say an instant on this seat's clock, as short as it stays clear.

    "14:32" today, "5 Jun, 14:32" this year, "5 Jun 2025, 14:32" before.
    """
    local, today = at.astimezone(), now.astimezone().date()
    clock = _clock(local)
    if local.date() == today:
        return clock
    pattern = tr("d MMM") if local.year == today.year else tr("d MMM yyyy")
    return tr("{date}, {clock}", date=_date(local, pattern), clock=clock)


def exact_moment(at: datetime) -> str:
    """Say an instant on this seat's clock to the second, with its offset: for evidence."""
    local = at.astimezone()
    clock = QTime(local.hour, local.minute, local.second).toString("HH:mm:ss")
    return f"{_date(local, tr('yyyy-MM-dd'))} {clock} {_offset(local)}"


def whole_moment(at: datetime) -> str:
    """Say an instant on this seat's clock so that it stays clear for good: "5 Jun 2026, 14:32"."""
    local = at.astimezone()
    return tr("{date}, {clock}", date=_date(local, tr("d MMM yyyy")), clock=_clock(local))


def day_words(at: datetime, now: datetime) -> str:
    """Say a day as a divider of a conversation: "Today", "Yesterday", "Friday, 5 June 2026"."""
    local, today = at.astimezone().date(), now.astimezone().date()
    if local == today:
        return tr("Today")
    if local == today - DAY:
        return tr("Yesterday")
    return _date(at.astimezone(), tr("dddd, d MMMM yyyy"))


def day_label(at: datetime, *, is_short: bool = False, is_long: bool = False) -> str:
    """Say a day at the head of a column: "Mon 8", short "8", long "Mon, 8 June 2026"."""
    pattern = tr("d") if is_short else tr("ddd, d MMMM yyyy") if is_long else tr("ddd d")
    return _date(at.astimezone(), pattern)


def day_name(place: int) -> str:
    """Name a day of the week in short, from Monday, 0, to Sunday, 6."""
    return _locale().dayName(place + 1, QLocale.FormatType.ShortFormat)


def clock_words(since_midnight: timedelta) -> str:
    """Say a time of day: "16:00"."""
    seconds = int(since_midnight.total_seconds())
    return _locale().toString(QTime(0, 0).addSecs(seconds), tr("HH:mm"))


def day_words_of(day: date) -> str:
    """Say a day that stands for itself: "8 Jun 2026"."""
    return _locale().toString(QDate(day.year, day.month, day.day), tr("d MMM yyyy"))


def ago(at: datetime, now: datetime) -> str:
    """Say how long ago an instant was: "just now", "4 min ago", "3 d ago"."""
    passed = now - at
    passed -= passed % MINUTE
    if passed < MINUTE:
        return tr("just now")
    if passed < DAY:
        words = tr("1 min") if passed == MINUTE else span(passed)
        return tr("{span} ago", span=words)
    return tr("{days} d ago", days=passed // DAY)


def size(count: int) -> str:
    """Say a number of bytes: "812 B", "1.4 MB"."""
    if count < KIB:
        return tr("{count} B", count=count)
    for unit in (tr("KB"), tr("MB"), tr("GB")):
        count_in = count / KIB
        if count_in < KIB or unit == tr("GB"):
            return f"{_locale().toString(count_in, 'f', 1 if count_in < 10 else 0)} {unit}"  # noqa: PLR2004 - one decimal below ten
        count = count // KIB
    return str(count)


def number(value: int) -> str:
    """Say a whole number with the thousands marks of the locale."""
    return _locale().toString(value)


def decimal(value: float, places: int) -> str:
    """Say a number with so many decimal places, with the marks of the locale."""
    return _locale().toString(value, "f", places)


def at_most(value: int, limit: int) -> str:
    """Say a whole number that is counted up to a limit only: "10,000+" beyond."""
    return f"{number(limit)}+" if value > limit else number(value)


def rounded(value: int) -> int:
    """Return a number that is only judged with two digits that count: 748,213 is 750,000."""
    size = int(10 ** max(len(str(value)) - 2, 0))
    return (value + size // 2) // size * size


def _locale() -> QLocale:
    """The person's locale; where none is set, English, whose numbers can be read."""
    found = QLocale()
    is_unset = found.language() == QLocale.Language.C
    return QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom) if is_unset else found


def _clock(local: datetime) -> str:
    return _locale().toString(QTime(local.hour, local.minute), tr("HH:mm"))


def _date(local: datetime, pattern: str) -> str:
    return _locale().toString(QDate(local.year, local.month, local.day), pattern)


def _offset(local: datetime) -> str:
    offset = local.utcoffset() or timedelta(0)
    if not offset:
        return UTC.tzname(None) or "UTC"
    sign = "-" if offset < timedelta(0) else "+"
    minutes = abs(offset) // MINUTE
    return f"UTC{sign}{minutes // 60:02}:{minutes % 60:02}"
