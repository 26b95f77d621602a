"""Regular expressions in library files, written the way a person reads a paper.

A blank stands for any white space within a line, Chinese characters may stand apart, and `<date>`, `<month>`, `<amount>`, `<number>`,
`<name>`, `<surname>` (one character, of those that most bear), `<organisation>`, `<party>` (one or the other), `<to>`, `<id>` and `<rest>`
stand for what papers print there. Full-width characters count as their plain forms.

To compile all patterns takes longer than to read a paper, and a paper needs few of them: whoever only reads papers loads them unchecked,
and each is checked when it is first used (docs/decisions/0014).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import cache
from typing import Annotated

from pydantic import AfterValidator, Field, ValidationInfo

from reprieve.errors import LibraryError
from reprieve.language import _
from reprieve.library.faults import Fault

_RARE = "\U00020000-\U0003ffff"  # as some names have: 𠮷
# As part of a class of characters. 䶮 and its like, and what stands between, make one range with the others: `re` takes long over one more.
HAN = f"㐀-鿿〇{_RARE}"
_IN_NAMES = f"㐀-皃皅-鿿〇{_RARE}"  # all but 的, which stands before a name and in none
_NUMERAL = "零〇壹贰叁肆伍陆柒捌玖拾佰仟万亿一二两三四五六七八九十百千"
ORGANISATION_ENDINGS = (
    "公司|集团|银行|信用社|中心|医院|卫生院|卫生服务站|诊所|保健院|疾控中心|法院|检察院|公安局|派出所|支队|大队|局|厅|委员会|居委会|村委会|"
    "仲裁委|人民政府|政府|办事处|街道办|事务所|工作室|商行|商店|超市|经营部|营业部|分行|支行|工厂|厂|学校|中学|小学|大学|学院|幼儿园|研究院|研究所|"
    "居委|村委|村民小组|居民小组|社区|协会|联合会|工会|商会|基金会|红十字会|殡仪馆|火葬场|残联|办公室|合作社|酒店|饭店|餐厅|门店|店|处|所|社|站|院|部"
)
_NUMBER_ENDS = r"(?![.,]?[\d%]|\s%)(?!\*)(?!\s*(?:年|月|日|岁|天|个月))"
# 李永和 is a name, and 和 a conjunction only before what it joins.
_JOINS = rf"(?:系|于|自|在|与|和|因)(?=[{HAN}]|\s?[\d*])"
_NAME_ENDS = rf"(?=\s|[,、(。:;/)]|先生|女士|同志|同学|家长|家庭|一家|一户|原系|原为|{_JOINS}|身份证|同意|所?经营|$)"
_NO_NAME = (
    "(?!兹|全体|各位|当事人|(?:非?机动车)?驾驶[人员]|户主|业主|自愿|自行|要求|提出|提交|[未不已与及]|患者|患儿|病人|病员|居民|村民|学生|职工|员工|死者|逝者|关系|我?辖区|个体|公司|单位|部门|本(?:人|公司|单位)|贵(?:公司|单位|行)|"
    "我(?:[镇村区县市乡街院校]|公司|单位)|以上|上述|日?出生|该(?:同志|员工)|尊敬的|亲爱的)"
)
_SURNAMES = (
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜"
    "范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文施陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤"
    "毕聂丛焦向柳邢路岳齐沿梅莫庄辛管祝左涂谷祁时舒耿牟卜肖詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍位覃霍翁隋植甘景薄单包"
    "司柏宁柯阮桂闵解强柴华车冉房边"
)
_CHINESE_YEAR = "[二一贰壹][〇○零O0九八七六五四三二一玖捌柒陆伍肆叁贰壹]{3}"
_CHINESE_DAY = r"[一二三四五六七八九十廿卅零壹贰叁肆伍陆柒捌玖拾\d]{1,3}"
_PLACEHOLDERS = {
    "date": r"(?<!\d)(?:19|20)\d\d\s*(?:年\s*\d{1,2}\s*月\s*\d{1,2}\s*[日号]|[-/.]\s*\d{1,2}\s*[-/.]\s*\d{1,2}|\d{4}(?!\d))"
    rf"|{_CHINESE_YEAR}\s*年\s*{_CHINESE_DAY}\s*月\s*{_CHINESE_DAY}\s*[日号]",
    "month": r"(?<!\d)(?:19|20)\d\d\s*(?:年\s*\d{1,2}\s*月|[-/.]\s*\d{1,2}(?!\d)|\d\d(?!\d))",
    # The first character tells most places where none begins.
    "amount": rf"(?=[人RC¥\s\-\d{_NUMERAL}])(?:"
    r"(?<![A-Za-z\d*])(?<!\d,)(?:人民币|RMB|CNY|¥)?[^\S\n]*+¥?[^\S\n]*+-?"
    r"(?:[1-9]\d{0,2}(?:,\d{3})+|[1-9]\d{0,9}|0)(?:\.\d{3,6}(?=\s*万)|\.\d{1,2})?"
    rf"{_NUMBER_ENDS}\s*万?元?|(?:人民币\s*)?[{_NUMERAL}]+[元圆][{_NUMERAL}角分整正]*)",
    "number": rf"\d+|[{_NUMERAL}]+",
    "name": rf"{_NO_NAME}[{_IN_NAMES}][{_IN_NAMES}·•‧・*]{{0,14}}?[{_IN_NAMES}*]{_NAME_ENDS}"
    rf"|[{HAN}]\s[{HAN}]{_NAME_ENDS}|\*{{1,3}}[{HAN}]|[A-Z][A-Z ,]{{2,30}}[A-Z](?![a-z])",
    "organisation": rf"[{HAN}A-Za-z0-9(][{HAN}A-Za-z0-9()·&]*?(?:{ORGANISATION_ENDINGS})(?![{HAN}])",
    "surname": f"[{_SURNAMES}]",
    "to": r"(?:起\s*)?(?:至|到|[-~—―]+)",
    "id": r"(?<!\d)[1-9][\d*]{13,16}[\dXx*]{1,2}(?!\d)",
    "rest": r"[^\n]+?(?=\s{2,}|\s+[^\s:]{1,8}:|[,;。]|\n|$)",
}
_PLACEHOLDERS["party"] = f"{_PLACEHOLDERS['organisation']}|{_PLACEHOLDERS['name']}"
_STAND_INS = dict.fromkeys(_PLACEHOLDERS, "x+")
_PLACEHOLDER = re.compile(r"<([a-z]+)>")
_TOKENS = re.compile(rf"\[[^\]]*\]|<[a-z]+>| \??|[{HAN}]{{2,}}")
# As the context of a validation: patterns are checked when they are first used.
WHEN_USED = "patterns are checked when they are first used"


class BrokenPattern(LibraryError):
    """A pattern that a paper needs cannot be used. Whoever loads the library with its patterns checked hears of its file and key."""


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """The pattern as a regular expression over folded text. Raises BrokenPattern."""
    try:
        return _expression(pattern)
    except (re.error, KeyError) as error:
        raise BrokenPattern(_("'{pattern}' is no regular expression ({why})", pattern=pattern, why=str(error))) from error


@cache
def with_value(pattern: str) -> re.Pattern[str]:
    """The same of a pattern that holds one group, around what is read. Raises BrokenPattern."""
    expression = compiled(pattern)
    if expression.groups != 1:
        raise BrokenPattern(_("'{pattern}' must hold one group, around what is read", pattern=pattern))
    return expression


@cache
def _expression(pattern: str) -> re.Pattern[str]:
    return re.compile(_expanded(pattern, _PLACEHOLDERS), re.MULTILINE)


def _expanded(pattern: str, placeholders: Mapping[str, str]) -> str:
    plain = unicodedata.normalize("NFKC", pattern)
    spaced = _TOKENS.sub(_with_blanks, plain)
    return _PLACEHOLDER.sub(lambda found: f"(?:{placeholders[found[1]]})", spaced)


def _with_blanks(token: re.Match[str]) -> str:
    """What blanks and Chinese characters become; a class of characters and a placeholder stay. No blank is given back: two that may stand
    beside one another would try every way to share a long white.
    """
    text = token[0]
    return text if text[0] in "[<" else r"[^\S\n]*+" if text[0] == " " else r"\s*".join(text)


@cache
def squeezed(text: str) -> str:
    """The text as it is compared with titles: folded, without white space."""
    return "".join(unicodedata.normalize("NFKC", text).split())


@cache
def _groups(pattern: str) -> int:
    """How many groups a sound pattern has. Placeholders bring none and take long to compile: until it is used, stand-ins do for them."""
    return (re.compile(_expanded(pattern, _STAND_INS)) if "<" in pattern else _expression(pattern)).groups


def _readable(pattern: str, info: ValidationInfo) -> str:
    if info.context == WHEN_USED:
        return pattern
    try:
        groups = _groups(pattern)
    except (re.error, KeyError) as error:
        raise Fault(_("this is no regular expression ({why}): correct it", why=error)) from error
    if groups > 1:
        raise Fault(_("this must hold no more than one group: write (?:…) for the others"))
    return pattern


def _one_group(pattern: str, info: ValidationInfo) -> str:
    if info.context != WHEN_USED and _groups(pattern) != 1:
        raise Fault(_("this must hold one group: put ( ) around what is read"))
    return pattern


def _compiles(expression: str, info: ValidationInfo) -> str:
    if info.context != WHEN_USED:
        try:
            re.compile(expression)
        except re.error as error:
            raise Fault(_("this is no regular expression ({why}): correct it", why=error)) from error
    return expression


# A regular expression as Python has it, over text as it stands; the others are written as a person reads.
Expression = Annotated[str, Field(min_length=1), AfterValidator(_compiles)]
Pattern = Annotated[str, AfterValidator(_readable)]
ValuePattern = Annotated[str, AfterValidator(_readable), AfterValidator(_one_group)]
