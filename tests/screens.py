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
LANGUAGES = ("ko", "en")
