"""What each bank prints for the same event: every bank has its own words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

BANKS = ("cmb", "boc", "abc", "icbc", "ccb", "bocom", "yunzhou")
_SUMMARIES = {
    "salary": ("代发工资", "工资", "代发工资", "工资", "代发工资", "代发工资", "代发工资"),
    "severance": ("汇入汇款", "跨行转账", "转存", "跨行汇款", "电子汇入", "转账汇款", "汇入"),
    "benefit": ("代发款项", "代付", "代发", "代发", "代发款项", "代发", "代发"),
    "labour": ("代发款项", "代付", "代发", "代发", "代发款项", "代发", "代发"),
    "rent": ("转账汇款", "跨行转账", "转支", "跨行汇款", "电子汇出", "转账汇款", "转账"),
    "quick": ("快捷支付", "网上快捷支付", "微信支付", "消费", "消费", "网上支付", "快捷支付"),
    "utilities": ("银联快捷支付", "网上快捷支付", "缴费", "缴费", "消费", "网上支付", "代扣水电燃气费"),
    "refund": ("退款", "网上快捷退款", "退款", "退款", "消费退货", "退款", "退款"),
    "own_out": ("转账汇款", "跨行转账", "转支", "跨行汇款", "电子汇出", "转账汇款", "转账"),
    "own_in": ("银联代付", "网上快捷提现", "转存", "支付机构提现", "支付机构提现", "银联入账", "转账"),
    "private_in": ("汇入汇款", "跨行转账", "转存", "跨行汇款", "电子汇入", "转账汇款", "转账"),
    "card": ("信用卡自动还款", "网上快捷支付", "还款", "还款", "还款", "信用卡转账还款", "信用卡还款"),
    "loan": ("快捷支付", "网上快捷支付", "约定还款", "还款", "还款", "网上支付", "贷款还款"),
    "interest": ("账户结息", "结息", "结息", "利息", "利息存入", "存款利息", "结息"),
    "hospital": ("银联快捷支付", "网上快捷支付", "消费", "消费", "消费", "网上支付", "快捷支付"),
    "cash": ("银联ATM取款", "ATM取款", "取现", "ATM取款", "ATM取款", "ATM取款", "取现"),
}
"""By nature, in the order of BANKS."""

_CHANNELS = {"boc": ("网上银行", "柜台"), "abc": ("电子商务", "批处理"), "icbc": ("网上银行", "批量业务")}
"""What the holder did, and what others had the bank book in a batch."""

_BATCHED = {"salary", "benefit", "labour", "interest"}
_PLACES = {"bocom": "网络支付"}


@dataclass(frozen=True)
class Said:
    """What a bank prints for one kind of event."""

    summary: str
    channel: str = ""
    place: str = ""


def _said(nature: str, bank: str) -> Said:
    online, batched = _CHANNELS.get(bank, ("", ""))
    return Said(_SUMMARIES[nature][BANKS.index(bank)], batched if nature in _BATCHED else online, _PLACES.get(bank, ""))


WORDING: Mapping[str, Mapping[str, Said]] = {bank: {nature: _said(nature, bank) for nature in _SUMMARIES} for bank in BANKS}
"""By bank and nature."""
