"""Every name that banks are known to give a column is understood as what it is."""

from __future__ import annotations

import pytest

from reprieve.library import load_library

NAMES = {
    "date": "交易日期 记账日期 记账日 会计日期 值日 入账日期 交易日 发生日期 日期 入帐日 記賬日期 业务日期 账务日期 登记日期 月/日 TxnDate",
    "date_or_time": "交易时间 记账时间 时间 交易時間 发生时间 交易日期时间 交易日期/时间 日期/时间 记账日期及时间 交易时间日期 Date/Time",
    "other_date": "起息日 起息日期 生效日期",
    "amount": "变动金额 人民币金额 收付金额 增减金额 发生金额 本次发生额 交易额(元) 交易金额 发生额 金额 交易额 收入/支出金额 "
    "支出/收入金额 收/支金额 借贷发生额 交易金额(元) 金额(元) 收支余额 交易发生金额 存/取金额 "
    "支取(-)或存入(+) 支出(-)或存入(+) 存入(+)/支出(-) 借(-)贷(+)发生额 金额(收入为正,支出为负)",
    "amount_in": "收方 存 增加 贷方(收入) 收入(贷) 汇入金额 入账金额 收方发生额 貸方 存款 收入 收入金额 存入 存入金额 "
    "贷方发生额 贷方金额 转入 转入金额 收入(元) 贷方发生额(收入) 借方金额(收) 贷方(入账) 贷记金额 "
    "Additions Deposits/Additions Deposits&OtherCredits AmountAdded",
    "amount_out": "付方 取 减少 借方(支出) 支出(借) 汇出金额 出账金额 付方发生额 提取 取款 支出 支出金额 支取 取出金额 "
    "借方发生额 借方金额 转出 转出金额 支出(元) 借方发生额(支出) 贷方金额(支) 借方(出账) 借记金额 "
    "Subtractions Withdrawals/Subtractions Withdrawals&OtherDebits AmountSubtracted",
    "balance": "余额 账户余额 联机余额 本次余额 账面余额 卡余额 结余 活期余额 交易后余额 交易余额 活期账面余额 当前余额 "
    "余额(元) 结存 结存额 结余金额 账户结余 本次结余 存款余额 结餘 帳戶餘額 賬戶餘額 期末金额 账户余额/渠道 余额宝余额 实时余额 "
    "EndingBalance EndingDailyBalance RunningBal. 本方余额 余额(Balance) 账户余额(AccountBalance)",
    "other_figure": "冻结金额 冻结余额",
    "fee": "手续费 工本费 交易手续费 手续费(元) Fee Charges",
    "available": "可用余额 可用金额 可取余额",
    "flag": "收付标志 借贷标记 收支标志 存取标志 资金流向 收付 收/付 D/C Dr/Cr 收/支 支/收 收/支/其他 借贷 借贷标志 借贷标识 "
    "收支方向 方向 交易方向 收支状态 收支标识 借贷状态",
    "summary": "分类 类别 "
    "交易类别 业务种类 摘要内容 摘要 交易摘要 交易类型 交易名称 业务摘要 业务类型 交易说明 摘要/渠道 交易类型/摘要 用途/摘要",
    "summary_code": "摘要代码 摘要码",
    "note": "资金用途 附加信息 備註 附言 备注 用途 交易附言 客户摘要 交易备注 交易用途 商品说明 商品 交易地点/附言 附言/用途 款项用途 "
    "交易詳情",
    "counterparty": "对手方 交易对象 对方单位 收(付)款人 收/付款人 往来单位 往来单位(个人) 收付款方 对方单位名称 收(付)款人名称 對方戶名 "
    "对方户名 交易对方 对方名称 对手信息 交易对手名称 对方账户名 交易对手 对方姓名 对手户名 对手姓名 对方账号与户名 "
    "交易对手信息 对方户名/账号 收(付)方名称 对方户名/账号/开户行 对方单位/个人 对方钱包名称/商户名称 对方钱包/账户",
    "counterparty_account": "对手方账号 收(付)款账号 收/付款账号 對方賬號 对方账号 对方帐号 对手账号 对方卡号/账号 对方卡/账号 "
    "对方账户/对方银行 对方银行卡号 交易对手账号 收(付)方账号 对方账(卡)号 对方账号/商户编号",
    "amount_or_flag": "收入/支出 存入/支取",
    "currency": "币种 币别 货币",
    "serial": "笔次 顺序 序号 编号 顺序号 行号 行次 流水序号 No. #",
    "own_account": "账号 帐号 卡号 子账号 交易账号",
}


@pytest.mark.parametrize(("role", "name"), [(role, name) for role, names in NAMES.items() for name in names.split()])
def test_a_known_column_name_is_understood(role: str, name: str) -> None:
    assert load_library().statements.role(name) == role


@pytest.mark.parametrize(
    "name",
    [
        "存折号",
        "存款人",
        "取款人",
        "付方式",
        "借据号",
        "贷款余额期限",
        "收款网点",
        "增加人",
        "结存日期",
        "流水号",
        "交易渠道",
        "收支用途",
        "对方户名/地址栏",
        "对方户名/摘要",
        "备注(dr)",
    ],
)
def test_a_name_that_only_begins_like_a_known_one_is_not_taken_for_it(name: str) -> None:
    assert load_library().statements.role(name) == "other"


@pytest.mark.parametrize("letter", "行号户名额志期间型类道点称息注言要")
def test_a_letter_that_names_break_off_is_no_name(letter: str) -> None:
    """Below a header it may be the rest of a cell."""
    assert not load_library().statements.knows(letter)


@pytest.mark.parametrize(
    "line", ["2026-05-03小计收入12.00支出3.00", "5月小计", "2026年5月合计:1,200.00", "日计0.003.00", "本月合计收入1.00支出2.00共3笔"]
)
def test_what_sums_up_a_day_or_a_month_is_no_row_though_it_begins_with_its_date(line: str) -> None:
    assert load_library().statements.is_subtotal(line)


@pytest.mark.parametrize("summary", ["本月合计", "本年累计", "本页小计"])
def test_a_dated_row_that_sums_up_moves_nothing_though_its_cells_have_wrapped(summary: str) -> None:
    assert load_library().statements.is_carried(summary)


@pytest.mark.parametrize(
    "line", ["2026-05-03合计三笔12.00100.00", "2026-05-03小计算机店12.00100.00", "2026-05-0312.00100.00", "计提利息3.00", "30计"]
)
def test_a_row_that_says_sum_in_its_words_is_a_row(line: str) -> None:
    assert not load_library().statements.is_subtotal(line)


@pytest.mark.parametrize(
    "line",
    [
        "本页小计 收入:1.00",
        "承前页余额 5.00",
        "第1页/共3页",
        "温馨提示:以上",
        "--------END--------",
        "合计",
        "1/12",
        "- 1 -",
        "— 没有更多了 —",
        "——以下空白——",
        "打印完毕",
        ". " * 20,
        "~" * 80,
        "+-----" * 9,
        "本账户合计 7,881.68 15,191.39 期末余额 11,618.00",
        "Total Withdrawals 13,950.55 Total Deposits 50,854.55",
        "https://ebank.example.com/detail.html 1/2",
    ],
)
def test_what_is_no_row_is_known_as_such(line: str) -> None:
    assert load_library().statements.is_not_a_row("".join(line.split()))


@pytest.mark.parametrize("line", ["网上消费-订单编号5400", "代发工资", "收入", "有限公司", "支付宝-淘宝"])
def test_what_wraps_from_a_row_is_not_taken_for_a_notice(line: str) -> None:
    assert not load_library().statements.is_not_a_row(line)
