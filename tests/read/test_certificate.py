import datetime as dt
from collections.abc import Sequence
from decimal import Decimal

import pytest
from drawn import centred, columns, grid, lines, page, words

from reprieve.library import load_library
from reprieve.model import Certificate
from reprieve.read.certificate import read_certificate
from reprieve.read.page.fold import fold
from reprieve.read.page.words import Page
from reprieve.read.recognise import recognise

D = Decimal


def read(kind: str, *pages: Page) -> Certificate:
    library = load_library()
    return read_certificate(pages, library.documents[kind], library)


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


TERMINATION = (
    "            解除劳动合同证明书",
    "  兹证明 赵一(身份证号码:110101199003070011)原系我单位职工,岗位为仓储主",
    "管,劳动合同期限自 2021年3月1日 至 2027年12月31日。",
    "  双方于 2026年6月30日 解除劳动合同,在本单位工作年限为 5 年。",
    "  特此证明。",
    "                              广州瑞丰教育咨询有限公司(盖章)",
    "                                        2026年7月2日",
)


def test_a_termination_certificate_states_person_employer_dates_and_post() -> None:
    found = read("termination_certificate", lines(*TERMINATION))

    assert (found.person, found.issuer, found.id_number) == ("赵一", "广州瑞丰教育咨询有限公司", "110101199003070011")
    assert (found.event_date, found.issued) == (day("2026-06-30"), day("2026-07-02"))
    assert found.dates == {"end": day("2026-06-30"), "term_start": day("2021-03-01"), "term_end": day("2027-12-31")}
    assert found.fields["years"] == "5"
    assert found.unstated == ()


@pytest.mark.parametrize("name", ["𠮷䶮㛃", "阿卜杜热合曼·麦麦提艾力·吐尔逊"])
def test_a_name_of_rare_characters_is_read_whole(name: str) -> None:
    halves = "".join(chr(unit) for unit in memoryview(name.encode("utf-16-le")).cast("H"))  # so PDFium tells them
    found = read("termination_certificate", lines(*(line.replace("赵一", fold(halves)) for line in TERMINATION)))

    assert found.person == name


def test_a_value_that_runs_over_the_end_of_a_line_is_whole() -> None:
    assert read("termination_certificate", lines(*TERMINATION)).fields["position"] == "仓储主管"


def test_what_the_law_wants_stated_and_is_not_is_listed() -> None:
    found = read(
        "termination_certificate",
        lines("      离职证明", "兹证明赵一于2026年6月30日从我公司离职。", "      广州瑞丰有限公司", "      2026年6月30日"),
    )

    assert found.event_date == day("2026-06-30")
    assert found.issuer == "广州瑞丰有限公司"
    assert set(found.unstated) == {"term_start", "term_end", "position", "years", "sealed"}


@pytest.mark.parametrize(
    "sentence",
    [
        "双方于2026年6月30日协商一致解除劳动合同。",
        "该职工的劳动合同已于2026年6月30日终止。",
        "自2021年3月1日入职,2026年6月30日正式离职。",
        "我单位自2026-06-30起与其解除劳动关系。",
        "解除劳动合同日期:2026年06月30日",
        "离职日期 2026.06.30",
        "自2021年3月1日至2026年6月30日在我公司任职。",
        "入职日期:2021年3月1日 离职日期:2026年6月30日",
        "于二〇二六年六月三十日办理离职手续。",
    ],
)
def test_the_last_day_is_found_however_it_is_put(sentence: str) -> None:
    assert read("termination_certificate", lines("      离职证明", "兹证明赵一原系我公司员工。", sentence)).event_date == day("2026-06-30")


@pytest.mark.parametrize(
    "opening",
    [
        "兹证明 赵一(身份证号码:110101199003070011)系我单位职工。",
        "兹证明我公司员工赵一,性别男,已离职。",
        "兹有赵一同志,原系我司职工。",
        "姓名:赵一  性别:男",
        "姓 名: 赵 一",
        "赵一先生:",
        "兹证明赵一原系我公司员工",
    ],
)
def test_the_person_is_found_however_the_paper_begins(opening: str) -> None:
    assert read("termination_certificate", lines("      离职证明", opening)).person == "赵一"


def test_a_pay_cut_notice_states_from_what_to_what_and_since_when() -> None:
    found = read(
        "pay_cut_notice",
        lines(
            "            薪酬调整通知书",
            "赵一:",
            "  因公司经营困难,经协商一致,自 2026年7月1日 起,您的月工资标准由 8,200.00 元调整为",
            "4,510.00 元。",
            "                        广州天启机械制造有限责任公司(盖章)",
            "                                2026年6月20日",
        ),
    )

    assert (found.person, found.issuer) == ("赵一", "广州天启机械制造有限责任公司")
    assert (found.event_date, found.issued) == (day("2026-07-01"), day("2026-06-20"))
    assert found.figures == {"before": D("8200.00"), "after": D("4510.00")}


@pytest.mark.parametrize(
    "sentence",
    [
        "自2026年7月起,月薪从8200元下调至4510元。",
        "原月工资:8,200.00元,自2026年7月1日起调整后月工资为4,510.00元。",
        "调整前月薪:8200.00元 调整后月薪:4510.00元 生效日期:2026-07-01",
    ],
)
def test_a_pay_cut_is_found_however_it_is_put(sentence: str) -> None:
    found = read("pay_cut_notice", lines("      降薪通知", "赵一:", sentence))

    assert found.figures == {"before": D("8200.00"), "after": D("4510.00")}
    assert found.event_date == day("2026-07-01")


def test_a_diagnosis_names_illness_department_and_hospital_without_the_seals_name() -> None:
    found = read(
        "diagnosis_certificate",
        lines(
            "            疾病诊断证明书",
            "姓名:赵一 性别:男 年龄:36岁",
            "科别:肿瘤内科 门诊号:0023117",
            "诊断:右肺恶性肿瘤(II期)",
            "建议:住院手术及后续化疗,休息陆个月。",
            "医师签名:李某某",
            "                 首都某三甲医院 诊断证明专用章(盖章)",
            "                        2026年5月20日",
        ),
    )

    assert (found.person, found.issuer) == ("赵一", "首都某三甲医院")
    assert found.issued == found.event_date == day("2026-05-20")
    assert found.fields["diagnosis"] == "右肺恶性肿瘤(II期)"
    assert found.fields["department"] == "肿瘤内科"


def test_an_invoices_total_is_not_one_of_its_items() -> None:
    found = read(
        "medical_invoice",
        lines(
            "         医疗住院收费票据",
            "姓名:赵一 住院号:88123",
            "住院日期:2026年5月28日",
            "西药费 14,316.00",
            "手术费 9,544.00",
            "合计(大写)贰万叁仟捌佰陆拾元整 (小写)23,860.00",
            "               首都某三甲医院(盖章)",
            "               2026年6月8日",
        ),
    )

    assert found.figures["total"] == D("23860.00")
    assert found.event_date == day("2026-05-28")


def test_figures_under_their_labels_are_read_as_those_after_them() -> None:
    heads = ["账单日", "到期还款日", "本期应还金额", "本金", "利息", "违约金"]
    values = ["2026-10-05", "2026-10-28", "26,500.50", "25,000.00", "1,200.50", "300.00"]
    found = read(
        "credit_card_bill",
        page(
            words(200, 40, "信用卡对账单"),
            words(40, 70, "尊敬的 赵一 先生/女士:"),
            words(40, 90, "以下是您尾号 1234 的信用卡账单。"),
            columns(120, heads, 85),
            columns(140, values, 85),
            words(300, 180, "招商银行股份有限公司信用卡中心"),
            words(340, 200, "2026年10月5日"),
        ),
    )

    assert (found.person, found.issuer) == ("赵一", "招商银行股份有限公司信用卡中心")
    assert found.figures == {"due": D("26500.50"), "principal": D("25000.00"), "interest": D("1200.50"), "penalty": D("300.00")}
    assert found.dates == {"statement_date": day("2026-10-05"), "due_date": day("2026-10-28")}
    assert found.fields["account_tail"] == "1234"


def test_a_loan_contract_names_lender_borrower_amount_term_and_rate() -> None:
    found = read(
        "loan_contract",
        lines(
            "         个人消费借款合同",
            "贷款人:重庆某某消费金融有限公司",
            "借款人:赵一",
            "借款金额:人民币 30,000.00 元(大写:叁万元整)",
            "借款期限:24 个月,自 2025年3月11日 起。",
            "年利率:14.40%(单利)",
        ),
    )

    assert (found.person, found.issuer) == ("赵一", "重庆某某消费金融有限公司")
    assert found.figures["amount"] == D("30000.00")
    assert found.fields["months"] == "24"
    assert found.fields["rate"] == "14.40%"
    assert found.dates["start"] == day("2025-03-11")


def test_an_identity_card_states_number_birth_and_validity() -> None:
    found = read(
        "id_card",
        lines(
            "      中华人民共和国居民身份证",
            "姓名 赵一",
            "性别 男 民族 汉",
            "出生 1990年3月7日",
            "住址 北京市西城区某街道12号",
            "公民身份号码 110101199003070011",
            "签发机关 北京市公安局西城分局",
            "有效期限 2019.05.06-2039.05.06",
        ),
    )

    assert (found.person, found.id_number, found.issuer) == ("赵一", "110101199003070011", "北京市公安局西城分局")
    assert found.dates["birth"] == day("1990-03-07")
    assert (found.dates["valid_from"], found.dates["valid_until"]) == (day("2019-05-06"), day("2039-05-06"))
    assert found.fields["address"] == "北京市西城区某街道12号"


