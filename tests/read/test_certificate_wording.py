"""Wordings of proofs where a near word, another day or a part of a sum stood for what was to be read."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from drawn import columns, lines, page

from reprieve.library import load_library
from reprieve.model import UNKNOWN, Certificate
from reprieve.read.certificate import read_certificate
from reprieve.read.certificates.said_twice import differing_sums
from reprieve.read.page.words import Page
from reprieve.read.recognise import recognise

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
    assert [paper.figures[name] for name in ("before", "after")] == [7000, 4800]


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


@pytest.mark.parametrize(
    ("sentence", "last"),
    [
        ("起始时间 2022年7月1日 终止时间 2025年6月30日 解除时间 2026年5月31日", "2026-05-31"),
        ("退工日期:2026年4月30日 退工原因:合同到期终止 用工起始日期:2019年4月1日", "2026-04-30"),
    ],
)
def test_the_day_that_is_called_that_of_the_end_counts_before_days_of_the_contract(sentence: str, last: str) -> None:
    assert told("termination_certificate", sentence).event_date == day(last)


def test_a_term_is_told_by_whence_one_was_engaged_and_until_when_the_contract_runs() -> None:
    paper = told("termination_certificate", "赵一自2020年9月1日起受聘于我校保安岗位,聘用合同期限至2027年8月31日。")
    assert (paper.dates["term_start"], paper.dates["term_end"]) == (day("2020-09-01"), day("2027-08-31"))


@pytest.mark.parametrize(
    ("kind", "sentence", "people"),
    [
        ("diagnosis_certificate", "兹有病员 阳春 ,性别 女 ,年龄 41 ,来我院就诊。", ("阳春",)),
        ("traffic_determination", "凌霄,男,驾驶小型客车,搭载陆游(男,身份证号990809199001010055),追尾。", ("凌霄", "陆游")),
        ("termination_certificate", "兹有蔡福生同志,男,原系我厂钳工。", ("蔡福生",)),
        ("disaster_certificate", "兹证明云州县白沙镇河湾村村民水清华(身份证号990606196803080029),因暴雨受灾。", ("水清华",)),
        ("termination_certificate", "This is to certify that Mr. LIU Zhiqian was employed.", ()),
    ],
)
def test_what_stands_before_a_name_belongs_to_nobody_s(kind: str, sentence: str, people: tuple[str, ...]) -> None:
    assert told(kind, sentence).people == people


def test_a_shop_or_an_administrator_is_no_person() -> None:
    assert told("bankruptcy_ruling", "申请人:永盛鞋业有限公司管理人。").person == ""
    assert told("business_deregistration", "云州县赵记杂货铺:", "你单位所有税务事项均已结清。").person == ""


def test_a_trade_union_signs_as_others_do() -> None:
    paper = lines("        困难职工证明", "赵一家庭困难。", "            云州县总工会", "            2026年6月18日")
    assert read("low_income_determination", paper).issuer == "云州县总工会"


def test_an_employer_whose_fund_it_is_did_not_issue_the_record() -> None:
    paper = read("housing_fund_record", lines("        住房公积金明细", "姓名:赵一  单位名称:沐阳医药连锁有限公司  查询日期:2026-08-01"))
    assert (paper.issuer, paper.fields["employer"]) == ("", "沐阳医药连锁有限公司")


def test_the_status_in_a_row_is_no_word_of_the_month_beside_it() -> None:
    rows = [("险种", "参保状态", "开始时间", "最近缴费年月"), ("养老保险", "停保", "200803", "202605")]
    paper = page(lines("        社会保险参保证明").words, *(columns(100 + 20 * index, row, 120) for index, row in enumerate(rows)))
    dates = read("social_insurance_record", paper).dates
    assert (dates["first_month"], dates["last_month"]) == (day("2008-03-01"), day("2026-05-01"))


def test_the_last_digits_of_a_card_are_no_interest() -> None:
    rows = [("交易日", "摘要", "卡号末四位", "金额"), ("10/05", "利息", "4417", "328.16"), ("10/05", "违约金", "4417", "115.02")]
    paper = page(lines("        信用卡对账单").words, *(columns(100 + 20 * index, row, 120) for index, row in enumerate(rows)))
    figures = read("credit_card_bill", paper).figures
    assert (figures["interest"], figures["penalty"]) == (D("328.16"), D("115.02"))


def test_a_label_that_says_the_same_in_english_without_a_colon_is_read() -> None:
    rows = [columns(100, ("最低还款额 Min. Payment", "RMB 810.23"), 200)]
    paper = page(lines("        信用卡对账单", "云州县西栅路9号   凌霄先生 收").words, *rows)
    bill = read("credit_card_bill", paper)
    assert (bill.figures["minimum"], bill.person) == (D("810.23"), "凌霄")


def test_a_number_of_a_case_without_a_colon_is_read() -> None:
    assert (
        told("police_receipt", "我所已受理,案件编号A9908090012026040011,损失约18,500元。").fields["case_number"] == "A9908090012026040011"
    )


def test_all_of_several_diagnoses_one_below_another_are_read() -> None:
    paper = read(
        "diagnosis_certificate",
        lines("        诊断证明书", "诊断:1、右胫腓骨骨折", "     2、肾功能衰竭", "     3、软组织挫伤", "建议:休息"),
    )
    assert paper.fields["diagnosis"] == "1、右胫腓骨骨折 2、肾功能衰竭 3、软组织挫伤"


def test_the_day_of_an_operation_is_not_that_of_the_paper() -> None:
    assert read("hospital_record", lines("        住院病案首页", "姓名:赵一", "手术名称:内固定术 手术日期:2026年9月13日")).issued is None


def test_the_business_that_an_application_is_about_is_named() -> None:
    paper = told("business_deregistration", "你申请的云州县凌霄早餐店(统一社会信用代码92990809MA2KXX991Q)注销登记,准予注销。")
    assert paper.fields["business"] == "云州县凌霄早餐店"


def test_of_several_in_an_accident_it_is_told_who_was_responsible() -> None:
    paper = told("traffic_determination", "凌霄负此事故的全部责任,岳飞、陆游无责任。")
    assert paper.fields["responsibility"] == "凌霄负此事故的全部责任,岳飞、陆游无责任"


def test_a_lender_that_the_list_calls_where_the_money_is_from_is_the_lender() -> None:
    paper = read("debt_summary", lines("        账单详情", "姓名:赵一", "借款机构:云州惠民小额贷款有限公司", "待还总额:19,510.48元"))
    assert paper.issuer == "云州惠民小额贷款有限公司"


@pytest.mark.parametrize(
    ("kind", "text", "number"),
    [
        ("birth_certificate", ("新生儿姓名:赵小满", "母亲姓名:钱二 身份证号:990809199412120048"), ""),
        (
            "loan_contract",
            ("今借到顾长卫(身份证号990707197203030015)现金人民币叁万元整。", "借款人:赵一", "身份证号:99010219880706123X"),
            "99010219880706123X",
        ),
    ],
)
def test_the_number_of_an_id_card_is_that_of_the_person(kind: str, text: tuple[str, ...], number: str) -> None:
    assert read(kind, lines("        证明", *text)).id_number == number


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        (
            ("姓名:赵一", "身份证件号:99010219880706123X", "姓名:钱二", "身份证件号:990809199412120048"),
            {"钱二": "990809199412120048"},
        ),
        (("姓名:赵一", "身份证件号:99010219880706123X", "姓名:钱二"), {}),
        (("姓名:赵一 姓名:钱二", "身份证件号:99010219880706123X 身份证件号:990809199412120048"), {}),
        (("姓名:赵一", "姓名:钱二", "身份证件号:990809199412120048"), {}),
        (("姓名:赵一", "身份证件号:99010219880706123X", "姓名:钱二", "身份证件号:9908091994****0048"), {}),
        (("姓名:赵一", "身份证件号:99010219880706123X", "姓名:钱二", "身份证件号:99010219880706123X"), {}),
    ],
)
def test_the_number_of_another_is_kept_where_it_is_plain_whose_it_is(text: tuple[str, ...], numbers: dict[str, str]) -> None:
    assert read("marriage_certificate", lines("        结婚证", "持证人:赵一", *text)).id_numbers == numbers


def test_an_application_for_a_proof_is_not_the_proof() -> None:
    assert (
        recognise([lines("      出生医学证明补发申请表", "新生儿姓名:赵小满", "母亲姓名:钱二", "父亲姓名:赵一")], load_library()).kind
        == UNKNOWN
    )


@pytest.mark.parametrize(
    ("kind", "sentence", "person"),
    [
        ("termination_certificate", "甲方云州德邻超市有限公司与乙方王羲之(身份证号990101198101010013)的劳动合同期满终止。", "王羲之"),
        ("disaster_certificate", "我镇杜家村3组村民杜甫(户主,家庭人口5人)遭受龙卷风袭击,房屋倒塌3间。", "杜甫"),
        ("unemployment_registration", "王羲之于2026年4月12日在本机构办理失业登记。", "王羲之"),
        ("court_judgment", "被申请人柳永应自收到本支付令之日起十五日内给付申请人13,241.25元。", "柳永"),
    ],
)
def test_who_it_is_about_is_named_in_running_text(kind: str, sentence: str, person: str) -> None:
    assert told(kind, sentence).person == person


def test_the_help_for_all_rooms_is_not_that_for_each() -> None:
    paper = told("disaster_relief", "核定补助标准每间10,000元,补助资金合计30,000元,首批拨付15,000元。")
    assert paper.figures["amount"] == 30000


def test_who_is_owed_for_work_is_named_without_the_work() -> None:
    assert told("loan_contract", "本人柳永欠苏轼装修款人民币18,600元,定于2026年10月1日前还清。").issuer == "苏轼"


def test_a_number_alone_in_its_line_is_that_of_the_contract() -> None:
    paper = read("loan_contract", lines("        借款合同", "编号:WL20250619003312", "借款人:柳永"))
    assert paper.fields["number"] == "WL20250619003312"


def test_of_a_row_of_totals_the_one_below_what_is_due_counts() -> None:
    rows = [
        ("借据号", "本金余额", "利息", "应还合计"),
        ("JJ01", "8,200.00", "402.35", "8,602.35"),
        ("JJ02", "4,500.00", "138.90", "4,638.90"),
        ("合计", "12,700.00", "541.25", "13,241.25"),
    ]
    paper = page(lines("        欠款明细").words, *(columns(100 + 20 * index, row, 120) for index, row in enumerate(rows)))
    assert read("debt_summary", paper).figures["due"] == D("13241.25")


def test_the_title_of_a_bill_that_goes_on_tells_whose_it_is() -> None:
    paper = read("credit_card_bill", lines("        云州银行信用卡账单(补制)2024年01月", "何立 先生", "本期人民币欠款总计 3,154.20"))
    assert (paper.issuer, paper.figures["due"]) == ("云州银行", D("3154.20"))


def test_the_number_of_a_card_is_also_called_so_in_english() -> None:
    paper = read("credit_card_bill", lines("        信用卡电子账单", "卡号 Card No.   5187 **** **** 2266"))
    assert paper.fields["account_tail"] == "2266"


def test_a_day_of_printing_below_a_column_of_months_is_none_of_them() -> None:
    rows = [("缴费年月", "养老基数", "养老个人"), ("2026-01", "4,494.00", "359.52"), ("2026-02", "4,494.00", "359.52")]
    table = [columns(100 + 20 * index, row, 120) for index, row in enumerate(rows)]
    paper = page(lines("        社会保险权益记录").words, *table, lines("打印时间:2026-07-09 10:21", top=160).words)
    assert read("social_insurance_record", paper).dates["last_month"] == day("2026-02-01")


def test_who_was_responsible_is_told_in_full() -> None:
    paper = told("traffic_determination", "经调查,逃逸车辆驾驶人负事故全部责任,杜甫无责任。")
    assert paper.fields["responsibility"] == "逃逸车辆驾驶人负事故全部责任,杜甫无责任"


def test_what_an_office_advises_all_firms_cuts_nobody_s_pay() -> None:
    text = ("关于2026年工资指导线的通知", "现发布企业工资指导线,经营困难企业可下调或停薪。", "云州市人力资源和社会保障局")
    assert recognise([lines(*text)], load_library()).kind == UNKNOWN


BY_A_SCHOOL = ("            清溪县第二中学", "            2026年6月20日")


@pytest.mark.parametrize(
    ("text", "person"),
    [
        (
            "就贵中心函询钱二(身份证号:110101198811112233)配偶赵一(身份证号:110101199203041226)收入一事证明如下:赵一系我校教师,月收入6,300元。",
            "赵一",
        ),
        ("兹证明赵一为我单位在编教师,月收入8,800元。该同志系借款人钱二之配偶,自愿为其提供担保。", "赵一"),
    ],
)
def test_whose_income_is_certified_works_for_the_issuer_whoever_else_is_named(text: str, person: str) -> None:
    assert read("income_certificate", lines("        收入证明", text, *BY_A_SCHOOL)).person == person


def test_the_room_for_a_seal_is_no_issuer() -> None:
    paper = lines("        收入证明", "兹证明赵一系我公司职工,月收入12,500元。", "            单位盖章处", "            2026年6月20日")
    assert read("income_certificate", paper).issuer == ""


def test_a_certificate_of_termination_names_who_issued_it_and_the_days_in_its_sentence() -> None:
    paper = lines(
        "        终止劳动合同证明书",
        "云州青禾有限公司与赵一(身份证号码:110101199203041226)签订的劳动合同,于2026年3月10日终止。",
        "            2026年3月12日",
    )
    by_letter = read("termination_certificate", paper)
    assert (by_letter.issuer, by_letter.event_date) == ("云州青禾有限公司", day("2026-03-10"))
    in_prose = told("termination_certificate", "兹证明赵一原为我司经理,任职期间为2019年3月11日至2026年6月30日。")
    assert (in_prose.event_date, in_prose.dates["term_start"]) == (day("2026-06-30"), day("2019-03-11"))


def test_a_stop_of_contributions_is_no_month_that_was_paid_for() -> None:
    paper = told("social_insurance_record", "姓名:赵一    停保日期:2026年7月1日    最后缴费月份:2026年6月")
    assert paper.dates["last_month"] == day("2026-06-01")
    assert told("social_insurance_record", "姓名:赵一    停保日期:2026年7月1日").dates["last_month"] == day("2026-07-01")


def test_relief_is_what_the_office_for_civil_affairs_granted_and_not_what_others_proposed() -> None:
    paper = page(
        lines("临时救助申请审批表", top=40).words,
        columns(70, ("申请人", "赵一"), 200),
        columns(90, ("街道办事处意见", "建议给予救助4,000元"), 200),
        columns(110, ("区民政局审批意见", "同意救助3,000元"), 200),
    )
    assert read("temporary_relief", paper).figures["amount"] == 3000


def test_an_allowance_that_was_raised_is_what_it_was_raised_to() -> None:
    paper = told("subsistence_allowance", "赵一户:", "自2026年7月起,你户月保障金由1,860元调整为1,980元。")
    assert (paper.person, paper.figures["monthly"]) == ("赵一", D("1980.00"))


def test_who_is_hard_to_employ_is_not_found_to_be_poor() -> None:
    paper = lines(
        "        就业困难人员认定表",
        "姓名:赵一",
        "认定意见:同意认定为就业困难人员。",
        "            云州市民政局",
        "            2026年8月1日",
    )
    assert recognise([paper], load_library()).kind == UNKNOWN
    edge = lines("        最低生活保障边缘家庭认定书", "经审核确认,赵一(110101199203041226)家庭符合条件。", *SIGNED)
    assert recognise([edge], load_library()).kind == "low_income_determination"
    assert read("low_income_determination", edge).person == "赵一"


def test_days_in_capitals_with_a_leading_nought_and_the_dead_in_a_sentence_are_read() -> None:
    paper = lines(
        "        火化证明", "兹证明死者赵一,女,于2026年6月21日火化。", "            云州市殡仪馆", "            贰零贰陆年零陆月贰拾壹日"
    )
    cremated = read("cremation_certificate", paper)
    assert (cremated.person, cremated.issued) == ("赵一", day("2026-06-21"))


@pytest.mark.parametrize("income", ["月收入在8,000元至10,000元之间", "月收入8,000元到10,000元"])
def test_an_amount_that_lies_between_two_is_neither_of_them(income: str) -> None:
    assert "monthly_income" not in told("income_certificate", f"兹证明赵一系我公司员工,{income}。").figures


@pytest.mark.parametrize(("more", "words"), [("该员工已于2026年6月30日离职", "已于2026年6月30日离职"), ("如已离职,本证明作废", "")])
def test_income_that_has_ended_is_none(more: str, words: str) -> None:
    paper = told("income_certificate", f"兹证明赵一在我公司任职,在职期间月均收入12,500元,{more}。")
    assert paper.fields.get("refused", "") == words


@pytest.mark.parametrize("title", ["失业登记办事指南", "收入证明怎么开?", "关于做好失业保险金发放工作的通知", "离职证明办理流程"])
def test_what_tells_how_to_get_a_paper_is_none(title: str) -> None:
    text = "处于失业状态的劳动者向公共就业服务机构申请,单位应当出具解除劳动合同证明。失业登记,失业保险金每月1,476元。"
    assert (
        recognise(
            [lines(f"        {title}", text, "            云州市人力资源和社会保障局", "            2026年1月5日")], load_library()
        ).kind
        == UNKNOWN
    )


def test_the_last_month_beside_its_label_is_no_day_below_it() -> None:
    paper = page(
        lines("        社会保险参保证明", top=40).words,
        columns(70, ("缴费起始时间", "2018-05", "累计缴费月数", "98"), 120),
        columns(90, ("最后缴费年月", "2026-06", "参保状态", "停保"), 120),
        columns(110, ("云州市社会保险事业管理中心",), 120),
        columns(130, ("2026-09-21",), 120),
    )
    assert read("social_insurance_record", paper).dates["last_month"] == day("2026-06-01")


def test_from_when_benefit_is_no_longer_paid_is_not_when_it_began() -> None:
    assert "start" not in told("unemployment_benefit", "您已重新就业,自2026年2月起停止发放失业保险金。").dates


def test_how_long_benefit_is_drawn_is_read_from_a_decision() -> None:
    paper = page(
        lines("        失业保险待遇核定通知单", top=40).words,
        columns(70, ("月领取标准", "1,848.00元", "本次核定领取月数", "12个月"), 120),
        columns(90, ("领取开始年月", "2026年1月", "领取终止年月", "2026年12月"), 120),
    )
    decision = read("unemployment_benefit", paper)
    assert (decision.dates["start"], decision.fields["months"]) == (day("2026-01-01"), "12")


def test_a_label_is_no_diagnosis() -> None:
    paper = page(
        lines("        出院小结", top=40).words,
        columns(70, ("姓名", "入院日期", "出院日期", "出院诊断", "出院医嘱"), 110),
        columns(90, ("赵一", "2026-08-20", "2026-09-08", "扩张型心肌病", "定期复查"), 110),
    )
    assert read("hospital_record", paper).fields["diagnosis"] == "扩张型心肌病"


@pytest.mark.parametrize("address", ["同事", "员工", "先生"])
def test_a_form_of_address_is_no_part_of_a_name(address: str) -> None:
    assert told("pay_cut_notice", f"江望舒{address}:", "自2026年7月1日起,您的月工资由8,200元调整为4,500元。").person == "江望舒"


def test_a_label_with_nothing_behind_its_colon_is_nobody_s_name() -> None:
    form = lines("        疾病诊断证明书", "姓名          性别", "诊断:", "医师(签章):", "日期:    年  月  日")
    paper = read("diagnosis_certificate", form)
    assert paper.person == ""


@pytest.mark.parametrize("line", ["甲方(盖章):", "乙方(签名):", "单位(公章):"])
def test_where_a_blank_form_is_to_be_signed_is_nobody_s_name(line: str) -> None:
    assert read("loan_contract", lines("        借款合同", "借款人:________", "借款金额:人民币________元", line)).person == ""


@pytest.mark.parametrize("seal", ["医保结算专用章", "住院收费专用章", "收费专用章", "医疗保险专用章"])
def test_what_a_seal_is_for_is_no_part_of_the_hospital_s_name(seal: str) -> None:
    form = lines("        医保费用结算单", "个人负担:7,280.50元", f"        云州市人民医院{seal}", "        2026年8月28日")
    assert read("medical_settlement", form).issuer == "云州市人民医院"


def test_words_below_a_table_are_no_part_of_its_columns() -> None:
    rows = (["账单日", "本期应还金额"], ["2026-10-20", "26,500.50"], ["其中本金25,000.00元", ",违约金300.00元"])
    paper = read("credit_card_bill", page(*(columns(80 + 20 * row, cells, 100) for row, cells in enumerate(rows))))
    assert (paper.figures["due"], paper.figures["principal"]) == (D("26500.50"), D("25000.00"))


@pytest.mark.parametrize("kind", ["business_deregistration", "business_suspension"])
def test_the_business_is_named_before_whoever_runs_it(kind: str) -> None:
    assert told(kind, "云州市大勇五金店(经营者:孙大勇):", "你单位申请材料齐全,准予注销登记。").fields["business"] == "云州市大勇五金店"


@pytest.mark.parametrize(
    ("kind", "sentence", "person"),
    [
        ("diagnosis_certificate", "兹证明我辖区居民米大志患有尿毒症,常年透析。", "米大志"),
        ("income_certificate", "米大志原系我单位职工,月收入5500元。", "米大志"),
        ("termination_certificate", "本单位职工米大志,身份证号999999199001011234,于2026年6月7日被辞退。", "米大志"),
        ("unemployment_benefit", "米大志,社会保障号码999999199001011234,自2026年6月起领取失业保险金。", "米大志"),
        ("fire_determination", "2026年6月30日,柳林路12号402室米大志(身份证号码999999199001011234)家发生火灾。", "米大志"),
        ("fire_determination", "2026年6月30日,上坝村3组米大志(男,汉族)家发生火灾。", "米大志"),
    ],
)
def test_a_name_begins_after_the_house_and_ends_where_the_illness_or_the_number_begins(kind: str, sentence: str, person: str) -> None:
    assert told(kind, sentence).person == person


def test_what_was_paid_from_month_to_month_is_told_in_a_sentence() -> None:
    proof = told("social_insurance_record", "米大志自2019年3月至2026年5月累计缴费87个月。")
    assert (proof.dates["first_month"], proof.dates["last_month"]) == (dt.date(2019, 3, 1), dt.date(2026, 5, 1))


def test_a_bill_of_less_than_nothing_takes_another_back() -> None:
    assert told("medical_invoice", "姓名:米大志", "合计金额:-8692.95").fields["refused"] == "-8692.95"


def test_the_total_of_a_school_fee_comes_before_its_parts() -> None:
    assert told("school_fee", "学生姓名:米大志", "学费:6800.00", "住宿费:1200.00", "合计金额:8000.00").figures["total"] == D("8000.00")


def test_relief_that_is_stopped_is_none() -> None:
    assert (
        told("subsistence_allowance", "米大志:", "决定自2026年6月7日起停止发放最低生活保障金。").fields["refused"]
        == "停止发放最低生活保障金"
    )


def test_a_day_with_its_hour_is_not_the_day_of_the_signature() -> None:
    fire = lines(
        "        火灾事故认定书",
        "当事人姓名 米大志",
        "火灾发生时间 2026年6月7日3时",
        "        某市消防救援大队",
        "        2026年6月8日 救援大队",
    )
    assert read("fire_determination", fire).issued is None


def test_a_day_until_which_one_was_employed_by_the_company_is_that_of_the_end() -> None:
    proof = told("termination_certificate", "兹证明米大志自2019.3.1至2026.6.7任职于本公司,职位为软件工程师。")
    assert proof.event_date == dt.date(2026, 6, 7)


def test_a_row_of_payments_tells_the_month_s_benefit_and_not_when_the_paper_was_issued() -> None:
    rows = [
        ("待遇项目", "待遇所属期", "应发金额", "发放日期"),
        ("代缴医疗保险费", "2026-08", "412.30", "2026-09-10"),
        ("失业保险金", "2026-08", "1,944.00", "2026-09-10"),
    ]
    table = (columns(100 + 20 * index, row, 120) for index, row in enumerate(rows))
    signed = lines("云州市社会保险基金管理中心", "2026年10月20日", x=420, top=180).words
    paper = read("unemployment_benefit", page(lines("        失业保险待遇发放明细").words, *table, signed))
    assert (paper.issued, paper.figures["monthly"]) == (day("2026-10-20"), D(1944))


def test_a_household_s_allowance_in_all_is_that_of_a_month() -> None:
    sentence = "其家庭自2026年1月起享受最低生活保障待遇,保障人口2人,月保障金共计人民币986元,按月发放。"
    assert told("subsistence_allowance", sentence).figures["monthly"] == 986


def test_who_worked_for_a_firm_that_is_named_left_on_the_second_day() -> None:
    dates = told("termination_certificate", "赵一于2019年7月8日至2026年5月31日在云州青禾设备有限公司任职,现已协商解除劳动关系。").dates
    assert (dates["term_start"], dates["end"]) == (day("2019-07-08"), day("2026-05-31"))


def test_a_hospital_may_stand_in_one_line_with_its_case_history() -> None:
    assert read("hospital_record", lines("        云州县中医院门诊病历", "姓名:赵一", "就诊时间:2026-10-21")).issuer == "云州县中医院"


@pytest.mark.parametrize(
    ("head", "own", "signed", "issuer"),
    [
        ("致云州市城南区人民法院", "单位", (), ""),
        ("致远商贸有限公司", "单位", (), "致远商贸有限公司"),
        ("云州市城南区人民法院", "公司", ("财务部",), ""),
        ("云州市城南区人民法院", "院", (), "云州市城南区人民法院"),
        ("本证明仅供办理延期使用。", "单位", ("人力资源部(盖章)",), ""),
    ],
)
def test_whom_a_paper_is_written_to_has_not_issued_it_nor_has_a_department(
    head: str, own: str, signed: tuple[str, ...], issuer: str
) -> None:
    said = f"兹证明江望舒系我{own}职工,月均收入人民币6,000.00元。特此证明。"
    order = ("收入证明", said, head) if head.endswith("。") else (head, "收入证明", said)
    assert read("income_certificate", lines(*order, *signed, "2026年7月2日")).issuer == issuer
