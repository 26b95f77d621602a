"""Invented accounts and their bookings, for the statements that a browser draws."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from decimal import Decimal
from random import Random

_SURNAMES = "王李张刘陈杨黄赵周吴徐孙马朱胡郭何林罗高贝龙"
_GIVEN = ("伟", "芳", "秀英", "敏", "静", "建国", "桂兰", "志强", "海燕", "子涵", "一", "小红", "雨桐", "文博", "长民")
_TOWNS = ("海州", "云溪", "临岚", "东浦", "青禾", "南亭", "北陵")
_SHOPS = (
    "支付宝（中国）网络技术有限公司", "财付通-微信支付-滴滴出行", "美团", "拼多多平台商户", "京东商城-京东支付", "KFC-肯德基餐厅",
    "中国移动通信集团有限公司", "Apple Services", "7-Eleven便利店", "天猫超市", "海州市自来水有限责任公司", "XIAOMI-小米之家",
    "ALIPAY-余额宝", "ATM", "北京三快在线科技有限公司", "网银在线（北京）科技有限公司", "沃尔玛(中国)投资有限公司", "国网电力",
    "Uber China Ltd.", "蚂蚁（杭州）基金销售有限公司", "中石化-加油卡", "12306铁路客服",
)  # fmt: skip
_PLACES = ("手机银行", "网上银行", "批量业务", "柜面", "快捷支付", "ATM", "其他", "POS", "超级网银")
_IN = ("工资", "代发工资", "转账汇入", "退款", "结息", "跨行汇款", "银联入账", "2024年5月工资", "报销", "奖金")
_OUT = ("消费", "快捷支付", "转账", "转支", "网上支付", "房租", "08月房租", "尾号1234", "水电费", "无卡支付", "还款", "ATM取款", "基金申购")
_NOTES = (
    "",
    "",
    "",
    "货款",
    "尾号1234",
    "2024年5月工资",
    "08月房租",
    "0.5小时停车",
    "谢谢",
    "No.20240506",
    "微信零钱提现",
    "订单 88",
    "100元话费",
)
CURRENCIES = (("CNY", "人民币"), ("USD", "美元"), ("HKD", "港币"))


@dataclass(frozen=True, slots=True)
class Booking:
    """One row of the truth. The amount is signed."""

    date: dt.date
    time: dt.time
    amount: Decimal
    balance: Decimal
    summary: str
    counterparty: str
    other_account: str
    note: str
    place: str


@dataclass(frozen=True, slots=True)
class Account:
    """One account with its bookings from old to new."""

    number: str
    currency: str
    currency_name: str
    opening: Decimal
    bookings: tuple[Booking, ...]


def person(dice: Random) -> str:
    """An invented name of a person."""
    return dice.choice(_SURNAMES) + dice.choice(_GIVEN)


def card_number(dice: Random) -> str:
    """Nineteen digits that begin as no bank's cards do."""
    return "999" + "".join(dice.choices("0123456789", k=16))


def _masked(name: str, dice: Random) -> str:
    if dice.random() < 0.5 or len(name) == 2:
        return name[0] + "*" + name[2:]
    return name[0] + "*" * (len(name) - 1)


def _company(dice: Random) -> str:
    town = dice.choice(_TOWNS)
    trade = dice.choice(("精密机械制造", "商贸", "信息技术", "A-TECH电子", "物业管理", "餐饮管理", "人力资源服务", "跨境电子商务"))
    return town + dice.choice(("", "市", "（集团）")) + trade + dice.choice(("有限公司", "股份有限公司", "有限公司东浦分公司", "厂"))


def _people(dice: Random) -> list[str]:
    people = [person(dice) for _ in range(4)]
    if dice.random() < 0.5:
        people += [_masked(person(dice), dice) for _ in range(3)]
    return people + [_company(dice) for _ in range(3)] + dice.sample(_SHOPS, 6) + ["王-Lee Ming", "Maria Chen"][: dice.randrange(3)]


def _amount(dice: Random) -> Decimal:
    cents = dice.choice((dice.randrange(1, 1000), dice.randrange(500, 30000), dice.randrange(10000, 900000), 100 * dice.randrange(1, 9000)))
    return Decimal(cents) / 100


def _other_account(dice: Random) -> str:
    number = card_number(dice)
    return dice.choice((number, number, number[:6] + "******" + number[-4:], "", number[:15]))


def account(dice: Random, currency: tuple[str, str], first: dt.date, count: int) -> Account:
    """An account with `count` bookings in some four months; its balance never falls below zero."""
    opening = balance = Decimal(dice.randrange(0, 3_000_000)) / 100
    names = _people(dice)
    bookings: list[Booking] = []
    moment = dt.datetime.combine(first, dt.time(9, 0))
    for _ in range(count):
        moment += dt.timedelta(seconds=dice.randrange(60, max(120, 2 * 120 * 86400 // count)))
        amount = -_amount(dice)
        if balance + amount < 0 or dice.random() < 0.3:
            amount = -amount
        twin = bool(bookings) and dice.random() < 0.03
        if twin and balance + bookings[-1].amount >= 0:
            balance += bookings[-1].amount
            bookings.append(replace(bookings[-1], balance=balance))
            moment = dt.datetime.combine(bookings[-1].date, bookings[-1].time)
            continue
        balance += amount
        bookings.append(
            Booking(
                moment.date(), moment.time(), amount, balance,
                dice.choice(_IN if amount > 0 else _OUT),
                "" if dice.random() < 0.08 else dice.choice(names),
                _other_account(dice), dice.choice(_NOTES), dice.choice(_PLACES),
            )
        )  # fmt: skip
    return Account(card_number(dice), currency[0], currency[1], opening, tuple(bookings))


def accounts(dice: Random) -> tuple[Account, ...]:
    """Nearly always one account; now and then two currencies or two accounts."""
    first = dt.date(2024, 1, 3) + dt.timedelta(days=dice.randrange(0, 150))
    how_many = dice.choices((1, 2), (9, 1))[0]
    currencies = [CURRENCIES[0]] * 2 if dice.random() < 0.4 else [CURRENCIES[0], dice.choice(CURRENCIES[1:])]
    return tuple(account(dice, currencies[which], first, dice.choice((8, 20, 35, 60, 90))) for which in range(how_many))
