"""What customers ask for."""
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Line:
    """Some pieces of one article."""

    article: str
    quantity: int


@dataclass(frozen=True)
class Order:
    number: str
    customer: str
    lines: list[Line] = field(default_factory=list)
