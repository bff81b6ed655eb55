import pytest

from conftest import P, check
from users import verify


def test_fixture(three):
    assert three + 1 == 5


@pytest.mark.parametrize("n", [1, 2])
def test_parametrized(n):
    assert n in (1,)


def test_other_module():
    verify({"name": "Bob"})


def test_raises():
    with pytest.raises(AssertionError, match="boom"):
        assert 0, "boom"
    with pytest.raises(AssertionError, match="^assert 1 == 2"):
        assert 1 == 2


def test_own_comparison(): assert P(1) == P(2)


def test_conftest():
    check(1)
