"""A language more is a folder more (CONTRIBUTING, "A language")."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from fluent.syntax import FluentParser
from fluent.syntax.ast import Resource

from shared import i18n
from shared.i18n.catalogue import Catalogue


@pytest.fixture
def kazakh(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A desk with a folder of Kazakh texts, most of which are not written yet."""
    shutil.copytree(i18n.CATALOGUE, tmp_path / "locales")
    (tmp_path / "locales" / "kk").mkdir()
    (tmp_path / "locales" / "kk" / "bots.ftl").write_text(
        "language-name = Қазақша\ncard-take = Алу\n", encoding="utf-8"
    )
    monkeypatch.setattr(i18n, "CATALOGUE", tmp_path / "locales")
    monkeypatch.setattr(i18n, "LOCALES", i18n.languages(tmp_path / "locales"))
    i18n.translator.cache_clear()
    yield
    i18n.translator.cache_clear()


@pytest.mark.usefixtures("kazakh")
def test_a_folder_is_a_language() -> None:
    """It is offered after the default one, chosen by a person's wish, and spoken."""
    assert i18n.LOCALES == ("ru", "en", "kk")
    assert i18n.best_locale("kk-KZ") == "kk"
    t = i18n.translator("kk")
    assert (t("language-name"), t("card-take")) == ("Қазақша", "Алу")


@pytest.mark.usefixtures("kazakh")
def test_what_is_not_written_yet_is_said_in_the_default_language() -> None:
    """Nobody reads a key."""
    assert i18n.translator("kk")("card-open") == i18n.translator("ru")("card-open")


def test_an_empty_folder_is_no_language(tmp_path: Path) -> None:
    """A folder without texts would speak none of them."""
    (tmp_path / "xx").mkdir()
    assert i18n.languages(tmp_path) == ()


def written(tmp_path: Path, **files: str) -> Catalogue:
    folder = tmp_path / "en"
    folder.mkdir()
    for name, source in files.items():
        (folder / f"{name}.ftl").write_text(source, encoding="utf-8")
    return Catalogue(folder)


def test_a_text_brings_the_texts_it_is_made_of(tmp_path: Path) -> None:
    """Each is understood when it is first said, in whatever file and order they stand."""
    texts = written(
        tmp_path,
        a="greeting = Hello, { $name }\n    of { house }!\n",
        b="# Ours.\n-firm = Daisy\nhouse = { -firm } and sons\n",
    )
    pattern = texts.pattern("greeting")
    assert pattern
    assert texts.format(pattern, {"name": "Anna"}) == "Hello, Anna\nof Daisy and sons!"
    assert texts.pattern("farewell") is None


def test_what_is_read_is_not_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A text that several are made of is understood once, and nothing is parsed in its place."""
    parsed: list[str] = []

    def parse(self: FluentParser, source: str) -> Resource:
        parsed.append(source)
        return real(self, source)

    real = FluentParser.parse
    monkeypatch.setattr(FluentParser, "parse", parse)
    texts = written(tmp_path, a="-firm = Daisy\nhouse = The { -firm }\nboss = { -firm }'s\n")
    assert all(texts.pattern(key) for key in ("house", "boss", "house"))
    assert "".join(parsed).count("-firm =") == 1
    assert all(each.strip() for each in parsed)


def test_texts_that_are_made_of_each_other_come_to_an_end(tmp_path: Path) -> None:
    """A translator's slip is seen in the one text, and stops no process."""
    texts = written(tmp_path, a="hen = from { egg }\negg = from { hen }\nself = by { self }\n")
    for key in ("hen", "egg", "self"):
        pattern = texts.pattern(key)
        assert pattern
        assert "???" in texts.format(pattern, {})
