"""`socar costs`."""

from typing import Annotated

import typer

from socar_cli.cli.completion import amount_names, reservation_ids
from socar_cli.cli.options import Rules, Text, Whole, Words, argument, circumstance, flag, option
from socar_cli.domain.costs import costs_of, read_case
from socar_cli.views.costs import costs_page, doubts_words

EXAMPLES = (
    "socar costs",
    "socar costs --all",
    "socar costs 120만 면책 30만 4일",
    "socar costs --repair 30만 --deductible 5만",
    "socar costs --repair 900000 --days 3 --standard-day-fee 74000 --compare",
    "socar costs --repair 3,500,000 --days 3 --standard-day-fee 74,000 --no-waiver",
    "socar costs --breach drink",
)
_COVERED = (  # is for a waiver that pays
    *("--deductible", "--reservation", "--compare"),
    *("--loss-of-use-per-day", "--third-party-damage"),
)
RULES = Rules(
    alone="--all",
    conflicts={
        "--standard-day-fee": ("--loss-of-use-per-day",),
        "--deductible": ("--reservation",),
        "--no-waiver": _COVERED,
        "--breach": _COVERED,
    },
)


def _won(ko: str, en: str) -> object:
    return option(ko, en, "WON")


_DayFee = Annotated[Text, _won("할인 전 표준 하루 요금", "The standard day fee before discounts")]
_PerDay = Annotated[Text, _won("하루 휴차료", "A day of loss-of-use (휴차료)")]
_ThirdParty = Annotated[Text, _won("상대 재물 피해", "Damage to others' property")]
_NoWaiver = Annotated[bool, flag("--no-waiver", "면책이 안 될 때", "When the waiver is refused")]
_Compare = Annotated[bool, flag("--compare", "모든 상품과 견주기", "Compare every product")]


def command(
    context: typer.Context,
    words: Annotated[
        Words, argument("120만 면책 30만 4일", "1.2M deductible 300k 4 days", amount_names)
    ] = None,
    *,
    repair: Annotated[Text, _won("수리비", "What the repair costs")] = None,
    days: Annotated[Text, option("수리하는 날수", "Days in repair", "N")] = None,
    standard_day_fee: _DayFee = None,
    loss_of_use_per_day: _PerDay = None,
    deductible: Annotated[Text, _won("자기부담금", "The deductible")] = None,
    reservation: Annotated[
        Text,
        option("이 예약의 자기부담금", "Use this one's deductible", "ID", offer=reservation_ids),
    ] = None,
    tow: Annotated[Text, _won("사고 견인비", "Towing after the accident")] = None,
    third_party_damage: _ThirdParty = None,
    no_waiver: _NoWaiver = False,
    breach: Annotated[Words, circumstance("breach", "costs")] = None,
    compare: _Compare = False,
    whole: Whole = False,
) -> int:
    """Show the rules about money, or with figures what this accident would cost.

    Returns the exit code, as `socar lost-item` does.
    """
    app = context.obj
    heard = app.read_words(words, "costs")
    said = app.situation if heard is None else heard.under(app.situation)
    found = app.look_up(reservation)
    case = read_case(app.params, heard, said.breach)
    result = costs_of(app.knowledge, case, found.reservation, said.breach)
    code: int = app.warn(found.problem, asked_for=True)
    app.remark(doubts_words(result))
    app.show(costs_page(result, whole=whole), heard)
    return code
