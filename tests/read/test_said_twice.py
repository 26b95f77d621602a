"""Sums that stand in words and in figures."""

import pytest
from drawn import lines

from reprieve.read.certificates.said_twice import differing_sums


@pytest.mark.parametrize(
    "told",
    [
        "金额合计(大写) 壹万叁仟陆佰肆拾元整 (小写) 18,640.00",
        "一、借款金额:人民币(大写)柒万壹仟柒佰元整(小写:¥17,700.00元)。",
        "公司将按规定支付经济补偿人民币肆万贰仟元整(¥24,000.00)。",
        "月收入为人民币4,900.00元(大写:玖仟捌佰元整)。",
    ],
)
def test_a_sum_whose_words_and_figures_differ_is_told(told: str) -> None:
    assert len(differing_sums([lines("        证明", told)])) == 1


@pytest.mark.parametrize(
    "told",
    [
        "金额合计(大写) 壹万捌仟陆佰肆拾元整 (小写) 18,640.00",
        "一、借款金额:人民币(大写)柒万元整(小写:¥70,000.00元)。",
        "借款金额柒拾万元整(小写:70万元)。",
        "月收入为人民币9,800元(大写:玖仟捌佰元整)。",
        "补偿壹万元整,另付利息(¥200.00)。",
        "工龄5年,月工资(大写)玖仟捌佰元整。",
    ],
)
def test_a_sum_whose_words_and_figures_are_the_same_or_two_sums_are_not(told: str) -> None:
    assert differing_sums([lines("        证明", told)]) == ()
