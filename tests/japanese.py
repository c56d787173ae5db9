"""Japanese in the tests: the catalogues, a while in which it is spoken, and what no text of a reader's may have."""

import contextlib
import re
from pathlib import Path

from helpers.language import ENGLISH, languages, read_po, speak

HELPERS = Path(__file__).resolve().parents[1] / "helpers"
CATALOGUES = sorted((HELPERS / "words").rglob("*.po"))
ENTRIES = [(path.name, *pair) for path in CATALOGUES for pair in read_po(path.read_text(encoding="utf-8"))]

# What a Japanese reader meets in Latin letters as well: names of code, of functions and of products.
SAME_IN_BOTH = re.compile(
    r"\b(?:"
    r"float(?:16|32|64)?|int|bool|complex|None|NaN|inf|True|False|return|lambda|abs|max|min|where|np|math|axis|keepdims|shape|"
    r"sin|cos|tan|tanh|exp|log|log2|sqrt|cbrt|maximum|minimum|ReLU|softplus|sigmoid|"
    r"alpha|beta1|beta2|beta|gamma|epsilon|eta0|eta|lam|kappa|grad|gradient|curvature|self|images|labels|weights|"
    r"RMSProp|Adam|AdaGrad|AdamW|Momentum|Nesterov|Keras|PyTorch|Rosenbrock|MyRule|"
    r"Python|JupyterLab|UTF|json|md|guesses|notes|my|py|python3|start|Enter|check_installation|ms|"
    r"if|ok)\b",
    re.ASCII,  # a Japanese letter ends a word, too
)
ENGLISH_WORD = re.compile(r"[A-Za-z][a-z]{2,}|\b(?:of|is|at|to|in|by|on|it|so|an|or|no)\b", re.ASCII)


LETTER = "[\u3040-\u30ff\u3400-\u9fff々〆ー]"
SET_WRONGLY = {
    "wide marks": re.compile(f"(?<={LETTER})[,.!?:;()]|[,!?;](?={LETTER})"),
    "digits and Latin letters are narrow": re.compile("[０-９Ａ-Ｚａ-ｚ]"),
    "no ，．": re.compile("，|．"),
    "です・ます": re.compile(r"(?<!で)(?:である|だった|だ)。"),
    "no gap before %": re.compile(r"\d %"),
}
POLITE = re.compile(r"(?:です|ます|ません|ました|でした|でしょう|ましょう|ください)か?$")

# What two writers wrote for one thing, and what all of them write now.
ONE_USAGE = {
    "けれども": "しかし",
    "どれくらい": "どのくらい",
    "もとの": "元の",
    "一緒に": "いっしょに",
    "確かに、": "たしかに、",
    "行き来": "行ったり来たり",
    "いくらですか": "いくつですか",
    "チェックを入れ": "オンにし",
    "百万分の": "100万分の",
    "競争": "競走",
}
# What is taken of numbers is とる; 取る is what a hand takes.
_MATHEMATICS = "平均|極限|対数|平方根|立方根|差分|絶対値|ノルム|軸を?どう|座標軸の|差分の"
TAKEN_BY_HAND = re.compile(f"(?:{_MATHEMATICS})を?取[りるっれ]")
# A diary does not speak: 学習日記には、…と書かれています.
DIARY_THAT_SPEAKS = re.compile("学習日記は[^。]*(?:述べて|つぶやいて|迷って|数えて|結論して)")
LOSS_HIGH_OR_LOW = re.compile(r"損失[がは](?:\*\*)?(?:最も|とても|ずっと|また)?(?:\*\*)?(?:高|低)|(?:高い|低い)損失")


def set_wrongly(prose):
    """The rules of setting Japanese that this prose breaks."""
    return [rule for rule, broken in SET_WRONGLY.items() if broken.search(prose)]


def not_as_elsewhere(text):
    """The words of this text that stand for what other lessons, hints or sentences say in other words."""
    found = [words for words in ONE_USAGE if words in text]
    return found + TAKEN_BY_HAND.findall(text) + DIARY_THAT_SPEAKS.findall(text) + LOSS_HIGH_OR_LOW.findall(text)


def not_polite(text):
    """The sentences, up to their 。, that do not end in です・ます; what stands in brackets at their end is no part."""
    sentences = re.findall("[^。]+(?=。)", re.sub(r"（[^（）]*）", "", re.sub("<[^>]*>", "", text)))
    return [sentence for sentence in sentences if not POLITE.search(sentence.strip())]


@contextlib.contextmanager
def spoken(language):
    """Within it helpers speak this language."""
    try:
        speak(language)
        yield
    finally:
        speak(ENGLISH)


def english_in(text):
    """The English words in a text that should be Japanese."""
    text = re.sub(r"\$[^$]*\$", " ", text)  # formulas
    text = re.sub(r"[A-Za-z_][A-Za-z_0-9]*(?=\()|[A-Za-z]+_[A-Za-z_0-9]+|np\.\w+|`[^`]*`|\"[^\"]*\"", " ", text)  # code
    return ENGLISH_WORD.findall(SAME_IN_BOTH.sub(" ", text))


assert languages() == (ENGLISH, "ja")
