"""The other side's name and account, which banks print in one cell or in each other's: account/name, name and account, 户名:… 账号:…"""

from __future__ import annotations

from reprieve.expression import compiled_when_used
from reprieve.read.notation import HAN, YEAR

# An account is a long number, perhaps masked or between letters. A bank prints it before the name or behind it, with or without a sign
# between them; a name may hold figures and stars of its own, and begin with a word (LAWSON 1206), as no account does: an IBAN has its four
# letters in the midst.
_NUMBER = r"(?=[A-Za-z\d*]*[\d*]{4})(?![A-Za-z]{4})[A-Za-z\d*]{4,}"
_LETTERS = "(?:NRA|OSA|FT[A-Z]|[A-Z])"  # of accounts of those abroad and of free-trade zones; ATM is a name
_ACCOUNT_THEN_NAME = compiled_when_used(rf"({_NUMBER})[/|](.+)")
_ACCOUNT_BEFORE_NAME = compiled_when_used(rf"({_LETTERS}?[\d*]{{6,}}[A-Z]{{0,2}}|\d{{4}}-\d{{6,}}) ?({HAN}[^\d]*)")
_ACCOUNT_ALONE = compiled_when_used(rf"{_LETTERS}?[\d*]{{6,}}[A-Z]{{0,2}}")
_ACCOUNT_AND_BANK = compiled_when_used(rf"((?=[A-Za-z\d*]*[\d*]{{6}})[A-Za-z\d*]{{6,}}|[\d*]{{4}}) ?({HAN}.*)")
_OF_BANKS = "银行|信用社|支行|分行"
_FARMERS_BANK = rf"(?<={HAN})农信|农信$"  # names of firms begin with it
_BANK = compiled_when_used(f"{_OF_BANKS}|{_FARMERS_BANK}")
_NAME_THEN_ACCOUNT = compiled_when_used(
    rf"(.+)[/:|]({_NUMBER})|(.*[^\d*\s-])\((?!{YEAR}\)|\*+\))([A-Z]?[\d*]{{4,}})\)"  # a year in brackets is of the name
    rf"|(.*?[^\d\s-])\s*((?:(?<![A-Za-z]){_LETTERS})?\d[\d*]{{5,}}[A-Z]{{0,2}}|\d{{4}}-\d{{6,}})|(.*[^\d*\s-])\s*([\d*]{{6,}})"
)
_LABELLED_PARTS = compiled_when_used(r"(?:户名|名称|姓名):(.+?)(?:账号|帐号|卡号):([A-Za-z\d*-]*)")
# A name and its account, one above the other. A farmers' bank does not rule that out: it comes off behind a name.
_STACKED = compiled_when_used(rf"(?!.*(?:{_OF_BANKS}))(?:.+/{_NUMBER}|{_NUMBER}/.+)")
_NAMED_ACCOUNT = compiled_when_used(rf"[\dA-Za-z.+*·&-]{{0,8}}{HAN}{{2}}|[A-Za-z ,.&]+$")
_FILLER_BESIDE = compiled_when_used(rf"^[-—]+(?=[\d*]{{6,}}$)|(?<={HAN})[-—]+$")  # for the name that is not told, or the account
_BANK_BEHIND = compiled_when_used(rf"(?<=[^/])/[^/]*(?:{_OF_BANKS}|{_FARMERS_BANK})[^/]*$|/$")
_NAME_ACCOUNT_AND_BANK = compiled_when_used(
    rf"([^/]*?[^/\d*\s-]) ?({_LETTERS}?[\d*]{{8,}}[A-Z]{{0,2}}) ?{HAN}[^/\d]*(?:{_OF_BANKS})[^/\d]*"
)
_EMPTY = "(空)"
_CUT_ACCOUNT = compiled_when_used(r"/[\d*]*$")  # by the edge of a spreadsheet's cell


def told_apart(name: str, account: str) -> tuple[str, str]:
    """Name and account, from what stands in the cell of each."""
    if not name and _STACKED.fullmatch(account):
        return _of_one_cell(account)
    if found := _ACCOUNT_THEN_NAME.fullmatch(account):
        account = found[1]  # what follows is its bank
    elif found := _ACCOUNT_AND_BANK.fullmatch(account):
        account = found[1]
        name = name or ("" if _BANK.search(found[2]) else found[2])
    if not name and _NAMED_ACCOUNT.match(account) and not _BANK.search(account):
        name, account = account, ""  # 对方账户 may be called by its name
    if account or not name:
        return name, account
    return _of_one_cell(name)


def _of_one_cell(name: str) -> tuple[str, str]:
    if found := _LABELLED_PARTS.fullmatch(name) or _NAME_ACCOUNT_AND_BANK.fullmatch(name):
        return found[1].strip(), found[2]
    name = _FILLER_BESIDE.sub("", _BANK_BEHIND.sub("", name.replace(_EMPTY, ""))).strip("/|")
    if _ACCOUNT_ALONE.fullmatch(name):
        return "", name
    if found := _ACCOUNT_THEN_NAME.fullmatch(name):
        return _of_one_cell(found[2])[0] or found[2], found[1]  # another number may stand behind the name
    if found := _ACCOUNT_BEFORE_NAME.fullmatch(name):
        return found[2], found[1]
    if found := _NAME_THEN_ACCOUNT.fullmatch(name):
        own, number = (part for part in found.groups() if part)
        return own, number
    return _CUT_ACCOUNT.sub("", name), ""
