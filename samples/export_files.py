"""Write what banks and wallets export: the same few bookings as CSV or as a workbook, in the columns of each issuer.

Each function gives the file's bytes; `ROWS` is their golden reading, newest first.
"""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from xml.sax.saxutils import escape

HOLDER = "江望舒"
EMPLOYER = "云州青禾信息技术有限公司"
SHOP = "好味早餐店"
_FIRST_DAY = dt.datetime(1899, 12, 30)  # noqa: DTZ001  Excel's days have no zone
_FIXED = (1980, 1, 1, 0, 0, 0)
_SPACE = "http://schemas.openxmlformats.org/spreadsheetml/2006"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"


@dataclass(frozen=True)
class Booked:
    """A row as it must be read; `neutral`: the wallet moved its own money, or none."""

    moment: dt.datetime
    amount: Decimal
    balance: Decimal
    summary: str
    counterparty: str
    neutral: bool = False


def _booked(moment: str, amount: str, balance: str, summary: str, counterparty: str, neutral: bool = False) -> Booked:
    return Booked(dt.datetime.fromisoformat(moment), Decimal(amount), Decimal(balance), summary, counterparty, neutral)


ROWS = (
    _booked("2026-09-28 19:02:11", "-28.50", "8571.50", "消费", SHOP),
    _booked("2026-09-15 09:00:00", "8000.00", "8600.00", "工资", EMPLOYER),
    _booked("2026-08-20 12:30:05", "-1200.00", "600.00", "转账", "罗秀云"),
    _booked("2026-08-02 07:41:03", "0.35", "1800.00", "结息", ""),
)
WALLET_ROWS = (
    _booked("2026-09-28 19:02:11", "-28.50", "0", "商户消费", SHOP),
    _booked("2026-09-20 09:00:00", "300.00", "0", "转账", "马方圆"),
    _booked("2026-09-19 18:00:00", "800.00", "0", "零钱提现", "云州银行", neutral=True),
    _booked("2026-08-02 12:30:00", "-18.00", "0", "商户消费", "惠民超市"),
)

Cell = str | Decimal | dt.datetime
Table = Sequence[Sequence[Cell]]


# --- wallets -------------------------------------------------------------------------------------------------------


def wechat(cell_of: Callable[[dt.datetime], Cell] = str, yuan: str = "¥") -> Table:
    """微信支付账单明细, sixteen lines above its header."""
    head = ["微信支付账单明细", "微信昵称：[小江]", "起始时间：[2026-08-01 00:00:00] 终止时间：[2026-09-30 23:59:59]", "导出类型：[全部]"]
    head += [
        "导出时间：[2026-10-08 10:11:12]",
        "",
        "共4笔记录",
        "收入：1笔 300.00元",
        "支出：2笔 46.50元",
        "中性交易：1笔 800.00元",
        "注：",
    ]
    head += [
        "1. 充值/提现等交易将计入中性交易",
        "2. 不包括已删除的记录",
        "3. 本明细仅供个人对账使用",
        "",
        "-" * 22 + "微信支付账单明细列表" + "-" * 20,
    ]
    names = ["交易时间", "交易类型", "交易对方", "商品", "收/支", "金额(元)", "支付方式", "当前状态", "交易单号", "商户单号", "备注"]
    flags, states = ("支出", "收入", "/", "支出"), ("支付成功", "已存入零钱", "提现已到账", "已全额退款")
    rows: list[list[Cell]] = [
        [
            cell_of(row.moment),
            row.summary,
            row.counterparty,
            "/",
            flag,
            f"{yuan}{abs(row.amount):.2f}",
            "零钱",
            state,
            f"42000{n}\t",
            f"1{n}\t",
            "/",
        ]
        for n, (row, flag, state) in enumerate(zip(WALLET_ROWS, flags, states, strict=True))
    ]
    return [*([line, *[""] * 10] for line in head), names, *rows]


def alipay(older: bool = False) -> str:
    """支付宝电子客户回单, its cells padded with blanks, ids with a tab behind, a comma at each line's end. `older`: another order."""
    names = [
        "交易时间",
        "交易分类",
        "交易对方",
        "对方账号",
        "商品说明",
        "收/支",
        "金额",
        "收/付款方式",
        "交易状态",
        "交易订单号",
        "商家订单号",
        "备注",
    ]
    flags, states = ("支出", "收入", "不计收支", "支出"), ("交易成功", "交易成功", "退款成功", "等待确认收货")
    rows: list[list[str]] = [
        [str(r.moment), r.summary, r.counterparty, "/", "商品", flag, f"{abs(r.amount):.2f}", "余额", state, f"2026{n}\t", f"T{n}\t", ""]
        for n, (r, flag, state) in enumerate(zip(WALLET_ROWS, flags, states, strict=True))
    ]
    order = [5, 2, 3, 4, 7, 6, 8, 1, 9, 10, 0] if older else list(range(12))
    head = [
        "-" * 84,
        "导出信息：",
        f"姓名：{HOLDER}",
        "支付宝账户：139****0000",
        "起始时间：[2026-08-01 00:00:00]    终止时间：[2026-09-30 23:59:59]",
    ]
    head += [
        "导出交易类型：[全部]",
        "导出时间：[2026-10-08 10:13:07]",
        "共4笔记录",
        "收入：1笔 300.00元",
        "支出：2笔 46.50元",
        "不计收支：1笔 800.00元",
    ]
    head += [
        "",
        "特别提示：",
        "6.明细金额直接累加后，可能会和下方统计金额不一致。",
        "",
        "-" * 24 + "支付宝（中国）网络技术有限公司  电子客户回单" + "-" * 24,
    ]
    lines = [",".join(f"{row[place]:<14}" for place in order) + "," for row in (names, *rows)]
    return "\r\n".join([*head, *lines]) + "\r\n"