def test_a_card_that_never_expires_says_so() -> None:
    found = read("id_card", lines("姓名 赵一", "公民身份号码 110101195003070013", "有效期限 2019.05.06-长期"))

    assert found.fields["validity"] == "长期"
    assert "valid_until" not in found.dates


def test_a_committee_is_named_as_the_issuer_so_that_its_competence_can_be_judged() -> None:
    found = read(
        "unemployment_registration",
        lines(
            "       失业证明",
            "  兹证明我辖区居民 赵一(身份证号码:110101199003070011)目前处于失业状态。",
            "        北京市西城区某街道幸福里社区居民委员会(盖章)",
            "             2026年10月20日",
        ),
    )

    assert found.issuer == "北京市西城区某街道幸福里社区居民委员会"
    assert found.person == "赵一"


def test_an_income_certificate_states_the_monthly_income_in_figures_or_capitals() -> None:
    figures = lines("      收入证明", "兹证明赵一系我单位职工,月均收入为人民币8,200.00元。")
    capitals = lines("      收入证明", "兹证明赵一系我单位职工,月收入为人民币捌仟贰佰元整。")

    assert read("income_certificate", figures).figures["monthly_income"] == D("8200.00")
    assert read("income_certificate", capitals).figures["monthly_income"] == D("8200.00")


@pytest.mark.parametrize(
    "told",
    [
        "自2026年7月1日起,其月收入由8,200.00元调整为4,500.00元。",
        "自2026年7月1日起,其月收入由原8200元降至4500元。",
        "其月工资从每月8,200.00元下调到每月4,500.00元。",
        "调整前月收入为人民币8,200.00元,调整后月收入为人民币4,500.00元。",
        "原月收入8,200.00元,现月收入4,500.00元。",
        "降薪前月均收入8200元;降薪后月均收入4500元。",
        "2026年7月前月均收入8,200.00元,2026年7月起月均收入4,500.00元。",
        "此前月均收入为8,200.00元,目前月均收入为4,500.00元。",
        "原月薪为人民币捌仟贰佰元整,现月薪为人民币肆仟伍佰元整。",
    ],
)
def test_an_income_certificate_may_state_what_was_paid_before_and_what_is_paid_now(told: str) -> None:
    found = read("income_certificate", lines("      收入证明", f"兹证明赵一系我单位职工,{told}"))

    assert (found.figures["before"], found.figures["after"]) == (D("8200.00"), D("4500.00"))
    assert found.figures["monthly_income"] == D("4500.00")


def test_a_line_that_had_no_room_for_a_figure_goes_on_with_it() -> None:
    told = (
        "因公司订单下滑而影响经营,经双方协商一致,自2026年7月起您的月工资由4,500.00元调整为",
        "8,200.00元,其他待遇不变。",
        "说明:" + "无" * 43,
    )
    assert read("pay_cut_notice", lines("      薪酬调整通知书", *told)).figures == {"before": D("4500.00"), "after": D("8200.00")}
    told = (
        "兹证明赵一(身份证号码999999199001011234)在我公司办理的消费贷款(合同编号",
        "HT202503110077)已于2026年9月30日全部结清。",
        "说明:" + "无" * 42,
    )
    assert read("debt_summary", lines("      贷款结清证明", *told)).fields["number"] == "HT202503110077"


def test_both_incomes_may_stand_in_a_form() -> None:
    found = read("income_certificate", lines("      收入证明", "姓名:赵一", "调整前月收入:8,200.00元", "调整后月收入:4,500.00元"))

    assert found.figures == {"before": D("8200.00"), "after": D("4500.00"), "monthly_income": D("4500.00")}


@pytest.mark.parametrize("told", ["月均收入为人民币8,200.00元。", "目前月收入8,200.00元。", "现月薪8200元,原籍云州。"])
def test_an_income_certificate_of_one_figure_states_no_income_before(told: str) -> None:
    found = read("income_certificate", lines("      收入证明", f"兹证明赵一系我单位职工,{told}"))

    assert found.figures["monthly_income"] == D("8200.00")
    assert "before" not in found.figures


def test_a_paper_that_says_nothing_states_nothing() -> None:
    found = read("termination_certificate", lines("一页白纸"))

    assert (found.person, found.issuer, found.issued, found.event_date) == ("", "", None, None)
    assert "end" in found.unstated


def test_a_note_of_hand_names_the_person_who_lent_and_not_the_money() -> None:
    found = read("loan_contract", lines("      借条", "今因周转，赵一向 王强 借款人民币20,000.00元。", "        借款人:赵一"))
    stated = read("loan_contract", lines("      借条", "借款人:赵一借款人民币20,000.00元。", "出借人:王强"))

    assert (found.person, found.issuer, found.figures["amount"]) == ("赵一", "王强", D("20000.00"))
    assert stated.issuer == "王强"


def test_a_household_is_not_part_of_a_name() -> None:
    assert read("disaster_certificate", lines("      受灾证明", "兹证明赵一家庭于2026年7月18日遭受洪涝灾害。")).person == "赵一"


def test_every_party_to_an_accident_is_named() -> None:
    assert read("traffic_determination", lines("   道路交通事故认定书", "当事人:钱二、赵一")).people == ("钱二", "赵一")


def test_what_wraps_within_ruled_cells_is_whole_and_stands_beside_its_label() -> None:
    rules = grid(30, 100, [60, 180], [40, 40])
    label = [*centred(60, 108, "终止(解"), *centred(60, 122, "除)日期")]
    employer = [
        *centred(60, 148, "用人单位"),
        *centred(60, 162, "名称"),
        *words(95, 148, "云州青禾信息技术服务股份有限责任"),
        *words(95, 162, "公司"),
    ]
    sheet = page(centred(120, 60, "终止劳动合同证明"), label, words(95, 115, "2026年6月30日"), employer, rules=rules)
    found = read("termination_certificate", sheet)

    assert (found.event_date, found.issuer) == (day("2026-06-30"), "云州青禾信息技术服务股份有限责任公司")
    assert (found.places["end"].box.x0, found.places["issuer"].box.bottom) == (95, 172)


def test_a_lines_number_is_no_figure_and_the_first_item_of_a_list_is_no_sum() -> None:
    statement = page(
        words(30, 40, "利润表"), columns(80, ["一、营业收入", "1", "98,000.00"], 120), columns(100, ["净利润", "32", "-42,120.00"], 120)
    )
    fees = page(
        words(30, 40, "护理费收据"),
        columns(80, ["项目", "合计"]),
        columns(100, ["床位费", "1,200.00"]),
        columns(120, ["护理费", "1,400.00"]),
    )

    assert read("profit_and_loss", statement).figures == {"turnover": D("98000.00"), "net_profit": D("-42120.00")}
    assert read("care_receipt", fees).figures == {}


def test_capitals_are_taken_from_their_beginning_and_numbers_of_cases_are_no_loss() -> None:
    invoice = read("medical_invoice", lines("住院收费票据", "合计(大写):陆万肆仟陆佰元贰角整"))
    receipt = read("police_receipt", lines("受案回执", "罗某被诈骗案我局已受理,案件编号:A9901015500002026090003。损失金额:52,300元。"))

    assert invoice.figures["total"] == D("64600.20")
    assert receipt.figures == {"loss": D("52300.00")}


def test_the_part_that_signed_is_not_the_institution() -> None:
    found = read("layoff_notice", lines("裁员通知", "江望舒:", "云州青禾信息技术有限公司", "人力资源部", "2026年5月30日"))

    assert (found.issuer, found.issued) == ("云州青禾信息技术有限公司", day("2026-05-30"))


def test_a_day_that_both_sides_sign_with_or_one_leaves_open_is_the_day_of_issue() -> None:
    both = lines("薪酬调整协议", "自2026年7月1日起执行;", "2026年6月20日             2026年6月20日")
    one = lines("薪酬调整协议", "自2026年7月1日起执行;", "2026年6月20日             年   月   日")

    assert [read("pay_cut_notice", sheet).issued for sheet in (both, one)] == [day("2026-06-20")] * 2


def test_the_day_an_application_was_made_is_not_the_day_it_was_granted() -> None:
    text = "你单位于2026年7月25日提交的注销登记申请,经审查符合规定,准予注销登记。"
    found = read("business_deregistration", lines("准予注销登记通知书", text, "云州市安和区市场监督管理局", "2026年7月30日"))

    assert (found.event_date, found.issued, found.unstated) == (day("2026-07-30"), day("2026-07-30"), ())


def test_of_those_named_the_one_that_may_issue_such_a_paper_did() -> None:
    sheet = lines("注销核准通知书", "云州好味餐饮有限公司:", "注销日期:2026年7月30日", "云州市安和区行政审批局")

    assert read("business_deregistration", sheet).issuer == "云州市安和区行政审批局"


