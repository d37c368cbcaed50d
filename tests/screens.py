"""The screens that every check over all screens runs on."""

SCREENS: dict[str, tuple[str, ...]] = {
    "home": (),
    "contacts": ("contacts",),
    "contacts-accident": ("contacts", "accident"),
    "accident": ("accident",),
    "accident-guide": ("accident", "--guide"),
    "costs": ("costs",),
    "lost-item": ("lost-item",),
    "faq": ("faq",),
    "help": ("--help",),
    "help-contacts": ("contacts", "--help"),
}
# What drivers type; a few widths are enough, the blocks are those of the screens above.
CASES: dict[str, tuple[str, ...]] = {
    "parked-car": (*["accident", "--where", "parking", "--other", "parked-car", "--hurt", "no"],),
    "expressway-night": (
        *["accident", "--where", "expressway", "--night", "--hurt", "yes", "--other", "car"],
    ),
    "found-at-pickup": ("accident", "--found-at-pickup"),
    "say-112": (
        *[
            "accident",
            "--say",
            "112",
            "--where",
            "expressway",
            "--hurt",
            "yes",
            "--other",
            "car",
            "--place",
        ],
        "경부고속도로 부산 방향 144.6 km",
    ),
    "say-119": (*["accident", "--say", "119", "--where", "tunnel", "--ev"],),
    "say-tow": (
        *["accident", "--say", "tow", "--where", "expressway", "--can-move", "no", "--hurt", "no"],
    ),
    "say-operator": (
        *["accident", "--say", "operator", "--where", "parking", "--other", "object"],
    ),
    "say-other": ("accident", "--say", "other", "--name", "김쏘카"),
    "say-note": ("accident", "--say", "note", "--place", "B2 14"),
    "breakdown": ("breakdown",),
    "breakdown-expressway": (*["breakdown", "펑크", "--where", "expressway"],),
    "help-accident": ("accident", "--help"),
    "help-breakdown": ("breakdown", "--help"),
}
EVERYTHING = SCREENS | CASES
LANGUAGES = ("ko", "en")
