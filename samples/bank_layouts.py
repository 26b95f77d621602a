"""How seven banks print a statement. The layouts are those of real exports; the last bank does not exist.

Each bank also has its own words for the same event: `WORDING` gives the summary, channel and place it prints.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from drawing import PORTRAIT, RADICALS
from statement_paper import CENTRE, Column, Layout, Strip

CMB = Layout(
    name="cmb",
    issuer="招商银行",
    size=PORTRAIT,
    body_size=8.25,
    leading=12,
    pitch=26.25,
    header_leading=11.5,
    title=(
        Strip(24, ((CENTRE, "招商银行交易流水"),)),
        Strip(19, ((CENTRE, "Transaction Statement of China Merchants Bank"),)),
        Strip(18, ((CENTRE, "{start} -- {end}"),)),
    ),
    head=(
        Strip(30, ((36, "户      名：{holder}"), (261, "账号：{account}"))),
        Strip(18.75, ((36, "Name"), (261, "Account No"))),
        Strip(18.75, ((36, "账户类型：ALL/全币种"), (261, "开 户 行：{branch}"))),
        Strip(18.75, ((36, "Account Type"), (261, "Sub Branch"))),
        Strip(18.75, ((36, "申请时间：{printed:%Y-%m-%d %H:%M:%S}"), (261, "验 证 码：{code}"))),
        Strip(18.75, ((36, "Date"), (261, "Verification Code"))),
        Strip(14, ()),
    ),
    columns=(
        Column("date", ("记账日期", "Date"), 52),
        Column("fixed", ("货币", "Currency"), 47, text="CNY"),
        Column("amount", ("交易金额", "Transaction", "Amount"), 74),
        Column("balance", ("联机余额", "Balance"), 74),
        Column("summary", ("交易摘要", "Transaction Type"), 84),
        Column("party", ("对手信息", "Counter Party"), 112),
        Column("note", ("客户摘要", "Customer Type"), 80),
    ),
    closing=(
        Strip(22, ((36, "合并统计"),)),
        Strip(14, ((36, "收入合计：{money_in}（{count_in}笔）"), (261, "支出合计：{money_out}（{count_out}笔）"))),
        Strip(14, ((36, "—" * 60),)),
        Strip(14, ((36, "温馨提示："),)),
        Strip(12, ((36, "1.交易流水验真：请登录本行官方网站，在“交易流水验真”中输入验证码核对。"),)),
    ),
    footer=(Strip(10, ((530, "{page}/{pages}"),), 8),),
    title_repeats=False,
    head_repeats=False,
    wrapped="middle",
    stream=("footer", "watermark", "title", "head", "header", "rows", "closing", "seal"),
)

BOC = Layout(
    name="boc",
    issuer="中国银行",
    top=28,
    left=34,
    body_size=7,
    leading=7.9,
    pitch=18,
    header_size=8.5,
    title=(Strip(22, ((CENTRE, "中国银行交易流水明细清单"),), 20),),
    head=(
        Strip(24, ((40, "交易区间： {start} 至 {end}"), (262, "客户姓名： {holder}"), (445, "打印时间： {printed:%Y/%m/%d %H:%M:%S}"), (690, "页数: {page} / {pages}"))),
        Strip(14, ((40, "借记卡号： {masked}"), (262, "借方发生数： {money_out}"), (445, "贷方发生数： {money_in}"), (690, "行数: {page_count}"))),
        Strip(14, ((40, "账号： {account}"), (262, "按收支筛选： 全部"), (445, "按币种筛选： 全部"))),
        Strip(12, ()),
    ),
    columns=(
        Column("date", ("记账日期",), 56, "centre"),
        Column("time", ("记账时间",), 54, "centre"),
        Column("fixed", ("币别",), 44, "centre", text="人民币"),
        Column("amount", ("金额",), 66, "right", header_align="centre"),
        Column("balance", ("余额",), 66, "right", header_align="centre"),
        Column("summary", ("交易名称",), 62, "centre"),
        Column("channel", ("渠道",), 56, "centre"),
        Column("place", ("网点名称",), 78, "centre", empty="-" * 19),
        Column("note", ("附言",), 72, "centre", empty="-" * 10),
        Column("counterparty", ("对方账户名",), 82, "centre", empty="-" * 19),
        Column("counterparty_account", ("对方卡号/账号",), 78, "centre", empty="-" * 19),
        Column("fixed", ("对方开户行",), 58, "centre", text="-" * 15),
    ),
    page_end=(Strip(13, ((CENTRE, "--------------------END--------------------"),)),),
    footer=(
        Strip(8, ((40, "温馨提示: 1.记账日期/时间为系统进行记账处理的日期/时间,可能与实际交易提交时间存在差异。"),)),
        Strip(12, ((CENTRE, "第 {page} 页/共 {pages} 页"),)),
    ),
    ascending=False,
    rules="grid",
)

ABC = Layout(
    name="abc",
    issuer="中国农业银行",
    size=PORTRAIT,
    font=RADICALS,
    left=46,
    body_size=5.4,
    leading=8.4,
    pitch=15.6,
    header_size=5.4,
    title=(Strip(14, ((CENTRE, "中国农业银行账户活期交易明细清单"),), 9.6),),
    head=(
        Strip(22, ((47.7, "户名：{holder}"), (300, "账户：{account}")), 8.4),
        Strip(14, ((47.7, "币种：人民币"), (300, "钞汇标识：本币")), 8.4),
        Strip(14, ((47.7, "起止日期：{start:%Y%m%d}-{end:%Y%m%d}"), (300, "电子流水号：{code}")), 8.4),
        Strip(12, ()),
    ),
    columns=(
        Column("date", ("交易日期",), 46.2),
        Column("time", ("交易时间",), 41.4),
        Column("summary", ("交易摘要",), 41.4),
        Column("amount", ("交易金额",), 41.5),
        Column("balance", ("本次余额",), 41.4),
        Column("party", ("对手信息",), 62, empty="--"),
        Column("serial", ("日 志 号",), 37),
        Column("channel", ("交易渠道",), 42),
        Column("note", ("交易附言",), 90),
    ),
    footer=(
        Strip(8, ((47.7, "该交易明细因不可预测的非人控技术原因可能导致数据缺失，明细内容仅供参考。"),)),
        Strip(12, ((CENTRE, "第{page}页，共{pages}页"),)),
    ),
    title_repeats=False,
    head_repeats=False,
    sign="plus",
    commas=False,
    date_form="{y:04}{m:02}{d:02}",
    time_form="{h:02}{n:02}{s:02}",
    party_form="{name}",
    wrapped="middle",
    stream=("watermark", "title", "head", "footer", "rows", "closing", "header", "seal"),
)

ICBC = Layout(
    name="icbc",
    issuer="中国工商银行",
    top=30,
    left=28,
    body_size=7,
    leading=8.4,
    pitch=22,
    title=(Strip(18, ((CENTRE, "中国工商银行借记账户历史明细（电子版）"),), 14),),
    head=(
        Strip(24, ((30, "卡号 {account}"), (300, "户名：{holder}"), (520, "起止日期：{start} — {end}")), 8),
        Strip(12, ((30, "请扫描二维码 识别明细真伪"),)),
        Strip(8, ()),
    ),
    columns=(
        Column("moment", ("交易日期",), 52),
        Column("fixed", ("帐号",), 62, text="{account}"),
        Column("fixed", ("储种",), 28, text="活期"),
        Column("fixed", ("序号",), 32, text="00000"),
        Column("fixed", ("币种",), 36, text="人民币"),
        Column("fixed", ("钞汇",), 26, text="钞"),
        Column("summary", ("摘要",), 64),
        Column("fixed", ("地区",), 30, text="9901"),
        Column("amount", ("收入/支出金额",), 74, "right"),
        Column("balance", ("余额",), 72, "right"),
        Column("counterparty", ("对方户名",), 112, empty="（空）"),
        Column("counterparty_account", ("对方帐号",), 104, empty="（空）"),
        Column("channel", ("渠道",), 60),
    ),
    page_end=(Strip(14, ((30, "本页支出：{page_out}"), (220, "本页收入：{page_in}"), (410, "本页交易笔数：{page_count}"))),),
    footer=(Strip(8, ((30, "下单时间：{printed:%Y-%m-%d %H:%M:%S}"), (640, "共{pages}页 第{page}页"))),),
    sign="plus",
    ascending=False,
    rules="grid",
    watermark="中国工商银行",
)

CCB = Layout(
    name="ccb",
    issuer="中国建设银行",
    top=30,
    body_size=8,
    leading=9.6,
    pitch=20,
    title=(Strip(18, ((CENTRE, "中国建设银行个人活期账户全部交易明细"),), 15),),
    head=(
        Strip(24, ((38, "卡号/账号:{account}"), (230, "客户名称:{holder}"), (370, "币别:人民币元"), (470, "钞汇:钞"), (560, "起止日期:{start:%Y%m%d}-{end:%Y%m%d}"))),
        Strip(14, ((38, "当前时间段收支金额合计：人民币元； 总支出：{money_out} 总收入：{money_in}"),)),
        Strip(8, ()),
    ),
    columns=(
        Column("serial", ("序号",), 36, "centre"),
        Column("summary", ("摘要",), 72, "centre"),
        Column("date", ("交易日期",), 70, "centre"),
        Column("amount", ("交易金额",), 86, "right", header_align="centre"),
        Column("balance", ("账户余额",), 90, "right", header_align="centre"),
        Column("note", ("交易地点/附言",), 170),
        Column("party", ("对方账号与户名",), 246),
    ),
    footer=(
        Strip(8, ((38, "生成时间：{printed:%Y-%m-%d %H:%M:%S}"), (560, "温馨提示：以上明细为查询周期内全量明细"))),
        Strip(12, ((CENTRE, "- 第{page}页/共{pages}页 -"),)),
    ),
    date_form="{y:04}{m:02}{d:02}",
    party_form="{account}/{name}",
    rules="grid",
    wrapped="middle",
)

BOCOM = Layout(
    name="bocom",
    issuer="交通银行",
    top=26,
    left=44,
    body_size=7,
    leading=9,
    pitch=17,
    header_leading=9,
    title=(
        Strip(14, ((CENTRE, "交通银行个人客户交易清单"),), 10),
        Strip(12, ((CENTRE, "Bocom Personal Account Details"),), 10),
        Strip(10, ((CENTRE, "支持交通银行手机银行扫码验真"),), 7),
    ),
    head=(
        Strip(16, ((51, "部门Department:"), (230, "柜员Search Teller:"), (430, "打印日期Printing Date: {printed:%Y年%m月%d日}"), (640, "打印时间Printing Time: {printed:%H:%M:%S}"))),
        Strip(12, ((51, "账号/卡号Account/Card No: {account}"), (430, "户名Account Name: {holder}"))),
        Strip(12, ((51, "查询起日Query Starting Date: {start:%Y年%m月%d日}"), (430, "查询止日Query Ending Date: {end:%Y年%m月%d日}"))),
        Strip(12, ((51, "证件种类 ID Type: 第二代居民身份证"), (230, "证件号码 ID Number: {id_number}"), (430, "币种Currency: 人民币 CNY"))),
        Strip(8, ()),
    ),
    columns=(
        Column("serial", ("Serial", "Num", "序号"), 28),
        Column("date", ("Trans", "Date", "交易日期"), 48),
        Column("time", ("Trans", "Time", "交易时间"), 44),
        Column("summary", ("Trading", "Type", "交易类型"), 58),
        Column("flag", ("Dc", "Flg", "借贷"), 34),
        Column("amount", ("Trans", "Amt", "交易金额"), 72, shift=-4),
        Column("balance", ("Balance", "余额"), 76, shift=-4),
        Column("counterparty_account", ("Payment Receipt", "Account", "对方账号"), 92),
        Column("counterparty", ("Payment Receipt", "Account Name", "对方户名"), 116),
        Column("place", ("Trading", "Place", "交易地点"), 84, shift=-2),
        Column("note", ("Abstract", "摘要"), 102),
    ),
    closing=(
        Strip(14, ((51, "打印完毕"),)),
        Strip(12, ((51, "* " * 80),)),
        Strip(14, ((51, "借方发生额汇总 : {money_out}"), (300, "贷方发生额汇总 : {money_in}"))),
        Strip(10, ((51, "(Total amount of debit incurred)"), (300, "(Total amount of credit incurred)"))),
    ),
    footer=(Strip(10, ((CENTRE, "第 {page} / {pages} 页"),)),),
    closing_page=True,
    sign="unsigned",
    flags=("贷 Cr", "借 Dr"),
    wrapped="middle",
    shuffled=True,
    stream=("footer", "watermark", "title", "head", "header", "rows", "closing", "seal"),
)

YUNZHOU = Layout(
    name="yunzhou",
    issuer="云州银行",
    top=34,
    left=40,
    body_size=7.5,
    leading=9.4,
    pitch=19,
    title=(Strip(20, ((CENTRE, "云州银行个人账户对账明细"),), 15),),
    head=(
        Strip(24, ((42, "户名：{holder}"), (300, "卡号：{account}"), (560, "开户机构：{branch}")), 8.5),
        Strip(14, ((42, "查询期间：{start:%Y年%m月%d日}至{end:%Y年%m月%d日}"), (300, "币种：人民币"), (560, "打印日期：{printed:%Y-%m-%d}")), 8.5),
        Strip(10, ()),
    ),
    columns=(
        Column("date", ("交易日",), 78),
        Column("summary", ("业务摘要",), 92),
        Column("money_out", ("支出金额",), 82, "right", empty="-"),
        Column("money_in", ("收入金额",), 82, "right", empty="-"),
        Column("balance", ("账户余额",), 88, "right"),
        Column("counterparty", ("对方户名",), 168),
        Column("counterparty_account", ("对方账号",), 110),
        Column("note", ("备注",), 62),
    ),
    before_rows=(Strip(14, ((120, "承前页余额"), (400, "{carried}"))), Strip(4, ())),
    closing=(
        Strip(18, ((42, "收入合计：{money_in}  共{count_in}笔"), (300, "支出合计：{money_out}  共{count_out}笔"), (560, "期末余额：{closing}"))),
    ),
    footer=(Strip(10, ((CENTRE, "第{page}页 共{pages}页"),)),),
    date_form="{y:04}年{m:02}月{d:02}日",
    rules="lines",
    wrapped="top",
    seal="业务专用章",
)

LAYOUTS = (CMB, BOC, ABC, ICBC, CCB, BOCOM, YUNZHOU)


@dataclass(frozen=True)
class Said:
    """What a bank prints for one kind of event."""

    summary: str
    channel: str = ""
    place: str = ""


def _wording(online: str, batch: str, counter: str, **summaries: str) -> Mapping[str, Said]:
    """Summaries by nature; the channel is `batch` for what the bank books itself, `online` for the rest."""
    booked_by_bank = {"salary", "benefit", "severance", "interest", "labour"}
    return {nature: Said(said, batch if nature in booked_by_bank else online, counter) for nature, said in summaries.items()}


WORDING: Mapping[str, Mapping[str, Said]] = {
    "cmb": _wording("", "", "", salary="代发工资", severance="汇入汇款", benefit="代发款项", labour="代发款项", rent="转账汇款", quick="快捷支付", utilities="银联快捷支付",
                    refund="退款", own_out="转账汇款", own_in="银联代付", private_in="汇入汇款", card="信用卡自动还款", loan="快捷支付", interest="账户结息", hospital="银联快捷支付", cash="银联ATM取款"),
    "boc": _wording("网上银行", "柜台", "", salary="工资", severance="跨行转账", benefit="代付", labour="代付", rent="跨行转账", quick="网上快捷支付", utilities="网上快捷支付",
                    refund="网上快捷退款", own_out="跨行转账", own_in="网上快捷提现", private_in="跨行转账", card="网上快捷支付", loan="网上快捷支付", interest="结息", hospital="网上快捷支付", cash="ATM取款"),
    "abc": _wording("电子商务", "批处理", "", salary="代发工资", severance="转存", benefit="代发", labour="代发", rent="转支", quick="微信支付", utilities="缴费",
                    refund="退款", own_out="转支", own_in="转存", private_in="转存", card="还款", loan="约定还款", interest="结息", hospital="消费", cash="取现"),
    "icbc": _wording("网上银行", "批量业务", "", salary="工资", severance="跨行汇款", benefit="代发", labour="代发", rent="跨行汇款", quick="消费", utilities="缴费",
                     refund="退款", own_out="跨行汇款", own_in="支付机构提现", private_in="跨行汇款", card="还款", loan="还款", interest="利息", hospital="消费", cash="ATM取款"),
    "ccb": _wording("", "", "", salary="代发工资", severance="电子汇入", benefit="代发款项", labour="代发款项", rent="电子汇出", quick="消费", utilities="消费",
                    refund="消费退货", own_out="电子汇出", own_in="支付机构提现", private_in="电子汇入", card="还款", loan="还款", interest="利息存入", hospital="消费", cash="ATM取款"),
    "bocom": _wording("", "", "网络支付", salary="代发工资", severance="转账汇款", benefit="代发", labour="代发", rent="转账汇款", quick="网上支付", utilities="网上支付",
                      refund="退款", own_out="转账汇款", own_in="银联入账", private_in="转账汇款", card="信用卡转账还款", loan="网上支付", interest="存款利息", hospital="网上支付", cash="ATM取款"),
    "yunzhou": _wording("", "", "", salary="代发工资", severance="汇入", benefit="代发", labour="代发", rent="转账", quick="快捷支付", utilities="代扣水电燃气费",
                        refund="退款", own_out="转账", own_in="转账", private_in="转账", card="信用卡还款", loan="贷款还款", interest="结息", hospital="快捷支付", cash="取现"),
}  # fmt: skip
