"""Files of every kind, their encodings, and broken ones."""

from __future__ import annotations

from collections.abc import Callable
from email.message import EmailMessage
from pathlib import Path

import docx
import pytest
from docx.oxml import parse_xml

from entityscreen.errors import DocumentError, MissingExtraError
from entityscreen.sources.documents import extract, read_document
from entityscreen.sources.documents import reading as readers_module

ENGLISH = "Chinese President Xi Jinping (習近平) met Hikvision Digital Technology Co (海康威視)."
CHINESE = "武漢高芯科技有限公司（Wuhan Global Sensor Technology Co）的代表表示，公司沒有向任何一方提供產品。"
SIMPLIFIED = "武汉高芯科技有限公司（Wuhan Global Sensor Technology Co）的代表表示，公司没有向任何一方提供产品。"


def pdf_of(text: str, pages: int = 1) -> bytes:
    """A PDF of ASCII pages, written by hand."""
    kids = " ".join(f"{4 + 2 * i} 0 R" for i in range(pages))
    objects = ["<</Type/Catalog/Pages 2 0 R>>", f"<</Type/Pages/Count {pages}/Kids[{kids}]>>",
               "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"]  # fmt: skip
    for i in range(pages):
        stream = f"BT /F1 12 Tf 40 700 Td ({text} page {i + 1}) Tj ET"
        objects.append(f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 900 800]/Contents {5 + 2 * i} 0 R"
                       "/Resources<</Font<</F1 3 0 R>>>>>>")  # fmt: skip
        objects.append(f"<</Length {len(stream)}>>stream\n{stream}\nendstream")
    body = "%PDF-1.4\n"
    for number, content in enumerate(objects, start=1):
        body += f"{number} 0 obj\n{content}\nendobj\n"
    return (body + "trailer<</Root 1 0 R>>\n").encode("ascii")


@pytest.mark.parametrize(
    ("text", "encoding"),
    [(ENGLISH, "utf-8"), (ENGLISH, "utf-8-sig"), (ENGLISH, "utf-16"), (CHINESE, "utf-16-le"), (CHINESE, "big5"),
     (CHINESE, "gb18030"), (SIMPLIFIED, "gb18030"), ("トヨタ自動車株式会社の社長が東京で会見した。", "shift_jis"),
     ("Pierre Lefèvre, le président de la société, a déclaré être étonné.", "windows-1252")],
)  # fmt: skip
def test_encodings_are_detected(tmp_path: Path, text: str, encoding: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(text.encode(encoding))
    assert read_document(path).text == text


def test_a_pdf_joins_words_over_lines(tmp_path: Path) -> None:
    lines = "The Harbin Institute of Tech-) Tj 0 -14 Td (nology and Mr. Ho Chi-) Tj 0 -14 Td (ping met. The end"
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf_of(lines))
    assert [mention.name for mention in extract(path)] == ["Harbin Institute of Technology", "Ho Chi-ping"]


