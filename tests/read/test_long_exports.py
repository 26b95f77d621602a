"""Exports of several years are long, and are read in a time that grows with their rows and no faster."""

from __future__ import annotations

import datetime as dt
import time
from pathlib import Path

from reprieve.library import load_library
from reprieve.model import Statement
from reprieve.read import read_paper

FEW, TIMES = 500, 8


def path_of(rows: int, folder: Path) -> Path:
    first = dt.date(2016, 1, 1)
    lines = (f"{first + dt.timedelta(days=row // 5)},消费,-1.00,{rows - row}.00,安和菜市场" for row in range(rows))
    (folder / f"{rows}.csv").write_text("交易日期,摘要,交易金额,余额,对方户名\n" + "\n".join(lines), encoding="utf-8")
    return folder / f"{rows}.csv"


def seconds_for(rows: int, folder: Path) -> float:
    path, library = path_of(rows, folder), load_library()
    begin = time.process_time()
    content = read_paper(path, path.name, library).content
    assert isinstance(content, Statement) and len(content.transactions) == rows
    return time.process_time() - begin


def test_the_time_to_read_an_export_grows_with_its_rows_and_no_faster(tmp_path: Path) -> None:
    seconds_for(FEW, tmp_path)  # what is loaded once

    assert seconds_for(TIMES * FEW, tmp_path) < 2.5 * TIMES * seconds_for(FEW, tmp_path)


def test_a_long_export_may_take_longer(tmp_path: Path) -> None:
    path, asked = path_of(FEW, tmp_path), list[float]()
    read_paper(path, path.name, load_library(), more_time=asked.append)

    assert asked and asked[0] >= FEW * 0.001
