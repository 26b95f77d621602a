"""A file may hold several papers: the first is read, and the others are not passed over in silence."""

from __future__ import annotations

from drawn import lines

from reprieve.library import load_library
from reprieve.read.kinds.several_papers import other_papers

LIBRARY = load_library()
TERMINATION = lines("         解除劳动合同证明", "赵一,身份证号999999199001011234,于2026年6月30日与我单位解除劳动合同。")
REGISTRATION = lines("         失业登记证明", "赵一于2026年7月6日办理失业登记。")
GOES_ON = lines("双方已就补偿达成一致。", "         某市一记有限公司", "         2026年6月30日")


def test_a_page_that_begins_with_the_title_of_another_paper_is_told() -> None:
    told = other_papers([TERMINATION, REGISTRATION], "termination_certificate", LIBRARY)
    assert len(told) == 1
    assert "Unemployment registration" in str(told[0])


def test_a_page_that_goes_on_or_repeats_the_title_is_none() -> None:
    assert not other_papers([TERMINATION, GOES_ON], "termination_certificate", LIBRARY)
    assert not other_papers([TERMINATION, TERMINATION], "termination_certificate", LIBRARY)


def test_another_paper_that_is_named_within_a_line_is_none() -> None:
    listed = lines("附件:失业登记证明一份", "二、其他约定")
    assert not other_papers([TERMINATION, listed], "termination_certificate", LIBRARY)