def test_the_person_of_a_death_certificate_is_the_one_it_says_has_died() -> None:
    text = (
        "      居民死亡医学证明书",
        "  死者秦守义,男,1948年2月2日出生,于2026年6月6日因病死亡。",
        "      云州市第一人民医院",
        "      2026年6月7日",
    )
    found = read("death_certificate", lines(*text))
    assert (found.person, found.event_date) == ("秦守义", day("2026-06-06"))


def test_a_birthday_at_the_end_is_not_when_a_paper_was_issued() -> None:
    text = ("      离婚证", "持证人:车红梅", "登记日期:2026年5月20日,准予离婚", "姓名:杜海峰 出生日期:1985年10月2日")
    assert read("divorce_certificate", lines(*text)).issued != day("1985-10-02")


def test_what_was_paid_before_work_stopped_is_no_income_now() -> None:
    text = (
        "      收入证明",
        "  兹证明佟佳怡系我公司职工,待岗前月均工资5,600元,待岗期间每月发放生活费1,680元。",
        "      云州青禾有限公司",
        "      2026年8月20日",
    )
    assert read("income_certificate", lines(*text)).figures == {"monthly_income": D("1680.00"), "before": D("5600.00")}


def test_a_compensation_by_n_plus_1_is_the_sum_and_not_the_1() -> None:
    text = (
        "      裁员通知书",
        "  闵惠:您的劳动合同将于2026年7月31日解除,经济补偿金按N+1计算,共计人民币58,200元。",
        "      云州青禾有限公司",
        "      2026年7月1日",
    )
    assert read("layoff_notice", lines(*text)).figures == {"compensation": D("58200.00")}


def test_what_a_label_tells_in_brackets_ends_with_them() -> None:
    text = (
        "      逾期催收函",
        "  您的借款(合同编号:PL202503200091)已逾期92天,应还总额10,200.36元,请尽快归还。",
        "      云州消费金融有限公司",
        "      2026年9月30日",
    )
    assert read("debt_summary", lines(*text)).fields["number"] == "PL202503200091"


def test_what_was_paid_before_may_be_told_in_capitals_too() -> None:
    text = (
        "      收入证明",
        "  兹证明赵一系我单位员工,自2026年4月起该员工月收入由税前人民币12,600.00元(大写:壹万贰仟陆佰元整)调整为税前",
        "人民币6,300.00元(大写:陆仟叁佰元整)。",
        "      云州东升建材经营部",
        "      2026年7月9日",
    )
    assert read("income_certificate", lines(*text)).figures == {
        "monthly_income": D("6300.00"),
        "before": D("12600.00"),
        "after": D("6300.00"),
    }


def test_an_income_by_the_year_and_on_average_by_the_month_is_read() -> None:
    text = ("      收入证明", "  兹证明赵一系我单位员工,2025年度税前总收入为人民币87,420.00元,月均7,285元。", "      云州青禾有限公司")
    assert read("income_certificate", lines(*text)).figures == {"monthly_income": D("7285.00"), "annual_income": D("87420.00")}


@pytest.mark.parametrize(
    ("plaintiff", "defendant", "person"),
    [
        ("云州百汇小额贷款有限公司,住所地云州市", "游一,男,1990年9月9日出生", "游一"),
        ("游一,男,1990年9月9日出生", "云州青禾有限公司", "游一"),
        ("游一,男,1990年9月9日出生", "杜二,女,1991年9月9日出生", "游一"),
    ],
)
def test_of_the_parties_of_a_judgment_the_person_is_no_company(plaintiff: str, defendant: str, person: str) -> None:
    text = (
        "      云州市人民法院",
        "      民事判决书",
        f"  原告:{plaintiff}。",
        f"  被告:{defendant}。",
        "  判决如下:",
        "  二、驳回原告其他诉讼请求。",
    )
    assert read("court_judgment", lines(*text)).person == person


@pytest.mark.parametrize(
    ("words", "claimant"),
    [
        ("原告:云州百汇小额贷款有限公司,住所地云州市", "云州百汇小额贷款有限公司"),
        ("原告(反诉被告):游一,男,1990年9月9日出生", "游一"),
        ("本院受理原告云州商业银行股份有限公司信用卡中心与你信用卡纠纷一案", "云州商业银行股份有限公司信用卡中心"),
        ("申请执行人向本院申请强制执行。", ""),
        ("被申请人:云州百汇小额贷款有限公司", ""),
    ],
)
def test_a_courts_paper_says_who_claims(words: str, claimant: str) -> None:
    for kind, title in (("court_judgment", "民事判决书"), ("court_mediation", "民事调解书")):
        assert read(kind, lines("      云州市人民法院", f"      {title}", f"  {words}")).fields.get("claimant", "") == claimant


@pytest.mark.parametrize(
    ("told", "decided"),
    [
        ("判决如下:一、准予原告赵一与被告钱二离婚;二、婚生子由原告抚养。", "离婚、抚养"),
        ("判决如下:被告于本判决生效之日起十日内偿还借款。", None),
        ("案由:离婚纠纷 被传唤人:赵一", None),
        ("原告请求判令离婚并支付抚养费。裁定如下:本案转为普通程序审理。", None),
    ],
)
def test_a_court_decides_what_stands_behind_its_judgment(told: str, decided: str | None) -> None:
    assert read("court_judgment", lines("      云州市人民法院", told)).fields.get("decided") == decided


def test_a_summons_says_when_to_appear() -> None:
    assert read("court_judgment", lines("      传票", "应到时间:2026年11月26日9时30分")).dates["hearing"] == dt.date(2026, 11, 26)


def test_a_letter_says_that_it_demands() -> None:
    for title, demand in (("律师函", "律师函"), ("催收通知书", "催收通知书"), ("欠款明细", "")):
        assert read("debt_summary", lines(f"      {title}", "应还总额:18,228.20元")).fields.get("demand", "") == demand


def test_the_person_of_a_shop_that_was_deregistered_is_who_ran_it() -> None:
    text = (
        "      注销登记通知书",
        "云州市阿海大排档:",
        "  我局决定准予注销登记。",
        "经营者:招一 统一社会信用代码:92440804MA5000000X",
        "      2026年7月22日",
    )
    found = read("business_deregistration", lines(*text))
    assert (found.person, found.fields["business"]) == ("招一", "云州市阿海大排档")


def test_a_hospital_may_be_named_by_its_label() -> None:
    text = ("      出院小结", "医院名称:云州市第一人民医院", "姓名 金一 入院日期 2026-01-20", "日期 2026-02-02")
    assert read("hospital_record", lines(*text)).issuer == "云州市第一人民医院"


def test_whom_a_platform_lent_to_may_be_called_otherwise() -> None:
    text = ("      催收函", "融资人:钮一 身份证号:999101199003070013", "  应还总额13,375.20元。")
    assert read("debt_summary", lines(*text)).person == "钮一"


def test_the_pay_of_a_standstill_is_what_the_share_of_the_minimum_comes_to() -> None:
    text = (
        "      停工停产通知书",
        "赵一:",
        "  自2025年5月6日起停工停产。停工期间首月按劳动合同约定的工资8,650元支付,次月起按当地最低工资标准2,490元的80%",
        "(即1,992元)发放生活费。",
        "      云州青禾有限公司",
        "      2025年4月29日",
    )
    assert read("pay_cut_notice", lines(*text)).figures == {"before": D("8650.00"), "after": D("1992.00")}


def test_a_letter_to_everybody_names_the_one_it_tells_of() -> None:
    text = (
        "      关于停工停产期间工资待遇的通知",
        "生产一部全体员工:",
        "  公司决定自2025年5月6日起停工停产。",
        "  员工:赵一(工号0092),停工前月工资8,650元。",
        "      云州青禾有限公司",
        "      2025年4月29日",
    )
    found = read("pay_cut_notice", lines(*text))
    assert (found.person, found.figures["before"]) == ("赵一", D("8650.00"))


def test_an_income_that_fell_is_told_before_and_after() -> None:
    text = (
        "      收入证明",
        "  兹证明覃一系我单位正式职工,近一年内平均月收入为人民币9,200.00元。自2025年8月起月收入降为5,500.00元。",
        "      云州青禾有限公司",
        "      2025年11月3日",
    )
    found = read("income_certificate", lines(*text))
    assert found.figures == {"monthly_income": D("5500.00"), "before": D("9200.00"), "after": D("5500.00")}
    assert found.people == ("覃一",)


def test_a_standstill_begins_when_it_begins_and_not_when_it_was_applied_for() -> None:
    text = (
        "      准予歇业备案通知书",
        "云州小何面馆:",
        "  你(单位)于2025年05月20日提交的歇业备案申请,我局准予备案。歇业期限自2025年06月01日至2026年05月31日。",
        "经营者:何一 注册号:92330203MA2000000K",
        "      云州市市场监督管理局",
        "      2025年05月22日",
    )
    found = read("business_suspension", lines(*text))
    assert (found.event_date, found.person) == (day("2025-06-01"), "何一")


@pytest.mark.parametrize("row", ["2025-04-20 还款 10,000.00", "还款日 2025年10月10日", "2025/04/20 8705 还款 -1,000.00"])
def test_a_row_of_a_table_is_not_signed_on_its_day(row: str) -> None:
    text = ("      花呗账单详情", "应还总额 8,900.00 元", row, "云州消费金融有限公司")
    assert read("debt_summary", lines(*text)).issued is None


