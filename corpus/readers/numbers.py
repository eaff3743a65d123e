"""The numbers that lists show: "3", "c", "iii", as formats count and print them."""

__all__ = ["Style", "shown"]

Style = str  # "decimal", "zero", "letter", "LETTER", "roman", "ROMAN" or "none"

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


def shown(number: int, style: Style) -> str:
    """A number in a style; a number that the style cannot show is shown in figures."""
    if style == "none":
        return ""
    if style == "zero":
        return f"{number:02d}"
    if style.lower() == "letter" and 0 < number <= 26 * 30:
        repeated = (number - 1) // 26 + 1  # after z comes aa, then bb
        letters = chr(ord("a") + (number - 1) % 26) * repeated
        return letters if style.islower() else letters.upper()
    if style.lower() == "roman" and 0 < number < 4000:
        letters = _roman(number)
        return letters if style.islower() else letters.upper()
    return str(number)


def _roman(number: int) -> str:
    letters = ""
    for value, sign in _ROMAN:
        count, number = divmod(number, value)
        letters += sign * count
    return letters