# --- banks ---------------------------------------------------------------------------------------------------------


def icbc(version: int) -> str:
    """工行网银明细: money in and out twice, each cell padded and tabbed, a total at the end. Version 2 has two columns more."""
    names = ["交易日期", "摘要", "交易详情", "交易场所", "交易国家或地区简称", "钞/汇", "交易金额(收入)", "交易金额(支出)", "交易币种"]
    names += ["记账金额(收入)", "记账金额(支出)", "记账币种", "余额", "对方户名", "对方账户"]
    left_out = set() if version == 2 else {2, 14}
    lines = ["", "", "明细查询文件下载", '卡号: 6299****9876,"卡别名: 工资卡"', '子账户序号: 00000,子账户类别: 活期,"子账户别名: "']
    lines.append(",".join(name for place, name in enumerate(names) if place not in left_out))
    for row in ROWS:
        into, out = (f"{row.amount:,.2f}", "") if row.amount > 0 else ("", f"{-row.amount:,.2f}")
        cells = [str(row.moment.date()), row.summary, "", "", "CHN", "钞", into or "-", out or "-", "人民币"]
        cells += [into, out, "人民币", f"{row.balance:,.2f}", row.counterparty, "9901"]
        lines.append(",".join(f'"{cell:<10}\t"' for place, cell in enumerate(cells) if place not in left_out) + ",")
    return "\n".join([*lines, " ", "人民币合计,,,,,,,,," + '"8,000.35","1,228.50",,,,']) + "\n"


def cmb() -> str:
    """招行明细: one signed column, quoted amounts."""
    rows = [f'{r.moment.date()},CNY,"{r.amount:,.2f}","{r.balance:,.2f}",{r.summary},{r.counterparty},' for r in reversed(ROWS)]
    return "\r\n".join(["记账日期,货币,交易金额,联机余额,交易摘要,对手信息,客户摘要", *rows]) + "\r\n"


def abc() -> Table:
    """农行账户明细查询: day and time apart, figures as numbers."""
    names = [
        "交易日期",
        "交易时间",
        "交易金额",
        "本次余额",
        "对方户名",
        "对方账号",
        "交易行",
        "交易渠道",
        "交易类型",
        "交易用途",
        "交易摘要",
    ]
    rows: list[list[Cell]] = [
        [f"{r.moment:%Y%m%d}", f"{r.moment:%H%M%S}", r.amount, r.balance, r.counterparty, "9901", "", "掌上银行", r.summary, "", ""]
        for r in ROWS
    ]
    return [["账户明细查询"], [f"户名：{HOLDER}", "账号：6299990000000000017", "起止日期：20260801-20260930"], names, *rows]


def ccb() -> Table:
    """建行网银明细: an English title, blanks inside labels, 0.0 where nothing was paid, a notice at the end."""
    names = [
        "记账日  ",
        "交易日期  ",
        "交易时间  ",
        "支出  ",
        "收入  ",
        "账户余额  ",
        "币种  ",
        "摘要  ",
        "对方账号  ",
        "对方户名  ",
        "交易地点  ",
    ]
    zero = Decimal("0.0")
    rows: list[list[Cell]] = [
        [
            *(f"{r.moment:%Y%m%d}", f"{r.moment:%Y%m%d}", f"{r.moment:%H:%M:%S}", max(-r.amount, zero), max(r.amount, zero), r.balance),
            *("人民币元", r.summary, "9901", r.counterparty, ""),
        ]
        for r in reversed(ROWS)
    ]
    head = [
        ["China Construction Bank"],
        ["开户机构：", "云州南桥支行"],
        ["币　　种：", "人民币"],
        ["账　　号：", "6299990000000000017"],
        [""],
    ]
    return [*head, names, *rows, ["以上数据仅供参考|具体内容请以柜台为准"]]


def spdb() -> Table:
    """浦发明细: no title, labels and values in cells of their own, two blanks between day and time, all of it text."""
    names = ["顺序号", "交易日期", "交易类型", "存入金额", "取出金额", "余额", "交易对手名称", "交易对手账号", "附言"]
    rows: list[list[Cell]] = [
        [
            *(str(n), f"{r.moment:%Y/%m/%d  %H:%M:%S}", r.summary, f"{r.amount:.2f}" if r.amount > 0 else ""),
            *(f"{-r.amount:.2f}" if r.amount < 0 else "", f"{r.balance:.2f}", r.counterparty, "9901", ""),
        ]
        for n, r in enumerate(reversed(ROWS), start=1)
    ]
    return [["账号", "6299990000000000017", "账户类型", "借记卡", "日期范围", "20260801-20260930"], names, *rows]