def test_the_last_digits_of_a_card_are_digits() -> None:
    head = lines("      云州银行信用卡对账单", "账单日:2025/05/12", "本期应还总额:12,345.67").words
    table = [*columns(150, ("交易日", "卡号末四位", "交易地金额"), 90), *columns(165, ("2025/04/15", "8705", "56.80"), 90)]
    assert read("credit_card_bill", page(head, table)).fields["account_tail"] == "8705"


def test_a_review_that_the_other_side_asked_for_names_all_whose_liability_it_tells_of() -> None:
    told = "复核申请人:钱二。不服认定(钱二承担主要责任,赵一承担次要责任),申请复核,决定维持钱二主要责任、赵一次要责任的认定。"
    assert {*read("traffic_determination", lines("   道路交通事故认定复核结论", told)).people} == {"钱二", "赵一"}


@pytest.mark.parametrize(
    ("line", "person"),
    [
        ("赵立一等员工:", "赵立一"),
        ("赵立一、钱二等员工:", "赵立一、钱二"),
        ("赵立一、钱二:", "赵立一、钱二"),
        ("赵立一等同志:", "赵立一"),
    ],
)
def test_a_notice_to_several_is_to_each_of_them(line: str, person: str) -> None:
    assert read("layoff_notice", lines("   裁员通知书", line, "您被列入裁减人员。")).person == person


def test_whose_the_responsibility_is_is_told_with_it() -> None:
    text = ("      道路交通事故认定书", "当事人:尤一,驾驶证号330000000000000000", "责任:周二承担全部责任,尤一无责任。", "2025年07月08日")
    assert read("traffic_determination", lines(*text)).fields["responsibility"] == "周二承担全部责任,尤一无责任"


def test_a_full_line_does_not_run_into_the_next_label() -> None:
    text = (
        "      病假证明单",
        "姓名 何一 性别 男 年龄 37 工作单位 云州东方物流有限公司",
        "诊断 腰椎间盘突出症",
        "建议 休息 14 天,自 2025年6月3日 至 2025年6月16日",
        "医院盖章 云州市中医院",
    )
    assert read("sick_leave", lines(*text)).fields["diagnosis"] == "腰椎间盘突出症"


def test_a_household_is_of_the_kind_that_it_is_found_to_be() -> None:
    text = ("      低收入家庭认定书", "申请人:阮一", "经审核,认定为低保边缘家庭。", "      云州街道办事处", "      2025年3月28日")
    assert read("low_income_determination", lines(*text)).fields["category"] == "低保边缘家庭"


def test_the_number_of_a_case_is_no_part_of_the_title() -> None:
    text = (
        "云州市劳动人事争议仲裁委员会仲裁裁决书",
        "云劳人仲案〔2025〕第0456号",
        "申请人:何一,男,1988年1月1日生。",
        "  申请人请求:支付工资25,950元。",
    )
    found = read("labour_arbitration", lines(*text))
    assert (found.person, found.fields["case_number"], found.people) == ("何一", "云劳人仲案〔2025〕第0456号", ("何一",))


def test_a_return_of_a_years_income_states_it() -> None:
    text = (
        "      个人所得税年度汇算申报表",
        "纳税年度:2024 纳税人姓名:阮一",
        "收入合计 120,000.00",
        "应纳税额 817.20",
        "申报日期:2025年4月10日",
    )
    assert read("tax_return", lines(*text)).figures == {"total_income": D("120000.00"), "total_tax": D("817.20")}


@pytest.mark.parametrize(
    ("kind", "title", "told", "words"),
    [
        ("court_judgment", "民事判决书", "判决如下:不准原告与被告离婚。", "不准原告与被告离婚"),
        ("low_income_determination", "低收入家庭认定通知书", "经审核,你户不予认定为低收入家庭。", "不予认定为低收入家庭"),
        ("layoff_notice", "解除劳动合同通知书", "我公司发出的解除劳动合同通知现予撤销。", "通知现予撤销"),
        ("termination_certificate", "离职证明", "赵一目前在职,尚未办理离职手续。", "目前在职"),
        ("diagnosis_certificate", "诊断证明书", "诊断:体检未见明显异常。", "体检未见明显异常"),
        ("household_register", "常住人口登记卡", "与户主关系 非亲属", "非亲属"),
    ],
)
def test_a_paper_that_refuses_what_its_title_names_says_so(kind: str, title: str, told: str, words: str) -> None:
    assert read(kind, lines(f"      {title}", told, "      2026年6月30日")).fields["refused"] == words


@pytest.mark.parametrize(
    ("kind", "told"),
    [
        ("court_judgment", "判决如下:一、准予原告与被告离婚;二、驳回原告其他诉讼请求。"),
        ("low_income_determination", "不符合低保条件,认定为低保边缘家庭。"),
        ("termination_certificate", "赵一自2021年3月起在我公司工作,于2026年6月30日离职。"),
        ("diagnosis_certificate", "诊断:肺炎。心电图未见异常。"),
    ],
)
def test_a_paper_that_grants_it_refuses_nothing(kind: str, told: str) -> None:
    assert "refused" not in read(kind, lines("      证明", told, "      2026年6月30日")).fields


@pytest.mark.parametrize(
    ("told", "cause"),
    [
        ("案由:民间借贷纠纷。双方离婚后未还款。", "民间借贷纠纷"),
        ("原告与被告离婚纠纷一案", "离婚纠纷"),
        ("一、原告赵一与被告钱二离婚;", "离婚"),
        ("一、原告与被告离婚后,被告按月支付抚养费;", "抚养费"),
    ],
)
def test_a_divorce_is_the_cause_where_it_is_agreed_and_not_told_in_passing(told: str, cause: str) -> None:
    assert read("court_mediation", lines("      民事调解书", told)).fields["cause"] == cause


def test_a_year_is_no_sum() -> None:
    text = ("      借条", "今借到贺一人民币叁万元整,借款期限自2025年12月1日至2026年11月30日。", "      借款人:娄一", "      2025年12月1日")
    assert read("loan_contract", lines(*text)).figures["amount"] == D("30000.00")


@pytest.mark.parametrize(
    ("kind", "told", "person"),
    [
        ("loan_contract", "借款人:李永和 身份证号:999999199001011234", "李永和"),
        ("divorce_certificate", "姓名:张永和 性别:男", "张永和"),
        ("termination_certificate", "骆宏达(先生/女士)(身份证号码:999999199001011234)自2021年03月15日入职我公司。", "骆宏达"),
        ("termination_certificate", "骆宏达先生/女士(身份证号码:999999199001011234),自2021年03月15日入职我公司。", "骆宏达"),
        ("death_certificate", "死亡人姓名:和万有 性别:男\n申请人:和永平 与死亡人关系:父子", "和万有"),
        ("disaster_relief", "木易:经县应急管理局审核,给予补助资金2,000元。", "木易"),
        ("business_suspension", "兹证明我辖区个体工商户木易(身份证号999999199001011234)所经营的小店停业。", "木易"),
        ("debt_summary", "客户:白露 合同号:JK-0099", "白露"),
        ("traffic_determination", "当事人赵一,男,身份证号码999999199001011234,驾驶电动自行车。", "赵一"),
        ("traffic_determination", "非机动车驾驶人赵一,女,身份证号码999999199001011234。", "赵一"),
        ("traffic_determination", "当事人一:赵一,男,驾驶电动自行车。", "赵一"),
        ("fire_determination", "2026年6月28日,位于某市解放路9栋900室的赵一(身份证号999999199001011234)住宅发生火灾。", "赵一"),
        ("fire_determination", "2026年6月28日,某市解放路9栋900室赵一家发生火灾。", "赵一"),
        ("fire_determination", "兹证明云州市安和区解放路9栋900室于2026年6月28日发生火灾。", ""),
        ("fire_determination", "2026年6月28日,位于某市新华路5号的居民赵一家中发生火灾。", "赵一"),
        ("fire_determination", "2026年6月28日,赵一位于某市新华路5号的房屋发生火灾。", "赵一"),
        ("fire_determination", "2026年6月28日,某市新华路5号(户主赵一)发生火灾。", "赵一"),
        ("fire_determination", "起火单位/个人:赵一", "赵一"),
        ("fire_determination", "2026年6月28日,位于某市新华路5号的赵一经营的小吃店发生火灾。", "赵一"),
        ("tax_income_detail", "纳税人姓名:赵一 纳税人识别号:999999199001011234", "赵一"),
        ("fire_determination", "2026年6月28日,位于某市新华路5号的高层住宅发生火灾。", ""),
        ("fire_determination", "2026年6月28日,位于某市新华路5号的金属家具厂发生火灾。", ""),
        ("fire_determination", "2026年6月28日,高新区位于新华路5号的居民楼住宅发生火灾。", ""),
        ("fire_determination", "2026年6月28日,位于某市新华路5号的赵某家发生火灾。", ""),
        ("temporary_relief", "民政部门意见 申请人自愿放弃,终止审核。", ""),
        ("business_deregistration", "江汉区一记五金店(统一社会信用代码:92990103MA00000B1Y,经营者:赵一):", "赵一"),
    ],
)
def test_names_are_whole_and_found_in_more_forms(kind: str, told: str, person: str) -> None:
    assert read(kind, lines("      证明", *told.split("\n"), "      2026年6月30日")).person == person


