"""What the key by hand needs: numbers in words, and the choice that is nearest to a number."""

import math
import re

in_words = {
    2: "two", 3: "three", 4: "four", 5: "five", 6: "six", 10: "ten", 40: "Forty",
    1 / 2: "half", 1 / 3: "a third", 1 / 5: "a fifth", 1 / 10: "tenth", 1 / 1000: "thousandth",
}  # fmt: skip

# A digit, or a word for a number. (ₜ, ² and the like are no digits here.)
NUMBER = re.compile(
    r"\d|\b(half|halves|quarter|fifth|tenth|thousandth|twice|three|four|five|six|seven|ten|forty)\b", re.I
)


def nearest(number, choices):
    """The name of the choice whose number is nearest to this one, by their ratio."""
    return min(choices, key=lambda name: abs(math.log(choices[name] / number)))


def short(number):
    """A small number as the lessons write it: 7e-6, not 7e-06."""
    return re.sub(r"e([+-])0+", r"e\1", f"{number:.0e}")


def without(text, parts):
    """The text without these parts, longest first: what is left should hold no number."""
    for part in sorted(parts, key=len, reverse=True):
        text = text.replace(part, " … ")
    return text
