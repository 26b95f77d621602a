"""Papers that look like the statement of a person's account and are none: a purchase on credit or a loan that was paid out is no income."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from reprieve.library import load_library
from reprieve.model import Document, Statement
from reprieve.read import read_paper

sys.path.insert(0, str(Path(__file__).parents[2] / "samples"))

from kind_papers import draw_text

CARD, FUND, NONE = "credit_card_bill", "housing_fund_record", "unknown"
LEDGER = "交易日期 | 摘要 | 交易金额 | 账户余额\n2026-02-07 | 沙县小吃 | -877.64 | -8,877.64\n2026-02-08 | 退货 | 663.00 | -8,214.64\n"
WAYS = "日期 | 摘要 | 收入 | 支出 | 余额\n2026-02-07 | 记入 | 780.00 |  | 780.00\n2026-03-07 | 记入 | 780.00 |  | 1,560.00\n"
BY_TITLE = [
    (CARD, "云州银行信用卡账户流水", LEDGER),
    (CARD, "贷记卡交易明细", LEDGER),
    (CARD, "准贷记卡账户明细", LEDGER),
    (CARD, "环球通信用卡 交易流水", LEDGER),
    (CARD, "Credit Card Transactions", LEDGER),
    (CARD, "云州银行信用卡", LEDGER),
    (NONE, "花呗账单明细", LEDGER),
    (NONE, "花呗交易流水", LEDGER),
    (NONE, "某某月付账单", LEDGER),
    (NONE, "贷款账户明细", LEDGER),
    (NONE, "个人贷款账户对账单", LEDGER),
    (NONE, "贷款还款流水", LEDGER),
    (FUND, "云州市公积金个人账户流水", WAYS),
    (NONE, "云州证券股份有限公司客户对账单", LEDGER),
    (NONE, "云州证券 资金对账单", LEDGER),
    (NONE, "银证转账流水", LEDGER),
    (NONE, "医保个人账户收支明细", WAYS),
    (NONE, "养老保险个人账户明细", WAYS),
    (NONE, "企业年金个人账户对账单", WAYS),
    (NONE, "万能险账户结算明细", WAYS),
    (NONE, "校园一卡通流水", LEDGER),
    (NONE, "云州石化加油卡交易明细", LEDGER),
    (NONE, "会员储值明细", WAYS),
    (NONE, "ETC卡消费明细", LEDGER),
    (NONE, "银行存款日记账", WAYS),
    (NONE, "银行存款明细分类账", WAYS),
    (NONE, "物业费缴费明细", WAYS),
    (NONE, "信用卡积分明细", WAYS),
    (NONE, "某某商户交易流水", LEDGER),
    (CARD, "信用卡交易查询", LEDGER),
    (NONE, "现金日记账", WAYS),
    (NONE, "银行存款日记账", WAYS),
    (NONE, "总账", WAYS),
    (NONE, "应收账款明细账", WAYS),
    (NONE, "青禾早餐店流水账", WAYS),
    (NONE, "2026年家庭收支记录", WAYS),
    (NONE, "房租收支表", WAYS),
    (NONE, "费用报销明细表", LEDGER),
    (NONE, "余额宝收支明细", WAYS),
    (NONE, "定期存款明细", LEDGER),
    (NONE, "云州出行司机收入明细", LEDGER),
    (NONE, "某某骑手账户流水", WAYS),
    (NONE, "某某众包骑士结算单", WAYS),
    (NONE, "云州直播主播收益明细", WAYS),
    (NONE, "某某闪送员钱包流水", WAYS),
    (CARD, "公务卡交易明细", LEDGER),
]
BY_COLUMNS = [
    (CARD, "交易日 | 银行记账日 | 卡号后四位 | 交易描述 | 存入 | 支出", "2026-02-08 | 2026-02-09 | 9949 | 瑞幸咖啡 |  | 1,277.33"),
    (CARD, "交易日期 | 交易摘要 | 交易金额 | 欠款余额", "2026-02-06 | 沙县小吃 | -229.03 | -8,229.03"),
    (NONE, "交易日期 | 摘要 | 借方发生额 | 贷方发生额 | 贷款余额", "2024-04-20 | 贷款发放 | 200,000.00 |  | 200,000.00"),
    (FUND, "交易日期 | 摘要 | 借贷标志 | 发生额 | 账户余额 | 缴交起始年月", "2026-01-15 | 汇缴 | 贷 | 1,860.00 | 20,090.55 | 202601"),
    (FUND, "业务日期 | 业务类型 | 发生额 | 余额 | 缴存单位", "2026-01-15 | 汇缴 | 1860.00 | 20090.55 | 云州青禾公司"),
    (NONE, "发生日期 | 业务名称 | 证券代码 | 成交数量 | 发生金额 | 剩余金额", "20260112 | 证券卖出 | 999999 | 100 | 8498.87 | 60316.27"),
    (NONE, "日期 | 摘要 | 收入 | 支出 | 账户价值", "2026-01-05 | 结算利息 | 18.00 |  | 5,018.00"),
    (NONE, "交易类型 | 日期 | 分类 | 子分类 | 账户1 | 金额", "收入 | 2026-01-15 07:42:59 | 职业收入 |  | 现金 | 11910.51"),
    (NONE, "交易类型 | 日期 | 一级分类 | 二级分类 | 账户 | 金额", "收入 | 2026-01-15 07:42:59 | 职业收入 | 工资 | 现金 | 11910.51"),
    (NONE, "日期 | 收支类型 | 类别 | 金额 | 备注", "2026-01-15 | 收入 | 工资 | 11910.51 | 一月"),
    (NONE, "交易类型 | 日期 | 类别 | 子类别 | 账户1 | 金额", "收入 | 2026-01-15 07:42:59 | 职业收入 | 工资 | 现金 | 11910.51"),
    (NONE, "账户 | 记录类型 | 主类别 | 子类别 | 金额 | 日期", "现金 | 收入 | 收入 | 薪资 | 11910.51 | 2026/01/15"),
    (NONE, "编号 | 记账时间 | 收支类型 | 一级分类 | 账户 | 金额", "1 | 2026-01-15 07:42 | 收入 | 职业收入 | 现金 | 11910.51"),
    (NONE, "类型 | 分类 | 金额 | 备注 | 时间 | 账户", "收入 | 工资 | 11910.51 | 一月 | 2026-01-15 07:42:59 | 现金"),
    (NONE, "Time | Type | Category | Sub Category | Account | Amount", "2026-01-15 07:42:59 | Income | Work | Salary | Bank | 11910.51"),
    (NONE, "日期 | 收支类型 | 金额 | 所属账本 | 备注", "2026-01-15 | 收入 | 11910.51 | 日常账本 | 一月"),
    (NONE, "日期 | 凭证字号 | 摘要 | 借方 | 贷方 | 余额", "2026-01-15 | 记-1 | 收货款 | 11910.51 |  | 20910.51"),
    (NONE, "日期 | 摘要 | 科目名称 | 借方金额 | 贷方金额", "2026-01-15 | 收货款 | 银行存款 | 11910.51 | "),
    (NONE, "日期 | 收支项目 | 收入 | 支出 | 余额 | 单据编号", "2026-01-15 | 货款 | 11910.51 |  | 20910.51 | SK0001"),
    (NONE, "交易日期 | 产品名称 | 交易类型 | 交易金额 | 确认份额", "2026-01-15 | 稳健 | 申购 | 11910.51 | 11000.00"),
    (NONE, "日期 | 完单数 | 摘要 | 收入(元) | 余额(元)", "2026-01-15 | 12 | 跑单 | 211.50 | 221.50"),
    (NONE, "日期 | 平台 | 收入 | 支出 | 结余", "2026-01-15 | 某某 | 211.50 |  | 221.50"),
    (NONE, "日期 | 项目 | 收入 | 支出 | 结余", "2026-01-15 | 跑单 | 211.50 |  | 221.50"),
    (NONE, "交易时间 | 产品名称 | 交易类型 | 交易金额(元) | 状态", "2026-01-15 07:42:59 | 余额宝 | 转入 | 11910.51 | 成功"),
    (NONE, "日期 | 收入来源 | 金额 | 备注", "2026-01-15 | 工资 | 11910.51 | 一月"),
    (NONE, "商户订单号 | 发生时间 | 收入金额（+元） | 支出金额（-元） | 账务类型", "26-1 | 2026-01-15 07:42:59 | 29.90 | 0.00 | 交易收入"),
    (NONE, "日期 | 业务 | 发生金额 | 资金余额", "2026-01-15 | 银行转证券 | 5,000.00 | 5,000.00"),
    (NONE, "交易日期 | 业务类型 | 金额 | 保单号", "2026-01-15 | 理赔给付 | 5,000.00 | P99999901"),
    (NONE, "时间 | 类型 | 币种 | 数量 | 金额(CNY)", "2026-01-15 07:42:59 | 卖出 | USDT | 100 | 720.00"),
    (NONE, "日期 | 商品 | 数量 | 单价 | 金额 | 收款方式", "2026-01-15 | 苹果 | 20 | 5.00 | 100.00 | 微信"),
    (NONE, "交易日期 | 交易类型 | 交易金额(元) | 剩余本金(元)", "2026-01-15 | 放款 | 3000.00 | 20000.00"),
    (NONE, "交易时间 | 交易类型 | 交易金额 | 手续费 | 结算金额", "2026-01-15 07:42:59 | 消费 | 11910.51 | 0.38 | 11910.13"),
]
HEAD = "户名：江望舒 账号：6299990000000006027"
DEBIT = (
    "交易日期 | 摘要 | 交易金额 | 账户余额 | 对方户名\n"
    "2026-02-07 | 花呗还款 | -877.64 | 9,122.36 | 花呗\n"
    "2026-02-08 | 信用卡还款 | -122.36 | 9,000.00 | 信用卡账单\n"
    "2026-02-09 | 银证转账 | -500.00 | 8,500.00 | 云州证券股份有限公司\n"
    "2026-02-10 | 公积金提取 | 5,000.00 | 13,500.00 | 云州市住房公积金管理中心\n"
    "2026-02-11 | 贷款发放 | 2,000.00 | 15,500.00 | 贷款账户明细\n"
)


def read(text: str, folder: Path, name: str = "paper.csv") -> Document:
    if name.endswith(".pdf"):
        draw_text(text, folder / name)
    else:
        cells = [[cell.strip() for cell in line.split(" | ")] for line in text.splitlines()]
        (folder / name).write_text("\n".join(",".join(f'"{cell}"' for cell in row) for row in cells), encoding="utf-8")
    return read_paper(folder / name, name, load_library())


def is_told(document: Document, kind: str) -> bool:
    return (document.kind, isinstance(document.content, Statement), len(document.warnings)) == (kind, False, 1)


@pytest.mark.parametrize("name", ["paper.csv", "paper.pdf"])
@pytest.mark.parametrize(("kind", "title", "table"), BY_TITLE, ids=[title for _kind, title, _table in BY_TITLE])
def test_a_ledger_titled_as_something_else_is_no_statement(kind: str, title: str, table: str, name: str, tmp_path: Path) -> None:
    assert is_told(read(f"{title}\n户名：江望舒\n{table}", tmp_path, name), kind)


@pytest.mark.parametrize("name", ["paper.csv", "paper.pdf"])
@pytest.mark.parametrize(("kind", "names", "row"), BY_COLUMNS, ids=[names for _kind, names, _row in BY_COLUMNS])
def test_a_ledger_whose_columns_are_those_of_something_else_is_no_statement(
    kind: str, names: str, row: str, name: str, tmp_path: Path
) -> None:
    assert is_told(read(f"账户交易明细\n{names}\n{row}\n{row}\n", tmp_path, name), kind)


def test_a_balance_and_who_is_on_the_other_side_make_a_list_of_money_in_and_out_a_statement(tmp_path: Path) -> None:
    names, row = "入账日期 | 项目 | 支出 | 收入 | 结余 | 对方名称", "2026-05-01 |  工资 |  | 80.00 | 180.00 | 云州青禾公司"
    document = read(f"活期储蓄账户对账单\n{HEAD}\n{names}\n{row}\n", tmp_path)
    assert isinstance(document.content, Statement)
    assert [row.summary for row in document.content.transactions] == ["工资"]


@pytest.mark.parametrize(
    ("kind", "line"),
    [
        (CARD, "账单日：2026-06-05 | 还款日：2026-06-25 | 最低还款：100.00"),
        (CARD, "持卡人：江望舒 | 信用额度：50,000.00"),
        (CARD, "信用额度 | 可用额度 | 账单日"),
        (CARD, "本期账单 | 应还款额 | 最低还款 | 还款日"),
        (CARD, "未出账单明细"),
        (CARD, "账户：信用卡(尾号6027)"),
        (NONE, "账号：6299990000000006027 | 户名：云州青禾商贸有限公司"),
        (NONE, "账号：6299990000000006027 | 客户名称 | 云州青禾商行"),
    ],
)
def test_a_line_above_an_export_tells_a_card_or_a_company(kind: str, line: str, tmp_path: Path) -> None:
    assert is_told(read(f"{line}\n{LEDGER}", tmp_path), kind)


@pytest.mark.parametrize(
    "line",
    [
        "个人活期明细账",
        "活期储蓄分户账",
        "户名：江望舒 | 开户行：云州农村商业银行股份有限公司",
        "户名 | 江望舒 | 开户行 | 云州银行有限公司",
    ],
)
def test_a_banks_own_ledger_of_a_person_is_a_statement(line: str, tmp_path: Path) -> None:
    assert read(f"{line}\n{DEBIT}", tmp_path).kind == "bank_statement"


def test_a_page_that_states_how_much_credit_there_is_is_the_bill_of_a_card(tmp_path: Path) -> None:
    head = "交易明细\n姓名：江望舒 卡号：6299990000000006027 可用额度：20,000.00 信用额度：50,000.00\n"

    assert is_told(read(f"{head}{LEDGER}", tmp_path, "paper.pdf"), CARD)


def test_rows_that_belong_to_a_bill_are_those_of_a_card(tmp_path: Path) -> None:
    row = "2026-02-07 | 6299****6027 | 消费 | 100.00 | 已出账单\n"

    assert is_told(read(f"交易日期 | 卡号 | 交易类型 | 交易金额 | 已出账单/未出账单\n{row}{row}", tmp_path), CARD)


@pytest.mark.parametrize(("line", "is_said"), [("", True), ("账号：6299990000000006027\n", False), ("户名：江望舒\n", False)])
def test_an_export_that_names_neither_bank_nor_account_nor_anybody_is_told(line: str, is_said: bool, tmp_path: Path) -> None:
    document = read(
        f"{line}日期 | 说明 | 收入 | 支出 | 余额\n2026-02-07 | 跑单 | 78.00 |  | 78.00\n2026-02-08 | 充电 |  | 8.00 | 70.00\n", tmp_path
    )

    assert bool(document.warnings) == is_said
    assert isinstance(document.content, Statement) and len(document.content.transactions) == 2


RIDES = "2026-02-07 | {} | 20.00 |  | 20.00\n2026-02-08 | {} | 30.00 |  | 50.00\n2026-02-09 | {} |  | 50.00 | 0.00\n"


@pytest.mark.parametrize("name", ["paper.csv", "paper.pdf"])
@pytest.mark.parametrize(
    ("summaries", "kind"),
    [
        (("订单收入", "冲单奖励", "提现"), NONE),
        (("订单收入", "转账", "提现"), "bank_statement"),
        (("奖励", "奖励", "提现"), "bank_statement"),
    ],
)
def test_rows_that_are_all_of_work_for_a_platform_are_what_it_reckons(
    summaries: tuple[str, ...], kind: str, name: str, tmp_path: Path
) -> None:
    text = f"账户交易明细\n户名：江望舒\n交易日期 | 交易类型 | 收入 | 支出 | 余额\n{RIDES.format(*summaries)}"

    assert read(text, tmp_path, name).kind == kind


SPENT = (
    "2026-02-07 | (消费)云州面馆 | {0}15.90 | 人民币\n2026-02-08 | (退款)云州面馆 | {1}15.90 | 人民币\n"
    "2026-02-09 | (还款)江望舒 | -800.00 | 人民币\n2026-02-11 | 年费 | {0}100.00 | 人民币\n"
)
OWED = "2026-02-07 | 消费 | -20.00 | -9,020.00\n2026-02-08 | 还款 | 100.00 | -8,920.00\n2026-02-09 | 消费 | -10.00 | -8,930.00\n"
ONCE = "2026-02-07 | 手续费 | -20.00 | -20.00\n2026-02-08 | 转账 | 100.00 | 80.00\n2026-02-09 | 消费 | -10.00 | 70.00\n"


TWICE = "2026-01-15 | {0} | 1,860.00 | 21,860.00\n2026-02-15 | {0} | 1,860.00 | 23,720.00\n2026-03-15 | {1} | -500.00 | 23,220.00\n"


@pytest.mark.parametrize("name", ["paper.csv", "paper.pdf"])
@pytest.mark.parametrize(
    ("into", "out", "kind"),
    [
        ("汇缴[202601]", "提取", FUND),
        ("汇缴2026年01月公积金", "结息", FUND),
        ("个账划入", "药店购药", NONE),
        ("放款", "还款", NONE),
        ("借款到账", "还款", NONE),
        ("充值", "消费", NONE),
        ("转入", "还款", "bank_statement"),
        ("入账", "消费", "bank_statement"),
    ],
)
def test_rows_that_all_are_of_a_fund_a_loan_or_a_prepaid_card_are_no_income(
    into: str, out: str, kind: str, name: str, tmp_path: Path
) -> None:
    text = f"账户明细\n户名：江望舒\n时间 | 事项 | 金额 | 余额\n{TWICE.format(into, out)}"

    assert read(text, tmp_path, name).kind == kind


@pytest.mark.parametrize("name", ["paper.csv", "paper.pdf"])
@pytest.mark.parametrize(("signs", "kind"), [(("", "-"), NONE), (("-", ""), "bank_statement")])
def test_purchases_without_a_minus_beside_refunds_with_one_are_those_of_a_card(
    signs: tuple[str, str], kind: str, name: str, tmp_path: Path
) -> None:
    text = f"账户交易明细\n{HEAD}\n交易日期 | 交易摘要 | 入账金额 | 币种\n{SPENT.format(*signs)}"

    assert read(text, tmp_path, name).kind == kind


@pytest.mark.parametrize(
    ("text", "amount"), [("代发工资", "-3000.00"), ("客户付款", "3000.00"), ("他人支付", "3000.00"), ("消费", "30.00")]
)
def test_rows_against_what_their_words_mean_elsewhere_are_no_cards_without_what_was_paid_back(
    text: str, amount: str, tmp_path: Path
) -> None:
    """A shop pays wages, and its customers pay."""
    rows = "".join(f"2026-0{month}-10 | {text} | {amount}\n" for month in range(1, 5))

    assert read(f"{HEAD}\n交易日期 | 摘要 | 金额\n{rows}2026-05-10 | 转账 | -50.00\n", tmp_path).kind == "bank_statement"


@pytest.mark.parametrize("name", ["paper.csv", "paper.pdf"])
@pytest.mark.parametrize(
    ("rows", "kind"),
    [(OWED, NONE), (ONCE, "bank_statement"), (OWED.replace("还款", "代发工资"), "bank_statement")],
    ids=["owed", "overdrawn once", "wages on an overdrawn account"],
)
def test_an_account_that_holds_less_than_nothing_as_a_rule_is_owed(rows: str, kind: str, name: str, tmp_path: Path) -> None:
    assert read(f"明细查询文件下载\n{HEAD}\n交易日期 | 摘要 | 交易金额 | 余额\n{rows}", tmp_path, name).kind == kind


def test_points_are_no_money(tmp_path: Path) -> None:
    row = "2026-01-15 | 消费 | 100 | 0 | 1000\n"

    assert is_told(read(f"账户明细\n日期 | 摘要 | 收入积分 | 支出积分 | 积分余额\n{row}{row}", tmp_path), NONE)


@pytest.mark.parametrize("name", ["paper.csv", "paper.pdf"])
def test_rows_that_all_are_contributions_to_a_housing_fund_are_no_income(name: str, tmp_path: Path) -> None:
    rows = (
        "2026-01-15 | 1,860.00 | 21,860.00 | 汇缴\n2026-02-15 | -5,000.00 | 16,860.00 | 提取(还贷)\n2026-03-15 | 9.00 | 16,869.00 | 结息\n"
    )

    assert is_told(read(f"个人账户明细\n交易日期 | 发生额 | 余额 | 摘要\n{rows}", tmp_path, name), FUND)


@pytest.mark.parametrize("name", ["paper.csv", "paper.pdf"])
@pytest.mark.parametrize(
    "title",
    [
        "云州银行账户交易明细",
        "住房公积金联名卡交易明细",
        "社会保障卡账户交易明细",
        "一卡通交易流水",
        "薪水卡交易明细",
        "个人活期账户明细查询",
        "交通银行借记卡交易明细",
        "工会会员卡交易明细",
        "理财金账户明细",
        "活期/定期账户交易明细",
    ],
)
def test_a_debit_account_that_pays_a_card_a_loan_or_a_broker_stays_a_statement(title: str, name: str, tmp_path: Path) -> None:
    document = read(f"{title}\n{HEAD}\n{DEBIT}", tmp_path, name)

    assert document.kind == "bank_statement"
    assert isinstance(document.content, Statement)
    assert [str(row.amount) for row in document.content.transactions] == ["-877.64", "-122.36", "-500.00", "5000.00", "2000.00"]
    assert document.content.reconciliation.status == "balanced"


@pytest.mark.parametrize("where", ["above", "below"])
def test_a_hint_about_the_banks_credit_card_makes_no_bill_of_a_statement(where: str, tmp_path: Path) -> None:
    hint = "温馨提示：信用卡账单日后25天为到期还款日，最低还款额为账单金额的10%，详询客服。\n"
    text = f"云州银行账户交易明细\n{HEAD}\n" + (hint + DEBIT if where == "above" else DEBIT + hint)
    document = read(text, tmp_path, "paper.pdf")

    assert document.kind == "bank_statement"
    assert isinstance(document.content, Statement) and len(document.content.transactions) == 5


def test_the_case_file_may_say_what_a_bill_of_an_online_lender_is(tmp_path: Path) -> None:
    draw_text(f"花呗账单明细\n户名：江望舒\n{LEDGER}", tmp_path / "paper.pdf")

    assert read_paper(tmp_path / "paper.pdf", "paper.pdf", load_library(), hint="debt_summary").kind == "debt_summary"
    assert read_paper(tmp_path / "paper.pdf", "paper.pdf", load_library(), hint="bank_statement").kind == NONE
