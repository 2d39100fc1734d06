"""The server judges conditions of levels as the program does, in the same words, or leaves them."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any, Final

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select, text

from models.rota import RequesterGroup, RequesterGroupMember
from models.rules import Unsettled
from models.tickets import CustomField, CustomValue, Ticket
from services.rules import patterns
from services.rules.conditions import read, span
from services.rules.facts import custom_fields, gather
from services.rules.judgement import judge
from services.rules.kinds import BUILT_IN, OPS, Kind, Op
from services.store.work import WATCHER, Store
from tests.rigs.desk import MONDAY_9H
from tests.rigs.varied_desk import FIELDS, INSTANTS, lay_varied_desk, trees

if TYPE_CHECKING:
    from collections.abc import Iterator

    from services.store.work import Work

pytestmark = pytest.mark.postgres
ASKED: Final = text(
    "SELECT t.id, j.holds, j.why FROM ticket t, guard.judge(t, CAST(:tree AS jsonb), :now) j"
    " WHERE t.id % :each = 0"
)


@pytest.fixture(scope="module")
def varied(module_pg_url: str) -> Iterator[Store]:
    store = lay_varied_desk(module_pg_url)
    yield store
    store.dispose()


def server(work: Work, tree: dict[str, Any], each: int = 1) -> dict[int, tuple[bool, str]]:
    """Return what the server says of each ticket of which it says anything."""
    found = work.session.execute(ASKED, {"tree": json.dumps(tree), "now": work.now, "each": each})
    return {number: (holds, why) for number, holds, why in found if holds is not None}


def program(work: Work, tree: dict[str, Any]) -> dict[int, tuple[bool, str]]:
    node = read(tree, custom_fields(work))
    tickets = work.session.scalars(select(Ticket))
    verdicts = {one.id: judge(node, gather(work, one)) for one in tickets}
    return {number: (one.holds, one.why) for number, one in verdicts.items()}


def _every(work: Work, number: int) -> list[Ticket]:
    return [one for one in work.session.scalars(select(Ticket)) if one.id % number == 0]


def test_server_and_program_agree_on_random_trees(varied: Store) -> None:
    told: list[int] = []
    with varied.reading(WATCHER) as work:
        fields = custom_fields(work)
        facts = {one.id: gather(work, one) for one in work.session.scalars(select(Ticket))}

        @settings(max_examples=100, suppress_health_check=[HealthCheck.too_slow])
        @given(tree=trees)
        def agree(tree: dict[str, Any]) -> None:
            node = read(tree, fields)
            answers = server(work, tree)
            for number, answer in answers.items():
                assert answer == tuple(judge(node, facts[number])), tree
            told.append(len(answers))

        agree()
    assert sum(told) > len(told) * len(facts) * 0.7


def test_every_comparison_of_every_field_agrees_and_is_answered(varied: Store) -> None:
    samples: dict[Kind, list[Any]] = {
        Kind.RANK: ["high", "LOW"],
        Kind.NUMBER: [1, 12, 0.5, "12"],
        Kind.INSTANT: [MONDAY_9H.isoformat(), INSTANTS[2].isoformat(), "2026-06-09T00:00Z"],
        Kind.SPAN: ["30h", "1h30m", "1d"],
    }
    differing = []
    with varied.reading(WATCHER) as work:
        fields = custom_fields(work)
        facts = {one.id: gather(work, one) for one in _every(work, 3)}
        for name, kind in FIELDS.items():
            for op in OPS[kind]:
                for one in samples.get(kind, ["vip", "Tier 1", "Ä% _", "(?i)REFUND|nothing"]):
                    value = {Op.EMPTY: one == "vip", Op.IN: [one, one]}.get(op, one)
                    leaf = {"field": name, "op": op.value, "value": value}
                    for tree in (leaf, {"none": [leaf]}):
                        node = read(tree, fields)
                        known = {number: tuple(judge(node, one)) for number, one in facts.items()}
                        if server(work, tree, 3) != known:
                            differing.append(tree)
    assert differing == []


def test_both_know_the_same_fields(varied: Store) -> None:
    with varied.reading(WATCHER) as work:
        for name, field in BUILT_IN.items():
            known = work.session.execute(
                text("SELECT f.sort, f.title FROM ticket t, guard.fact(t, :name, now()) f LIMIT 1"),
                {"name": name},
            ).one()
            assert tuple(known) == (field.kind.value, field.label)


WORDS: Final = st.text(
    st.sampled_from(
        "aAkKsSzß\N{LATIN SMALL LETTER LONG S}\N{KELVIN SIGN}É e|-_%'\"#&~<>/,:;=!@0\n"
    ),
    max_size=8,
)


@settings(max_examples=300)
@given(pattern=WORDS, folds=st.booleans(), subject=WORDS)
def test_plain_words_are_found_as_re2_finds_them(
    finder: Any,  # noqa: ANN401 - a connection
    pattern: str,
    folds: bool,  # noqa: FBT001 - drawn
    subject: str,
) -> None:
    said = f"(?i){pattern}" if folds else pattern
    found = finder.scalar(text("SELECT guard.finds(:s, :p)"), {"s": subject, "p": said})
    if found is None:
        assert folds
        assert not pattern.isascii() or "\n" in pattern
    else:
        assert found == patterns.compiled(said).is_in(subject)


@pytest.fixture(scope="module")
def finder(varied: Store) -> Iterator[Any]:
    with varied.engine.connect() as connection:
        yield connection


ESCAPED: Final = (r"\d", r"\W", r"\s", r"\S", r"\b", r"\.", r"\n")
SETS: Final = ("[a-k]", "[^ks]", r"[\d_]", r"[^\w.]", "[0-9A-K-]", "[.*+]", r"[\]^]")
PIECES: Final = st.sampled_from(
    (*"aKkS s_-é1.^$|()*+?\n", *ESCAPED, *SETS, "(?:", "a+?", ".*", "(s|1)+")
)
SUBJECTS: Final = st.text(
    st.sampled_from("aAkKsSé1_-. ]^\n\v\N{KELVIN SIGN}\N{NO-BREAK SPACE}"), max_size=9
)


def test_patterns_are_found_as_re2_finds_them_or_left(finder: Any) -> None:  # noqa: ANN401
    told: list[bool] = []

    @settings(max_examples=1000)
    @given(pieces=st.lists(PIECES, min_size=1, max_size=7), folds=..., subject=SUBJECTS)
    def agree(pieces: list[str], folds: bool, subject: str) -> None:  # noqa: FBT001 - drawn
        said = ("(?i)" if folds else "") + "".join(pieces)
        try:
            known = patterns.compiled(said).is_in(subject)
        except ValueError:
            return  # nobody could publish it
        found = finder.scalar(text("SELECT guard.finds(:s, :p)"), {"s": subject, "p": said})
        assert found in (None, known), (said, subject)
        told.append(found is not None)

    agree()
    assert sum(told) > 0.6 * len(told) > 300


@pytest.mark.parametrize(
    "pattern",
    ["a{2}", r"\pL", "[[:alpha:]]", "(?s)a.c", "(?P<x>a)", r"\x61", "(?i)é.", "[à-ü]", "^*"],
)
def test_what_both_may_read_otherwise_is_left_to_the_program(finder: Any, pattern: str) -> None:  # noqa: ANN401
    assert finder.scalar(text("SELECT guard.finds('abc', :p)"), {"p": pattern}) is None


def test_a_pattern_that_takes_other_engines_for_ever_takes_no_time(finder: Any) -> None:  # noqa: ANN401
    finder.execute(text("SET statement_timeout = '2s'"))
    asked = text("SELECT guard.finds(repeat('a', 100000), '^(a+)+$|(a|aa)+b|(.*)(.*)(.*)c')")
    assert finder.scalar(asked) is True
    finder.execute(text("RESET statement_timeout"))


@pytest.mark.parametrize("spelled", ["+5", "05", "1e3", "٣", "1_000", "99999999999999999", "nan"])
def test_numbers_spelled_in_another_way_are_left_or_none(varied: Store, spelled: str) -> None:
    tree = {"field": "seats", "op": "greater", "value": 4}
    with varied.reading(WATCHER) as work:
        number = _with_value(work, "seats", spelled)
        answer = server(work, tree).get(number)
        assert answer in (None, program(work, tree)[number])
        assert (answer is None) is (spelled != "nan")
        work.session.rollback()


@pytest.mark.parametrize(
    ("spelled", "is_told"),
    [
        ("2026-06-09", True),
        ("2026-02-30", False),
        ("2026-W24-1", False),
        ("20260609", False),
        ("2026-06-09T12:00:00.250000+02:00", False),
        ("soon", True),
    ],
)
def test_dates_are_read_alike_or_left(varied: Store, spelled: str, is_told: bool) -> None:  # noqa: FBT001
    tree = {"field": "renewal", "op": "greater", "value": "2026-06-09T11:00+00:00"}
    with varied.reading(WATCHER) as work:
        number = _with_value(work, "renewal", spelled)
        answer = server(work, tree).get(number)
        assert answer == (program(work, tree)[number] if is_told else None)
        work.session.rollback()


def _with_value(work: Work, key: str, value: str) -> int:
    number = work.session.scalars(select(Ticket.id).order_by(Ticket.id)).first() or 0
    field = work.session.scalars(select(CustomField.id).where(CustomField.key == key)).one()
    work.session.merge(CustomValue(ticket_id=number, field_id=field, value=value))
    work.session.flush()
    return number


@settings(max_examples=150)
@given(
    st.timedeltas(min_value=timedelta(0), max_value=timedelta(days=900)),
    st.datetimes(min_value=datetime(2000, 1, 1), max_value=datetime(2090, 1, 1)),  # noqa: DTZ001
    st.lists(st.tuples(st.integers(0, 999_999), st.sampled_from("smhdw")), min_size=1, max_size=4),
)
def test_times_and_spans_are_said_and_read_alike(
    finder: Any,  # noqa: ANN401 - a connection
    age: timedelta,
    at: datetime,
    parts: list[tuple[int, str]],
) -> None:
    instant = at.replace(tzinfo=UTC)
    seconds = finder.scalar(text("SELECT extract(epoch FROM :age)"), {"age": age})
    assert finder.scalar(text("SELECT guard.said_span(:s)"), {"s": seconds}) == str(age)
    assert finder.scalar(text("SELECT guard.said_instant(:at)"), {"at": instant}) == str(instant)
    said = "".join(f"{number}{unit}" for number, unit in parts)
    found = finder.scalar(text("SELECT guard.as_span(:said)"), {"said": said})
    assert found == span(said).total_seconds()


def test_what_is_counted_anew_is_left_until_then(varied: Store) -> None:
    with varied.reading(WATCHER) as work:
        number = work.session.scalars(select(Ticket.id).order_by(Ticket.id)).first() or 0
        policy = {"field": "policy", "op": "is", "value": "Standard"}
        assert number in server(work, policy)
        work.session.add(Unsettled(ticket_id=number, left_at=work.now, happened=[]))
        work.session.flush()
        assert number not in server(work, policy)
        assert number in server(work, {"field": "team", "op": "empty", "value": False})
        work.session.rollback()


def test_a_field_that_is_gone_is_left(varied: Store) -> None:
    with varied.reading(WATCHER) as work:
        assert server(work, {"field": "gone", "op": "is", "value": "x"}) == {}
        tree = {"any": [{"field": "status", "op": "empty"}, {"field": "gone", "op": "empty"}]}
        assert server(work, tree) == {}


def test_what_many_groups_say_is_cut_where_the_program_cuts_it(varied: Store) -> None:
    with varied.reading(WATCHER) as work:
        ticket = work.session.scalars(select(Ticket).order_by(Ticket.id)).first()
        assert ticket is not None
        ticket.subject = "x" * 200
        for number in range(12):
            group = RequesterGroup(name=f"A group with a long name, number {number}")
            work.session.add(group)
            work.session.flush()
            member = RequesterGroupMember(group_id=group.id, person_id=ticket.requester_id)
            work.session.add(member)
        work.session.flush()
        for tree in (
            {"field": "subject", "op": "is", "value": "y"},
            {"field": "requester_groups", "op": "contains", "value": "y"},
        ):
            assert server(work, tree) == program(work, tree)
        work.session.rollback()