@pytest.mark.parametrize(
    ("kind", "told", "name", "value"),
    [
        ("disaster_relief", "拟救助金额 3,000元 审批救助金额 2,400元", "amount", "2400"),
        ("disaster_relief", "经审核,给予补助资金2,000元。", "amount", "2000"),
        ("temporary_relief", "申请救助金额 5,000元\n核定金额 1,800元", "amount", "1800"),
        ("debt_summary", "贷款余额 150,000.00\n应还总额 152,754.00", "due", "152754.00"),
        ("debt_summary", "尚欠本金41,208.66元,利息1,512.40元,合计应还43,109.23元。", "due", "43109.23"),
        ("debt_summary", "结欠本金80,000.00元,结欠利息6,312.44元。", "interest", "6312.44"),
        ("medical_invoice", "个人现金支付:16992.85 个人自付:8112.30 个人自费:10084.55", "own_share", "16992.85"),
        ("medical_settlement", "个人现金支付 10,981.79\n个人负担合计 12,481.79", "own_share", "12481.79"),
        ("insurance_survey", "报损金额:260,000.00元 核定损失金额:198,500.00元", "loss", "198500.00"),
        ("police_receipt", "当事人称转账43,210元被骗。", "loss", "43210"),
        ("pay_cut_notice", "您的月工资由9,981.00元降为4,971.00元。", "after", "4971.00"),
        ("pay_cut_notice", "您的月工资9,981.00元降为4,971.00元。", "before", "9981.00"),
        ("pay_cut_notice", "您的工资按原标准9,981.00元的50%发放,即每月4,971.00元。", "before", "9981.00"),
        ("pay_cut_notice", "您的工资按原标准9,981.00元的50%发放,即每月4,971.00元。", "after", "4971.00"),
        ("pay_cut_notice", "您的月工资下调50%(原9,981.00元,现4,971.00元)。", "before", "9981.00"),
        ("pay_cut_notice", "您的月工资下调50%(原9,981.00元,现4,971.00元)。", "after", "4971.00"),
        ("income_certificate", "该职工2026年6月以前月均税后收入为8,054.00元,调整后月均税后收入为3,866.00元。", "before", "8054.00"),
        ("income_certificate", "2026年1月至6月月均实发工资8,054.00元,2026年7月起月均实发工资3,866.00元。", "before", "8054.00"),
        ("income_certificate", "2026年4月前其月均收入为8,640.00元,2026年4月起月均收入为5,180.00元。", "before", "8640.00"),
        ("income_certificate", "近六个月收入如上,月平均实发收入8,186.17元。", "monthly_income", "8186.17"),
        ("income_certificate", "2026年1月至6月月均实发工资8,054.00元,2026年7月起月均实发工资3,866.00元。", "after", "3866.00"),
        ("income_certificate", "2026年1月至6月月均实发工资8,054.00元,2026年7月起月均实发工资3,866.00元。", "monthly_income", "3866.00"),
    ],
)
def test_of_several_amounts_it_is_the_one_that_counts(kind: str, told: str, name: str, value: str) -> None:
    """What was granted and not what was asked for, all that is due, and what the patient paid."""
    assert read(kind, lines("      证明", *told.split("\n"), "      2026年6月30日")).figures[name] == D(value)


@pytest.mark.parametrize(
    ("kind", "told", "name", "value"),
    [
        ("debt_summary", "请您于2026年10月20日前足额还款。", "due_date", "2026-10-20"),
        ("debt_summary", "最后还款日为2026年10月31日。", "due_date", "2026-10-31"),
        ("divorce_certificate", "于2026年4月2日在我处办理离婚登记。", "registered", "2026-04-02"),
        ("termination_certificate", "汲文博于2022年2月14日至2026年7月10日在我司担任设计师。", "end", "2026-07-10"),
        ("housing_fund_record", "月缴存额420元,缴至2026年9月。", "last_month", "2026-09-01"),
        ("unemployment_benefit", "核定领取期限为10个月,自2026年6月至2027年3月,月领取标准为1,764.00元。", "end", "2027-03-01"),
        ("medical_settlement", "住院时间:2026.04.01-2026.04.19", "discharge", "2026-04-19"),
        ("low_income_determination", "有效期一年(2026年6月1日至2027年5月31日)。", "valid_until", "2027-05-31"),
        ("low_income_determination", "有效期至2026年8月31日。", "valid_until", "2026-08-31"),
        ("subsistence_allowance", "保障期限:2026年3月1日至2027年2月28日", "valid_until", "2027-02-28"),
        ("disability_certificate", "有效期限 2026年6月18日至2036年6月17日", "valid_until", "2036-06-17"),
        (
            "disability_certificate",
            "有效期至2026年8月31日,逾期自动失效。 有效期限 2026年6月18日至2036年6月17日",
            "valid_until",
            "2026-08-31",
        ),
        ("divorce_certificate", "民事判决书已于2026年6月16日发生法律效力,双方婚姻关系自该日起解除。", "registered", "2026-06-16"),
    ],
)
def test_days_are_found_in_more_forms(kind: str, told: str, name: str, value: str) -> None:
    assert read(kind, lines("      证明", told, "      2026年10月1日")).dates[name] == day(value)


def test_the_patient_is_no_diagnosis() -> None:
    text = ("      诊断证明书", "患者 阳美珍 女 46岁", "诊断:右乳浸润性导管癌", "      2026年7月19日")
    assert read("diagnosis_certificate", lines(*text)).fields["diagnosis"] == "右乳浸润性导管癌"


def test_the_insurer_and_not_the_insured_issued_the_survey() -> None:
    text = ("      财产损失查勘定损报告", "保险公司:云州财产保险股份有限公司   被保险人:青禾木器店", "日期:2026年2月10日")
    assert read("insurance_survey", lines(*text)).issuer == "云州财产保险股份有限公司"


@pytest.mark.parametrize(
    ("kind", "told"),
    [
        ("termination_certificate", "兹证明何一于2024年3月1日至2026年7月31日在我公司工作,现已解除劳动合同。"),
        ("termination_certificate", "兹有我公司员工何一,2026年7月31日因公司裁员离职,现已与我公司解除劳动合同关系。特此证明。"),
        ("deregistration_of_residence", "何一因病于2026年2月3日死亡,其户口已于2026年2月20日在我所注销。特此证明。"),
        ("disaster_certificate", "我乡居民何一家于2026年8月2日遭受台风灾害,养殖大棚全部损毁,损失约120,000元。特此证明。"),
    ],
)
def test_a_paper_without_a_title_of_its_own_is_told_by_its_words(kind: str, told: str) -> None:
    paper = lines("      证明", told, "      2026年8月12日")
    assert recognise([paper], load_library()).kind == kind


def test_a_paper_that_says_somebody_works_there_is_no_end_of_work() -> None:
    paper = lines("      证明", "兹证明何一自2024年3月1日起在我公司工作,任设计师。特此证明。", "      2026年8月12日")
    assert recognise([paper], load_library()).kind != "termination_certificate"


@pytest.mark.parametrize(("period", "turnover", "profit"), [("2025年度", "288410.00", "-28830.00"), ("2025年12月", "21300.00", "-5280.00")])
def test_of_a_whole_year_the_column_of_the_year_counts(period: str, turnover: str, profit: str) -> None:
    head = lines("      损益表", f"单位名称:青禾便利店 期间:{period}").words
    table = (
        ("项目", "本月数", "本年累计数"),
        ("主营业务收入", "21,300.00", "288,410.00"),
        ("主营业务成本", "19,880.00", "251,200.00"),
        ("净利润", "-5,280.00", "-28,830.00"),
    )
    found = read("profit_and_loss", page(head, *(columns(120 + 20 * index, row, 120) for index, row in enumerate(table))))
    assert (found.figures["turnover"], found.figures["net_profit"]) == (D(turnover), D(profit))


@pytest.mark.parametrize("label", ["受理日期", "申报日期", "填报日期"])
def test_a_return_is_of_the_day_it_was_received_or_handed_in(label: str) -> None:
    assert read("tax_return", lines("      纳税申报表", "纳税人姓名:赵一", f"{label}:2026年10月12日 税额:0.00")).issued == day("2026-10-12")


@pytest.mark.parametrize("label", ["查询时间", "查询日期", "生成时间"])
def test_a_detail_of_taxes_is_of_the_day_it_was_asked_for(label: str) -> None:
    text = ("      收入纳税明细", f"姓名:赵一 {label}:2026年10月20日", "收入合计:49,194.00元 已申报税额合计:288.00元")
    assert read("tax_income_detail", lines(*text)).issued == day("2026-10-20")


def test_an_approval_is_of_the_day_in_the_cell_that_approves_it() -> None:
    text = ("      临时救助审批表", "申请人 赵一", "民政部门审批意见 同意给予临时救助金6,000.00元。 某市某区民政局 2026年6月18日 盖章")
    assert read("temporary_relief", lines(*text)).issued == day("2026-06-18")


