"""The icon in the tray says how much is at risk, in colour, number and words."""

from __future__ import annotations

from desktop import theme
from desktop.tray import Tray, tray_icon


def _has_colour(at_risk: int, breached: int, value: str) -> bool:
    image = tray_icon(at_risk, breached).pixmap(64, 64).toImage()
    wanted = theme.colour(value).rgb()
    return any(
        image.pixel(x, y) == wanted for x in range(image.width()) for y in range(image.height())
    )


def test_nothing_at_risk_shows_no_badge() -> None:
    tones = theme.LIGHT.tones
    badges = [tones[theme.Tone.AT_RISK].mark, tones[theme.Tone.BREACHED].mark]

    assert not any(_has_colour(0, 0, value) for value in badges)


def test_a_ticket_at_risk_shows_the_badge_of_risk() -> None:
    assert _has_colour(1, 0, theme.LIGHT.tones[theme.Tone.AT_RISK].mark)


def test_a_breach_shows_the_badge_of_breach() -> None:
    assert _has_colour(3, 1, theme.LIGHT.tones[theme.Tone.BREACHED].mark)


def test_without_a_tray_there_is_no_icon() -> None:
    tray = Tray()

    tray.count(2, 1)

    assert not tray.is_there
    tray.close()