# --- files ---------------------------------------------------------------------------------------------------------


def as_csv(table: Table) -> str:
    quoted = (",".join(f'"{cell}"' if "," in str(cell) or "\t" in str(cell) else str(cell) for cell in row) for row in table)
    return "\r\n".join(quoted) + "\r\n"


def as_workbook(table: Table, merged: Sequence[str] = ()) -> bytes:
    """A workbook (ECMA-376) of one sheet: text, numbers, and moments as numbers without a format, as WeChat writes them."""
    rows = "".join(f"<row>{''.join(map(_cell, row))}</row>" for row in table)
    spans = "".join(f'<mergeCell ref="{span}"/>' for span in merged)
    spans = f"<mergeCells>{spans}</mergeCells>" if merged else ""
    parts = {
        "[Content_Types].xml": _content_types({"workbook": "sheet.main", "worksheets/sheet1": "worksheet"}),
        "_rels/.rels": _relations("officeDocument", "xl/workbook.xml"),
        "xl/workbook.xml": f'<workbook xmlns="{_SPACE}/main" xmlns:r="{_RELATIONS}"><sheets>'
        '<sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": _relations("worksheet", "worksheets/sheet1.xml"),
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{_SPACE}/main"><sheetData>{rows}</sheetData>{spans}</worksheet>',
    }
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in parts.items():
            package.writestr(zipfile.ZipInfo(name, _FIXED), f'<?xml version="1.0" encoding="UTF-8"?>{text}')
    return buffer.getvalue()


def as_html(table: Table, title: str = "") -> bytes:
    """A page with one table, in GB 18030, as banks write it and call it .xls; `title` lies over all its columns."""
    wide = max(map(len, table))
    head = f'<tr><td colspan="{wide}" align="center"><b>{escape(title)}</b></td></tr>' if title else ""
    rows = "".join(f"<tr>{''.join(f'<td>&nbsp;{_shown(cell)}</td>' for cell in row)}</tr>" for row in table)
    meta = '<meta http-equiv="Content-Type" content="text/html; charset=gb2312">'
    style = "<style>td {mso-number-format:'\\@';}</style>"
    return f"<html><head>{meta}{style}</head><body><table border=1>{head}{rows}</table></body></html>".encode("gb18030")


def as_xml_2003(table: Table) -> bytes:
    """An XML Spreadsheet 2003; empty cells are left out, and the next says where it stands."""
    rows = "".join(f"<Row>{''.join(_placed(place, cell) for place, cell in enumerate(row, 1) if cell != '')}</Row>" for row in table)
    space = "urn:schemas-microsoft-com:office:spreadsheet"
    book = f'<Workbook xmlns="{space}" xmlns:ss="{space}"><Worksheet ss:Name="明细"><Table>{rows}</Table></Worksheet></Workbook>'
    return f'<?xml version="1.0" encoding="UTF-8"?><?mso-application progid="Excel.Sheet"?>{book}'.encode()


def _placed(place: int, cell: Cell) -> str:
    kind = {Decimal: "Number", dt.datetime: "DateTime"}.get(type(cell), "String")
    text = f"{cell.isoformat()}.000" if isinstance(cell, dt.datetime) else _shown(cell)
    return f'<Cell ss:Index="{place}"><Data ss:Type="{kind}">{text}</Data></Cell>'


def _shown(cell: Cell) -> str:
    return escape(f"{cell:%Y-%m-%d %H:%M:%S}" if isinstance(cell, dt.datetime) else str(cell))


def serial(moment: dt.datetime) -> Decimal:
    """The moment as Excel's number of days."""
    past = moment - _FIRST_DAY
    return Decimal(past.days) + Decimal(past.seconds) / 86400


def _content_types(parts: dict[str, str]) -> str:
    types = "application/vnd.openxmlformats-"
    overrides = "".join(
        f'<Override PartName="/xl/{part}.xml" ContentType="{types}officedocument.spreadsheetml.{kind}+xml"/>'
        for part, kind in parts.items()
    )
    relations = f'<Default Extension="rels" ContentType="{types}package.relationships+xml"/>'
    return f'<Types xmlns="{_PACKAGE}/content-types">{relations}<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'


def _relations(kind: str, target: str) -> str:
    relation = f'<Relationship Id="rId1" Type="{_RELATIONS}/{kind}" Target="{target}"/>'
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{relation}</Relationships>'


def _cell(value: Cell) -> str:
    if isinstance(value, Decimal):
        return f"<c><v>{value}</v></c>"
    return f'<c t="inlineStr"><is><t xml:space="preserve">{escape(str(value))}</t></is></c>'