def test_a_day_that_an_approval_tells_of_is_not_the_day_of_approval() -> None:
    told = "民政部门审批意见 该户于2026年3月2日起住院,同意给予临时救助金6,000.00元。 某市某区民政局 2026年6月18日"
    assert read("temporary_relief", lines("      临时救助审批表", "申请人 赵一", told)).issued == day("2026-06-18")


@pytest.mark.parametrize("line", ["员工签收:赵一 日期:2026年6月20日", "本人确认签字: 日期:2026年6月20日"])
def test_the_day_on_which_the_employee_signed_is_not_that_of_issue(line: str) -> None:
    text = (
        "      调薪通知",
        "赵一:",
        "自2026年7月1日起,您的月工资由8,200元调整为4,500元。",
        line,
        "      云州青禾公司",
        "      2026年6月18日",
    )
    assert read("pay_cut_notice", lines(*text)).issued == day("2026-06-18")


def test_a_day_that_is_cut_at_the_end_of_its_line_is_whole() -> None:
    text = ("      纳税申报表", "受理税务机关:国家税务总局某市某区税务局     受理日期:2026年10月1", "2日")
    assert read("tax_return", lines(*text)).issued == day("2026-10-12")


@pytest.mark.parametrize("seal", ["(受案单位印章)", "(受案单位盖章)", "(单位印章)", "(印)", "(公章)"])
def test_the_seal_of_a_receipt_may_be_marked_in_any_words(seal: str) -> None:
    text = (
        "      受案回执",
        "赵一:",
        "你于2026年6月21日报称被诈骗一案我单位已受理。",
        f"   某市公安局和平派出所{seal}",
        "      2026年6月21日",
        "报案人:赵一",
    )
    assert read("police_receipt", lines(*text)).issuer == "某市公安局和平派出所"


def test_a_notice_that_a_department_seals_is_its_employers_and_the_last_row_that_the_others_add_up_to_is_the_pay() -> None:
    head = lines("   南京一记工程有限公司文件", "      薪资调整通知书", "员工姓名:赵一 自2026年7月起您的薪资作如下调整:").words
    table = (
        ("项目", "调整前(元/月)", "调整后(元/月)"),
        ("基本工资", "5,200.00", "3,200.00"),
        ("绩效工资", "3,054.00", "600.00"),
        ("合计", "8,254.00", "3,800.00"),
    )
    foot = words(300, 260, "人力资源部(章)")
    found = read("pay_cut_notice", page(head, *(columns(130 + 20 * index, row, 120) for index, row in enumerate(table)), foot))
    assert (found.issuer, found.figures) == ("南京一记工程有限公司", {"before": D("8254.00"), "after": D("3800.00")})


def test_a_court_may_certify_a_divorce_and_both_sides_are_named() -> None:
    text = (
        "   某市人民法院",
        "      离婚证明书",
        "赵一(公民身份号码:999999199001011234)与钱二(公民身份号码:999999199001012018)离婚纠纷一案,",
        "本院作出的民事判决书已于2026年6月16日发生法律效力,双方婚姻关系自该日起解除。",
        "      某市人民法院",
        "      2026年6月18日",
    )
    found = read("divorce_certificate", lines(*text))
    assert (found.event_date, set(found.people)) == (day("2026-06-16"), {"赵一", "钱二"})
    assert recognise([lines(*text)], load_library()).kind == "divorce_certificate"


def test_words_of_a_form_are_nobody() -> None:
    text = ("      医疗收费票据", "交款人   赵一", "项目名称   金额", "西药费   100.00", "治疗费   100.00")
    assert read("medical_invoice", lines(*text)).people == ("赵一",)


def test_the_number_behind_the_payer_of_an_invoice_is_the_persons() -> None:
    text = ("      医疗收费票据", "交款人:赵一   交款人统一社会信用代码:999999199001011234")
    assert read("medical_invoice", lines(*text)).id_number == "999999199001011234"


def test_a_credit_code_ends_where_the_next_words_begin() -> None:
    text = ("      注销登记通知书", "江汉区一记五金店(统一社会信用代码:92990103MA00000B1Y,经营者:赵一):", "我局决定准予注销登记。")
    found = read("business_deregistration", lines(*text))
    assert (found.fields["code"], found.fields["business"]) == ("92990103MA00000B1Y", "江汉区一记五金店")


def test_the_rate_of_a_contract_that_was_not_filled_in_is_no_sum() -> None:
    text = ("      个人借款合同", "贷款人:某某消费金融有限公司", "一、借款金额:人民币____元。", "三、借款利率:年利率 15.60 %。")
    assert "amount" not in read("loan_contract", lines(*text)).figures


def test_whoever_a_fire_spread_to_is_named_too() -> None:
    text = ("      火灾事故认定书", "2026年6月28日,某市新华路5号居民赵一家发生火灾,蔓延至邻居钱二家。")
    assert read("fire_determination", lines(*text)).people == ("赵一", "钱二")


@pytest.mark.parametrize(
    ("kind", "text", "person"),
    [
        (
            "termination_certificate",
            ("赵一(身份证号:990103198805120342)与我单位的劳动合同,", "因劳动者严重违反规章制度,予以解除。"),
            "赵一",
        ),
        ("termination_certificate", ("兹证明上述员工已与我司解除劳动关系,工资已结清。",), ""),
        ("termination_certificate", ("兹证明赵一,自2019年3月4日起任职。现劳动者已办理完离职手续,特此证明。",), "赵一"),
        ("termination_certificate", ("因劳动者提出辞职,我公司与赵一(身份证号:990103198805120342)的劳动合同解除。",), "赵一"),
        ("termination_certificate", ("赵一女士/先生:自2018年5月7日在我单位工作。",), "赵一"),
        ("termination_certificate", ("兹证明 Ms. 赵一 (ID: 9901)于2019-03-04入职。",), "赵一"),
        ("debt_summary", ("尊敬的客户赵一:", "您尾号8806的信用卡欠款总额为23,118.42元。"), "赵一"),
        ("debt_summary", ("尊敬的赵一客户(身份证尾号0342):", "您的欠款总额为23,118.42元。"), "赵一"),
        ("debt_summary", ("赵一先生您好:", "您的欠款总额为23,118.42元。"), "赵一"),
        ("layoff_notice", ("致:装配部 赵一 先生", "公司决定自2026年3月15日起与您解除劳动合同。"), "赵一"),
        ("income_certificate", ("兹证明我单位员工赵一2025年4月至2026年3月税后总收入为62,400.00元。",), "赵一"),
        ("income_certificate", ("兹证明我单位员工工资2025年4月起延期发放。",), ""),
        ("termination_certificate", ("我单位聘用的职工赵一(身份证:990103198805120342),劳动关系于2026年2月15日终止。",), "赵一"),
        ("debt_summary", ("致:赵一先生", "云州律师事务所接受青禾银行股份有限公司委托,就您信用卡", "欠款事宜致函如下:"), "赵一"),
        ("income_certificate", ("兹有我居民小区居民赵一(身份证号990103198805120342),目前无工作。",), "赵一"),
        ("temporary_relief", ("救助对象赵一(身份证号:990103********0342),经审批给予救助金3,000元。",), "赵一"),
        ("diagnosis_certificate", ("兹有患者赵小一之父赵一(男,68岁)因肺癌住院。",), "赵一"),
        ("subsistence_allowance", ("兹有云州市临江区青石镇柳村赵一(身份证号990103198805120342),自2026年5月起享受低保。",), "赵一"),
        ("subsistence_allowance", ("兹有云州市临江区区一鸣(身份证号990103198805120342),自2026年5月起享受低保。",), "区一鸣"),
        ("subsistence_allowance", ("兹有市一鸣(身份证号990103198805120342),自2026年5月起享受低保。",), "市一鸣"),
        ("diagnosis_certificate", ("姓名:赵一 性别:女 联系人:王二(女婿)",), "赵一"),
        ("household_register", ("户主姓名:王二", "姓名 赵一 与户主关系 长女"), "赵一"),
        ("income_certificate", ("青禾银行股份有限公司:", "赵一同志为我单位职工,月收入8,000元。"), "赵一"),
        ("subsistence_allowance", ("赵一(140502********0342)家庭享受低保,月补助1,316元。",), "赵一"),
        ("debt_summary", ("应春梅女士:", "您的欠款总额为23,118.42元。"), "应春梅"),
    ],
)
def test_the_person_is_somebody_and_not_what_stands_beside_the_name(kind: str, text: tuple[str, ...], person: str) -> None:
    assert read(kind, lines("      证明", *text, "      2026年9月18日")).person == person


def test_a_label_that_stands_below_another_is_none_of_the_people() -> None:
    rows = (("姓名", "赵一", "性别", "女"), ("户籍地址", "云州市", "文化程度", "本科"), ("失业前单位", "云州青禾公司", "民族", "汉族"))
    table = [columns(120 + 20 * index, row, 100) for index, row in enumerate(rows)]
    assert read("unemployment_registration", page(lines("失业人员登记表").words, *table)).people == ("赵一",)


def test_a_letter_goes_to_the_bank_and_is_from_the_firm_that_signs_it() -> None:
    text = ("      收入证明", "青禾银行股份有限公司:", "章一同志为我单位职工,月收入8,000元。", "      云州纺织有限公司", "      2026-10-15")
    found = read("income_certificate", lines(*text))
    assert (found.person, found.issuer) == ("章一", "云州纺织有限公司")


