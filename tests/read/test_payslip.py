from decimal import Decimal
from pathlib import Path

import pytest
from drawn import centred, columns, grid, lines, page, words

from reprieve.library import load_library
from reprieve.model import Payslip
from reprieve.read import read_paper
from reprieve.read.page.words import Page
from reprieve.read.payslip import read_payslip

D = Decimal


def read(*pages: Page, names: tuple[str, ...] = ()) -> Payslip:
    return read_payslip(pages, load_library(), names)


def totals(slip: Payslip) -> tuple[Decimal | None, Decimal | None, Decimal | None]:
    return slip.gross, slip.deductions_total, slip.net


def sums(slip: Payslip) -> tuple[Decimal, Decimal]:
    return sum(slip.earnings.values(), D(0)), sum(slip.deductions.values(), D(0))


HEAD = (centred(300, 40, "河北晨光纺织有限公司", 12), centred(300, 60, "2026年3月工资单", 11))


def test_a_list_of_labels_and_values_is_read_with_or_without_colons() -> None:
    slip = read(
        lines(
            "      河北晨光纺织有限公司",
            "      工资条(202603)",
            "姓名:赵一 工号:00158 所属月份:202603",
            "基本工资:4,800.00 元",
            "绩效 1514.24",
            "应发合计:6,314.24 元",
            "养老保险 384.00",
            "个人所得税:57.60 元",
            "扣款合计 441.60",
            "实发工资:5,872.64 元",
            "请核对。发放日期:2026-04-10",
        )
    )

    assert (slip.employee, slip.employer, slip.pay_period) == ("赵一", "河北晨光纺织有限公司", "2026-03")
    assert totals(slip) == (D("6314.24"), D("441.60"), D("5872.64"))
    assert slip.earnings == {"基本工资": D("4800.00"), "绩效": D("1514.24")}
    assert slip.deductions == {"养老保险": D("384.00"), "个人所得税": D("57.60")}
    assert str(slip.paid_on) == "2026-04-10"


NAMES = ["工号", "姓名", "部门", "基本工资", "加班费", "餐补", "应发工资", "养老保险", "医疗保险|(个人)", "个税", "扣款合计", "实发合计"]
VALUES = ["00381", "胡一", "生产部", "6000.00", "203.67", "306.93", "6510.60", "480.00", "120.00", "72.00", "672.00", "5838.60"]


def test_a_header_over_one_row_of_values_is_read_with_names_that_wrap() -> None:
    slip = read(page(*HEAD, columns(110, NAMES), columns(135, VALUES)))

    assert slip.employee == "胡一"
    assert totals(slip) == (D("6510.60"), D("672.00"), D("5838.60"))
    assert slip.earnings == {"基本工资": D("6000.00"), "加班费": D("203.67"), "餐补": D("306.93")}
    assert slip.deductions == {"养老保险": D("480.00"), "医疗保险(个人)": D("120.00"), "个税": D("72.00")}


def test_an_empty_cell_does_not_shift_the_values_after_it() -> None:
    values = [*VALUES]
    values[4], values[6], values[11] = "", "6306.93", "5634.93"

    slip = read(page(*HEAD, columns(110, NAMES), columns(135, values)))

    assert totals(slip) == (D("6306.93"), D("672.00"), D("5634.93"))
    assert slip.earnings == {"基本工资": D("6000.00"), "餐补": D("306.93")}


def test_ruled_cells_keep_their_wrapped_names_and_values_together() -> None:
    rules = grid(30, 95, [60] * 12, [30, 20])

    slip = read(page(*HEAD, columns(106, NAMES), columns(131, VALUES), rules=rules))

    assert totals(slip) == (D("6510.60"), D("672.00"), D("5838.60"))
    assert "医疗保险(个人)" in slip.deductions


@pytest.mark.parametrize("name", ["𠮷䶮㛃", "㛃一", "阿卜杜热合曼·麦麦提艾力·吐尔逊"])
def test_a_name_of_rare_characters_or_of_many_is_the_employees(name: str) -> None:
    values = [name if value == VALUES[1] else value for value in VALUES]

    assert read(page(*HEAD, columns(106, NAMES), columns(131, values), rules=grid(30, 95, [60] * 12, [30, 20]))).employee == name


