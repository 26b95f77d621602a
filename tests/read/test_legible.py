"""Text that no person sees on the page is not taken for what the paper says."""

from __future__ import annotations

import pytest
from drawn import lines

from reprieve.read.extraction.legible import is_legible


def test_chinese_and_english_statements_are_legible() -> None:
    assert is_legible([lines("中国银行交易流水明细清单", "2026-05-01 CNY 1,234.56 Transaction Statement")])


@pytest.mark.parametrize("text", ["ÖÐ¹úÒøÐÐ½»Ò×Á÷Ë®", "\ue012\ue034\ue056 \ue078", "\ufffd\ufffd\ufffd 1,234.56 \ufffd\ufffd"])
def test_text_without_a_table_of_characters_is_not(text: str) -> None:
    assert not is_legible([lines(text, "2026-05-01")])


def test_a_few_pictographs_in_nicknames_do_no_harm() -> None:
    assert is_legible([lines("微信支付交易明细证明 商户消费 转账 零钱 收入 支出 \ue021 \ue022", "2026-05-01")])
