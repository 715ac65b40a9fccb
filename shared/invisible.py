"""Characters that nobody sees, taken out of what people write (X10).

A control that turns the reading round, or joins nothing to nothing, is in a text by an accident of
copying or to mislead: it changes how a neighbour's words look, or makes two words of one look.
"""

import re
from typing import Final

_MARKS: Final = "\u061c\u200e\u200f"
"""Marks of direction: they turn no more than the stops beside them."""
# Controls but for the tab and the line break; soft hyphen and fillers; zero widths; embeddings,
# overrides and isolates; notes; half characters and what is none; old language tags.
_UNSEEN: Final = (
    "\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b"
    "\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb\ufffe\uffff\ud800-\udfff"
    "\U0001d173-\U0001d17a\U000e0000-\U000e00ff\U000e01f0-\U000e0fff"
)
# A flag of England is a black flag, its letters as tags, and the tag that ends them.
_FLAG: Final = r"(\U0001f3f4[\U000e0030-\U000e0039\U000e0061-\U000e007a]{2,6}\U000e007f)"
_LINE: Final = re.compile(rf"{_FLAG}|[{_UNSEEN}{_MARKS}]")
_BODY: Final = re.compile(rf"{_FLAG}|[{_UNSEEN}]")
# A joiner means something in emoji and in scripts whose letters change their shape: not in ours.
_SHAPED: Final = (
    "\u0590-\u061b\u061d-\u1dbf\u2190-\u2bff\u3030-\u3163\u3165-\ud7ff\uf900-\ufdff\ufe0f"
    "\ufe70-\ufefe\U00010000-\U000dffff"
)
_JOINER: Final = re.compile(rf"(?<![{_SHAPED}])[\u200c\u200d]|[\u200c\u200d](?![{_SHAPED}])")
# A variant of a letter follows what it varies: one of a symbol, or a rare one of an ideograph.
_VARIANT: Final = re.compile(
    "(?<=[\ufe00-\ufe0f])[\ufe00-\ufe0f]"
    "|(?<![\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff])[\U000e0100-\U000e01ef]"
)
_BREAKS: Final = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
# Whatever any of these could touch; most texts hold none of it.
_SUSPECT: Final = re.compile(rf"[{_UNSEEN}{_MARKS}\u200c\u200d\ufe00-\ufe0f\U000e0100-\U000e01ef]")


def without(text: str) -> str:
    """A text of several lines; line breaks are LF, marks of direction stay."""
    return _even(_BODY, text) if _SUSPECT.search(text) else text


def one_line(text: str) -> str:
    """A title, a name, a line of a list: spaces joined, no mark of direction, nothing unseen."""
    return " ".join((_even(_LINE, text) if _SUSPECT.search(text) else text).split())


def _even(unseen: re.Pattern[str], text: str) -> str:
    text = unseen.sub(lambda found: found[1] or "", _BREAKS.sub("\n", text))
    return _VARIANT.sub("", _JOINER.sub("", text))