def test_of_a_table_with_several_employees_the_row_of_the_applicant_is_read() -> None:
    other = ["00382", "钱二", "生产部", "5000.00", "0.00", "300.00", "5300.00", "400.00", "100.00", "0.00", "500.00", "4800.00"]
    sheet = page(*HEAD, columns(110, NAMES), columns(135, VALUES), columns(150, other))

    assert read(sheet, names=("钱二",)).net == D("4800.00")
    assert read(sheet, names=("钱二",)).employee == "钱二"
    assert read(sheet, names=("胡一",)).net == D("5838.60")


def test_a_header_that_is_repeated_for_each_employee_is_no_further_band() -> None:
    other = ["00382", "钱二", "生产部", "5000.00", "0.00", "300.00", "5300.00", "400.00", "100.00", "0.00", "500.00", "4800.00"]
    sheet = page(*HEAD, columns(110, NAMES), columns(135, VALUES), columns(160, NAMES), columns(185, other))

    assert totals(read(sheet, names=("钱二",))) == (D("5300.00"), D("500.00"), D("4800.00"))


def test_a_table_that_is_cut_into_bands_is_put_together() -> None:
    slip = read(page(*HEAD, columns(110, NAMES[:7]), columns(135, VALUES[:7]), columns(165, NAMES[7:]), columns(190, VALUES[7:])))

    assert slip.employee == "胡一"
    assert totals(slip) == (D("6510.60"), D("672.00"), D("5838.60"))
    assert sums(slip) == (D("6510.60"), D("672.00"))


def test_pairs_in_a_grid_are_read() -> None:
    rows = [
        ("姓名", "曾一", "工号", "00966"),
        ("部门", "运营中心", "发薪月份", "2026-03"),
        ("底薪", "9300.00", "岗位工资", "1443.92"),
        ("餐补", "425.15", "税前应发", "11169.07"),
        ("养老保险", "744.00", "失业保险(个人)", "46.50"),
        ("考勤扣款", "272.13", "扣款合计", "1062.63"),
        ("实发工资", "10106.44", "", ""),
    ]
    drawn = [columns(100 + 20 * number, row, width=120) for number, row in enumerate(rows)]

    slip = read(page(*HEAD, *drawn, rules=grid(30, 94, [120] * 4, [20] * 7)))

    assert (slip.employee, slip.pay_period) == ("曾一", "2026-03")
    assert totals(slip) == (D("11169.07"), D("1062.63"), D("10106.44"))
    assert slip.deductions == {"养老保险": D("744.00"), "失业保险(个人)": D("46.50"), "考勤扣款": D("272.13")}


@pytest.mark.parametrize("ruled", [True, False])
def test_earnings_beside_deductions_are_told_by_the_half_they_stand_in(ruled: bool) -> None:
    rows = [
        ("应发项目", "金额", "扣减项目", "金额"),
        ("基本工资", "5000.00", "五险一金", "800.00"),
        ("其他", "200.00", "其他", "50.00"),
        ("小计", "5200.00", "小计", "850.00"),
        ("实发工资", "4350.00", "", ""),
    ]
    drawn = [columns(100 + 20 * number, row, width=120) for number, row in enumerate(rows)]
    rules = grid(30, 94, [120] * 4, [20] * 5) if ruled else []

    slip = read(page(*HEAD, words(40, 80, "姓名: 黄一"), *drawn, rules=rules))

    assert slip.employee == "黄一"
    assert totals(slip) == (D("5200.00"), D("850.00"), D("4350.00"))
    assert slip.earnings == {"基本工资": D("5000.00"), "其他": D("200.00")}
    assert slip.deductions == {"五险一金": D("800.00"), "其他": D("50.00")}


def test_a_value_that_touches_the_next_name_is_cut_from_it() -> None:
    slip = read(
        page(
            *HEAD,
            words(40, 90, "姓名:黄一"),
            columns(110, ["应发项目", "金额", "扣款项目", "金额"], 90),
            [*words(40, 130, "基本工资"), *words(150, 130, "6000.00养老保险(个人)"), *words(320, 130, "480.00")],
            [*words(40, 148, "应发合计"), *words(150, 148, "6000.00扣款合计"), *words(320, 148, "480.00")],
            words(40, 166, "实发工资 5520.00"),
        )
    )

    assert totals(slip) == (D("6000.00"), D("480.00"), D("5520.00"))
    assert slip.deductions == {"养老保险(个人)": D("480.00")}


