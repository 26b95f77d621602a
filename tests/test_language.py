"""Every sentence for people is there in Chinese and English, with the same fields, and the compiled catalogues are the written ones."""

from __future__ import annotations

import gettext
import io
from collections.abc import Iterator
from decimal import Decimal

import pytest
from babel.messages.catalog import Catalog

import messages
from reprieve.language import LANGUAGES, Message, Words, _, language_of_locale, speak, spoken


@pytest.fixture(scope="module")
def collected() -> Catalog:
    return messages.extracted()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_message_in_the_code_is_translated_with_its_fields(language: str, collected: Catalog) -> None:
    assert list(messages.mistakes(language, messages.updated(language, collected))) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_catalogue_holds_the_messages_of_the_code_and_no_others(language: str, collected: Catalog) -> None:
    po, _mo = messages.files(language)
    assert po.read_text(encoding="utf-8") == messages.as_po(messages.updated(language, collected)), "run: make messages"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_compiled_catalogue_is_not_stale(language: str, collected: Catalog) -> None:
    _po, mo = messages.files(language)
    fresh = gettext.GNUTranslations(io.BytesIO(messages.as_mo(messages.updated(language, collected))))
    with mo.open("rb") as opened:
        assert vars(gettext.GNUTranslations(opened))["_catalog"] == vars(fresh)["_catalog"], "run: make messages"


def test_a_translation_that_loses_a_field_is_noticed() -> None:
    catalog = Catalog(locale="zh")
    catalog.add("{file} is missing", "缺少文件")
    assert list(messages.mistakes("zh", catalog)) == ["zh: other fields: {file} is missing"]


def test_a_translation_that_begins_with_another_sentence_is_noticed() -> None:
    catalog = Catalog(locale="zh")
    catalog.add("files are wrong:\n{list}", "请提交账单。规则文件有误：\n{list}")
    assert list(messages.mistakes("zh", catalog)) == ["zh: a sentence more: files are wrong:\n{list}"]


@pytest.fixture
def language_as_before() -> Iterator[None]:
    before = spoken()
    yield
    speak(before)


@pytest.mark.usefixtures("language_as_before")
def test_one_message_is_told_in_either_language_with_its_parts() -> None:
    message = _("{file}: {why}", file="a.pdf", why=Words(zh="缺页", en="a page is missing"))
    assert (message.render("zh"), message.render("en")) == ("a.pdf：缺页", "a.pdf: a page is missing")
    speak("zh")
    assert str(message) == "a.pdf：缺页"


def test_a_list_in_a_message_is_joined_as_the_language_joins() -> None:
    message = Message("{names}", {"names": [Words("甲", "a"), Words("乙", "b")]})
    assert (message.render("zh"), message.render("en")) == ("甲、乙", "a, b")


def test_an_amount_in_a_message_has_its_thousands_apart() -> None:
    assert Message("{a}", {"a": Decimal("38200.00")}).render("zh") == "38,200.00"
    assert Message("{a}", {"a": [Decimal("-1200.50"), Decimal("0.1")]}).render("en") == "-1,200.50, 0.1"


def test_braces_in_a_value_are_printed_and_not_filled() -> None:
    assert Message("{text}", {"text": "{amount}", "amount": Decimal(1)}).render("en") == "{amount}"


@pytest.mark.parametrize(
    ("locale", "language"), [("zh_CN.UTF-8", "zh"), ("zh_TW", "zh"), ("en_GB.UTF-8", "en"), ("C", "en"), ("de_DE", "en")]
)
def test_the_locale_chooses_the_language(locale: str, language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", locale)
    assert language_of_locale() == language
