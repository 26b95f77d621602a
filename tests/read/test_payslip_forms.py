"""Payslips in forms beside the usual ones: months side by side, messages, screens of telephones, shares of the employer."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from pathlib import Path

import pytest
from drawn import columns, grid, lines, page, words

from reprieve.library import load_library
from reprieve.model import Payslip
from reprieve.read import read_paper
from reprieve.read.page.words import Page
from reprieve.read.payslip import read_payslip

D = Decimal


def read(*pages: Page) -> Payslip:
    return read_payslip(pages, load_library())


def totals(slip: Payslip) -> tuple[Decimal | None, Decimal | None, Decimal | None]:
    return slip.gross, slip.deductions_total, slip.net


def from_table(text: str, folder: Path) -> Payslip:
    paper = folder / "payslip.csv"
    paper.write_text(text, "utf-8")
    content = read_paper(paper, paper.name, load_library()).content
    assert isinstance(content, Payslip)
    return content


@pytest.mark.parametrize("months", [("2026年1月", "2026年2月", "2026年3月"), ("1月", "2月", "3月"), ("2026-01", "2026-02", "2026-03")])
def test_months_side_by_side_are_as_many_payslips_of_one_person(months: tuple[str, ...]) -> None:
    rows = (
        ("项目", *months),
        ("基本工资", "5000.00", "5000.00", "5000.00"),
        ("绩效", "1880.00", "1000.00", "500.00"),
        ("应发合计", "6880.00", "6000.00", "5500.00"),
        ("社保", "538.40", "538.40", "538.40"),
        ("实发工资", "6341.60", "5461.60", "4961.60"),
    )
    head = lines("2026年上半年工资明细", "姓名:赵一").words
    slip = read(page(head, *(columns(120 + 20 * index, row, 90) for index, row in enumerate(rows))))
    assert (slip.employee, slip.pay_period, slip.months) == ("赵一", "2026-01", 3)
    assert totals(slip) == (D("6880.00"), D("538.40"), D("6341.60"))
    assert slip.earnings == {"基本工资": D("5000.00"), "绩效": D("1880.00")}


@pytest.mark.parametrize("name", ["{}月", "2025年{}月"])
def test_the_months_of_a_year_below_one_another_are_counted(name: str, tmp_path: Path) -> None:
    table = ["2025年度个人工资明细表,,,,,", "姓名,赵一,单位,云州青禾公司,,", "月份,基本工资,绩效,应发合计,社保,实发合计"]
    table += [f"{name.format(month)},5000,{1880 + month},{6880 + month},538.4,{6341.6 + month:.1f}" for month in range(1, 13)]
    slip = from_table("\n".join(table), tmp_path)
    assert (slip.employee, slip.pay_period, slip.months) == ("赵一", "2025-01", 12)
    assert slip.net == D("6342.60")


def test_what_the_employer_pays_under_a_head_of_its_own_is_no_deduction() -> None:
    widths = (50, 60, 50, 60, 50, 50, 50, 50, 40, 60)
    heads = ("姓名", "基本工资", "绩效", "应发合计", "", "", "", "", "个税", "实发合计")
    groups = [word for x, text in ((285, "个人缴纳"), (385, "单位缴纳")) for word in columns(110, [text], 60, x - 30)]
    below = [word for index, text in enumerate(("社保", "公积金", "社保", "公积金")) for word in columns(130, [text], 50, 250 + 50 * index)]
    edges = [30.0]
    for width in widths:
        edges.append(edges[-1] + width)
    values = ("鲁一", "5000.00", "1880.00", "6880.00", "538.40", "344.00", "1200.00", "344.00", "8.75", "5988.85")
    cells = [word for edge, width, text in zip(edges, widths, values, strict=False) for word in columns(152, [text], width, edge)]
    single = [word for edge, width, text in zip(edges, widths, heads, strict=False) if text for word in columns(120, [text], width, edge)]
    rules = [*grid(30, 100, [220, 100, 100, 100], [40]), *grid(30, 140, widths, [24]), *grid(30, 100, widths[:4], [40])]
    rules += [*grid(250, 120, [50, 50, 50, 50], [20]), *grid(450, 100, [40, 60], [40])]
    slip = read(page(lines("云州青禾公司2026年1月工资表").words, groups, below, cells, single, rules=rules))
    assert slip.deductions == {"社保": D("538.40"), "公积金": D("344.00"), "个税": D("8.75")}
    assert totals(slip) == (D("6880.00"), D("891.15"), D("5988.85"))


def test_net_pay_and_the_income_tax_are_the_employees_below_whichever_head() -> None:
    table = (
        ("社保", "单位缴纳", "个人缴纳"),
        ("养老保险", "1200.00", "538.40"),
        ("工伤保险", "12.00", ""),
        ("个人所得税", "8.75", ""),
        ("实发工资", "5452.85", ""),
    )
    rules = grid(40, 140, [100, 100, 100], [20] * 5)
    rows = (columns(143 + 20 * index, row, 100) for index, row in enumerate(table))
    slip = read(page(lines("云州青禾公司2026年1月工资条", "姓名:赵一", "基本工资 6000.00", "应发合计 6000.00").words, *rows, rules=rules))
    assert slip.deductions == {"养老保险": D("538.40"), "个人所得税": D("8.75")}
    assert slip.net == D("5452.85")


MESSAGE = (
    "【云州青禾公司】赵一,您好!您2026年6月份工资已发放,应发工资7,180.00元(其中基本工资5,000.00元、",
    "绩效1,880.00元、餐补300.00元),社保538.40元、公积金350.00元、个税8.75元,扣款合计897.15元,实发",
    "6,282.85元。已于2026-07-15转入尾号0018账户。",
)


def test_a_message_in_sentences_is_read() -> None:
    slip = read(lines(*MESSAGE))
    assert (slip.employee, slip.pay_period) == ("赵一", "2026-06")
    assert totals(slip) == (D("7180.00"), D("897.15"), D("6282.85"))
    assert slip.earnings == {"基本工资": D("5000.00"), "绩效": D("1880.00"), "餐补": D("300.00")}
    assert slip.deductions == {"社保": D("538.40"), "公积金": D("350.00"), "个税": D("8.75")}


@pytest.mark.parametrize(
    "told",
    [
        ("应发6180.00元,扣除养老保险494.4元、医疗44元,实发5641.60元,10月10日已打卡",),
        ("2026年9月工资 赵一", "合计应发 6180,养老保险 494.4", "医疗 44", "实发 5641.6,10月10日已打卡,请查收"),
        ("应发工资6180元,养老保", "险494.4元,医疗44元,", "实发工资5641.6元。"),
        ("应发工资:6180元,养老保险:494.4元,医", "疗:44元,实发工资:5641.6元。"),
        ("应发=6180", "养老保险=494.4", "医疗 | 44", "实发|5641.6"),
        ("发送时间:2026 年 10 月 10 日", "赵一的 9 月工资条", "应发:6180", "养老保险:494.4", "医疗:44", "实发:5641.6"),
    ],
    ids=[
        "deductions told of", "blanks before figures", "lines that wrap in a narrow frame", "a word that wraps",
        "other marks than colons", "a day whose figures stand apart",
    ],
)  # fmt: skip
def test_a_message_is_read_however_its_figures_stand(told: tuple[str, ...]) -> None:
    slip = read(lines(*told))
    assert (slip.earnings, slip.deductions) == ({}, {"养老保险": D("494.40"), "医疗": D("44.00")})
    assert totals(slip) == (D("6180.00"), D("538.40"), D("5641.60"))


def test_a_message_tells_who_sent_it_before_what_it_says() -> None:
    assert (
        read(lines("【云州青禾公司】赵一您好,您2026年6月份工资:应发工资7,180.00元,社保538.40元,实发6,641.60元。")).employer
        == "云州青禾公司"
    )


@pytest.mark.parametrize("top", [("实发工资(元)", "6,332.85"), ("6,332.85", "实发工资(元)")])
def test_net_pay_that_stands_large_over_or_under_its_name_is_read(top: tuple[str, str]) -> None:
    slip = read(
        lines("2026年7月工资条", *top, "姓名:赵一", "基本工资 5,000.00", "绩效 1,880.00", "应发合计 6,880.00", "社保 538.40", "个税 8.75")
    )
    assert totals(slip) == (D("6880.00"), D("547.15"), D("6332.85"))


@pytest.mark.parametrize("name", ["卡发金额", "净发工资", "银行代发", "本月实发"])
def test_net_pay_is_known_by_its_other_names(name: str) -> None:
    slip = read(lines("工资条", "姓名:赵一", "基本工资 5,000.00", "应发合计 5,000.00", "社保 500.00", f"{name} 4,500.00"))
    assert (slip.net, slip.earnings) == (D("4500.00"), {"基本工资": D("5000.00")})


@pytest.mark.parametrize("employer", ["云州市实验小学", "云州振兴家具城", "云州小李便利店"])
def test_an_employer_in_the_heading_need_be_no_company(employer: str) -> None:
    assert read(lines(f"{employer}工资条", "姓名:赵一", "基本工资 5,000.00", "实发合计 5,000.00")).employer == employer


def test_the_applicants_name_may_stand_right_before_the_month() -> None:
    slip = read_payslip([lines("赵一2026年9月工资明细", "基本工资 5,000.00", "实发 5,000.00")], load_library(), ["赵一"])
    assert slip.employee == "赵一"


@pytest.mark.parametrize("greeting", ["赵一 您好:", "尊敬的赵一,您好!", "赵一,辛苦了", "赵一 先生/女士:"])
def test_whom_a_slip_greets_is_the_employee(greeting: str) -> None:
    assert read(lines("2026年4月工资条", greeting, "基本工资 5,000.00", "实发合计 5,000.00")).employee == "赵一"


def test_the_parts_of_a_spread_day_are_no_items() -> None:
    slip = read(lines("2026年4月工资条", "姓名:赵一", "基本工资 5,000.00", "实发合计 5,000.00", "发放日期:2026 年 5 月 10 日"))
    assert (slip.net, slip.after_net, slip.paid_on) == (D("5000.00"), {}, dt.date(2026, 5, 10))


@pytest.mark.parametrize("line", ["________", "……………", "元", "|", "a:" * 2000])
def test_a_line_of_marks_or_labels_alone_is_passed_over(line: str) -> None:
    assert read(lines("2026年4月工资条", line, "基本工资 5,000.00", "实发合计 5,000.00")).earnings == {"基本工资": D(5000)}


def test_everybody_is_nobody() -> None:
    for told in ("各位同事,大家好", "亲爱的伙伴,您的4月工资如下", "司机,您4月的工资:", "安全员,您4月的工资:", "何总,您4月的工资:"):
        assert read(lines("2026年4月工资条", told, "基本工资 5,000.00", "实发合计 5,000.00")).employee == ""


def test_two_labels_in_one_cell_are_two(tmp_path: Path) -> None:
    slip = from_table(
        "2025年3月工资明细,,,\n姓名:赵一  单位:云州青禾公司,,,\n基本工资,绩效,应发合计,实发合计\n5000,100,5100,5100\n", tmp_path
    )
    assert (slip.employee, slip.employer) == ("赵一", "云州青禾公司")


def test_a_slip_without_a_title_is_known_by_what_it_lists(tmp_path: Path) -> None:
    pairs = ("公司名称,云州青禾公司", "员工姓名,赵一", "所属月份,2026/11", "基本工资,4000", "本月应发,4000", "公积金,400", "实发工资,3600")
    slip = from_table("\n".join(f"{pair},{number}" for number, pair in enumerate(pairs, start=1)), tmp_path)
    assert (slip.employee, slip.pay_period, slip.net) == ("赵一", "2026-11", D("3600.00"))


STRIP = ("工号 姓名 基本工资 绩效 应发 社保 个税 实发", "0092 赵一 4000.00 {0}00.00 4{0}00.00 546.00 0.00 {1}.00")


def strips(above: str, year: str = "2025年") -> Page:
    """Three strips of one person below one another, each with its month above."""
    table = []
    for month, bonus in ((1, 6), (2, 7), (3, 8)):
        top = 60 + 100 * month
        table += [*lines(above.format(year=year, month=month), top=top).words, *columns(top + 20, STRIP[0].split(" "), 65)]
        table += columns(top + 40, STRIP[1].format(bonus, 4000 + 100 * bonus - 546).split(" "), 65)
    return page(table)


@pytest.mark.parametrize("above", ["云州青禾公司{year}{month}月工资条", "所属月份:2025-0{month}"])
def test_strips_of_several_months_on_a_page_are_counted(above: str) -> None:
    slip = read(strips(above))
    assert (slip.employee, slip.pay_period, slip.months, slip.net) == ("赵一", "2025-01", 3, D("4054.00"))


def test_pages_with_another_pay_each_are_as_many_payslips() -> None:
    table = [
        page(columns(60, ("姓名", "基本工资", "奖金", "应发", "社保", "实发"), 80), columns(80, row, 80), number=number)
        for number, row in enumerate(
            (("赵一", "6000.00", "500.00", "6500.00", "600.00", "5900.00"), ("赵一", "6000.00", "900.00", "6900.00", "600.00", "6300.00")),
            1,
        )
    ]
    assert (read(*table).months, read(table[0], table[0]).months) == (2, 1)


@pytest.mark.parametrize(
    ("title", "month"),
    [
        ("2025年4月发放3月工资明细", "2025-03"),
        ("2025年1月发放12月工资明细", "2024-12"),
        ("三月工资条 2025年", "2025-03"),
        ("25年3月工资条", "2025-03"),
        ("2025年十二月份工资表", "2025-12"),
        ("2025年11月(10月工资于本月补发)", "2025-11"),
        ("发放月份:2026年3月(发2月工资)", "2026-02"),
        ("发放月份:2026年1月(发12月工资)", "2025-12"),
    ],
)
def test_a_title_tells_which_month_the_wage_is_of(title: str, month: str) -> None:
    assert read(lines(title, "姓名:赵一", "基本工资 5,000.00", "实发合计 5,000.00")).pay_period == month


def test_the_month_that_a_wage_is_of_comes_before_that_in_which_it_was_paid() -> None:
    slip = read(lines("工资条", "发放月份:2025年4月 所属月份:2025年3月", "基本工资 5,000.00", "实发合计 5,000.00"))
    assert (slip.pay_period, slip.months) == ("2025-03", 1)


@pytest.mark.parametrize("name", ["扣款", "扣发数", "扣项"])
def test_an_item_that_is_the_sum_of_the_deductions_is_their_total(name: str) -> None:
    slip = read(lines("工资条", "应发工资 6,790.00", "社保 441.00", "公积金 815.00", "个税 10.00", f"{name} 1,266.00", "实发工资 5,524.00"))
    assert (slip.deductions_total, set(slip.deductions)) == (D("1266.00"), {"社保", "公积金", "个税"})


@pytest.mark.parametrize("name", ["应领工资", "应支付", "总收入", "月工资"])
def test_an_item_that_is_the_sum_of_the_earnings_is_gross_pay(name: str) -> None:
    slip = read(lines("工资条", "基本工资 5,000.00", "绩效 1,790.00", f"{name} 6,790.00", "社保 1,266.00", "实发工资 5,524.00"))
    assert (slip.gross, set(slip.earnings)) == (D("6790.00"), {"基本工资", "绩效"})


def test_an_item_that_is_the_sum_of_the_deductions_printed_before_gross_pay_is_their_total() -> None:
    slip = read(lines("2026年8月工资明细", "底薪:2800 社保:412.3", "餐补:300 水电费:56.2", "应发:3100 扣款:468.5 实发:2631.5"))
    assert (slip.deductions_total, set(slip.deductions)) == (D("468.50"), {"社保", "水电费"})


def test_an_item_that_may_be_a_total_and_is_none_stays_an_item() -> None:
    slip = read(
        lines("工资条", "月工资 5,000.00", "绩效 1,790.00", "应发合计 6,790.00", "社保 1,200.00", "扣款 66.00", "实发工资 5,524.00")
    )
    assert (slip.gross, set(slip.earnings), set(slip.deductions)) == (D("6790.00"), {"月工资", "绩效"}, {"社保", "扣款"})


def test_a_row_of_totals_is_nobody(tmp_path: Path) -> None:
    head = "云州青禾公司2025年5月工资表,,,,,\n序号,姓名,基本工资,绩效,应发工资,实发工资\n"
    table = "1,何一,6000,1500,7500,7500\n2,覃二,7000,1500,8500,8500\n,合计,13000,3000,16000,16000\n"
    assert from_table(head + table, tmp_path).employees == 2


def test_a_label_is_no_employer() -> None:
    table = [
        columns(100 + 20 * index, row, 130)
        for index, row in enumerate(
            (
                ("姓名", "罗一", "派遣公司", "云州众邦人力资源公司"),
                ("应发工资", "6790.00", "社保", "441.00"),
                ("个税", "10.00", "实发工资", "6339.00"),
            )
        )
    ]
    assert read(page(lines("2025年3月工资条").words, *table)).employer == "云州众邦人力资源公司"


def test_a_day_of_payment_may_be_told_in_a_sentence() -> None:
    slip = read(lines("2025年7月工资条", "姓名:赵一", "基本工资 5,000.00", "实发合计 5,000.00", "您的工资将于2025年8月10日发放"))
    assert str(slip.paid_on) == "2025-08-10"


@pytest.mark.parametrize(("printed", "name"), [("何  立", "何立"), ("阮  小  芸", "阮小芸"), ("欧阳  清风", "欧阳清风")])
def test_a_name_set_apart_in_a_cell_is_whole(printed: str, name: str, tmp_path: Path) -> None:
    table = f"2025年5月工资表,,,,\n姓名,基本工资,绩效,应发工资,实发工资\n{printed},6000,1500,7500,7500\n"
    assert from_table(table, tmp_path).employee == name


def test_a_label_with_its_letters_set_apart_is_a_label() -> None:
    names = ("姓 名", "值班费", "基本工资", "应发合计", "实发合计")
    slip = read(
        page(lines("2025年5月工资表").words, columns(90, names, 90), columns(110, ("何立", "100.00", "5000.00", "5100.00", "5100.00"), 90))
    )
    assert (slip.employee, slip.net) == ("何立", D("5100.00"))


@pytest.mark.parametrize(
    ("head", "employer"),
    [
        ("单位:ABC Logistics (Ningbo) Co., Ltd.", "ABC Logistics (Ningbo) Co., Ltd."),
        ("ABC Logistics (Ningbo) Co., Ltd. 工资条", "ABC Logistics (Ningbo) Co., Ltd."),
        ("单位:元", ""),
        ("单位:人民币元", ""),
    ],
)
def test_an_employer_is_whole_and_no_unit(head: str, employer: str) -> None:
    assert read(lines("2025年5月工资条", head, "姓名:赵一", "基本工资 5,000.00", "实发合计 5,000.00")).employer == employer


def test_the_day_somebody_was_hired_is_not_the_month_of_the_wage() -> None:
    slip = read(lines("工资条", "姓名 赵一", "入职日期 2021-03-15", "工资月份 2025-10", "基本工资 5,000.00", "实发合计 5,000.00"))
    assert (slip.pay_period, slip.months) == ("2025-10", 1)


def test_a_title_with_its_month_is_no_item() -> None:
    slip = read(lines("工资发放明细(2025.08)", "姓名:赵一", "基本工资 5,000.00", "应发合计 5,000.00", "实发合计 5,000.00"))
    assert (set(slip.earnings), slip.after_net, slip.pay_period) == ({"基本工资"}, {}, "2025-08")


def test_pay_that_does_not_come_out_is_told(tmp_path: Path) -> None:
    paper = tmp_path / "payslip.csv"
    paper.write_text("2025年5月工资表,,,,\n姓名,基本工资,应发工资,社保,实发工资\n何一,6000,6000,500,5000\n", "utf-8")
    [told] = read_paper(paper, paper.name, load_library()).warnings
    assert "6,000.00" in str(told) and "5,000.00" in str(told)


def test_figures_of_a_grid_are_not_cut_at_their_commas() -> None:
    slip = read(lines("工资条", "姓名 何一 应发工资 6,512.35 社保 1,412.30", "实发工资 5,100.05 签字 何一"))
    assert (str(slip.gross), str(slip.net)) == ("6512.35", "5100.05")


@pytest.mark.parametrize("title", ["应发项目", "应发工资", "代扣项目"])
def test_a_heading_beside_the_label_is_nobodys_name(title: str) -> None:
    assert read(lines("2026年9月工资条", f"姓名 {title}", "基本工资 5,000.00", "实发合计 5,000.00")).employee == ""


def test_the_day_a_payslip_was_printed_on_is_not_its_month() -> None:
    slip = read(lines("2026年10月25日", "工资所属月:2026年9月", "姓名 何一", "基本工资 5,000.00", "实发合计 5,000.00"))
    assert slip.pay_period == "2026-09"


@pytest.mark.parametrize("share", ["养老公司", "企业养老", "公司社保"])
def test_what_the_employer_pays_is_no_deduction_however_it_is_called(share: str) -> None:
    slip = read(lines("2026年9月工资条", "姓名 何一", "应发工资 5,000.00", f"{share} 800.00", "个税 30.00", "实发工资 4,970.00"))
    assert set(slip.deductions) == {"个税"}


def test_the_month_that_a_sentence_says_the_wage_is_of_is_its_month() -> None:
    told = "公司已于2026年6月10日足额支付本人2026年5月份工资,应发7,200.00元,代扣社保756.00元,代扣个税38.32元,实发6,405.68元。"
    assert read(lines("工资确认单", told)).pay_period == "2026-05"


def test_a_colon_within_the_name_of_a_column_ends_no_label() -> None:
    rows = (("应发工资", "应扣合计", "其中:社保", "其中:借款", "实发工资"), ("4,420.00", "941.00", "441.00", "500.00", "3,479.00"))
    head = lines("2026年9月工资明细", "姓名:赵一").words
    slip = read(page(head, *(columns(120 + 20 * index, row, 90) for index, row in enumerate(rows))))
    assert totals(slip) == (D("4420.00"), D("941.00"), D("3479.00"))
    assert slip.deductions == {"其中社保": D("441.00"), "其中借款": D("500.00")}


AMOUNTS = ("基本工资", "绩效", "应发合计", "社保", "实发合计")
NOW = ("5000.00", "1880.00", "6880.00", "538.40", "6341.60")
OTHER = ("10000.00", "3760.00", "13760.00", "1076.80", "12683.20")


def two_columns(first: str, second: str, *, now_first: bool = False) -> Payslip:
    rows = zip(AMOUNTS, *((NOW, OTHER) if now_first else (OTHER, NOW)), strict=True)
    table = (("项目", first, second), *rows)
    head = lines("云州青禾公司", "2026年4月工资条", "姓名:赵一").words
    return read(page(head, *(columns(140 + 20 * index, row, 100) for index, row in enumerate(table))))


@pytest.mark.parametrize(
    ("other", "now"),
    [
        ("本年累计", "本期金额"),
        ("累计金额", "当月金额"),
        ("上月", "本月"),
        ("标准", "实际"),
        ("应得(满勤)", "本月实际"),
        ("Year to date", "Current"),
        ("季度合计", "4月"),
    ],
)
def test_of_two_columns_of_amounts_the_one_of_this_month_counts(other: str, now: str) -> None:
    for slip in (two_columns(other, now), two_columns(now, other, now_first=True)):
        assert totals(slip) == (D("6880.00"), D("538.40"), D("6341.60"))
        assert slip.earnings == {"基本工资": D("5000.00"), "绩效": D("1880.00")}


def test_of_two_rows_of_amounts_the_one_of_this_month_counts() -> None:
    head = lines("云州青禾公司", "2026年4月工资条", "姓名:赵一").words
    table = (("", *AMOUNTS), ("本年累计", *OTHER), ("本月", *NOW))
    assert totals(read(page(head, *(columns(140 + 20 * index, row, 90) for index, row in enumerate(table))))) == (
        D("6880.00"),
        D("538.40"),
        D("6341.60"),
    )


def test_an_item_that_this_month_does_not_pay_has_not_the_amount_of_another_month() -> None:
    table = (
        ("项目", "上月", "本月"),
        ("基本工资", "5000.00", "5000.00"),
        ("绩效", "1880.00", ""),
        ("应发合计", "6880.00", "5000.00"),
        ("社保", "538.40", "538.40"),
        ("实发合计", "6341.60", "4461.60"),
    )
    head = lines("云州青禾公司", "2026年4月工资条", "姓名:赵一").words
    slip = read(page(head, *(columns(140 + 20 * index, row, 100) for index, row in enumerate(table))))
    assert (slip.net, slip.earnings) == (D("4461.60"), {"基本工资": D("5000.00")})


def test_a_column_of_what_was_earned_beside_one_of_what_was_paid_is_gross_pay() -> None:
    table = (("姓名", "基本工资", "绩效", "应得工资", "社保", "实发金额"), ("赵一", "5000.00", "1880.00", "6880.00", "538.40", "6341.60"))
    slip = read(page(lines("2026年4月工资条").words, *(columns(140 + 20 * index, row, 90) for index, row in enumerate(table))))
    assert (slip.gross, slip.net) == (D("6880.00"), D("6341.60"))


@pytest.mark.parametrize(
    ("head", "hours", "price"), [("数量", "16小时", "单价"), ("单量/数量", "16小时", "单价"), ("小时数", "16", "时薪")]
)
def test_numbers_of_pieces_and_their_price_are_no_pay(head: str, hours: str, price: str) -> None:
    table = (
        ("项目", head, price, "金额"),
        ("计件工资", "3600件", "1.30", "4680.00"),
        ("周末加班费", hours, "25.00", "400.00"),
        ("全勤奖", "", "", "200.00"),
        ("应发合计", "", "", "5280.00"),
        ("社保", "", "", "538.40"),
        ("实发合计", "", "", "4741.60"),
    )
    above = lines("云州青禾公司", "2026年4月工资条", "姓名:赵一").words
    slip = read(page(above, *(columns(140 + 20 * index, row, 100) for index, row in enumerate(table))))
    assert slip.earnings == {"计件工资": D("4680.00"), "周末加班费": D("400.00"), "全勤奖": D("200.00")}


@pytest.mark.parametrize(
    ("heads", "values", "pay"),
    [
        (("标准工资", "夜班津贴"), ("5000.00", "1880.00"), {"标准工资": D("5000.00"), "夜班津贴": D("1880.00")}),
        (("标准工资", "基本工资", "绩效"), ("8000.00", "5000.00", "1880.00"), {"基本工资": D("5000.00"), "绩效": D("1880.00")}),
    ],
)
def test_standard_pay_is_an_earning_where_the_sum_says_so(heads: tuple[str, ...], values: tuple[str, ...], pay: dict[str, Decimal]) -> None:
    table = (("姓名", *heads, "应发合计", "社保", "实发合计"), ("赵一", *values, "6880.00", "538.40", "6341.60"))
    slip = read(page(lines("2026年4月工资条").words, *(columns(140 + 20 * index, row, 90) for index, row in enumerate(table))))
    assert slip.earnings == pay


@pytest.mark.parametrize(
    ("told", "month"),
    [
        ("工资单(所属年月:202512,发放年月:202601)", "2025-12"),
        ("归属期间:2026/04 打印时间:2026/11/02", "2026-04"),
        ("赵一 2026年3月—6月工资明细", ""),
    ],
)
def test_the_month_is_the_one_that_the_wage_is_of(told: str, month: str) -> None:
    assert read(lines("云州青禾公司", told, "应发合计 6880.00", "社保 538.40", "实发合计 6341.60")).pay_period == month


def test_a_message_that_names_the_month_before_gross_pay_is_read() -> None:
    slip = read(lines("您2026年3月应发工资6880.00元,其中基本工资5000.00元,绩效1880.00元;社保538.40元;实发工资6341.60元。"))
    assert totals(slip) == (D("6880.00"), D("538.40"), D("6341.60"))
    assert slip.earnings == {"基本工资": D("5000.00"), "绩效": D("1880.00")}


@pytest.mark.parametrize(
    ("head", "employer"),
    [
        (("云州青禾劳务公司", "派遣员工工资单"), "云州青禾劳务公司"),
        (("派遣员工工资单",), "云州蓝电公司"),
        (("云州青禾劳务公司(用工单位:云州蓝电公司)2026年4月工资单",), "云州青禾劳务公司"),
    ],
)
def test_the_firm_that_pays_is_the_employer_before_the_one_that_is_worked_for(head: tuple[str, ...], employer: str) -> None:
    slip = read(lines(*head, "用工单位:云州蓝电公司 姓名:赵一", "应发合计 6880.00", "社保 538.40", "实发合计 6341.60"))
    assert slip.employer == employer


def test_what_is_paid_for_work_without_a_contract_is_read(tmp_path: Path) -> None:
    rows = ("结算单位:云州青禾公司,收款人:赵一", "项目,数量,单价(元),金额(元)", "授课费,43 课时,160.00,6880.00")
    sums = ("应发劳务费,,,6880.00", "代扣个税,,,538.40", "实付劳务费,,,6341.60")
    slip = from_table("\n".join(("2026年4月劳务报酬结算单", *rows, *sums)), tmp_path)
    assert (slip.employee, slip.employer, slip.earnings) == ("赵一", "云州青禾公司", {"授课费": D("6880.00")})
    assert (slip.gross, slip.net) == (D("6880.00"), D("6341.60"))


@pytest.mark.parametrize("quantity", ["40节×150.00元", "40课时*150", "40小时"])
def test_how_much_was_worked_at_which_price_is_no_pay(quantity: str) -> None:
    rows = (("课时费", quantity, "6,000.00"), ("交通补贴", "", "400.00"), ("税前劳务费", "", "6,400.00"), ("实付劳务费", "", "6,400.00"))
    slip = read(page(lines("劳务报酬结算单", "服务人员:赵一").words, *(columns(90 + 20 * index, row) for index, row in enumerate(rows))))
    assert (slip.employee, slip.earnings) == ("赵一", {"课时费": D("6000.00"), "交通补贴": D("400.00")})


def test_the_sum_of_net_pay_and_what_is_paid_on_top_is_no_payment_of_its_own() -> None:
    slip = read(
        lines(
            "基本工资 6880.00",
            "应发合计 6880.00",
            "社保 538.40",
            "各项扣款合计 538.40",
            "实发合计 6341.60",
            "税后补贴 300.00",
            "银行转账金额 6641.60",
        )
    )
    assert (slip.deductions_total, slip.after_net) == (D("538.40"), {"税后补贴": D("300.00")})


@pytest.mark.parametrize(
    "told",
    [
        ("Hi 赵一,你2026年9月的工资单已发放",),
        ("赵一的工资条",),
        ("尊敬的赵一同事:", "您2026年3月工资如下:"),
        ("尊敬的赵一同志:", "您2026年3月工资如下:"),
        ("赵一:", "附上您2026年7月工资条,请查收。"),
        ("赵一 · 云州青禾服务有限公司",),
        ("【云州青禾公司】赵一,您2026年9月工资:",),
        ("您好,赵一,您的2026年9月工资如下:",),
    ],
)
def test_the_person_who_is_greeted_is_the_employee(told: tuple[str, ...]) -> None:
    assert read(lines(*told, "应发合计 6880.00", "社保 538.40", "实发合计 6341.60")).employee == "赵一"


def test_net_pay_that_stands_above_its_name_with_a_sign_apart_is_read() -> None:
    assert read(lines("¥ 6341.60", "实发合计", "应发合计 ¥ 6880.00", "社保 ¥ 538.40")).net == D("6341.60")


@pytest.mark.parametrize("heads", [("姓名", "部门", "入职时间"), ("员工姓名", "发薪单位", "计薪月份")])
def test_a_person_below_the_head_of_a_small_table_is_the_employee(heads: tuple[str, ...]) -> None:
    table = [columns(120 + 20 * index, row, 120) for index, row in enumerate((heads, ("赵一", "研发部", "2019-07-01")))]
    slip = read(page(lines("工资单").words, *table, *(lines("应发合计 6880.00", "社保 538.40", "实发合计 6341.60", top=180).words,)))
    assert slip.employee == "赵一"


@pytest.mark.parametrize(
    ("line", "part"),
    [
        ("姓名:赵一 工资周期:2026年2月7日至2月13日(第2周)", "工资周期:2026年2月7日至2月13日"),
        ("姓名:赵一 结算期:2026-03-28至2026-04-10", "结算期:2026-03-28至2026-04-10"),
        ("姓名:赵一 账单周期:2026.02.09-2026.02.15", "账单周期:2026.02.09-2026.02.15"),
        ("姓名:赵一 计薪期间:12月29日-1月4日", "计薪期间:12月29日-1月4日"),
        ("姓名:赵一 2026年2月上半月", "2月上半月"),
        ("员工离职结算单", "离职结算单"),
        ("姓名:赵一 工资周期:2026年2月1日至2月28日", ""),
        ("姓名:赵一 请假期间:2月3日-2月5日", ""),
    ],
)
def test_the_pay_of_a_week_or_of_half_a_month_is_no_months(line: str, part: str) -> None:
    rows = (("计时工资", "1362.00"), ("补贴", "100.00"), ("应发合计", "1462.00"), ("社保", "20.00"), ("实发合计", "1442.00"))
    slip = read(page(lines("某公司2026年2月工资单", line).words, *(columns(120 + 20 * index, row, 90) for index, row in enumerate(rows))))
    assert (slip.net, slip.part) == (D("1442.00"), part)
    assert slip.pay_period == ("" if part else "2026-02")


def test_a_label_that_touches_the_name_is_no_part_of_it() -> None:
    rows = (("计时工资", "1362.00"), ("补贴", "100.00"), ("应发合计", "1462.00"), ("社保", "20.00"), ("实发合计", "1442.00"))
    head = lines("某公司2026年2月工资单", "姓名:邵少宇工号:00123部门:生产部").words
    assert read(page(head, *(columns(120 + 20 * index, row, 90) for index, row in enumerate(rows)))).employee == "邵少宇"


def test_pairs_in_two_columns_below_the_net_pay_whose_name_is_torn() -> None:
    """As recognition sees a chat's payslip: 实发 in a tone of its own, then names above their figures, two beside each other."""
    grid_ = [("基本工资", "岗位工资"), ("6,832.00", "1,210.00"), ("养老保险", "住房公积金"), ("515.61", "439.00"), ("应发合计", "扣款合计")]
    pairs = [columns(120 + 20 * row, texts, 160) for row, texts in enumerate([*grid_, ("8,042.00", "954.61")])]
    torn = [*words(30, 60, "实发", 12), *words(56, 60, "工资", 12)]
    slip = read(page(words(30, 30, "2026年02月工资条"), torn, words(30, 90, "7,087.39"), *pairs))
    assert totals(slip) == (D("8042.00"), D("954.61"), D("7087.39"))
    assert slip.deductions == {"养老保险": D("515.61"), "住房公积金": D("439.00")}


