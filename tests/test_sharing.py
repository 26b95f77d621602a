"""A run of thousands of cases holds what they have in common once, and hands out no more work than it needs."""

from __future__ import annotations

import pickle
from concurrent.futures import Future
from dataclasses import replace

from reprieve.errors import ExitCode
from reprieve.language import Message, Words
from reprieve.model import Finding, Need, Outcome
from reprieve.processes.spread import as_they_end
from reprieve.runs.casework import Job, Result
from reprieve.runs.sharing import Sharing

NEED = Need("base.income", Words("收入", "Income"), "missing", Message(""))
FINDING = Finding("balance_break", Words("余额不符", "Balance"), "warning", Message(""))


def from_a_worker(number: int, place: bool = True) -> tuple[Job, Result]:
    job = Job(f"cases/{number}", f"out/{number}" if place else "")
    outcome = Outcome(str(number), "incomplete", needs=(NEED,), findings=(FINDING,), letters=("letters/a.docx", "letters/b.docx"))
    result = Result(job, outcome, None, ExitCode.INCOMPLETE)
    copied: Result = pickle.loads(pickle.dumps(result))
    return job, copied


def test_two_cases_hold_one_copy_of_what_is_alike_in_both() -> None:
    sharing = Sharing()
    first, second = (sharing.shared(*from_a_worker(number)) for number in range(2))
    assert second == from_a_worker(1)[1]
    assert first.outcome.needs is second.outcome.needs
    assert first.outcome.findings is second.outcome.findings
    assert first.outcome.letters is second.outcome.letters


def test_a_need_in_another_state_is_not_alike() -> None:
    sharing = Sharing()
    sharing.shared(*from_a_worker(0))
    job, result = from_a_worker(1)
    met = replace(result, outcome=replace(result.outcome, needs=(replace(NEED, state="met"),)))
    assert sharing.shared(job, met) == met


def test_two_lists_that_differ_hold_one_copy_of_a_need_that_stands_in_both() -> None:
    sharing = Sharing()
    first = sharing.shared(*from_a_worker(0))
    job, result = from_a_worker(1)
    more = replace(NEED, id="base.debts")
    second = sharing.shared(job, replace(result, outcome=replace(result.outcome, needs=(*result.outcome.needs, more))))
    assert second.outcome.needs == (NEED, more)
    assert first.outcome.needs[0] is second.outcome.needs[0]


def test_what_is_only_judged_keeps_the_reasons_of_its_own() -> None:
    sharing = Sharing()
    sharing.shared(*from_a_worker(0, place=False))
    job, result = from_a_worker(1, place=False)
    own = replace(result, outcome=replace(result.outcome, needs=(replace(NEED, reason=Message("none is there")),)))
    assert sharing.shared(job, own) == own


def test_work_is_handed_out_a_few_items_at_a_time_and_ends_whole() -> None:
    begun: list[int] = []
    most = 0

    def begin(index: int) -> Future[int]:
        begun.append(index)
        future: Future[int] = Future()
        future.set_result(index * index)
        return future

    ended = []
    for index, future in as_they_end(begin, range(100), 8):
        assert future is not None
        ended.append((index, future.result()))
        most = max(most, len(begun) - len(ended))
    assert sorted(ended) == [(index, index * index) for index in range(100)]
    assert most <= 8


def test_what_a_broken_pool_does_not_take_comes_back_undone() -> None:
    def begin(index: int) -> Future[int]:
        if index == 3:
            raise RuntimeError("The Pool is not active")
        future: Future[int] = Future()
        future.set_result(index)
        return future

    ended = dict(as_they_end(begin, range(6), 2))
    assert [index for index, future in ended.items() if future is None] == [3, 4, 5]
    assert sorted(index for index, future in ended.items() if future is not None) == [0, 1, 2]
