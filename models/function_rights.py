"""Who may call which function of a shared database: one line for each; see `models.rights`."""

from __future__ import annotations

from typing import Final

from models.rights import ADMINISTRATORS, DESK, EVERYBODY, NOBODY, RECORD_KEEPERS, Roles

HISTORY: Final = frozenset(
    {
        "ledger_append(text,text,jsonb,bigint)",
        "ledger_entry()",
        "ledger_receipt()",
        "ledger_row(text,text,text,text,text,jsonb,jsonb)",
        "ledger_write(text,text,jsonb,bytea,bytea,bigint)",
        "capture_row()",
        "record_direct_change()",
        "refuse_change()",
        "refuse_emptying()",
        "ledger_withhold(bigint)",
        "ledger_withhold_year(bigint)",
        "ledger_uses()",
        "ledger_withheld(jsonb,bytea,boolean)",
        "check_withholding()",
        "check_blanking()",
        "check_disposal()",
    }
)
"""Functions that write or defend history; they belong to the role without members."""

ROLE_MAKING: Final = frozenset(
    {
        "guard.make_role(text,text,text)",
        "guard.change_role(text,text,text)",
        "guard.is_login(text)",
    }
)
"""Functions of the role that makes logins; only the desk's own functions call them."""

FUNCTIONS: Final[dict[str, Roles]] = {
    **dict.fromkeys(sorted(HISTORY), NOBODY),
    "ledger_receipt()": EVERYBODY,
    "ledger_withhold(bigint)": RECORD_KEEPERS,
    "ledger_withhold_year(bigint)": RECORD_KEEPERS,
    # records: what two people decided is carried out with the owner's rights
    "refuse_event_change()": NOBODY,
    "check_hold()": NOBODY,
    "check_approval()": NOBODY,
    "records_use_approval(text,bigint)": NOBODY,
    "records_detach(bigint)": NOBODY,
    "records_purge(bigint)": RECORD_KEEPERS,
    "records_purge_log(bigint)": RECORD_KEEPERS,
    "records_erase_ticket(bigint)": RECORD_KEEPERS,
    "records_erase_person(bigint)": RECORD_KEEPERS,
    # a complaint's receipt is corrected by two
    "complaint_correct_receipt(bigint,timestamptz)": DESK,
    # search: its triggers keep the words
    "api.find_tickets(tsquery,integer,boolean,boolean)": EVERYBODY,
    "search_language()": EVERYBODY,
    'search_words(text,"char")': NOBODY,
    "search_join(tsvector,tsvector)": NOBODY,
    "search_add(bigint,tsvector)": NOBODY,
    "search_rebuild(bigint)": NOBODY,
    "search_follows_ticket()": NOBODY,
    "search_follows_message()": NOBODY,
    "search_follows_attachment()": NOBODY,
    "search_follows_value()": NOBODY,
    # who is signed in, and what that person sees; policies ask these
    "guard.me()": EVERYBODY,
    "guard.my_role()": EVERYBODY,
    "guard.my_department()": EVERYBODY,
    "guard.my_departments()": EVERYBODY,
    "guard.my_teams()": EVERYBODY,
    "guard.my_errands()": EVERYBODY,
    "guard.my_own_teams()": EVERYBODY,
    "guard.my_headed()": EVERYBODY,
    "guard.my_own_errands()": EVERYBODY,
    "guard.my_secret_kinds()": EVERYBODY,
    "guard.held_tickets()": EVERYBODY,
    "guard.is_trusted()": NOBODY,
    # triggers: what a seat may not claim
    "guard.is_now(timestamptz)": NOBODY,
    "guard.hold_ticket()": NOBODY,
    "guard.check_entry()": NOBODY,
    "guard.check_event()": NOBODY,
    "guard.check_message()": NOBODY,
    "guard.check_ticket()": NOBODY,
    "guard.is_forward(outbox_message)": NOBODY,
    "guard.check_parcel()": NOBODY,
    "guard.check_delivery()": NOBODY,
    # words of restricted tickets
    "api.open_tickets(bigint[],text,text)": EVERYBODY,
    "api.ticket_of(text,bigint)": EVERYBODY,
    "guard.kept_kinds()": EVERYBODY,
    "guard.kept_tags()": EVERYBODY,
    "guard.opened_tickets()": EVERYBODY,
    "guard.is_written(text,bigint)": EVERYBODY,
    "guard.note_written()": NOBODY,
    "guard.is_restricted(bigint)": NOBODY,
    # clocks of seats
    "guard.mark_ticket(bigint)": NOBODY,
    "guard.note_cause()": NOBODY,
    "guard.note_recount()": NOBODY,
    "guard.keeps_plan(clock,clock)": NOBODY,
    "guard.is_late(timestamptz)": NOBODY,
    "guard.check_clock()": NOBODY,
    "guard.mark_changed()": NOBODY,
    # levels that any window sees to
    "guard.alert_word(text,text)": NOBODY,
    "guard.local_time(timestamptz,text,text)": NOBODY,
    "guard.seconds(text)": NOBODY,
    "guard.stamp(timestamptz)": NOBODY,
    "guard.team_people(bigint)": NOBODY,
    "guard.present(bigint)": NOBODY,
    "guard.with_stand_ins(bigint[])": NOBODY,
    "guard.on_call(bigint)": NOBODY,
    "guard.people_of(ticket,text,text)": NOBODY,
    "guard.level_people(ticket,escalation_level,boolean)": NOBODY,
    "guard.away(bigint[])": NOBODY,
    "guard.next_in_line(ticket,bigint[])": NOBODY,
    "guard.reached(ticket,bigint[],boolean)": NOBODY,
    "guard.open_rungs(clock)": NOBODY,
    "guard.as_number(text)": NOBODY,
    "guard.as_instant(text)": NOBODY,
    "guard.as_span(text)": NOBODY,
    "guard.said_instant(timestamptz)": NOBODY,
    "guard.said_span(numeric)": NOBODY,
    "guard.finds(text,text)": NOBODY,
    "guard.fact(ticket,text,timestamptz)": NOBODY,
    "guard.judge_leaf(ticket,jsonb,timestamptz)": NOBODY,
    "guard.judge(ticket,jsonb,timestamptz)": NOBODY,
    "guard.can_fire(ticket,escalation_level,boolean)": NOBODY,
    "guard.note_firing(text,bigint,text,jsonb,text)": NOBODY,
    "guard.notice_breach(clock,text)": NOBODY,
    "guard.hand_over(ticket,escalation_level,text)": NOBODY,
    "guard.refuse_act(text)": NOBODY,
    "guard.is_plain(text,integer)": NOBODY,
    "guard.tell_clocks(bigint,text,jsonb,jsonb)": NOBODY,
    "guard.assign(ticket,bigint,bigint,text,text)": NOBODY,
    "guard.choose(ticket,text,bigint,text)": NOBODY,
    "guard.act_assign(ticket,jsonb,text,text)": NOBODY,
    "guard.act_priority(ticket,text,text,text)": NOBODY,
    "guard.act_type(ticket,text,text,text)": NOBODY,
    "guard.said_tags(jsonb)": NOBODY,
    "guard.act_tags(ticket,jsonb,text,text)": NOBODY,
    "guard.act_field(ticket,text,text,text,text)": NOBODY,
    "guard.filled(text,ticket,text,text,boolean)": NOBODY,
    "guard.act_note(ticket,text,text,text)": NOBODY,
    "guard.act_notify(ticket,jsonb,text,text)": NOBODY,
    "guard.fits_field(text,jsonb)": NOBODY,
    "guard.can_act(ticket,jsonb)": NOBODY,
    "guard.act(bigint,escalation_level,text)": NOBODY,
    "guard.tell_of_clock(bigint[],ticket,clock,bigint,text,integer,text)": NOBODY,
    "guard.fire_level(ticket,clock,escalation_level,timestamptz,boolean,bigint[],boolean,"
    "text,text)": NOBODY,
    "guard.call_again(ticket,clock,escalation_level,bigint,bigint[],boolean,text)": NOBODY,
    "guard.fire_clock(clock,text)": NOBODY,
    "guard.check_firing()": NOBODY,
    "api.sweep(integer,text)": EVERYBODY,
    "api.next_level()": EVERYBODY,
    # entry points
    "api.who_am_i()": EVERYBODY,
    "api.give_password(bigint,text)": ADMINISTRATORS,
    "api.switch_person(bigint,boolean)": ADMINISTRATORS,
    "api.give_role(bigint,text,text)": ADMINISTRATORS,
    # what those stand on
    **dict.fromkeys(sorted(ROLE_MAKING), NOBODY),
    "guard.is_owner()": NOBODY,
    "guard.other_person(bigint)": NOBODY,
    "guard.check_person()": NOBODY,
}
"""Every function of the desk and who may call it. A new function: one line here."""