def test_a_name_may_end_like_a_label(tmp_path: Path) -> None:
    slip = from_table("2026年6月工资表,,,,\n姓名,基本工资,应发工资,社保,实发工资\n何明月,6880,6880,538.4,6341.6\n", tmp_path)
    assert slip.employee == "何明月"


def test_days_and_their_unit_beside_what_they_come_to_are_no_item() -> None:
    table = (
        ("项目", "数量", "单位", "单价(元)", "金额(元)"),
        ("出勤工日", "26", "天", "340.00", "8840.00"),
        ("加班工时", "31.5", "小时", "42.50", "1338.75"),
        ("应付工资合计", "", "", "", "10178.75"),
        ("已预支生活费", "", "", "", "3000.00"),
        ("本次实付工资", "", "", "", "7178.75"),
    )
    rows = (columns(140 + 20 * index, row, 100) for index, row in enumerate(table))
    slip = read(page(lines("点工工资结算单").words, *rows, words(30, 280, "大写:柒仟壹佰柒拾捌元柒角伍分")))
    assert slip.earnings == {"出勤工日": D("8840.00"), "加班工时": D("1338.75")}
    assert (slip.deductions, slip.net) == ({"已预支生活费": D("3000.00")}, D("7178.75"))


def test_what_is_taken_off_gross_pay_below_its_sum_is_no_deduction_with_a_minus() -> None:
    pay = ("应发工资 6650.11", "基本工资 5000.00", "提成 1880.00", "缺勤扣款 -229.89", "扣款 538.40", "社保 538.40", "实发工资 6111.71")
    slip = read(lines("2026年8月工资", *pay))
    assert slip.earnings == {"基本工资": D("5000.00"), "提成": D("1880.00"), "缺勤扣款": D("-229.89")}
    assert slip.deductions == {"社保": D("538.40")}


