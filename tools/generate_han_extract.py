"""Reduce Debian's Unihan and OpenCC's character tables to what the Han tables need.

usage: python tools/generate_han_extract.py [--check]

Reads /usr/share/unicode (package unicode-data) and the `opencc` package (dev-only), writes
`resources/han/unihan.tsv`. Only needed to move to a newer Unihan: `generate_han.py` starts from the extract.
"""

from __future__ import annotations

import bz2
import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path

UNIHAN = Path("/usr/share/unicode")
TARGET = Path(__file__).parents[1] / "resources" / "han" / "unihan.tsv"
FILES = ("Readings", "Variants", "OtherMappings", "DictionaryLikeData")
# A character in one of these is in use; the rest of Unihan would only make the tables larger.
IN_USE = ("kGB0", "kBigFive", "kJis0", "kTGH", "kKoreanName", "kMainlandTelegraph", "kTaiwanTelegraph")
HEAD = """\
# What: readings, variants and telegraph codes of the Han characters in use (reduced extract).
# Source: Unihan (Unicode 15.1, Debian package unicode-data); column `opencc` from OpenCC's character tables.
# Date: 2026-11-25
# Licence: Unicode License v3 (https://www.unicode.org/license.txt); OpenCC: Apache-2.0.
# Why: the generator of the Han tables must run where neither is installed. Written by generate_han_extract.py.
"""
COLUMNS = ("character", "mandarin", "cantonese", "hangul", "vietnamese", "mainland", "taiwan", "frequency",
           "standard", "zvariant", "simplified", "opencc", "shinjitai")  # fmt: skip


def unihan() -> dict[str, dict[str, str]]:
    """Every character's fields."""
    fields: dict[str, dict[str, str]] = {}
    for name in FILES:
        with bz2.open(UNIHAN / f"Unihan_{name}.txt.bz2", "rt", encoding="utf-8") as lines:
            for line in lines:
                if line.startswith("U+"):
                    code, field, value = line.rstrip("\n").split("\t")
                    fields.setdefault(chr(int(code.replace("U+", "0x"), 0)), {})[field] = value
    return fields


def mandarin(fields: dict[str, str]) -> list[str]:
    """Readings, the most frequent first: kMandarin's own, then by frequency, then the standard table's."""
    found = fields.get("kMandarin", "").split()[:1]
    found += [reading.split("(")[0] for reading in fields.get("kHanyuPinlu", "").split()]
    for group in fields.get("kTGHZ2013", "").split():
        found += group.split(":")[1].split(",")
    for group in fields.get("kXHC1983", "").split() if not fields.get("kTGHZ2013") else ():
        found += group.split(":")[1].split(",")
    return unique(plain_pinyin(reading) for reading in found)


def plain_pinyin(reading: str) -> str:
    """Pinyin without tones, ü as v."""
    text = unicodedata.normalize("NFC", reading)
    for letter in "üǖǘǚǜ":
        text = text.replace(letter, "v")
    return "".join(c for c in unicodedata.normalize("NFD", text) if c.isascii() and c.isalpha())


def unique(items: Iterator[str] | list[str]) -> list[str]:
    return [item for item in dict.fromkeys(items) if item]


def characters(value: str) -> str:
    return "".join(chr(int(part.split("<")[0].replace("U+", "0x"), 0)) for part in value.split())


def rows() -> Iterator[tuple[str, ...]]:
    """The extract's rows, by code point."""
    import opencc

    to_simplified, to_hong_kong, to_taiwan, from_japanese = (
        opencc.OpenCC(name) for name in ("t2s", "hk2t", "tw2t", "jp2t")
    )
    for character, fields in sorted(unihan().items()):
        decomposed = unicodedata.normalize("NFKC", character)
        if not any(field in fields for field in IN_USE) and decomposed == character:
            continue
        standard = to_hong_kong.convert(to_taiwan.convert(character))
        simplified = to_simplified.convert(standard)
        japanese = to_simplified.convert(from_japanese.convert(character))
        yield (
            character,
            " ".join(mandarin(fields)),
            " ".join(unique([r.rstrip("123456") for r in fields.get("kCantonese", "").split()])),
            " ".join(unique([r.split(":")[0] for r in fields.get("kHangul", "").split()])),
            " ".join(fields.get("kVietnamese", "").split()[:3]),
            fields.get("kMainlandTelegraph", ""),
            fields.get("kTaiwanTelegraph", ""),
            fields.get("kFrequency", ""),
            "1" if "kTGH" in fields else "",
            characters(fields.get("kZVariant", "")) or (decomposed if decomposed != character else ""),
            characters(fields.get("kSimplifiedVariant", "")),
            simplified if len(simplified) == 1 and simplified != character else "",
            japanese if len(japanese) == 1 and japanese not in (character, simplified) else "",
        )


def main() -> int:
    text = HEAD + "\t".join(COLUMNS) + "\n" + "".join("\t".join(row) + "\n" for row in rows())
    if "--check" in sys.argv:
        return int(TARGET.read_text(encoding="utf-8") != text)
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
