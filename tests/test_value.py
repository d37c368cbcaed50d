"""Records: frozen values with named fields."""

import pytest

from socar_cli.value import Value, changed, values_of


class Place(Value):
    """A place, to test with."""

    name: str
    floor: int = 1

    def __post_init__(self) -> None:
        """Refuse a place nobody could name."""
        if not self.name:
            raise ValueError(self.name)


class Garage(Place, kw_only=True):
    """A place with one more field."""

    gate: str = "A"


@pytest.mark.parametrize(
    ("values", "named"),
    [((), {}), (("B", 2, "C"), {}), (("B",), {"level": 2}), (("B",), {"gate": "A", "floor": 1})],
)
def test_what_does_not_fit_the_fields_is_refused(
    values: tuple[object, ...], named: dict[str, object]
) -> None:
    """A value too few or too many, and a name the class does not have, are a TypeError."""
    with pytest.raises(TypeError):
        Place(*values, **named)  # type: ignore[arg-type]


def test_fields_are_given_in_order_or_by_name() -> None:
    """Defaults fill what is not given, a subclass adds fields, and shared names are none."""
    assert Place("B") == Place(name="B", floor=1)
    assert Place("B") != Garage("B")
    assert dict(values_of(Garage("B", 2, gate="C"))) == {"name": "B", "floor": 2, "gate": "C"}
    assert repr(Garage("B")) == "Garage(name='B', floor=1, gate='A')"
    assert hash(Place("B")) == hash(Place("B", 1))


def test_a_record_never_changes() -> None:
    """Setting and deleting are refused; a change is a copy that obeys the rules of its class."""
    place = Place("B")
    with pytest.raises(AttributeError):
        place.name = "C"  # type: ignore[misc]
    with pytest.raises(AttributeError):
        del place.floor
    assert (changed(place, floor=2), place) == (Place("B", 2), Place("B", 1))
    with pytest.raises(ValueError, match=r"^$"):
        changed(place, name="")
    with pytest.raises(TypeError):
        changed(place, level=2)
