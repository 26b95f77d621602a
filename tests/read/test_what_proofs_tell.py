"""Facts on proofs by which they are held against the case and each other."""

from __future__ import annotations

from decimal import Decimal

import pytest
from drawn import lines

from reprieve.library import load_library
from reprieve.model import Certificate
from reprieve.read.certificate import read_certificate


def read(kind: str, told: str) -> Certificate:
    library = load_library()
    return read_certificate([lines("      证明", *told.split("\n"), "      2026年6月30日")], library.documents[kind], library)


@pytest.mark.parametrize(
    ("kind", "told", "name", "value"),
    [
        ("fire_determination", "2026年6月28日2时15分许,临湖区望江路88号仓库发生火灾。", "place", "临湖区望江路88号仓库"),
        ("fire_determination", "2026年6月28日,位于安和区南桥路7号的住宅发生火灾。", "place", "安和区南桥路7号"),
        ("fire_determination", "2026年6月28日,安和区南桥路7号2单元501室发生火灾。", "place", "安和区南桥路7号2单元501室"),
        ("disaster_certificate", "兹证明赵一位于北川市西河镇上坝村3组的住房于2026年6月30日受灾。", "place", "北川市西河镇上坝村3组"),
        ("disaster_certificate", "兹证明云州县白沙镇河湾村3组村民赵一,因暴雨受灾。", "place", "云州县白沙镇河湾村"),
        ("disaster_certificate", "受灾地点:北川市西河镇", "place", "北川市西河镇"),
        ("expropriation_decision", "征收范围:临湖区望江路片区", "place", "临湖区望江路片区"),
        ("expropriation_decision", "决定对南桥路片区国有土地上房屋实施征收。", "place", "南桥路片区"),
        ("expropriation_decision", "经省政府批准,依法征收本村集体土地。", "matter", "批准,依法征收"),
        ("expropriation_decision", "请于2026年7月31日前搬离。", "matter", "请于2026年7月31日前搬离"),
        ("business_licence", "经营场所:云州市安和区南桥路7号", "place", "云州市安和区南桥路7号"),
        ("debt_summary", "已将上述债权全部转让给样本资产管理有限公司,请您向其还款。", "assignee", "样本资产管理有限公司"),
        ("debt_summary", "若仍未还款,我行将依法把债权转让给资产管理公司。", "assignee", None),
        ("debt_summary", "您的贷款(合同编号JB20250311000177)已于2026年6月6日全部结清。", "number", "JB20250311000177"),
        ("income_certificate", "月均收入为人民币12,000.00元(税后)。", "after_tax", "税后"),
    ],
)
def test_a_proof_tells_where_to_whom_and_of_what_number(kind: str, told: str, name: str, value: str | None) -> None:
    assert read(kind, told).fields.get(name) == value


def test_a_tax_return_tells_the_profit_that_is_declared() -> None:
    assert read("tax_return", "利润总额 96,000.00").figures["profit"] == Decimal("96000.00")


def test_the_members_of_a_household_are_named_on_its_allowance() -> None:
    assert read("subsistence_allowance", "户主姓名:赵大\n家庭成员:赵一、赵二").people == ("赵大", "赵一", "赵二")
