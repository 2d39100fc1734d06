"""Keeps the figures honest: which side is divided by which, and when a goal is missed."""

import pytest

from tests.bench.job import Job, parse_goal
from tests.bench.runner import files_that_say, judge, measure, named_files, quantile_of


def nothing() -> None:
    """Do nothing, fast."""


def test_a_goal_of_at_least_counts_how_much_faster_we_are() -> None:
    job = Job(job="deadline", ours=nothing, theirs=nothing, goal=">= 400x")

    result = judge(job, 0.001, 0.5)

    assert result.ratio == 500
    assert result.met is True


def test_a_goal_of_at_most_counts_how_much_slower_we_are() -> None:
    job = Job(job="first paint", ours=nothing, theirs=nothing, goal="<= 1.6x")

    result = judge(job, 0.32, 0.16)

    assert result.ratio == 2
    assert result.is_missed


def test_a_rate_is_better_when_it_is_higher() -> None:
    job = Job(job="load", ours=nothing, theirs=nothing, goal=">= 0.4x", more_is_better=True)

    assert judge(job, 50.0, 100.0).ratio == 0.5


def test_an_absolute_goal_is_read_in_its_own_unit() -> None:
    job = Job(job="replay", ours=nothing, goal="<= 150 us")

    assert judge(job, 149e-6, None).met is True
    assert judge(job, 151e-6, None).met is False


def test_a_goal_not_claimed_yet_is_told_but_not_counted_as_missed() -> None:
    job = Job(job="replay", ours=nothing, goal="<= 150 us", claimed=False)

    result = judge(job, 1.0, None)

    assert result.met is False
    assert not result.is_missed


def test_a_ratio_without_a_peer_is_refused() -> None:
    with pytest.raises(ValueError, match="needs a peer"):
        judge(Job(job="deadline", ours=nothing, goal=">= 2x"), 1.0, None)


def test_words_that_are_no_goal_are_refused() -> None:
    with pytest.raises(ValueError, match="not a goal"):
        parse_goal("fast")


def test_the_figure_of_samples_is_the_quantile_asked_for() -> None:
    frames = [float(n) for n in range(101)]

    assert quantile_of(frames, 0.95) == 95.0


def test_both_sides_run_the_same_number_of_rounds_and_close_once() -> None:
    calls: list[str] = []
    job = Job(
        job="turns",
        ours=lambda: calls.append("ours"),
        theirs=lambda: calls.append("theirs"),
        close=lambda: calls.append("closed"),
        rounds=3,
    )

    measure(job)

    assert calls.count("ours") == calls.count("theirs") == 4
    assert calls[-1] == "closed"


def test_a_file_is_measured_alone_where_it_is_named() -> None:
    assert [path.stem for path in named_files("database")] == ["bench_database"]
    assert "bench_window" in [path.stem for path in named_files("")]


def test_a_job_is_looked_for_in_the_files_that_name_it() -> None:
    assert named_files("replies sent") == []
    assert [path.stem for path in files_that_say("replies sent")] == ["bench_database"]
