import pytest
from drawn import columns, lines, page, words

from reprieve.library import load_library
from reprieve.read.recognise import Recognition, recognise

TITLED = [
    ("解除劳动合同证明书", "termination_certificate"),
    ("离 职 证 明", "termination_certificate"),
    ("解除(终止)劳动合同证明", "termination_certificate"),
    ("解除(终止)劳动合同(关系)证明", "termination_certificate"),
    ("解除(终止)劳动(聘用)合同证明书", "termination_certificate"),
    ("裁员通知书", "layoff_notice"),
    ("解除劳动合同通知书", "layoff_notice"),
    ("失业登记证明", "unemployment_registration"),
    ("支付宝交易明细", "alipay_statement"),
    ("薪酬调整通知书", "pay_cut_notice"),
    ("北京某某医院 疾病诊断证明书", "diagnosis_certificate"),
    ("医疗住院收费票据(电子)", "medical_invoice"),
    ("出院记录", "hospital_record"),
    ("招商银行信用卡对账单(2026年10月)", "credit_card_bill"),
    ("个人消费借款合同", "loan_contract"),
    ("个人信用报告", "credit_report"),
    ("中华人民共和国居民身份证", "id_card"),
    ("收入证明", "income_certificate"),
    ("个人所得税纳税记录", "tax_record"),
    ("工资条", "payslip"),
    ("河北晨光纺织有限公司2026年3月工资单", "payslip"),
    ("某某银行个人账户交易明细", "bank_statement"),
    ("明细查询", "bank_statement"),
    ("微信支付交易明细证明", "wechat_statement"),
    ("火灾事故认定书", "fire_determination"),
    ("受案回执", "police_receipt"),
]


@pytest.mark.parametrize(("title", "kind"), TITLED)
def test_a_paper_is_told_by_its_title(title: str, kind: str) -> None:
    assert recognise([lines(f"          {title}", "某某某")], load_library()).kind == kind


def test_a_title_that_holds_another_kinds_title_is_not_taken_for_it() -> None:
    paper = lines("        某某银行信用卡对账单", "账单日 到期还款日 本期应还金额 最低还款额", "2026-10-05 2026-10-28 26,500.50 2,650.05")

    assert recognise([paper], load_library()).kind == "credit_card_bill"


def test_a_card_bill_headed_like_a_statement_is_not_read_as_income() -> None:
    paper = lines(
        "        某某银行对账单",
        "最低还款额 1,200.00",
        "到期还款日 2026-10-28",
        "交易日期 交易金额 本期应还金额",
        "2026-10-01 100.00 100.00",
    )

    assert recognise([paper], load_library()).kind != "bank_statement"


def test_a_statement_without_a_known_title_is_told_by_its_columns() -> None:
    paper = lines(
        "      某某村镇银行",
        "户名:赵一",
        "查询期间:2026-07-01至2026-09-30",
        "交易日期 摘要 交易金额 账户余额",
        "2026-07-01 消费 -1.00 99.00",
    )

    assert recognise([paper], load_library()).kind == "bank_statement"


def test_a_paper_headed_only_certificate_is_told_by_what_it_says() -> None:
    paper = lines(
        "        证明",
        "  兹证明赵一,身份证号码110101199003070011,原系我单位职工,",
        "双方于2026年6月30日解除劳动合同,在本单位工作年限为5年。",
        "  特此证明。",
    )

    assert recognise([paper], load_library()).kind == "termination_certificate"


def test_words_in_a_paper_do_not_outweigh_its_title() -> None:
    paper = lines("        失业证明", "  兹证明赵一原在某公司工作,2026年6月解除劳动合同,离职时间六月,目前处于失业状态。", "  特此证明。")

    assert recognise([paper], load_library()).kind == "unemployment_registration"


def test_two_kinds_that_fit_equally_are_reported_and_not_guessed() -> None:
    found = recognise([lines("        结婚证", "        离婚证")], load_library())

    assert found == Recognition("unknown", ("divorce_certificate", "marriage_certificate"))


def test_a_hint_or_the_files_name_breaks_a_tie() -> None:
    paper = [lines("        结婚证", "        离婚证")]

    assert recognise(paper, load_library(), hint="divorce_certificate").kind == "divorce_certificate"
    assert recognise(paper, load_library(), file_name="我的结婚证.pdf").kind == "marriage_certificate"


