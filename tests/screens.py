"""The screens that every check over all screens runs on."""

import shlex
from collections.abc import Mapping


def _typed(lines: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """Return the words of each line."""
    return {name: tuple(shlex.split(line)) for name, line in lines.items()}


SCREENS = _typed({
    "home": "",
    "contacts": "contacts",
    "contacts-accident": "contacts accident",
    "contacts-qr": "contacts accident --qr",
    "accident": "accident",
    "accident-guide": "accident --guide",
    "costs": "costs",
    "lost-item": "lost-item",
    "faq": "faq",
    "search": "search ㄱㄱㅊㄷ",
    "help": "--help",
    "help-contacts": "contacts --help",
})  # fmt: skip
# What drivers type; a few widths are enough, the blocks are those of the screens above.
CASES = _typed({
    "parked-car": "accident --where parking --other parked-car --hurt no",
    "expressway-night": "accident --where expressway --night --hurt yes --other car",
    "in-water": "accident --water --where tunnel --hurt unsure",
    "trapped": "accident --trapped yes --where road --can-move no",
    "breach": "accident --breach drink --breach unregistered"
    " --where road --other car --hurt no --can-move yes",
    "costs-breach": "costs --breach drink",
    "left-scene": "accident --left-scene --where parking --other parked-car --hurt no",
    "animal": "accident --other animal --where expressway --hurt no",
    "found-at-pickup": "accident --found-at-pickup",
    "say-112": "accident --say 112 --where expressway --hurt yes --other car"
    " --place '경부고속도로 부산 방향 144.6 km'",
    "say-119": "accident --say 119 --where tunnel --ev",
    "say-tow": "accident --say tow --where expressway --can-move no --hurt no",
    "say-operator": "accident --say operator --where parking --other object",
    "say-other": "accident --say other --name 김쏘카",
    "say-note": "accident --say note --place 'B2 14'",
    "breakdown": "breakdown",
    "card": "card",
    "breakdown-brakes": "breakdown brakes --where road --can-move no",
    "breakdown-water": "breakdown water",
    "breakdown-expressway": "breakdown 펑크 --where expressway",
    "search-tow": "search 견인은",
    "search-tyre": "search flat tyre",
    "help-accident": "accident --help",
    "help-breakdown": "breakdown --help",
    "help-exit-codes": "help exit-codes",
    "help-environment": "help environment",
})  # fmt: skip
EVERYTHING = SCREENS | CASES
LANGUAGES = ("ko", "en")

# Screens that run on the example record.
_CRASH = "costs --repair 25만 --days 3"
RECORDED_SCREENS = _typed({
    "reservation": "reservation",
    "reservation-show": "reservation show R-1",
    "reservation-add": "reservation add --start 9:00 --end +30m",
    "reservation-remove": "reservation remove R-1 --yes",
    "help-reservation": "reservation --help",
    "lost-item-not-begun": "lost-item --reservation R-2 --at '11-22 13:00'",
    "lost-item-running": "lost-item --reservation R-2 --at '11-22 15:00'",
    "lost-item-next-unknown": "lost-item --reservation R-2 --at '11-22 18:00'",
    "lost-item-next-later": "lost-item --reservation R-1 --at '11-21 13:30'",
    "lost-item-next-begun": "lost-item --reservation R-1 --at '11-21 15:00'",
    "lost-item-day-after": "lost-item --reservation R-2 --at '11-24 09:00'",
    "lost-item-hours-after": "lost-item",
    "left-before-next": "lost-item --ended 19:50 --next 20:50",
    "lost-item-typed": "lost-item --ended 19:30 --next no",
    "costs-one": f"{_CRASH} --loss-of-use-per-day 37,000 --reservation R-1",
    "costs-long": "costs --repair 900,000 --days 7 --standard-day-fee 74,000 --deductible 5만"
    " --tow 100,000 --third-party-damage 150,000,000",
    "costs-compare": f"{_CRASH} --standard-day-fee 74,000 --compare --reservation R-1",
    "costs-no-waiver": "costs --repair 3,500,000 --days 3 --standard-day-fee 74,000 --no-waiver",
    "costs-no-rate": f"{_CRASH} --deductible 30만",
})  # fmt: skip
# What these compute: amounts and days that nobody typed.
COMPUTED = {
    "reservation-add": "09:30",
    "lost-item-day-after": "2027-05-22 2027-08-22",
    "costs-one": "250,000 111,000 300,000 361,000",
    "costs-long": "37,000 259,000 50,000,000 50,150,000 50,409,000",
    "costs-compare": "250,000 37,000 111,000 50,000 161,000 300,000 361,000 0",
    "costs-no-waiver": "222,000 3,722,000",
    "costs-no-rate": "250,000 300,000",
}