def test_two_totals_of_the_same_name_are_told_apart_by_arithmetic() -> None:
    names = [
        "姓名",
        "岗级工资",
        "绩效工资",
        "津贴合计",
        "加班费/奖金",
        "小计",
        "社保缴纳基数",
        "养老保险费",
        "医疗保险费",
        "小计",
        "合计实发金额",
    ]
    values = ["孙一", "3000.00", "1500.00", "200.00", "300.00", "5000.00", "4800.00", "384.00", "96.00", "480.00", "4520.00"]

    slip = read(page(*HEAD, columns(110, names), columns(135, values)))

    assert totals(slip) == (D("5000.00"), D("480.00"), D("4520.00"))
    assert "社保缴纳基数" not in {**slip.earnings, **slip.deductions}
    assert sums(slip)[1] == D("480.00")


def test_what_is_paid_on_top_of_net_pay_is_kept_apart() -> None:
    names = ["部门", "姓名", "基本工资", "工时", "工时工资", "应发工资", "养老", "所得税", "扣款合计", "实得工资", "餐补", "合计"]
    values = ["一车间", "李一", "3000.00", "176.00", "1000.00", "4000.00", "320.00", "10.00", "330.00", "3670.00", "200.00", "3870.00"]

    slip = read(page(*HEAD, columns(110, names), columns(135, values)))

    assert totals(slip) == (D("4000.00"), D("330.00"), D("3670.00"))
    assert slip.earnings == {"基本工资": D("3000.00"), "工时工资": D("1000.00")}
    assert slip.after_net == {"餐补": D("200.00")}


def test_a_total_that_is_not_printed_is_given_where_net_pay_proves_it() -> None:
    names = ["姓名", "基本工资", "奖金", "社保代扣", "个税代扣", "其他扣款", "应发合计", "实发合计"]
    values = ["李一", "3000.00", "1000.00", "300.00", "10.00", "20.00", "4000.00", "3670.00"]

    slip = read(page(*HEAD, columns(110, names, 80), columns(135, values, 80)))

    assert totals(slip) == (D("4000.00"), D("330.00"), D("3670.00"))
    assert set(slip.deductions) == {"社保代扣", "个税代扣", "其他扣款"}


@pytest.mark.parametrize(
    ("name", "printed", "read_as"),
    [
        ("应发合计", "9999.00", (D("9999.00"), D("672.00"), D("5838.60"))),
        ("应发合计", "16510.60", (D("16510.60"), D("672.00"), D("5838.60"))),
        ("扣款合计", "572.00", (D("6510.60"), D("572.00"), D("5838.60"))),
        ("实发工资", "6838.60", (D("6510.60"), D("672.00"), D("6838.60"))),
    ],
)
def test_a_total_that_nothing_else_comes_to_is_read_as_it_is_printed(
    name: str, printed: str, read_as: tuple[Decimal, Decimal, Decimal]
) -> None:
    names = ["基本工资", "加班费", "餐补", "应发合计", "养老保险", "个税", "扣款合计", "实发工资"]
    values = ["6000.00", "203.67", "306.93", "6510.60", "600.00", "72.00", "672.00", "5838.60"]
    values[names.index(name)] = printed

    assert totals(read(page(*HEAD, columns(110, names), columns(135, values)))) == read_as
    assert totals(read(lines("      2026年3月工资条", *(f"{name}:{value}" for name, value in zip(names, values, strict=True))))) == read_as


def test_a_total_of_a_part_of_the_deductions_is_not_taken_for_that_of_all() -> None:
    names = ["基本工资", "加班费", "餐补", "应发合计", "养老保险", "医疗保险", "扣款合计", "个税", "实发工资"]
    values = ["6000.00", "203.67", "306.93", "6510.60", "480.00", "120.00", "600.00", "72.00", "5838.60"]

    assert totals(read(page(*HEAD, columns(110, names), columns(135, values)))) == (D("6510.60"), D("672.00"), D("5838.60"))


def test_absence_that_is_taken_off_before_gross_pay_still_adds_up() -> None:
    names = ["姓名", "基本工资", "奖金", "缺勤扣款", "应发工资", "养老保险", "个税", "扣款合计", "实发工资"]
    values = ["李一", "3000.00", "1000.00", "100.00", "3900.00", "300.00", "10.00", "310.00", "3590.00"]

    slip = read(page(*HEAD, columns(110, names, 80), columns(135, values, 80)))

    assert totals(slip) == (D("3900.00"), D("310.00"), D("3590.00"))
    assert slip.deductions["缺勤扣款"] == D("100.00")