def test_readings_of_ruby_are_no_part_of_a_name(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    ruby = "<ruby>光<rp>(</rp><rt>ひかり</rt><rp>)</rp>商<rt>しょう</rt></ruby>事株式会社"
    path.write_text(f"<p>Assets of Hikari&nbsp;Shoji Co.,&nbsp;Ltd. ({ruby}) were frozen.</p>", encoding="utf-8")
    assert extract(path)[0].aliases == ("光商事株式会社",)


def test_html_gives_its_main_text(tmp_path: Path) -> None:
    page = f"""<html><head><title>Menu Corp Ltd</title><script>x</script></head><body>
    <nav><a href=/a>Home Office</a></nav><ul class="menu"><li><a>News Agency One</a><li><a>Two</a></ul>
    <article><h1>Title</h1><p>{ENGLISH}</p><p>Second &amp; last.</p></article>
    <footer>Foot Corp Ltd</footer>
    </body></html>"""
    path = tmp_path / "a.html"
    path.write_text(page, encoding="utf-8")
    assert read_document(path).text == f"Title\n\n{ENGLISH}\n\nSecond & last."
    assert [mention.name for mention in extract(path)] == ["Xi Jinping", "Hikvision Digital Technology Co"]


def test_html_says_its_encoding(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_bytes(f'<meta charset="gb2312"><p>{SIMPLIFIED}</p>'.encode("gb18030"))
    assert SIMPLIFIED in read_document(path).text


def test_pdf_keeps_its_pages(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf_of("Orion Marine Ltd was sanctioned", pages=2))
    mentions = extract(path)
    assert [(mention.name, mention.page) for mention in mentions] == [("Orion Marine Ltd", 1), ("Orion Marine Ltd", 2)]
    assert len(mentions[0].sha256) == 64


def test_docx_gives_paragraphs_and_tables(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph(ENGLISH)
    table = document.add_table(rows=2, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Name", "Chinese name"
    table.cell(1, 0).text, table.cell(1, 1).text = "Liu Pengyu", "劉鵬宇"
    document.save(str(tmp_path / "a.docx"))
    names = {(mention.name, mention.aliases) for mention in extract(tmp_path / "a.docx")}
    assert ("Xi Jinping", ("習近平",)) in names
    assert ("Liu Pengyu", ("劉鵬宇",)) in names


def test_docx_gives_what_stands_beside_the_paragraphs(tmp_path: Path) -> None:
    w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    document = docx.Document()
    document.add_paragraph("Body.")
    document.sections[0].header.paragraphs[0].text = "Header of Liu Pengyu"
    reading, base = (f"<w:r><w:t>{text}</w:t></w:r>" for text in ("reading", "習"))
    ruby = f"<w:ruby><w:rt>{reading}</w:rt><w:rubyBase>{base}</w:rubyBase></w:ruby>"
    moved = '<w:moveFrom w:id="3"><w:r><w:t>moved</w:t></w:r></w:moveFrom>'
    box = "<w:pict><w:txbxContent><w:p><w:r><w:t>In a box</w:t></w:r></w:p></w:txbxContent></w:pict>"
    tabs = '<w:pPr><w:tabs><w:tab w:val="left" w:pos="9"/></w:tabs></w:pPr>'
    deleted = '<w:del w:id="2"><w:r><w:delText>out</w:delText></w:r></w:del>'
    pieces = [
        f"<w:sdt {w}><w:sdtContent><w:p><w:r><w:t>In a content control</w:t></w:r></w:p></w:sdtContent></w:sdt>",
        f'<w:p {w}><w:ins w:id="1"><w:r><w:t>Inserted</w:t></w:r></w:ins>{deleted}</w:p>',
        f"<w:p {w}>{tabs}<w:r>{ruby}</w:r>{moved}<w:r><w:t>近平</w:t><w:br/>{box}<w:t>behind</w:t></w:r></w:p>",
    ]
    for piece in pieces:
        document.element.body.insert(1, parse_xml(piece))
    document.save(str(tmp_path / "a.docx"))
    text = read_document(tmp_path / "a.docx").text
    assert text == "Body.\n\n習近平\nbehind\n\nIn a box\n\nInserted\n\nIn a content control\n\nHeader of Liu Pengyu"


@pytest.mark.parametrize("subtype", ["plain", "html"])
def test_eml_gives_its_body(tmp_path: Path, subtype: str) -> None:
    message = EmailMessage()
    message["Subject"] = "Note"
    message.set_content(f"<p>{ENGLISH}</p>" if subtype == "html" else ENGLISH, subtype=subtype)
    (tmp_path / "a.eml").write_bytes(message.as_bytes())
    assert ENGLISH in read_document(tmp_path / "a.eml").text


def broken_docx() -> bytes:
    return b"PK\x03\x04 this is no archive"


@pytest.mark.parametrize(
    ("name", "data"),
    [("a.pdf", b"%PDF-1.4 broken"), ("a.docx", broken_docx()), ("a.html", b"\x00\x01\x02\xff" * 40),
     ("b.html", b"no markup here"), ("c.html", b"<html><body><script>x()</script></body></html>"), ("a.txt", b""),
     ("b.txt", b"\x89PNG\r\n\x1a\n\x00\x00\x00\x0dIHDR\x00\x00"), ("a.eml", b"\x00\x01"), ("a.xyz", b"text"),
     ("c.txt", CHINESE.encode("utf-8") * 3 + CHINESE.encode("big5") * 3),
     ("d.txt", b"\xef\xbb\xbf" + CHINESE.encode("big5"))],
)  # fmt: skip
def test_a_broken_file_is_named(tmp_path: Path, name: str, data: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(DocumentError, match=name.replace(".", r"\.")):
        read_document(path)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match=r"none\.txt"):
        extract(tmp_path / "none.txt")


def test_a_missing_library_names_the_extra(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(name: str) -> Callable[[], None]:
        raise ImportError(name)

    monkeypatch.setattr(readers_module, "import_module", refuse)
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf_of("x"))
    with pytest.raises(MissingExtraError, match=r"pip install 'entityscreen\[documents\]'"):
        read_document(path)


def test_a_text_that_is_also_a_path_is_read_as_a_text_with_a_warning(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_text(ENGLISH, encoding="utf-8")
    with pytest.warns(UserWarning, match="read as a text; for the file give Path"):
        assert extract(str(path)) == []
    assert extract("report.txt by Xi Jinping (習近平)")[0].name == "Xi Jinping"  # no file, no warning
