"""Wordings of proofs where a near word, another day or a part of a sum stood for what was to be read."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from drawn import columns, lines, page

from reprieve.library import load_library
from reprieve.model import UNKNOWN, Certificate
from reprieve.read.certificate import read_certificate
from reprieve.read.recognise import recognise
from reprieve.read.said_twice import differing_sums
from reprieve.read.words import Page

D = Decimal
SIGNED = ("            云州青禾信息技术有限公司", "            2026年6月20日")


def read(kind: str, *pages: Page) -> Certificate:
    library = load_library()
    return read_certificate(pages, library.documents[kind], library)


def told(kind: str, *text: str) -> Certificate:
    return read(kind, lines("        证明", *text, *SIGNED))


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


@pytest.mark.parametrize(
    "sentence",
    [
        "您与公司于2017年2月13日签订的劳动合同将于2026年6月15日解除。",
        "您于2017年2月13日入职,劳动合同将于2026年6月15日解除。",
    ],
)
def test_a_contract_does_not_end_on_the_day_it_was_signed(sentence: str) -> None:
    assert told("layoff_notice", sentence).event_date == day("2026-06-15")


def test_a_report_s_day_within_a_sentence_is_not_the_paper_s() -> None:
    paper = told("layoff_notice", "经向劳动行政部门报告(报告日期:2026年5月8日),公司决定裁员。")
    assert paper.issued == day("2026-06-20")


@pytest.mark.parametrize("joint", ["月薪合计", "工资总额"])
def test_of_the_parts_of_pay_and_their_total_the_total_was_cut(joint: str) -> None:
    paper = told("pay_cut_notice", f"基本工资由5,000元调整为4,000元,绩效由2,000元调整为800元,{joint}由7,000元调整为4,800元。")
    assert (paper.figures["before"], paper.figures["after"]) == (7000, 4800)


def test_pay_as_usual_in_the_first_month_is_not_the_reduced_pay() -> None:
    paper = told("pay_cut_notice", "待岗期间第一个月按正常工资标准5,800元发放,自第二个月起每月发放生活费1,680元。")
    assert paper.figures["after"] == 1680


@pytest.mark.parametrize("kind", ["income_certificate", "termination_certificate"])
def test_who_bears_no_liability_holds_no_post_of_that_name(kind: str) -> None:
    assert "position" not in told(kind, "本单位对上述内容的真实性负责,但不承担任何担保责任。").fields


@pytest.mark.parametrize(
    ("kind", "sentence", "post"),
    [
        ("termination_certificate", "赵一于2019年7月8日至2026年5月20日在我公司客户服务中心任客服主管一职。", "客服主管"),
        ("income_certificate", "赵一为本公司正式员工,任职出纳,其配偶钱二无固定工作。", "出纳"),
    ],
)
def test_a_post_is_also_told_by_less_usual_words(kind: str, sentence: str, post: str) -> None:
    assert told(kind, sentence).fields["position"] == post


def test_of_pay_that_fell_twice_the_last_counts() -> None:
    sentence = "2025年月平均收入为7,800元,自2026年4月起其月收入降为4,800元,6月起仅发放基本工资3,600元。"
    assert told("income_certificate", sentence).figures["monthly_income"] == 3600


def test_who_applies_is_not_the_bankrupt() -> None:
    paper = told("bankruptcy_ruling", "裁定如下:受理申请人云州信用担保有限公司对被申请人云州鸿运建材有限公司的破产清算申请。")
    assert paper.fields["business"] == "云州鸿运建材有限公司"


def test_the_head_beside_the_head_of_names_is_nobody() -> None:
    rows = [
        ("当事人", "姓名", "驾驶证或身份证号", "车辆牌号"),
        ("甲", "赵一", "990411198705060011", "云A12345"),
        ("乙", "钱二", "990411199204050032", "云A54321"),
    ]
    paper = page(lines("        道路交通事故认定书").words, *(columns(100 + 20 * index, row, 120) for index, row in enumerate(rows)))
    assert read("traffic_determination", paper).people == ("赵一", "钱二")


def test_a_business_ends_where_the_period_begins() -> None:
    paper = told("profit_and_loss", "编制单位:云州县赵记杂货铺 2026年1-4月 单位:元")
    assert paper.fields["business"] == "云州县赵记杂货铺"


def test_the_last_month_paid_counts_and_not_the_one_that_nothing_was_paid_in() -> None:
    paper = told("social_insurance_record", "赵一于2026年5月停止缴费,最后缴费年月为2026年4月。")
    assert paper.dates["last_month"] == day("2026-04-01")


def test_a_range_of_months_may_reach_beyond_its_head() -> None:
    rows = [
        *columns(100, ["险种", "起止年月", "月数"], 150),
        *columns(120, ["养老保险", "", "144"], 150),
    ]
    paper = page(lines("        社会保险参保证明").words, rows, lines("2014-05 至 2026-04", x=200, top=120).words)
    read_dates = read("social_insurance_record", paper).dates
    assert (read_dates["first_month"], read_dates["last_month"]) == (day("2014-05-01"), day("2026-04-01"))


def test_the_relief_of_a_household_is_not_that_of_each_of_them() -> None:
    paper = told("temporary_relief", "临时救助标准为每人1,000元,合计救助金4,000元,于2026年6月30日前发放。")
    assert paper.figures["amount"] == 4000


def test_a_sick_child_is_named_and_its_stay_dated() -> None:
    sentence = "兹证明患儿赵小满,女,因“新生儿肺炎”于2026年4月2日至2026年4月19日在我院新生儿科住院治疗。"
    paper = told("hospital_record", sentence)
    assert (paper.person, paper.dates["admission"], paper.dates["discharge"]) == ("赵小满", day("2026-04-02"), day("2026-04-19"))


def test_days_of_rest_in_brackets_behind_weeks_are_read() -> None:
    assert told("sick_leave", "建议:卧床休息贰周(14天)。").fields["days"] == "14"


def test_a_total_in_capitals_behind_its_remark_is_read() -> None:
    sentence = "今收到入住老人赵一家属钱二交来2026年7月护理费、床位费、伙食费共计人民币(大写)叁仟陆佰捌拾元整 ¥3,680.00。"
    assert told("care_receipt", sentence).figures["total"] == 3680


def test_whom_a_court_summons_is_the_person() -> None:
    rows = [columns(100 + 20 * index, row, 160) for index, row in enumerate([("案由", "借款合同纠纷"), ("被传唤人", "赵一")])]
    assert read("court_judgment", page(lines("        传票").words, *rows)).person == "赵一"


def test_the_last_row_of_a_list_is_not_compared_with_the_total_below() -> None:
    assert (
        differing_sums([lines("        医疗收费票据", "护理费 968.00 治疗费 2,160.50", "金额合计(大写):伍万壹仟元整 (小写):51,000.00")])
        == ()
    )


@pytest.mark.parametrize(
    ("kind", "title", "sentence", "words"),
    [
        ("termination_certificate", "离职证明(拟稿)", "赵一拟于2026年9月30日离职。", "拟稿"),
        ("termination_certificate", "离职证明", "赵一拟于2026年9月30日离职,本件不作为正式证明。", "本件不作为正式证明"),
        ("termination_certificate", "解除劳动合同证明书(填写样例)", "张三于2025年12月31日解除劳动合同。", "填写样例"),
        ("pay_cut_notice", "关于薪酬调整方案征求意见的函", "公司拟自2026年7月1日起下调月薪。", "关于薪酬调整方案征求意见的函"),
        ("pay_cut_notice", "薪酬调整通知", "公司拟自2026年7月1日起下调月薪,方案尚未确定。", "方案尚未确定"),
    ],
)
def test_a_draft_a_sample_or_a_plan_says_that_it_grants_nothing(kind: str, title: str, sentence: str, words: str) -> None:
    assert read(kind, lines(title, sentence, *SIGNED)).fields["refused"] == words


@pytest.mark.parametrize(
    "text",
    [
        ("最低生活保障申请书", "云州民政局:", "本人无劳动能力,家庭生活困难,现申请最低生活保障,月保障金请按标准发放。"),
        ("爱宠动物医院", "疾病诊断证明", "宠物姓名:豆豆", "诊断:犬细小病毒感染", "执业兽医师:赵一"),
        ("台风灾害预警通知", "预计我镇将遭受台风袭击,可能造成房屋损失,受灾后请及时上报。", "云州县人民政府"),
        ("征收土地预公告", "拟征收河湾村集体土地,现将征收范围预公告如下。", "云州县人民政府"),
    ],
)
def test_what_is_asked_for_forecast_or_intended_is_no_proof_of_it(text: tuple[str, ...]) -> None:
    assert recognise([lines(*text)], load_library()).kind == UNKNOWN
