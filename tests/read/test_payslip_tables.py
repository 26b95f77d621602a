"""Payslips whose tables hold more than pay: shares of the employer, allowances of the tax, another table, months in English."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from decimal import Decimal

import pytest
from drawn import centred, columns, grid, lines, page

from reprieve.library import load_library
from reprieve.model import UNKNOWN, Payslip
from reprieve.read.certificates.said_twice import words_unlike
from reprieve.read.page.words import Page, Rule, Word
from reprieve.read.payslip import read_payslip
from reprieve.read.recognise import Recognition, recognise
from reprieve.read.warn import warnings_of

D = Decimal
HEAD = ("云州青禾信息技术有限公司", "2026年5月工资条", "姓名:赵一")


def drawn(*rows: Sequence[str], head: Sequence[str] = HEAD, width: float = 90) -> Page:
    return page(lines(*head, top=40).words, *(columns(130 + 20 * index, row, width) for index, row in enumerate(rows)))


def read(*rows: Sequence[str], head: Sequence[str] = HEAD, width: float = 90, names: Sequence[str] = ()) -> Payslip:
    return read_payslip([drawn(*rows, head=head, width=width)], load_library(), names)


def totals(slip: Payslip) -> tuple[Decimal | None, Decimal | None, Decimal | None]:
    return slip.gross, slip.deductions_total, slip.net


@pytest.mark.parametrize("head", ["公司缴纳", "公司缴纳(不计入实发)"])
def test_a_third_part_of_the_table_is_what_the_employer_pays(head: str) -> None:
    slip = read(
        ("应发项", "金额", "扣款项", "金额", head, "金额"),
        ("基本工资", "6000.00", "养老保险", "480.00", "养老保险", "960.00"),
        ("绩效工资", "1000.00", "医疗保险", "120.00", "医疗保险", "540.00"),
        ("交通补贴", "200.00", "失业保险", "30.00", "失业保险", "30.00"),
        ("", "", "", "", "工伤保险", "28.00"),
        ("应发合计", "7200.00", "扣款合计", "630.00", "公司合计", "1558.00"),
        ("实发工资", "6570.00"),
        width=100,
    )
    assert totals(slip) == (D("7200.00"), D("630.00"), D("6570.00"))
    assert slip.deductions == {"养老保险": D("480.00"), "医疗保险": D("120.00"), "失业保险": D("30.00")}


def test_a_name_before_columns_of_earnings_and_deductions_belongs_to_the_column_of_its_figure() -> None:
    slip = read(
        ("项目", "应发", "扣款"),
        ("基本工资", "6000.00", ""),
        ("补差", "-100.00", ""),
        ("互助", "", "50.00"),
        ("社保", "", "480.00"),
        ("合计", "5900.00", "530.00"),
        ("实发工资", "5370.00", ""),
    )
    assert totals(slip) == (D("5900.00"), D("530.00"), D("5370.00"))
    assert slip.earnings == {"基本工资": D("6000.00"), "补差": D("-100.00")}


@pytest.mark.parametrize("allowance", ["赡养老人", "住房贷款利息", "住房租金"])
def test_what_the_tax_allows_is_neither_paid_nor_deducted(allowance: str) -> None:
    slip = read(
        ("基本工资", "绩效工资", "应发工资", "社保", allowance, "个税", "实发工资"),
        ("6000.00", "2000.00", "8000.00", "600.00", "1000.00", "12.00", "7388.00"),
    )
    assert totals(slip) == (D("8000.00"), D("612.00"), D("7388.00"))
    assert {**slip.earnings, **slip.deductions} == {"基本工资": 6000, "绩效工资": 2000, "社保": 600, "个税": 12}


def test_a_rent_that_net_pay_proves_to_be_deducted_is() -> None:
    slip = read(
        ("基本工资", "绩效工资", "应发工资", "社保", "住房租金", "实发工资"),
        ("6000.00", "2000.00", "8000.00", "600.00", "900.00", "6500.00"),
    )
    assert slip.deductions == {"社保": D("600.00"), "住房租金": D("900.00")}


def test_tax_that_was_paid_in_the_months_before_is_not_deducted_again() -> None:
    slip = read(
        ("基本工资", "应发工资", "社保", "累计应扣缴税额", "已扣缴税额", "本月个税", "实发工资"),
        ("9000.00", "9000.00", "900.00", "690.00", "630.00", "60.00", "8040.00"),
    )
    assert slip.deductions == {"社保": D("900.00"), "本月个税": D("60.00")}


def test_a_subtotal_whose_parts_are_not_printed_is_an_item() -> None:
    slip = read(
        ("基本工资", "补贴合计", "应发工资", "社保个人合计", "公积金", "实发工资"),
        ("6000.00", "300.00", "6300.00", "525.00", "290.00", "5485.00"),
    )
    assert totals(slip) == (D("6300.00"), D("815.00"), D("5485.00"))
    assert slip.deductions == {"社保个人合计": D("525.00"), "公积金": D("290.00")}


def test_columns_of_one_table_do_not_head_the_next() -> None:
    slip = read(
        ("工序", "数量", "单价", "金额"),
        ("车帮", "1820", "1.25", "2275.00"),
        ("计件工资", "2275.00", "全勤奖", "200.00"),
        ("夜餐补助", "155.00", "应发工资", "2630.00"),
        ("扣水电费", "46.50", "扣借支", "500.00"),
        ("扣社保", "388.80", "实发工资", "1694.70"),
    )
    assert slip.deductions == {"扣水电费": D("46.50"), "扣借支": D("500.00"), "扣社保": D("388.80")}


def test_last_month_beside_this_month_and_their_difference_is_not_read() -> None:
    slip = read(
        ("项目", "上月", "本月", "差异"),
        ("基本工资", "5000.00", "4000.00", "-1000.00"),
        ("应发合计", "5000.00", "4000.00", "-1000.00"),
        ("社保", "525.00", "525.00", "0.00"),
        ("实发合计", "4475.00", "3475.00", "-1000.00"),
    )
    assert totals(slip) == (D("4000.00"), D("525.00"), D("3475.00"))


def test_what_is_paid_besides_gross_pay_is_no_fault_of_the_sums() -> None:
    paper = drawn(
        ("基本工资", "应发工资", "社保", "个税", "个税退税", "实发工资"),
        ("7500.00", "7500.00", "840.00", "24.80", "356.20", "6991.40"),
    )
    library = load_library()
    slip = read_payslip([paper], library)
    assert slip.besides_gross == D("356.20")
    assert not list(warnings_of(recognise([paper], library), slip, library))


@pytest.mark.parametrize(
    ("names", "values", "besides"),
    [
        (("应发合计", "社保", "个税", "税后工资", "餐补", "报销", "实发金额"), ("9000", "800", "50", "8150", "300", "200", "8650"), "500"),
        (("工资", "应发合计", "社保", "餐费", "扣款", "实发"), ("9000", "9000", "800", "100", "900", "8100"), "0"),
        (("工资", "餐费", "小计", "社保", "个税", "独生子女费", "实发"), ("9000", "100", "9100", "800", "50", "10", "8260"), "10"),
        (("工资", "小计", "社保", "独生子女费", "小计", "实发"), ("9000", "9000", "800", "-10", "790", "8210"), "0"),
        (("基本", "岗位", "应发", "社保", "公积金", "代扣", "实发"), ("8000", "1000", "9000", "800", "90", "890", "8110"), "0"),
    ],
)
def test_what_is_paid_out_counts_with_what_was_paid_besides(names: Sequence[str], values: Sequence[str], besides: str) -> None:
    slip = read(names, values)
    assert (slip.net, slip.besides_gross) == (D(values[-1]), D(besides))
    gross_alone = (slip.gross or D(0)) * ("税后工资" in names)
    assert gross_alone + sum(slip.earnings.values()) - sum(slip.deductions.values()) == slip.net
    assert not list(warnings_of(Recognition("payslip"), slip, load_library()))


def test_what_contributions_are_reckoned_from_is_no_deduction() -> None:
    slip = read(
        ("基本工资", "9000.00", "应发小计", "9000.00"),
        ("项目", "缴费基数", "个人部分", "单位部分"),
        ("养老保险", "9000.00", "720.00", "1440.00"),
        ("医疗保险", "9000.00", "180.00", "720.00"),
        ("代扣代缴合计", "", "900.00", ""),
        ("实发薪资", "", "8100.00", ""),
    )
    assert (totals(slip), slip.deductions) == (
        (D("9000.00"), D("900.00"), D("8100.00")),
        {"养老保险": D("720.00"), "医疗保险": D("180.00")},
    )


def test_the_month_of_the_wage_counts_where_the_month_of_payment_stands_above_its_value_first() -> None:
    slip = read(
        ("员工姓名", "发放月份", "工资所属月份", "员工编号"),
        ("钱二", "2026-08", "2026-07", "JS002"),
        ("基本工资", "应发工资", "社保", "实发工资"),
        ("5000.00", "5000.00", "500.00", "4500.00"),
        head=("云州青禾信息技术有限公司", "电子工资单"),
    )
    assert (slip.employee, slip.pay_period, slip.months) == ("钱二", "2026-07", 1)


def test_the_year_and_the_month_may_stand_in_two_columns() -> None:
    assert read(("年份", "月份", *SLIP), ("2026", "4", *FIRST), head=("云州佳禾食品有限公司", "工资表")).pay_period == "2026-04"


@pytest.mark.parametrize(
    ("told", "employer"),
    [
        (("Company公司:Halden", "Marine", "(Dalian)", "Co.,", "Ltd.", "哈登船务(大连)有限公司"), "哈登船务(大连)有限公司"),
        (("Company:Halden", "Marine", "Co.,", "Ltd."), "Halden Marine Co., Ltd."),
        (("Company:", "Halden"), "Halden"),
    ],
)
def test_a_firm_whose_name_is_foreign_is_named_in_full(told: Sequence[str], employer: str) -> None:
    paper = page(lines("PAYSLIP", top=40).words, columns(60, told, 70), columns(130, SLIP), columns(150, FIRST))
    assert read_payslip([paper], load_library()).employer == employer


def test_a_firm_whose_name_the_end_of_a_line_cuts_is_named_in_full() -> None:
    head = ("        诺维特(云州)精密部", "        件有限公司", "工资单", "姓名:赵一")
    slip = read(("基本工资", "应发工资", "社保", "实发工资"), ("5000.00", "5000.00", "500.00", "4500.00"), head=head)
    assert slip.employer == "诺维特(云州)精密部件有限公司"


ENGLISH = (
    ("Earnings", "Current", "YTD", "Deductions", "Current", "YTD"),
    ("Basic Salary", "9,000.00", "36,000.00", "Pension", "720.00", "2,880.00"),
    ("Meal Allowance", "500.00", "2,000.00", "Housing Fund", "450.00", "1,800.00"),
    ("Gross Pay", "9,500.00", "38,000.00", "Total Deductions", "1,170.00", "4,680.00"),
)


@pytest.mark.parametrize(
    ("label", "paid"),
    [
        ("Pay Period: April 2026  Pay Date: 28 April 2026", dt.date(2026, 4, 28)),
        ("Pay Period: Apr 2026  Pay Date: 5 May 2026", dt.date(2026, 5, 5)),
        ("Pay Period: 01/04/2026 - 30/04/2026", None),
    ],
)
def test_an_english_payslip_is_read(label: str, paid: dt.date | None) -> None:
    head = ("Halden Trading (Yunzhou) Co., Ltd.", "PAYSLIP", "Employee Name: Liu Zhiqian", label)
    foot = [("Employer Contributions", "Current"), ("Pension", "1,440.00"), ("Housing Fund", "450.00")]
    paper = page(drawn(*ENGLISH, head=head).words, lines("NET PAY: RMB 8,330.00", top=240).words)
    employers = [columns(270 + 20 * index, row, 120) for index, row in enumerate(foot)]
    slip = read_payslip([page(paper.words, *employers)], load_library())
    assert (slip.employee, slip.pay_period, slip.paid_on) == ("Liu Zhiqian", "2026-04", paid)
    assert totals(slip) == (D("9500.00"), D("1170.00"), D("8330.00"))
    assert slip.deductions == {"Pension": D("720.00"), "HousingFund": D("450.00")}


def kind(*text: str) -> str:
    return recognise([lines(*text)], load_library()).kind


def test_an_english_payslip_is_told_by_its_words() -> None:
    assert kind("Salary Statement", "Base Salary 11,500.00", "Gross Salary 12,040.00", "Net Salary 9,341.23") == "payslip"


def test_a_list_that_employees_sign_for_their_wages_is_a_payslip() -> None:
    assert kind("工资签收表", "姓名  应发  扣款  实发  签收", "赵一  3800.00  300.00  3500.00") == "payslip"


@pytest.mark.parametrize(
    "text",
    [
        ("薪酬约定确认书", "致:赵一女士", "现就您入职后的薪酬约定如下:", "基本工资 5000.00", "应发合计 7000.00", "实发工资 6300.00"),
        ("工资条(作废)", "姓名:赵一", "基本工资 5000.00", "应发工资 5000.00", "实发工资 4500.00"),
        ("工资条(模板)", "姓名  基本工资  应发合计  社保  实发工资"),
    ],
)
def test_pay_that_is_agreed_or_a_payslip_that_is_void_is_no_payslip(text: tuple[str, ...]) -> None:
    assert kind(*text) == UNKNOWN


def test_a_month_right_behind_a_number_of_the_employee_is_read() -> None:
    slip = read(
        ("基本工资", "应发工资", "社保", "实发工资"),
        ("5000.00", "5000.00", "500.00", "4500.00"),
        head=("工资单", "姓名:赵一 工号:T0087 2026年3月"),
    )
    assert slip.pay_period == "2026-03"


def test_a_head_beside_the_head_of_names_is_no_second_employee() -> None:
    slip = read(
        ("部门", "姓名", "应出勤", "基本工资", "绩效", "应发工资"),
        ("行政", "赵一", "22", "5000.00", "900.00", "5900.00"),
        ("养老", "医疗", "失业", "个税", "扣款小计", "实发工资"),
        ("400.00", "100.00", "25.00", "0.00", "525.00", "5375.00"),
        head=("康乐社区卫生服务中心", "2026年6月工资条"),
    )
    assert (slip.employee, slip.employees, slip.net) == ("赵一", 1, D("5375.00"))


SLIP = ("基本工资", "绩效", "应发合计", "社保", "公积金", "扣款合计", "实发工资")
FIRST, SECOND = ("5000", "1300", "6300", "525", "250", "775", "5525"), ("5600", "900", "6500", "588", "280", "868", "5632")
THIRD = ("4000", "500", "4500", "420", "200", "620", "3880")
TITLE = ("云州佳禾食品有限公司", "2026年5月工资表")


def of(slip: Payslip) -> tuple[str, Decimal | None, Decimal | None, int]:
    return slip.employee, slip.gross, slip.net, slip.employees


def test_people_who_stand_above_columns_of_figures_are_as_many_employees() -> None:
    paper = drawn(("姓名", "赵一", "钱二"), *zip(SLIP, FIRST, SECOND, strict=True), head=TITLE)
    library = load_library()
    assert of(read_payslip([paper], library)) == ("赵一", D("6300.00"), D("5525.00"), 2)
    assert of(read_payslip([paper], library, ["钱二"])) == ("钱二", D("6500.00"), D("5632.00"), 2)
    assert of(read_payslip([paper], library, ["孙三"])) == ("", None, None, 2)


def test_slips_side_by_side_are_those_of_as_many_employees() -> None:
    rows = ((name, one, "", name, other) for name, one, other in zip(SLIP, FIRST, SECOND, strict=True))
    paper = drawn(("姓名", "赵一", "", "姓名", "钱二"), *rows, head=TITLE)
    library = load_library()
    assert of(read_payslip([paper], library)) == ("赵一", D("6300.00"), D("5525.00"), 2)
    assert of(read_payslip([paper], library, ["钱二"])) == ("钱二", D("6500.00"), D("5632.00"), 2)


def test_days_worked_that_come_to_their_sum_are_no_pay() -> None:
    slip = read(
        ("姓名", "工种", "出勤天数", "日工资", "应发工资", "预支", "实发工资"),
        ("赵一", "木工", "26", "320", "8320", "1500", "6820"),
        ("钱二", "木工", "24", "320", "7680", "1500", "6180"),
        ("合计", "", "50", "", "16000", "3000", "13000"),
        head=("农民工工资支付表", "施工单位:云州宏基建设工程有限公司    2026年9月"),
    )
    assert (of(slip), slip.employer) == (("赵一", D("8320.00"), D("6820.00"), 2), "云州宏基建设工程有限公司")


def test_two_rows_of_names_above_two_rows_of_values_belong_to_them_one_by_one() -> None:
    slip = read(
        ("工号", "姓名", "基本工资", "岗位工资", "绩效工资"),
        ("应发合计", "养老保险", "医疗保险", "公积金", "实发工资"),
        ("10233", "赵一", "3600.00", "900.00", "1450.00"),
        ("5950.00", "408.00", "102.00", "306.00", "5134.00"),
        head=HEAD[:2],
    )
    assert (slip.employee, *totals(slip)) == ("赵一", D("5950.00"), D("816.00"), D("5134.00"))
    assert slip.earnings == {"基本工资": D("3600.00"), "岗位工资": D("900.00"), "绩效工资": D("1450.00")}


def test_net_pay_alone_below_the_table_is_read_with_it() -> None:
    slip = read(
        ("基本工资", "绩效工资", "应发合计"),
        ("3600.00", "1450.00", "5050.00"),
        ("社保", "公积金", "扣款合计"),
        ("408.00", "306.00", "714.00"),
        ("实发工资",),
        ("4336.00",),
    )
    assert totals(slip) == (D("5050.00"), D("714.00"), D("4336.00"))


@pytest.mark.parametrize(
    ("told", "month"),
    [
        ("考勤周期:2026.04.26-2026.05.25", "2026-05"),
        ("工资周期:2026-04-26 至 2026-05-25", "2026-05"),
        ("会计期间:2026年第2期", "2026-02"),
        ("工资归属月:2026年6月", "2026-06"),
    ],
)
def test_the_month_is_that_which_most_of_the_period_lies_in_or_the_wage_is_of(told: str, month: str) -> None:
    slip = read(SLIP, FIRST, head=("云州佳禾食品有限公司", "工资条", "姓名:赵一", told))
    assert slip.pay_period == month


def test_the_month_that_was_paid_in_gives_way_to_that_which_the_wage_is_of() -> None:
    head = ("云州佳禾食品有限公司", "2026年7月发放工资条", "姓名:赵一")
    assert read(SLIP, FIRST, head=(*head, "工资归属月:2026年6月")).pay_period == "2026-06"
    assert read(SLIP, FIRST, head=head).pay_period == "2026-07"


def test_how_a_column_is_reckoned_is_no_part_of_its_name() -> None:
    slip = read(("基本工资1", "绩效2", "应发工资3=1+2", "社保4", "公积金5", "扣款合计6=4+5", "实发工资(7=3-6)"), FIRST)
    assert totals(slip) == (D("6300.00"), D("775.00"), D("5525.00"))


def test_a_triangle_is_a_minus_and_dots_lead_to_the_figure() -> None:
    rows = [
        (name, figure if index < 3 or index == 6 else f"△{figure}") for index, (name, figure) in enumerate(zip(SLIP, FIRST, strict=True))
    ]
    assert totals(read(*rows)) == (D("6300.00"), D("775.00"), D("5525.00"))
    assert totals(read(*((f"{name}..........{figure}",) for name, figure in zip(SLIP, FIRST, strict=True)))) == totals(read(*rows))


def test_what_is_owed_is_no_payslip() -> None:
    paper = lines(
        "        拖欠工资确认单", "我公司尚欠赵一工资共计18,810.00元,应发合计20,700.00元,社保1,890.00元,实发0.00元。", "绩效工资另计。"
    )
    assert recognise([paper], load_library()).kind == UNKNOWN


def test_net_pay_in_words_that_is_none_of_the_figures_is_told() -> None:
    paper = drawn(SLIP, FIRST, ("实发工资(大写):陆仟伍佰贰拾伍元整",))
    slip = read_payslip([paper], load_library())
    assert slip.net is not None
    assert "6,525.00 in words and 5,525.00" in "".join(map(str, words_unlike([paper], slip.net, ())))
    right = drawn(SLIP, FIRST, ("实发工资(大写):伍仟伍佰贰拾伍元整",))
    assert words_unlike([right], slip.net, ()) == ()


@pytest.mark.parametrize(
    ("title", "month", "months"),
    [
        ("2026年1-6月工资汇总表", "", 6),
        ("2025年11月至2026年2月工资汇总表", "", 4),
        ("2026年第二季度绩效工资发放表", "", 3),
        ("2026年上半年工资表", "", 6),
        ("2026年6月工资表", "2026-06", 1),
    ],
)
def test_the_pay_of_several_months_in_one_sum_is_that_of_no_month(title: str, month: str, months: int) -> None:
    slip = read(SLIP, FIRST, head=("云州佳禾食品有限公司", title, "姓名:赵一"))
    assert (slip.pay_period, slip.months) == (month, months)
    labelled = read(SLIP, FIRST, head=("云州佳禾食品有限公司", "工资条", "姓名:赵一", "工资期间:2026年1月至6月"))
    assert (labelled.pay_period, labelled.months) == ("", 6)


def test_a_month_without_a_year_that_would_come_after_its_payment_is_of_the_year_before() -> None:
    head = ("云州佳禾食品有限公司", "12月工资条", "姓名:赵一")
    assert read(SLIP, FIRST, head=(*head, "发放日期:2026年1月10日")).pay_period == "2025-12"
    assert read(SLIP, FIRST, head=(*head[:1], "2026年12月工资条", "姓名:赵一", "发放日期:2026年1月10日")).pay_period == "2026-12"
    assert read(SLIP, FIRST, head=(*head[:1], "6月工资条", "姓名:赵一", "发放日期:2026年7月10日")).pay_period == "2026-06"


@pytest.mark.parametrize(
    ("second", "besides"),
    [("赵一", 1), ("赵一(补发)", 1), ("补发", 1), ("", 1), ("钱二", 0), ("一车间小计", 0), ("合计", 0)],
)
def test_a_further_row_of_one_name_or_of_none_may_be_anothers_or_be_paid_besides(second: str, besides: int) -> None:
    slip = read(("姓名", *SLIP), ("孙三", *THIRD), ("赵一", *FIRST), (second, *SECOND), head=TITLE, names=("赵一",))
    assert (slip.employee, slip.net, slip.besides) == ("赵一", D(FIRST[-1]), besides)
    assert slip.employees == (3 if second == "钱二" else 2)


def test_what_the_employer_pays_beside_the_net_pay_is_no_deduction() -> None:
    names = ("基本工资", "绩效", "应发工资", "单位社保", "单位公积金", "人工成本合计", "个人社保", "个人公积金", "税后打卡金额")
    slip = read(names, ("5000", "1300", "6300", "1300", "250", "7850", "525", "250", "5525"), width=80)
    assert totals(slip) == (D("6300.00"), D("775.00"), D("5525.00"))


def test_a_title_close_above_the_names_is_no_part_of_one() -> None:
    rows = (columns(91, SLIP, 90), columns(103, FIRST, 90))
    paper = page(columns(80, ("", "", "2026年5月工资条"), 90), *rows, lines("姓名:赵一", top=40).words)
    assert totals(read_payslip([paper], load_library())) == (D("6300.00"), D("775.00"), D("5525.00"))


def test_the_name_of_a_column_beside_the_label_of_the_employee_is_nobody() -> None:
    slip = read(
        ("姓名", "车补", "基本工资", "应发金额"),
        ("赵一", "600.00", "6000.00", "6600.00"),
        ("工会费", "社保", "应扣合计", "实发合计"),
        ("30.00", "500.00", "530.00", "6070.00"),
        head=TITLE,
    )
    assert (slip.employee, slip.employees, *totals(slip)) == ("赵一", 1, D("6600.00"), D("530.00"), D("6070.00"))


def test_a_head_as_narrow_as_the_name_below_it_is_no_part_of_that_name() -> None:
    slip = read(
        ("", "应发项目", "", "", "代扣项目", "", "", ""),
        ("姓名", "基本工资", "绩效工资", "应发工资", "养老保险", "公积金", "扣款合计", "实发工资"),
        ("赵一", "6000.00", "2000.00", "8000.00", "480.00", "420.00", "900.00", "7100.00"),
    )
    assert slip.earnings == {"基本工资": 6000, "绩效工资": 2000}
    assert slip.deductions == {"养老保险": 480, "公积金": 420}


@pytest.mark.parametrize(
    ("upper", "lower", "ruled", "names"),
    [
        ({165: "固定部分", 300: "浮动部分"}, ("基本工资", "绩效", "夜班费"), True, ["基本工资", "绩效", "夜班费"]),
        ({165: "固定部分", 300: "浮动部分"}, ("基本工资", "绩效", "夜班费"), False, ["基本工资", "绩效", "夜班费"]),
        ({165: "岗位", 255: "绩效", 345: "夜班"}, ("工资", "工资", "津贴"), False, ["岗位工资", "绩效工资", "夜班津贴"]),  # names that wrap
    ],
)
def test_a_head_over_one_column_beside_heads_over_several_is_no_part_of_its_name(
    upper: dict[int, str], lower: Sequence[str], ruled: bool, names: Sequence[str]
) -> None:
    """固定部分 stands over 基本工资 alone, 浮动部分 over two: each in a cell between rules, or beside names as tall as both rows."""
    heads = [word for middle, text in upper.items() for word in centred(middle, 106, text, 8)]
    beside = [*centred(75, 116, "姓名", 8), *centred(435, 116, "应发工资", 8), *centred(525, 116, "实发工资", 8)]
    values = columns(146, ("赵一", "6000.00", "2000.00", "100.00", "8100.00", "8100.00"), 90)
    across = [*(Rule(30, y, 570, y) for y in (100, 140, 160)), Rule(120, 120, 390, 120)]
    upright = [Rule(x, 120 if x == 300 else 100, x, 160) for x in range(30, 571, 90)]
    rules = [*across, *upright] if ruled else []
    paper = page(lines(*TITLE, top=40).words, heads, beside, columns(126, ("", *lower), 90), values, rules=rules)
    assert read_payslip([paper], load_library()).earnings == dict(zip(names, (6000, 2000, 100), strict=True))


def test_what_a_border_around_the_sheet_encloses_is_not_one_cell() -> None:
    head = lines("单位:云州青禾信息技术有限公司 所属期:2026.05", "姓名:赵一", top=40)
    table = [*columns(90, ("基本工资", "养老保险"), 90), *columns(110, ("6000.00", "480.00"), 90)]
    rules = [*grid(20, 20, [400], [300]), *grid(30, 85, [90, 90], [20, 20])]
    slip = read_payslip([page(head.words, table, lines("实发工资:5520.00元", top=130).words, rules=rules)], load_library())
    assert (slip.employer, slip.employee, slip.net) == ("云州青禾信息技术有限公司", "赵一", D("5520.00"))


@pytest.mark.parametrize(("signed", "employer"), [("部门 财务部", ""), ("云州青禾信息技术有限公司财务部", "云州青禾信息技术有限公司")])
def test_a_department_is_no_employer(signed: str, employer: str) -> None:
    slip = read(("基本工资", "养老保险", "实发工资"), ("6000.00", "480.00", "5520.00"), head=("姓名:赵一", signed))
    assert slip.employer == employer


def test_a_name_that_wraps_around_the_figures_of_its_row_is_read_where_it_is_the_only_one_and_told_where_not() -> None:
    """As a browser sets an unruled table whose cells are centred upright: 邹风 and 梓 half a line above the figures and below."""

    def row(top: float, first: str, rest: str) -> Iterator[Sequence[Word]]:
        yield from (columns(top, ("车", first), 90), columns(top + 6, ("", "", "6000.00", "480.00", "5520.00"), 90))
        yield columns(top + 12, ("间", rest), 90)

    heads = (*lines(*TITLE, top=40).words, *columns(100, ("部门", "姓名", "基本工资", "养老保险", "实发工资"), 90))
    library = load_library()
    for rows, employee, said in (([*row(120, "邹风", "梓")], "邹风梓", 0), ([*row(120, "邹风", "梓"), *row(150, "赵", "一")], "", 1)):
        slip = read_payslip([page(heads, *rows)], library)
        assert (slip.employee, slip.net) == (employee, D("5520.00"))
        assert len(list(warnings_of(Recognition("payslip"), slip, library))) == said
