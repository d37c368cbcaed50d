"""The screens that every check over all screens runs on."""

SCREENS: dict[str, tuple[str, ...]] = {
    "home": (),
    "contacts": ("contacts",),
    "contacts-accident": ("contacts", "accident"),
    "contacts-qr": ("contacts", "accident", "--qr"),
    "accident": ("accident",),
    "accident-guide": ("accident", "--guide"),
    "costs": ("costs",),
    "lost-item": ("lost-item",),
    "faq": ("faq",),
    "search": ("search", "ㄱㄱㅊㄷ"),
    "search-tow": ("search", "견인은"),
    "search-tyre": ("search", "flat", "tyre"),
    "help": ("--help",),
    "help-contacts": ("contacts", "--help"),
}
LANGUAGES = ("ko", "en")