def test_deductions_printed_with_a_minus_are_what_is_deducted() -> None:
    slip = read(
        lines(
            "  河北晨光纺织有限公司2026年3月份工资条",
            "姓名: 李一",
            "基本工资 4000.00",
            "应发工资 4000.00",
            "养老保险 -320.00",
            "个税 -10.00",
            "扣款合计 -330.00",
            "实发工资 3670.00",
        )
    )

    assert (slip.employer, slip.pay_period) == ("河北晨光纺织有限公司", "2026-03")
    assert totals(slip) == (D("4000.00"), D("330.00"), D("3670.00"))
    assert slip.deductions == {"养老保险": D("320.00"), "个税": D("10.00")}


def test_net_pay_at_the_top_does_not_turn_the_items_below_into_extras() -> None:
    slip = read(
        lines(
            "      工资条",
            "公司名称:河北晨光纺织有限公司",
            "员工姓名:李一 工资月份:2026年03月",
            "实发工资:3,670.00",
            "应发工资:4,000.00",
            "基本工资:4,000.00",
            "扣款合计:330.00",
            "养老保险:320.00",
            "个人所得税:10.00",
        )
    )

    assert (slip.employee, slip.employer, slip.pay_period) == ("李一", "河北晨光纺织有限公司", "2026-03")
    assert totals(slip) == (D("4000.00"), D("330.00"), D("3670.00"))
    assert slip.earnings == {"基本工资": D("4000.00")}
    assert not slip.after_net


def test_what_the_employer_pays_and_days_worked_are_no_items() -> None:
    slip = read(
        lines(
            "      河北晨光纺织有限公司",
            "      2026-03 薪资明细",
            "姓名 李一",
            "出勤天数 22",
            "加班小时 6.5",
            "社保基数 4,000.00",
            "基本工资 4,000.00",
            "应发合计 4,000.00",
            "养老保险(单位) 640.00",
            "养老保险(个人) 320.00",
            "扣款合计 320.00",
            "实发合计 3,680.00",
        )
    )

    assert slip.earnings == {"基本工资": D("4000.00")}
    assert slip.deductions == {"养老保险(个人)": D("320.00")}


def test_a_paper_without_figures_gives_nothing_rather_than_a_guess() -> None:
    slip = read(lines("工资条", "姓名:李一"))

    assert totals(slip) == (None, None, None)
    assert slip.earnings == {}


def test_a_long_table_with_attendance_among_the_earnings_and_extras_at_its_end_adds_up() -> None:
    names = "部门 姓名 岗位 基本工资 系数 工价 工时 工时工资 奖金 考勤扣款 罚款 应发工资 会费 养老 水电 所得税 扣款合计 实得工资 餐补 合计"
    values = (
        "一部 李一 操作工 2000.00 1.10 15.50 40.00 620.00 100.00 -20.00 0.00 2700.00 5.00 320.00 40.00 12.00 377.00 2323.00 200.00 2523.00"
    )

    slip = read(page(*HEAD, columns(110, names.split(), 40, size=6), columns(125, values.split(), 40, size=6)))

    assert totals(slip) == (D("2700.00"), D("377.00"), D("2323.00"))
    assert slip.earnings == {"基本工资": D("2000.00"), "工时工资": D("620.00"), "奖金": D("100.00")}
    assert slip.deductions["考勤扣款"] == D("20.00")
    assert slip.after_net == {"餐补": D("200.00")}


def test_a_group_that_heads_several_columns_tells_items_of_one_name_apart() -> None:
    groups = [*centred(210, 98, "应发项目", 8), *centred(450, 98, "扣款项目", 8)]
    names = ["姓名", "基本工资", "奖金", "其他", "应发合计", "养老", "个税", "其他", "扣款合计", "实发工资"]
    values = ["李一", "3000.00", "500.00", "50.00", "3550.00", "240.00", "10.00", "20.00", "270.00", "3280.00"]

    slip = read(page(*HEAD, groups, columns(110, names), columns(128, values)))

    assert slip.earnings["其他"] == D("50.00")
    assert slip.deductions["其他"] == D("20.00")


def test_names_spread_with_blanks_are_one_name() -> None:
    slip = read(
        lines(
            "河北晨光纺织有限公司 2026年3月 工资明细", "姓  名: 李 一    部  门: 生产部", "应 发 工 资: 3,000.00", "实 发 工 资: 3,000.00"
        )
    )

    assert (slip.employee, slip.gross, slip.net) == ("李一", D("3000.00"), D("3000.00"))


def cells(*lines: str) -> list[str]:
    return " ".join(lines).split()


