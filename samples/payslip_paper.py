"""Draw a payslip in one of three shapes: a wide table, labels and figures in pairs, or a list of lines."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Literal

from drawing import LANDSCAPE, PORTRAIT, Sheet

Shape = Literal["table", "pairs", "list"]
SHAPES: tuple[Shape, ...] = ("table", "pairs", "list")
ZERO = Decimal("0.00")


@dataclass(frozen=True)
class Slip:
    """One month's pay; `month` is "2026-08". Names are as printed, amounts in yuan."""

    employee: str
    employer: str
    month: str
    number: str
    department: str
    earnings: Mapping[str, Decimal]
    deductions: Mapping[str, Decimal]
    labels: Mapping[str, str] = field(default_factory=lambda: {"gross": "应发合计", "deductions": "扣款合计", "net": "实发工资"})

    @property
    def gross(self) -> Decimal:
        return sum(self.earnings.values(), ZERO)

    @property
    def deductions_total(self) -> Decimal:
        return sum(self.deductions.values(), ZERO)

    @property
    def net(self) -> Decimal:
        return self.gross - self.deductions_total

    @property
    def figures(self) -> list[tuple[str, Decimal]]:
        """Every label and amount in printed order."""
        return [
            *self.earnings.items(),
            (self.labels["gross"], self.gross),
            *self.deductions.items(),
            (self.labels["deductions"], self.deductions_total),
            (self.labels["net"], self.net),
        ]

    def reading(self) -> dict[str, object]:
        """The golden reading, under the names of `reprieve read --json`."""
        return {
            "kind": "payslip",
            "employee": self.employee,
            "employer": self.employer,
            "pay_period": self.month,
            "gross": f"{self.gross:.2f}",
            "deductions_total": f"{self.deductions_total:.2f}",
            "net": f"{self.net:.2f}",
            "earnings": {name: f"{amount:.2f}" for name, amount in self.earnings.items()},
            "deductions": {name: f"{amount:.2f}" for name, amount in self.deductions.items()},
            "page": 1,
        }


def draw_payslip(slip: Slip, shape: Shape, path: Path) -> dict[str, object]:
    """Draw the slip at `path`; returns its golden reading."""
    {"table": _draw_table, "pairs": _draw_pairs, "list": _draw_list}[shape](slip, path)
    return slip.reading()


def _draw_table(slip: Slip, path: Path) -> None:
    sheet = Sheet(path, LANDSCAPE)
    year, month = slip.month.split("-")
    sheet.text(sheet.width / 2, 60, slip.employer, 15, "centre")
    sheet.text(sheet.width / 2, 84, f"{year}年{int(month)}月工资表", 12, "centre")
    sheet.text(36, 112, "单位：元", 8)
    cells = [("工号", slip.number), ("姓名", slip.employee), ("部门", slip.department), *((n, f"{a:,.2f}") for n, a in slip.figures)]
    width = (sheet.width - 72) / len(cells)
    xs = [36 + width * index for index in range(len(cells) + 1)]
    for x, (name, value) in zip(xs, cells, strict=False):
        lines = sheet.wrap(name, 8, width - 4)
        for index, line in enumerate(lines):
            sheet.text(x + width / 2, 138 - (len(lines) - 1) * 5 + index * 10, line, 8, "centre")
        sheet.text(x + width / 2, 166, value, 8, "centre")
    sheet.grid(xs, [120, 150, 174])
    sheet.text(36, 196, "员工签收：", 8)
    sheet.save()


def _draw_pairs(slip: Slip, path: Path) -> None:
    sheet = Sheet(path, PORTRAIT)
    sheet.text(sheet.width / 2, 70, slip.employer, 15, "centre")
    sheet.text(sheet.width / 2, 94, f"员工工资单（{slip.month}）", 12, "centre")
    cells = [("姓名", slip.employee), ("工号", slip.number), ("部门", slip.department), ("发薪月份", slip.month)]
    cells += [(name, f"{amount:.2f}") for name, amount in slip.figures]
    cells += [("", "")] * (len(cells) % 2)
    xs = [60.0, 180.0, 297.5, 417.5, 535.0]
    ys = [116 + 24.0 * row for row in range(len(cells) // 2 + 1)]
    for index, (name, value) in enumerate(cells):
        left, y = xs[index % 2 * 2], ys[index // 2] + 16
        sheet.text(left + 6, y, name, 10)
        sheet.text(left + 126, y, value, 10)
    sheet.grid(xs, ys)
    sheet.text(60, ys[-1] + 22, "本工资单为保密信息，如有疑问请联系人力资源部。", 8)
    sheet.save()


def _draw_list(slip: Slip, path: Path) -> None:
    sheet = Sheet(path, PORTRAIT)
    year, month = slip.month.split("-")
    sheet.text(sheet.width / 2, 70, f"{slip.employer}工资条", 15, "centre")
    lines = [f"姓名：{slip.employee}    工号：{slip.number}    部门：{slip.department}", f"工资所属期：{year}年{month}月", ""]
    lines += [f"{name}：{amount:,.2f}元" for name, amount in slip.figures]
    for index, line in enumerate(lines):
        sheet.text(90, 104 + index * 20, line, 10.5)
    sheet.save()
