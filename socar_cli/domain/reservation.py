"""A reservation as the traveller has recorded it, and as it is typed and written in files."""

import re
import unicodedata
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from enum import Enum

from socar_cli import errors
from socar_cli.domain.matching import folded
from socar_cli.domain.moments import read_moment
from socar_cli.domain.money import read_won
from socar_cli.knowledge.scalars import Won
from socar_cli.value import Value, changed, values_of

_START, _END, _NEXT, _AT = "--start", "--end", "--next", "--at"
_TEXT_OPTIONS = {"car": "--car", "zone": "--zone", "note": "--note"}
MOST_SIGNS = 10_000  # of a text of one's own
LATELY = timedelta(days=30)  # what ended before is not what somebody means now

# No shell, option or file of a spreadsheet reads one of these as anything but a name.
_ID = r"\w[\w.-]{0,99}"
# Birth date, century and sex, then the six digits that nobody but the owner should have. Between
# them any signs that are no letters, and those letters that people take for a dash.
_RESIDENT_NUMBER = (
    r"(?<!\d)(\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])[\W_ㅡーᅳ一]{0,5}\d)\d{6}(?!\d)"
)
_NO_TEXT = "[\ud800-\udfff]"

# A reservation as typed, by its fields: None where nothing was, empty where something is to go.
Typed = Mapping[str, str | None]


class Remark(Enum):
    """What was changed in a text before it was stored."""

    MASKED = "masked"  # the last six digits of a resident registration number
    ESCAPED = "escaped"  # bytes that are no text
    RENUMBERED = "renumbered"  # numbers of reservations that no shell could be given safely


class Reservation(Value, kw_only=True):
    """One booking of one car; the trip lasts from `start` to just before `end`."""

    id: str  # empty until the record has given one
    start: datetime
    end: datetime
    car: str | None = None
    zone: str | None = None
    deductible: Won | None = None
    upcoming: datetime | None = None  # when the next customer's booking of this car starts
    returned: datetime | None = None
    note: str | None = None

    def __post_init__(self) -> None:
        """Refuse times that no trip can have, by the option that gives them."""
        if self.start >= self.end:
            raise errors.ReservationOrderError(_END, _START)
        if self.upcoming is not None and self.upcoming < self.end:
            raise errors.ReservationOrderError(_NEXT, _END)
        if self.returned is not None and self.returned < self.start:
            raise errors.ReservationOrderError(_AT, _START)

    @property
    def over(self) -> datetime:
        """The instant at which the trip is over: when the car came back, else at its end."""
        return self.returned or self.end

    @property
    def car_key(self) -> str | None:
        """The car without what people type differently, to tell whether two are the same."""
        return None if self.car is None else folded(self.car) or self.car


class Reservations(Value):
    """Every reservation that is recorded."""

    reservations: tuple[Reservation, ...]


class Imported(Value):
    """What was taken from a file."""

    added: int
    known: int  # already recorded, to the letter
    remarks: tuple[Remark, ...]
    ignored: tuple[str, ...] = ()  # columns that say nothing of a reservation


class LookUp(Value):
    """What the record says of a number: the reservation, or why there is none to show."""

    reservation: Reservation | None = None
    problem: errors.SocarError | None = None


def checked(typed: Typed) -> tuple[Typed, tuple[Remark, ...]]:
    """Return what `kept` returns, of a reservation that was typed.

    Raises UnreadableIdError, or TextTooLongError beyond MOST_SIGNS. Texts of a file may be older
    than the limit and are not checked.
    """
    identifier = typed.get("id")
    if identifier and not is_id(identifier):
        raise errors.UnreadableIdError(identifier)
    for name, option in _TEXT_OPTIONS.items():
        if len(typed.get(name) or "") > MOST_SIGNS:
            raise errors.TextTooLongError(option, MOST_SIGNS)
    return kept(typed)


def kept(typed: Typed) -> tuple[Typed, tuple[Remark, ...]]:
    """Return the fields as they may be stored, and what was changed in them for that."""
    escaped = {name: text and re.sub(_NO_TEXT, _code, text) for name, text in typed.items()}
    private = {"id", *_TEXT_OPTIONS}
    stored = {
        name: _masked(text) if text and name in private else text for name, text in escaped.items()
    }
    changes = {Remark.ESCAPED: escaped != typed, Remark.MASKED: stored != escaped}
    return stored, tuple(remark for remark, made in changes.items() if made)


def is_id(text: str) -> bool:
    """Tell whether a text can be the number of a new reservation: letters, digits and - _ ."""
    return re.fullmatch(_ID, text) is not None


def _masked(text: str) -> str:
    digits = "".join(str(unicodedata.decimal(sign, sign)) for sign in text)  # also full-width
    for match in re.finditer(_RESIDENT_NUMBER, digits):
        text = f"{text[: match.end(1)]}******{text[match.end() :]}"
    return text


def _code(match: re.Match[str]) -> str:
    r"""Return \xNN for a byte that was no UTF-8, \uNNNN for any other half of a surrogate pair.

    Python keeps such a byte as U+DCNN.
    """
    return f"\\u{ord(match[0]):04x}".replace("\\udc", "\\x")


def booked(typed: Typed, *, now: datetime | None) -> Reservation:
    """Return the reservation that was typed; without a `now` its times must name their year.

    A clock time alone is on the next day where the end would be before the start, or the next
    booking before the end. Raises MissingOptionError without a start or an end, and a usage
    error for a value that cannot be read.
    """
    given = {name: text for name, text in typed.items() if text}
    for name, option in (("start", _START), ("end", _END)):
        if name not in given:
            raise errors.MissingOptionError(option)
    start = read_moment(given["start"], now=now)
    end = read_moment(given["end"], now=now, after=start)
    won, upcoming, returned = map(given.get, ("deductible", "upcoming", "returned"))
    return Reservation(
        id=given.get("id", ""),
        start=start,
        end=end,
        car=given.get("car"),
        zone=given.get("zone"),
        deductible=read_won(won, option="--deductible") if won else None,
        upcoming=read_moment(upcoming, now=now, after=end) if upcoming else None,
        returned=read_moment(returned, now=now) if returned else None,
        note=given.get("note"),
    )


def edited(reservation: Reservation, typed: Typed, *, now: datetime) -> Reservation:
    """Return `reservation` with everything changed that was typed."""
    new = {name: text for name, text in typed.items() if text is not None}
    return booked({**field_texts(reservation), **new}, now=now)


def came_back(at: datetime) -> Callable[[Reservation], Reservation]:
    """Return the change of a reservation for a car that was given back `at` this moment."""
    return lambda reservation: changed(reservation, returned=at.replace(microsecond=0))


def field_texts(reservation: Reservation) -> dict[str, str | None]:
    """Return every value as text, as files hold it and `booked` reads it."""
    texts: dict[str, str | None] = dict(values_of(reservation))
    for name, value in values_of(reservation):
        if isinstance(value, datetime):
            texts[name] = value.replace(tzinfo=None).isoformat(" ")
        elif isinstance(value, Won):
            texts[name] = str(int(value))  # a number that spreadsheets add up
    return texts