# The columns of a public payroll template, printed for each employee: the meal allowance stands behind net pay, and a total behind it.
STRIP = cells(
    "部门 工号 姓名 岗位 基本工资 岗位工资 司龄工资 保密工资 技能等级 技能工资 系数",
    "效益工资 工价 工时 工时工资 加班 奖金 考评工资 津贴 考勤扣款 工伤产假 罚款 其它",
    "应发工资 会费 养老 医保 大病 失业 公积金 水电 扣款 上月扣款 所得税 扣款合计 实得工资 餐补 合计",
)
STRIP_VALUES = cells(
    "生产部 0012 江一 操作工 2000.00 800.00 100.00 50.00 3 300.00 1.2",
    "500.00 15.00 80 1200.00 200.00 150.00 80.00 60.00 20.00 0.00 10.00 0.00",
    "5410.00 5.00 400.00 100.00 10.00 25.00 250.00",
    "30.00 0.00 0.00 12.50 832.50 4577.50 300.00 4877.50",
)


def strips(*people: str) -> Page:
    drawn = [
        columns(110 + 50 * row + 20 * line, texts, 32, size=6)
        for row, person in enumerate(people)
        for line, texts in enumerate((STRIP, [*STRIP_VALUES[:2], person, *STRIP_VALUES[3:]]))
    ]
    return page(*HEAD, *drawn, rules=grid(30, 100, [32] * len(STRIP), [20, 30] * len(people)))


def test_strips_with_a_meal_allowance_behind_net_pay_and_a_total_behind_that() -> None:
    slip = read(strips("江一", "钱二"), names=("江一",))

    assert (slip.employee, slip.employees) == ("江一", 2)
    assert totals(slip) == (D("5410.00"), D("832.50"), D("4577.50"))
    assert slip.after_net == {"餐补": D("300.00")}
    assert sum(slip.earnings.values()) - slip.deductions["考勤扣款"] - slip.deductions["罚款"] == D("5410.00")


def test_of_several_employees_none_of_whom_is_the_applicant_nobody_is_read() -> None:
    slip = read(strips("江一", "钱二"), names=("赵一",))

    assert (slip.employee, slip.net, slip.employees) == ("", None, 2)


def test_a_wide_table_with_two_subtotals_of_one_name_and_bases_among_its_columns() -> None:
    names = cells(
        "姓名 岗级 岗级工资 绩效工资 绩效得分 应发绩效 津贴合计 学历津贴",
        "司龄津贴 通车补助 餐费 出勤、病假扣除 加班费/奖金 小计 社保缴纳基数 养老保险费 失业保险费",
        "医疗保险费 大额保险 公积金缴纳基数 扣除数 冬季采暖 公积金贷款利息 应纳税所得 代扣个税 独生子女费 小计 合计实发金额",
    )
    values = cells(
        "江一 5 3000.00 2000.00 95 1900.00 450.00 200.00",
        "150.00 100.00 300.00 -50.00 400.00 6000.00 5000.00 400.00 25.00",
        "100.00 10.00 5000.00 600.00 0.00 0.00 0.00 0.00 10.00 1125.00 4875.00",
    )
    slip = read(page(*HEAD, columns(110, names, 32, size=6), columns(130, values, 32, size=6), rules=grid(30, 100, [32] * 28, [20, 20])))

    assert slip.employee == "江一"
    assert totals(slip) == (D("6000.00"), D("1125.00"), D("4875.00"))


def test_each_figure_stands_where_the_reading_says() -> None:
    sheet = lines("工资条", "应发合计  9000.00", "养老保险  720.00", "个税  30.00", "实发合计  8250.00")
    slip = read(sheet)

    assert slip.places.keys() == {"gross", "养老保险", "个税", "net"}
    assert slip.deductions_total == D("750.00")
    printed = {
        name: word.text
        for name, place in slip.places.items()
        for word in sheet.words
        if word.top == place.box.top and word.x0 == place.box.x0
    }
    assert printed == {"gross": "9000.00", "养老保险": "720.00", "个税": "30.00", "net": "8250.00"}


def test_a_table_that_goes_on_over_the_page_keeps_its_heads_and_blanks_do_not_shift_them() -> None:
    heads = columns(60, ["姓名", "基本工资", "应发工资", "公积金", "个税", "扣款合计", "实发工资"])
    first = columns(80, ["钱二", "5000.00", "5000.00", "300.00", "", "300.00", "4700.00"])
    last = columns(30, ["江望舒", "6000.00", "6000.00", "360.00", "30.00", "390.00", "5610.00"])
    title = words(300, 30, "云州青禾信息技术有限公司2026年8月工资表")
    slip = read(page(title, heads, first), page(last, number=2), names=("江望舒",))

    assert totals(slip) == (D("6000.00"), D("390.00"), D("5610.00"))
    assert slip.deductions == {"公积金": D("360.00"), "个税": D("30.00")}
    assert (slip.employee, slip.pay_period, slip.page, slip.employees) == ("江望舒", "2026-08", 2, 2)