@pytest.mark.parametrize(
    ("kind", "text", "issuer"),
    [
        (
            "debt_summary",
            ("致:赵一先生", "云州律师事务所接受青禾银行股份有限公司委托,就欠款致函。", "云州律师事务所"),
            "青禾银行股份有限公司",
        ),
        ("loan_contract", ("甲方(出借人):王二", "乙方(借款人):赵一", "甲方向乙方出借人民币捌万元整(小写:80,000元)。"), "王二"),
        ("loan_contract", ("今借到王二人民币50,000元(伍万元整)。", "借款人:赵一"), "王二"),
        ("loan_contract", ("本人于2025年7月1日向王二(身份证号:990103198805120342)借款人民币50000元。", "借款人:赵一"), "王二"),
        ("unemployment_benefit", ("兹证明赵一在我中心领取失业保险金。", "云州市失业保险管理办公室"), "云州市失业保险管理办公室"),
        ("income_certificate", ("赵一月收入5,550.00元。", "云州市青禾医院人事科"), "云州市青禾医院"),
        ("hospital_record", ("云州市青禾医院 肾内科", "入院记录", "姓名:赵一", "医师签名:王二"), "云州市青禾医院"),
    ],
)
def test_the_issuer_is_the_one_on_whose_account_the_paper_is_written(kind: str, text: tuple[str, ...], issuer: str) -> None:
    title = () if kind == "hospital_record" else ("      证明",)
    assert read(kind, lines(*title, *text, "      2026年9月18日")).issuer == issuer


@pytest.mark.parametrize(
    ("kind", "text", "figure", "amount"),
    [
        ("temporary_relief", "救助对象 赵一 身份证号 990103********126X 救助金额 ¥3,000.00", "amount", "3000.00"),
        ("layoff_notice", "您的补偿金发放账户为6217********0021,金额48,000元。", "compensation", "48000.00"),
        ("layoff_notice", "支付经济补偿(您的月工资为9,600元,工作年限4年)共48,000元。", "compensation", "48000.00"),
        ("layoff_notice", "支付经济补偿金48,000元,与未休年假工资合计60,000元。", "compensation", "48000.00"),
        ("layoff_notice", "经济补偿(5.5个月工资,计35,750元)于当日支付。", "compensation", "35750.00"),
        ("income_certificate", "月收入账户:6217****8841,收入金额5,800元/月。", "monthly_income", "5800.00"),
        ("income_certificate", "2025年1月至12月收入共计69,600元,平均每月5,800元。", "monthly_income", "5800.00"),
        ("income_certificate", "2025年1月至12月收入共计69,600元,平均每月5,800元。", "annual_income", "69600.00"),
        ("income_certificate", "近六个月收入合计34,800元,月均5,800元。", "monthly_income", "5800.00"),
        ("income_certificate", "近12个月总收入 人民币 84,200.00元,月均收入 人民币 7,016.67 元", "monthly_income", "7016.67"),
        ("income_certificate", "近12个月总收入 人民币 84,200.00元,月均收入 人民币 7,016.67 元", "annual_income", "84200.00"),
        ("income_certificate", "其税前年薪为人民币壹拾玖万贰仟元整,折合月薪16,000.00元。", "monthly_income", "16000.00"),
        ("income_certificate", "其税前年薪为人民币壹拾玖万贰仟元整,折合月薪16,000.00元。", "annual_income", "192000.00"),
        ("credit_card_bill", "上期应还款额 21,004.10 本期应还款额 23,118.42", "due", "23118.42"),
        ("credit_card_bill", "您上期账单应还21,004.10元,已还1,000.00元。本期应还款总额为23,118.42元。", "due", "23118.42"),
        ("debt_summary", "借款本金合计23,118.42元(其中逾期本金8,000.00元)、利息1,986.42元", "principal", "23118.42"),
        ("debt_summary", "逾期本金8,000.00元、逾期利息86.42元", "principal", "8000.00"),
        ("compensation_agreement", "房屋补偿114,400元,附属物补偿8,600元,总补偿金额130,400元。", "amount", "130400.00"),
        ("subsistence_allowance", "2026年1-9月共发放低保金11,844元(月标准1,316元)。", "monthly", "1316.00"),
        ("medical_settlement", "个人自付:3,640.00 自费:3,000.00 个人应付合计:6,640.00", "own_share", "6640.00"),
        ("police_receipt", "报案人称被他人以刷单返利为由骗走人民币68,500元。", "loss", "68500.00"),
        ("loan_contract", "甲方同意借给乙方现金80,000元整。", "amount", "80000.00"),
    ],
)
def test_the_amount_is_the_one_that_is_asked_for(kind: str, text: str, figure: str, amount: str) -> None:
    assert read(kind, lines("      证明", text, "      2026年9月18日")).figures[figure] == D(amount)


def test_of_two_principals_neither_is_the_principal() -> None:
    text = "您尚有欠款25,404.84元,包括剩余未到期本金15,118.42元、逾期本金8,000.00元。"
    assert "principal" not in read("debt_summary", lines("      逾期催收函", text)).figures


def test_an_amount_below_the_end_of_a_line_belongs_to_no_label_in_it() -> None:
    heads, values = ("上期账单余额", "本期账单金额", "本期应还金额"), ("21,004.10", "2,602.02", "23,118.42")
    paper = page(lines("      信用卡账单").words, columns(120, heads, 110), columns(140, values, 110))
    assert read("credit_card_bill", paper).figures["due"] == D("23118.42")


def test_amounts_of_a_paper_in_units_of_ten_thousand_yuan_are_told_in_yuan() -> None:
    head = lines("      利润表", "编制单位:云州青禾公司 2026年9月 单位:万元").words
    rows = (("项目", "本期金额"), ("营业收入", "6.12"), ("营业成本", "4.99"))
    found = read("profit_and_loss", page(head, *(columns(120 + 20 * index, row, 110) for index, row in enumerate(rows))))
    assert (found.figures["turnover"], found.figures["cost"]) == (D("61200.00"), D("49900.00"))


@pytest.mark.parametrize(
    ("sentence", "last"),
    [
        ("于2019年3月4日入职本公司,最后工作日为2026年6月12日,离职前职位:工程师。", "2026-06-12"),
        ("2020年1月6日入职,2026年3月20日提出离职,2026年4月20日正式离职。", "2026-04-20"),
        ("曾于2020年6月15日至2026年5月29日期间在本公司担任区域经理职务。", "2026-05-29"),
        ("2023年10月16日入职我公司,于二〇二六年二月二十八日被公司辞退。", "2026-02-28"),
    ],
)
def test_neither_the_first_day_nor_the_day_of_notice_ends_the_work(sentence: str, last: str) -> None:
    assert read("termination_certificate", lines("      离职证明", "兹证明赵一", sentence)).event_date == day(last)


def test_the_day_of_death_at_the_end_of_the_text_is_not_when_the_paper_was_issued() -> None:
    text = (
        "      遗体火化证明书",
        "兹证明赵一(女,73岁)遗体已于2026年1月2日在本馆火化,骨灰由其子赵二领取,特此证明。死亡",
        "日期:2025年12月30日。",
        "      云州市福寿殡仪馆",
        "      二〇二六年一月二日 ★",
    )
    found = read("cremation_certificate", lines(*text))
    assert (found.dates["death"], found.issued) == (day("2025-12-30"), day("2026-01-02"))


def test_the_day_of_the_cremation_is_not_the_day_of_death() -> None:
    text = ("      火化证明", "兹证明赵一遗体已于2026年1月2日在本馆火化,死亡日期:2025年12月30日。", "      2026年1月2日")
    found = read("cremation_certificate", lines(*text)).dates
    assert found == {"cremated": day("2026-01-02"), "death": day("2025-12-30")}


def test_a_star_of_a_seal_within_the_day_does_not_hide_it() -> None:
    text = ("      收入证明", "赵一 入职时间 2019年8月26日 月收入 8,000元", "      云州青禾公司", "      2026 年 10 ★ 月 12 日")
    assert read("income_certificate", lines(*text)).issued == day("2026-10-12")


def test_of_a_credit_line_and_a_loan_the_days_are_the_loan_s() -> None:
    text = ("      综合授信及借款合同", "授信期限 2023年6月1日至2028年5月31日", "借款期限 2023年6月20日至2026年6月19日")
    found = read("loan_contract", lines(*text)).dates
    assert (found["start"], found["end"]) == (day("2023-06-20"), day("2026-06-19"))


def test_a_range_of_months_beside_its_label_tells_the_first_and_the_last() -> None:
    found = read("tax_income_detail", lines("      个人所得税收入纳税明细", "所属期:2026年4月至2026年9月")).dates
    assert (found["first_month"], found["last_month"]) == (day("2026-04-01"), day("2026-09-01"))


@pytest.mark.parametrize("name", ["缴存年月", "所属年月", "所属月份"])
def test_of_a_ledger_of_the_housing_fund_the_months_are_those_paid_for(name: str) -> None:
    rows = (("业务日期", "业务类型", name), ("2026-04-18", "汇缴", "202604"), ("2026-05-18", "汇缴", "202605"))
    paper = page(lines("职工住房公积金明细账").words, *(columns(120 + 20 * index, row, 120) for index, row in enumerate(rows)))
    found = read("housing_fund_record", paper).dates
    assert (found["first_month"], found["last_month"]) == (day("2026-04-01"), day("2026-05-01"))