def test_insurance_by_whichever_name_is_deducted() -> None:
    slip = read(lines("周薪账单", "跑单收入 957.60", "风险津贴 36.00", "应发合计 993.60", "意外险 -21.00", "实发合计 972.60"))
    assert (slip.earnings, slip.deductions) == ({"跑单收入": D("957.60"), "风险津贴": D("36.00")}, {"意外险": D("21.00")})


def test_a_table_of_one_row_tells_each_item_once() -> None:
    table = [
        columns(80 + 20 * row, texts, 100)
        for row, texts in enumerate([("姓名", "基本工资", "绩效", "应发", "实发"), ("赵一", "5000", "100", "5100", "5100")])
    ]
    wide = [
        columns(80 + 20 * row, texts, 100)
        for row, texts in enumerate([("基本工资", "绩效", "应发", "实发"), ("5000", "100", "5100", "5100")])
    ]
    for rows in (table, wide):
        slip = read(page(words(30, 30, "2025年3月工资条"), *rows))
        assert (slip.earnings, slip.after_net, slip.net) == ({"基本工资": D(5000), "绩效": D(100)}, {}, D(5100))


PAY = ("5000.00", "1880.00", "6880.00", "538.40", "6341.60")
NAMED = [
    ("岗位 工资", "绩效 奖金", "应发 合计", "养老保险 个人", "实发 工资"),
    ("基本工资 Basic Salary", "绩效 Bonus", "应发合计 Gross Pay", "养老保险 Pension", "实发工资 Net Pay"),
    ("Basic Salary 基本工资", "Bonus 绩效", "Gross Pay 应发合计", "Pension 养老保险", "Net Pay 实发工资"),
]


