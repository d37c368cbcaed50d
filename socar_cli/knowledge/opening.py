"""The library that knows opening hours; the one place that asks whether it is there."""

try:
    from opening_hours import OpeningHours, validate
except ImportError:  # no wheel for this machine: hours are shown, their state is not known
    OpeningHours = None  # type: ignore[assignment,misc]

    def validate(oh: str) -> bool:
        """Let every expression pass; the machines that build the program check it."""
        return bool(oh)


__all__ = ["OpeningHours", "validate"]