LEDGER = [("2026-03-10", "1000.00", "", "9000.00"), ("2026-04-10", "", "4000.00", "5000.00"), ("2026-05-10", "1000.00", "", "6000.00")]
YEARS = [("2024", "9000.00", "4000.00", "5000.00"), ("2025", "12000.00", "3000.00", "14000.00")]


@pytest.mark.parametrize(
    ("rows", "balance"),
    [
        (LEDGER, "6000.00"),
        (LEDGER[::-1], "6000.00"),
        ([*LEDGER[:2], ("2026-05-10", "1000.00", "", "6100.00")], "None"),
        ([LEDGER[1], LEDGER[2], LEDGER[0]], "None"),
        ([("2026-03-10", *LEDGER[0][1:]), ("2026-03-10", *LEDGER[1][1:])], "None"),
        (YEARS, "14000.00"),
    ],
)
def test_the_balance_of_a_ledger_is_the_last_one_that_its_rows_lead_to(rows: Sequence[tuple[str, ...]], balance: str) -> None:
    table = (columns(120 + 20 * index, row, 120) for index, row in enumerate([("日期", "缴存", "提取", "余额"), *rows]))
    found = read("housing_fund_record", page(lines("职工住房公积金明细账").words, *table)).figures
    assert str(found.get("balance")) == balance


@pytest.mark.parametrize(
    ("rows", "months"),
    [
        ([("2024", "12"), ("2025", "7"), ("合计", "19")], "19"),
        ([("养老保险", "120"), ("医疗保险", "118")], ""),
        ([("养老保险", "120"), ("医疗保险", "120")], "120"),
    ],
)
def test_of_several_numbers_of_months_none_is_that_of_all(rows: Sequence[tuple[str, str]], months: str) -> None:
    table = (columns(120 + 20 * index, row, 120) for index, row in enumerate([("年度", "缴费月数"), *rows]))
    assert read("social_insurance_record", page(lines("参保证明").words, *table)).fields.get("months", "") == months


MONTHLY = [
    ("housing_fund_record", "月缴存额", "monthly"),
    ("unemployment_benefit", "发放金额", "monthly"),
    ("subsistence_allowance", "保障金额", "monthly"),
    ("income_certificate", "月收入", "monthly_income"),
]


@pytest.mark.parametrize(("kind", "name", "figure"), MONTHLY)
@pytest.mark.parametrize(("paid", "monthly"), [(["744.00", "744.00", "1,488.00"], "744.00"), (["744.00", "620.00", "1,364.00"], "None")])
def test_what_months_come_to_is_no_monthly_figure(kind: str, name: str, figure: str, paid: list[str], monthly: str) -> None:
    rows = (("月份", name), *zip(("2026-04", "2026-05", "合计"), paid, strict=True))
    paper = page(lines("个人明细").words, *(columns(120 + 20 * index, row, 120) for index, row in enumerate(rows)))
    assert str(read(kind, paper).figures.get(figure)) == monthly


def test_what_the_members_of_a_household_come_to_is_its_relief_a_month() -> None:
    rows = (("姓名", "出生日期", "保障金额"), ("赵一", "1990-04-02", "300.00"), ("赵二", "2012-09-03", "300.00"), ("合计", "", "600.00"))
    paper = page(lines("城市居民最低生活保障证明").words, *(columns(120 + 20 * index, row, 120) for index, row in enumerate(rows)))
    assert str(read("subsistence_allowance", paper).figures["monthly"]) == "600.00"


@pytest.mark.parametrize(("line", "issued"), [("查询日期 2026-09-02", "2026-09-02"), ("查询时间:2026-01-01 00:00至2026-09-01", "")])
def test_who_asks_an_office_for_the_record_has_it_of_that_day(line: str, issued: str) -> None:
    found = read("social_insurance_record", lines("      个人社会保险缴费明细", "姓名 赵一", line)).issued
    assert str(found or "") == issued


def test_of_a_column_of_ranges_the_last_month_is_where_the_last_range_ends() -> None:
    rows = (("险种", "缴费起止年月", "月数"), ("养老保险", "201804-202607", "100"), ("失业保险", "201804-202606", "99"))
    paper = page(lines("社会保险个人参保缴费证明").words, *(columns(120 + 20 * index, row, 120) for index, row in enumerate(rows)))
    found = read("social_insurance_record", paper).dates
    assert (found["first_month"], found["last_month"]) == (day("2018-04-01"), day("2026-07-01"))


def test_a_value_ends_where_the_next_label_follows_a_full_stop() -> None:
    paper = lines("      失业登记证明", "登记编号:3306022026004417。失业原因:解除劳动关系", "      2026年9月18日")
    assert read("unemployment_registration", paper).fields["number"] == "3306022026004417"


def test_the_day_before_the_label_of_another_is_not_that_others() -> None:
    table = columns(120, ("登记日期", "2026-08-11", "失业时间", "2026-07-31"), 100)
    found = read("unemployment_registration", page(lines("      失业登记证明").words, table))
    assert found.dates["event_date"] == day("2026-07-31")


def test_a_label_may_say_the_same_in_english() -> None:
    paper = lines("      出生医学证明", "新生儿姓名 Full Name of Baby:赵一", "母亲姓名 Full Name of Mother:钱二", "编号 No. P370412765")
    found = read("birth_certificate", paper)
    assert (found.person, found.fields["mother"], found.fields["number"]) == ("赵一", "钱二", "P370412765")


def test_the_last_digits_of_an_id_card_are_no_card_s() -> None:
    text = ("      逾期告知书", "尊敬的客户赵一(证件尾号0342):", "您在我行的信用卡(尾号8806)欠款总额为23,118.42元。")
    assert read("debt_summary", lines(*text)).fields["account_tail"] == "8806"


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("income_certificate", ("在职证明", "兹证明我公司员工赵一,目前担任设计师,月薪税前人民币7,300元。")),
        ("disability_certificate", ("残疾等级评定结果告知书", "你的残疾类别为视力残疾,残疾等级为一级。")),
        ("termination_certificate", ("退工备案登记证明", "职工姓名 赵一 退工日期 2026年4月30日")),
        ("termination_certificate", ("辞退证明书", "于2026年2月28日被公司辞退,劳动关系同日终止。")),
        ("diagnosis_certificate", ("医疗证明书", "诊断:肾性贫血")),
        ("sick_leave", ("假条", "兹有患者赵一,因放疗后,需休息3个月。")),
        ("layoff_notice", ("关于与部分员工解除劳动合同的函", "劳动合同自2026年12月31日起解除。")),
        ("low_income_determination", ("特困人员供养证", "供养方式 分散供养")),
        ("disaster_relief", ("农房倒损恢复重建补助通知书", "核定补助资金24,000元")),
        ("business_deregistration", ("个体工商户注销通知书", "核准日期 2026年12月31日")),
        ("school_fee", ("非税收入一般缴款书(学费)", "缴款人:赵一")),
        ("school_fee", ("某市非税收入统一票据(学费)", "交款人:赵一")),
        ("medical_settlement", ("医疗费用结算清单", "统筹基金支付 6,240.00")),
        ("police_receipt", ("受案告知书", "你报称的一案,我单位已受理。")),
        ("unemployment_benefit", ("失业保险金待遇审批表", "审批意见 同意")),
        ("unemployment_benefit", ("失业保险金领取告知书", "领取期限12个月")),
        ("insurance_survey", ("车辆定损报告", "损失金额 5,000.00")),
        ("business_deregistration", ("注销登记核准书", "核准注销登记。")),
        ("divorce_certificate", ("离婚登记档案证明", "在我处办理离婚登记。")),
        ("divorce_certificate", ("婚姻登记记录证明", "在我处办理离婚登记。")),
        ("unknown", ("婚姻登记记录证明", "在我处办理结婚登记。")),
        ("disability_certificate", ("司法鉴定意见书", "损伤构成八级伤残。")),
        ("unknown", ("司法鉴定意见书", "检材签名与样本签名为同一人所写。")),
        ("disability_certificate", ("残疾等级评定表", "残疾等级 三级")),
        ("pension_record", ("养老金待遇证明", "每月3,260.50元")),
        ("pension_record", ("养老金发放证明", "月养老金 3,260.50")),
        ("income_certificate", ("在职证明", "系我单位员工,任质检员,月收入税前6,350.00元。")),
        ("traffic_determination", ("道路交通事故认定复核结论通知书", "维持原认定。")),
        ("layoff_notice", ("关于与赵一解除劳动关系的公告", "劳动合同于2026年6月30日解除。")),
        ("pay_cut_notice", ("薪酬调整公告", "月工资下调40%")),
        ("unknown", ("住院费用预结清单", "截至7月8日发生费用 8,420.50")),
    ],
)
def test_a_paper_is_told_by_the_less_usual_names_of_its_kind(kind: str, text: tuple[str, ...]) -> None:
    assert recognise([lines(f"      {text[0]}", *text[1:], "      2026年8月12日")], load_library()).kind == kind