@pytest.mark.parametrize("names", NAMED, ids=["set apart", "in two languages", "in English first"])
def test_a_name_of_several_words_is_whole(names: tuple[str, ...]) -> None:
    slip = read(lines("云州青禾公司2026年1月工资条", "姓名:赵一", *(f"{name} {figure}" for name, figure in zip(names, PAY, strict=True))))
    first, second, _gross, deduction, _net = ("".join(name.split()) for name in names)
    assert slip.earnings == {first: D("5000.00"), second: D("1880.00")}
    assert slip.deductions == {deduction: D("538.40")}
    assert totals(slip) == (D("6880.00"), D("538.40"), D("6341.60"))


def test_a_name_beside_its_translation_is_whole_and_one_beside_the_head_of_its_part_is_not() -> None:
    def rows(*texts: tuple[str, ...]) -> Payslip:
        cells = [columns(123 + 20 * index, row, 120) for index, row in enumerate(texts)]
        return read(
            page(lines("云州青禾公司2026年1月工资条", "姓名:赵一").words, *cells, rules=grid(30, 120, [120] * 3, [20] * len(texts)))
        )

    names = ("基本工资", "绩效", "应发合计", "养老保险", "实发工资")
    translated = rows(*zip(names, ("Basic Salary", "Bonus", "Gross Pay", "Pension", "Net Pay"), PAY, strict=True))
    assert translated.earnings == {"基本工资BasicSalary": D("5000.00"), "绩效Bonus": D("1880.00")}
    parted = rows(*zip(("加班费", "餐补", "应发合计", "养老保险", "实发工资"), ("10小时", "20天", "", "个人", ""), PAY, strict=True))
    assert (parted.earnings, parted.deductions) == ({"加班费": D("5000.00"), "餐补": D("1880.00")}, {"养老保险个人": D("538.40")})
    headed = rows(*zip(("应发", "", "", "扣款", ""), names, PAY, strict=True))
    assert (headed.earnings, headed.deductions) == ({"基本工资": D("5000.00"), "绩效": D("1880.00")}, {"养老保险": D("538.40")})


@pytest.mark.parametrize(
    ("title", "store", "employer"),
    [
        ("2026年1月工资条", "云州青禾餐饮解放路店", "云州青禾餐饮解放路店"),
        ("2026年1月工资条", "解放路店", ""),
        ("2026年1月工资条", "003", ""),
        ("云州青禾餐饮有限公司2026年1月工资条", "云州青禾餐饮解放路店", "云州青禾餐饮有限公司"),
    ],
)
def test_a_shop_is_the_employer_where_nothing_else_tells_it(title: str, store: str, employer: str) -> None:
    slip = read(lines(title, f"姓名:赵一 门店:{store}", "基本工资 5000.00", "应发合计 5000.00", "社保 538.40", "实发工资 4461.60"))
    assert slip.employer == employer
