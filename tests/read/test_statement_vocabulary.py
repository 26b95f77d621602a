"""Every name that banks are known to give a column is understood as what it is."""

from __future__ import annotations

import pytest

from reprieve.library import load_library

NAMES = {
    "date": "交易日期 记账日期 记账日 会计日期 值日 入账日期 交易日 发生日期 日期",
    "date_or_time": "交易时间 记账时间 时间",
    "amount": "交易金额 发生额 金额 交易额 收入/支出金额 支出/收入金额 收/支金额 借贷发生额 交易金额(元) 金额(元) 收支余额 交易发生金额",
    "amount_in": "收入 收入金额 存入 存入金额 贷方发生额 贷方金额 转入 转入金额 收入(元) 贷方发生额(收入) 借方金额(收) 贷方(入账)",
    "amount_out": "支出 支出金额 支取 取出金额 借方发生额 借方金额 转出 转出金额 支出(元) 借方发生额(支出) 贷方金额(支) 借方(出账)",
    "balance": "余额 账户余额 联机余额 本次余额 账面余额 卡余额 结余 活期余额 交易后余额 交易余额 活期账面余额 可用余额 "
    "当前余额 余额(元) 期末金额",
    "amount_or_flag": "收入/支出 存入/支取",
    "flag": "收/支 支/收 收/支/其他 借贷 借贷标志 借贷标识 收支方向 方向 交易方向 收支状态 收支标识",
    "summary": "摘要 交易摘要 交易类型 交易名称 业务摘要 业务类型 交易说明 摘要/渠道 交易类型/摘要",
    "note": "附言 备注 用途 交易附言 客户摘要 交易备注 交易用途 商品说明 商品 交易地点/附言",
    "counterparty": "对方户名 交易对方 对方名称 对手信息 交易对手名称 对方账户名 交易对手 对方姓名 对手户名 对手姓名 "
    "对方账号与户名 交易对手信息 对方户名/账号 收(付)方名称",
    "counterparty_account": "对方账号 对方帐号 对手账号 对方卡号/账号 对方卡/账号 对方账户/对方银行 对方银行卡号 交易对手账号 收(付)方账号",
    "currency": "币种 币别 货币",
    "serial": "序号 编号 顺序号 行号 No.",
    "own_account": "账号 帐号 卡号 子账号 交易账号",
}


@pytest.mark.parametrize(("role", "name"), [(role, name) for role, names in NAMES.items() for name in names.split()])
def test_a_known_column_name_is_understood(role: str, name: str) -> None:
    assert load_library().statements.role(name) == role


@pytest.mark.parametrize(
    "line", ["本页小计 收入:1.00", "承前页余额 5.00", "第1页/共3页", "温馨提示:以上", "--------END--------", "合计", "1/12", "打印完毕"]
)
def test_what_is_no_row_is_known_as_such(line: str) -> None:
    assert load_library().statements.is_not_a_row("".join(line.split()))


@pytest.mark.parametrize("line", ["网上消费-订单编号5400", "代发工资", "收入", "有限公司", "支付宝-淘宝"])
def test_what_wraps_from_a_row_is_not_taken_for_a_notice(line: str) -> None:
    assert not load_library().statements.is_not_a_row(line)