def test_a_hint_does_not_overrule_what_the_paper_says() -> None:
    assert recognise([lines("        收入证明")], load_library(), hint="id_card").kind == "income_certificate"


def test_a_hint_says_what_content_cannot() -> None:
    paper = [lines("没有任何线索的一页")]

    assert recognise(paper, load_library(), hint="contact_record").kind == "contact_record"
    assert recognise(paper, load_library()).kind == "unknown"


def test_an_empty_paper_is_unknown() -> None:
    assert recognise([], load_library()) == Recognition("unknown")


def test_every_title_of_every_kind_tells_its_own_kind() -> None:
    library = load_library()
    shared = {"民事裁定书"}
    wrong = {
        (title, found)
        for kind in library.documents.values()
        for title in kind.titles
        if title not in shared and (found := recognise([lines(f"        {title}")], library).kind) != kind.id
    }

    assert not wrong


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("关于解除江望舒同志劳动合同的证明", "termination_certificate"),
        ("云州银行电子账单", "bank_statement"),
        ("个人权益查询", "social_insurance_record"),
        ("关于调整薪酬待遇的告知函", "pay_cut_notice"),
        ("薪资调整确认单", "pay_cut_notice"),
        ("失业人员登记证明", "unemployment_registration"),
        ("失业保险金领取核定通知书", "unemployment_benefit"),
        ("停业登记通知书", "business_suspension"),
        ("关于罗长河家庭受灾情况的证明", "disaster_certificate"),
        ("死亡注销户口证明", "deregistration_of_residence"),
        ("云州市中小学收费专用票据", "school_fee"),
        ("出院诊断证明书", "diagnosis_certificate"),
        ("骑手薪资账单", "payslip"),
        ("安心到家 · 服务人员结算单", "payslip"),
        ("员工离职结算单", "payslip"),
    ],
)
def test_offices_word_their_headings_in_many_ways(heading: str, kind: str) -> None:
    assert recognise([lines(f"        {heading}")], load_library()).kind == kind


@pytest.mark.parametrize("title", ["工资流水证明", "代发工资流水证明", "代发工资明细", "往来账页", "抖音支付账单证明"])
def test_a_list_of_wages_that_came_in_is_a_statement(title: str) -> None:
    names = ("序号", "入账日期", "入账金额", "代发单位名称", "摘要")
    rows = [(str(index), f"2026-0{index}-10", f"650{index}.00", "云州青禾公司", "代发工资") for index in range(1, 4)]
    table = [columns(130 + 20 * index, row, 110) for index, row in enumerate(rows)]
    head = words(36, 60, "户名:江望舒 账号:6299990000000006027")
    paper = page(words(200, 30, title), head, columns(105, names, 110), *table)
    assert recognise([paper], load_library()).kind == "bank_statement"


WECHAT = "交易时间 交易类型 交易对方 商品 收/支 金额(元) 支付方式 当前状态 交易单号 商户单号"
ALIPAY = "交易时间 交易分类 交易对方 对方账号 商品说明 收/支 金额 收/付款方式 交易状态 交易订单号 商家订单号"


@pytest.mark.parametrize("title", ["账单", "交易明细", "收支明细", "我的账单"])
@pytest.mark.parametrize(("names", "kind"), [(WECHAT, "wechat_statement"), (ALIPAY, "alipay_statement")])
def test_a_wallets_payments_are_told_by_the_names_of_its_columns_whatever_they_are_titled(title: str, names: str, kind: str) -> None:
    row = "2026-05-01 12:30:00 商户消费 邻里便利超市 日用品 支出 59.00 零钱 支付成功 4200001 1000001"
    assert recognise([lines(f"          {title}", names, row)], load_library()).kind == kind


def test_a_banks_statement_may_have_a_column_of_a_wallets() -> None:
    paper = lines("          交易明细", "交易日期 交易金额 账户余额 支付方式 商户单号", "2026-05-01 -59.00 941.00 零钱 1000001")
    assert recognise([paper], load_library()).kind == "bank_statement"