def test_a_table_of_several_months_of_one_person_says_how_many() -> None:
    heads = columns(60, ["月份", "基本工资", "应发工资", "社保", "实发工资"])
    rows = [columns(20 * n - 40, [f"2026年{n}月", "5000.00", "5000.00", "400.00", "4600.00"]) for n in (6, 7, 8)]
    slip = read(page(words(100, 30, "江望舒工资明细"), heads, *rows), names=("江望舒",))

    assert (slip.pay_period, slip.months, slip.net) == ("2026-06", 3, D("4600.00"))


def test_names_in_two_languages_are_told_by_either() -> None:
    slip = read(
        lines("Payslip 工资单", "Base Salary基本工资  9000.00", "IIT个税  30.00", "Gross Pay应发合计  9000.00", "Net Pay实发工资  8970.00")
    )

    assert totals(slip) == (D("9000.00"), D("30.00"), D("8970.00"))


@pytest.mark.parametrize("name", ["个人扣款合计", "个人扣款小计", "代扣款合计"])
def test_the_total_of_deductions_is_no_deduction(name: str) -> None:
    slip = read(
        *[
            page(
                *HEAD,
                *(
                    words(40, 90 + 20 * n, text)
                    for n, text in enumerate(("应发合计 9000.00", "社保 900.00", "个税 30.00", f"{name} 930.00", "实发合计 8070.00"))
                ),
            )
        ]
    )
    assert totals(slip) == (D("9000.00"), D("930.00"), D("8070.00"))
    assert set(slip.deductions) == {"社保", "个税"}


TITLE, HEADER = "豫通机械有限公司2026年7月工资条\n", "姓名,基本工资,绩效,应发合计,社保,个税,实发合计\n"
STRIPS = (
    TITLE + HEADER + "甄国强,5000,1880,6880,538.4,8.75,6332.85\n",
    HEADER + "田小芳,5000,1980,6980,538.4,8.75,6432.85\n",
)


def from_table(text: str, folder: Path) -> Payslip:
    (folder / "strips.csv").write_text(text, encoding="utf-8")
    content = read_paper(folder / "strips.csv", "strips.csv", load_library()).content
    assert isinstance(content, Payslip)
    return content


def test_of_strips_to_be_cut_apart_nobody_gets_the_name_beside_anothers_pay(tmp_path: Path) -> None:
    """The title stands in the first column's cell, as wide as a name; the header is repeated above each employee."""
    slip = from_table("\n".join(STRIPS), tmp_path)
    assert (slip.employee, str(slip.gross), str(slip.net), slip.employees) == ("甄国强", "6880.00", "6332.85", 2)


def test_a_title_above_the_column_of_names_makes_no_item_the_employee(tmp_path: Path) -> None:
    slip = from_table(STRIPS[0], tmp_path)
    assert (slip.employee, slip.employer, slip.pay_period) == ("甄国强", "豫通机械有限公司", "2026-07")


def test_a_row_of_the_person_above_the_header_is_no_part_of_the_items(tmp_path: Path) -> None:
    header = "月份,基本工资,绩效,应发合计,社保,个税,实发合计\n"
    rows = "".join(f"2025-0{month},5000,1880,6880,538.4,8.75,6332.85\n" for month in (1, 2, 3))
    slip = from_table("工资表\n姓名,汤怡然,单位,合肥云桥软件有限公司\n" + header + rows, tmp_path)
    assert (slip.employee, slip.employer, str(slip.gross), slip.months) == ("汤怡然", "合肥云桥软件有限公司", "6880.00", 3)
    assert set(slip.earnings) == {"基本工资", "绩效"}


def test_a_name_in_two_scripts_is_the_chinese_one_and_no_label(tmp_path: Path) -> None:
    rows = ("启明软件2026年7月工资单", "Name 姓名,Lu Chenxi 陆晨曦,部门,财务", "应发合计,6880.00,个税,8.75", "实发合计,6871.25,社保,0")
    assert from_table("\n".join(rows), tmp_path).employee == "陆晨曦"
