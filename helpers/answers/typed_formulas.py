"""A formula typed in one line from memory: read, and worked out with numbers. It is never run as a program."""

import ast
import operator
import re
import unicodedata
import warnings

import numpy as np

from helpers.language import say
from helpers.readers_functions import MISSING_STAR

_LONGEST = 200  # letters; the longest formula of the bank has 40
_OPERATIONS = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.Pow: operator.pow,
    ast.USub: operator.neg,
    ast.UAdd: operator.pos,
}
_FUNCTIONS = {  # name: (function, how many numbers it takes)
    "sqrt": (np.sqrt, 1), "cbrt": (np.cbrt, 1), "abs": (np.abs, 1), "exp": (np.exp, 1), "log": (np.log, 1),
    "max": (np.maximum, 2), "maximum": (np.maximum, 2), "min": (np.minimum, 2), "minimum": (np.minimum, 2),
}  # fmt: skip
_SIGNS = {"²": "**2", "³": "**3", "ᵗ": "**t", "−": "-", "–": "-", "×": "*", "·": "*", "⋅": "*", "÷": "/", "←": "="}
_LETTERS = {"∇L": "g", "α": "alpha", "β": "beta", "γ": "gamma", "ε": "epsilon", "η": "eta", "λ": "lam"}
_WORDS = {"lambda": "lam", "gradient": "g", "grad": "g", "eps": "epsilon"}


def function_of(line, letters, called=()):
    """The formula in `line` as a function of the numbers for `letters`, in this order; those in `called` are functions.

    Greek letters, ², × and the wide letters of a Japanese keyboard will do, and so will "V = " in front of it.
    Raises ValueError with one sentence for the reader when it cannot be read.
    """
    if len(line) > _LONGEST:
        raise ValueError(say("a formula of at most {most} letters is asked for", most=_LONGEST))
    if "^" in line or "＾" in line:
        raise ValueError(say("write a power with two stars, as in x**2: ^ is something else in Python"))
    try:
        with warnings.catch_warnings(action="ignore"):  # of Python, about what is refused below anyway
            tree = ast.parse(_as_python(line), mode="eval").body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        raise ValueError(say("this is no formula in Python. Is there a * in each product, as in 2 * h?")) from None
    _refuse_what_is_no_formula(tree, letters, called)

    def formula(*numbers):
        with np.errstate(all="ignore"):
            return _value(tree, dict(zip(letters, numbers, strict=True)))

    return formula


def _as_python(line):
    """The line as Python has it: no wide letters, no Greek ones, and without the name that it is given to."""
    for typed, meant in _SIGNS.items():
        line = line.replace(typed, meant)
    line = unicodedata.normalize("NFKC", line).replace("\u2044", "/")  # ½ is 1⁄2 then
    for typed, meant in _LETTERS.items():
        line = line.replace(typed, meant)
    line = re.sub(r"√\s*(?=\()", "sqrt", line)
    line = re.sub(r"√\s*(\w+)", r"sqrt(\1)", line)
    line = re.sub(r"\b(np|numpy|math)\s*\.\s*", "", line)
    line = re.sub(r"\b(lambda|gradient|grad|eps)\b", lambda word: _WORDS[word[0]], line)
    return re.sub(r"^\s*(return\b|[\w\u0302]+\s*=(?!=))", "", line).strip()


def _refuse_what_is_no_formula(tree, letters, called):
    """Only numbers, the letters, the six signs of arithmetic and a few functions; anything else is a ValueError."""
    if isinstance(tree, ast.BinOp) and type(tree.op) in _OPERATIONS:
        parts = [tree.left, tree.right]
    elif isinstance(tree, ast.UnaryOp) and type(tree.op) in _OPERATIONS:
        parts = [tree.operand]
    elif isinstance(tree, ast.Call) and isinstance(tree.func, ast.Name) and not tree.keywords:
        name, parts = tree.func.id, tree.args
        takes = 1 if name in called else _FUNCTIONS.get(name, (None, None))[1]
        if takes is None:
            told = "put a * behind {name}" if name in letters else "there is no function {name} here"
            raise ValueError(say(told, name=name))
        if len(parts) != takes:
            told = ("{name} takes one number here", "{name} takes two numbers here")[takes - 1]
            raise ValueError(say(told, name=name))
    elif isinstance(tree, ast.Call) and not isinstance(tree.func, (ast.Name, ast.Attribute)):
        raise ValueError(say(MISSING_STAR))
    elif isinstance(tree, ast.Name):
        parts = []
        if tree.id in called:
            raise ValueError(say("{name} is a function here: at which place, as in {name}(x)?", name=tree.id))
        if tree.id not in letters:
            told = "the letters here are {letters}, and {name} is none of them"
            raise ValueError(say(told, letters=say(", ").join(letters), name=tree.id))
    elif isinstance(tree, ast.Constant) and type(tree.value) in (int, float):
        parts = []
    else:
        raise ValueError(say("only numbers, letters, + - * / ** and brackets make a formula here"))
    for part in parts:
        _refuse_what_is_no_formula(part, letters, called)


def _value(tree, numbers):
    """The number that the formula gives; every step in float64, so that none takes long and none raises."""
    if isinstance(tree, ast.BinOp):
        return _OPERATIONS[type(tree.op)](_value(tree.left, numbers), _value(tree.right, numbers))
    if isinstance(tree, ast.UnaryOp):
        return _OPERATIONS[type(tree.op)](_value(tree.operand, numbers))
    if isinstance(tree, ast.Call):
        name = tree.func.id
        function = numbers[name] if name in numbers else _FUNCTIONS[name][0]
        return np.float64(function(*(_value(part, numbers) for part in tree.args)))
    if isinstance(tree, ast.Name):
        return np.float64(numbers[tree.id])
    try:
        return np.float64(tree.value)
    except OverflowError:  # a whole number beyond 1e308
        return np.float64(np.inf)
