"""A mail stands for the papers in it: banks send statements, bills and locked archives as attachments or as the mail itself."""

from __future__ import annotations

import base64
import io
import zipfile
from email.message import EmailMessage
from pathlib import Path

import pytest

from reprieve.errors import PaperError
from reprieve.library import load_library
from reprieve.model import Statement
from reprieve.papers.files import MAX_MEMBERS, paper_bytes, papers_below
from reprieve.read import read_paper

CSV = "交易日期,摘要,交易金额,余额\n2026-01-02,工资,1000.00,6000.00\n2026-01-03,消费,-50.00,5950.00\n".encode("gb18030")
PAGE = (
    "<html><body>账户交易明细<table>"
    + "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in line.split(','))}</tr>" for line in CSV.decode("gb18030").splitlines())
    + "</table></body></html>"
)


def mail(text: str = "您好，请查收附件。", page: str = "", **attached: bytes) -> EmailMessage:
    message = EmailMessage()
    message["Subject"] = "交易流水"
    message.set_content(text, charset="gb18030")
    if page:
        message.add_alternative(page, subtype="html", charset="gb18030")
    for name, data in attached.items():
        message.add_attachment(data, maintype="application", subtype="octet-stream", filename=name.replace("_", "."))
    return message


def zipped(name: str, data: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(name, data)
    return buffer.getvalue()


def papers(message: EmailMessage | bytes, folder: Path) -> list[str]:
    (folder / "m.eml").write_bytes(message if isinstance(message, bytes) else message.as_bytes())
    return [path.relative_to(folder / "m.eml").as_posix() for path in papers_below(folder)]


def is_read(folder: Path, name: str) -> bool:
    content = read_paper(folder / "m.eml" / name, name, load_library()).content
    return isinstance(content, Statement) and [str(row.amount) for row in content.transactions] == ["1000.00", "-50.00"]


def test_a_mail_stands_for_what_is_attached_to_it(tmp_path: Path) -> None:
    assert papers(mail(page="<p>请查收附件，密码见 App。</p>", 流水_csv=CSV), tmp_path) == ["流水.csv"]
    assert is_read(tmp_path, "流水.csv")


def test_an_archive_that_is_attached_is_opened(tmp_path: Path) -> None:
    assert papers(mail(流水_zip=zipped("流水.csv", CSV)), tmp_path) == ["流水.zip/流水.csv"]
    assert is_read(tmp_path, "流水.zip/流水.csv")


def test_a_mail_that_is_the_paper_itself_is_read_as_a_page(tmp_path: Path) -> None:
    assert papers(mail(page=PAGE), tmp_path) == ["mail.html"]
    assert is_read(tmp_path, "mail.html")


def test_a_mail_that_lists_figures_counts_beside_what_is_attached(tmp_path: Path) -> None:
    assert papers(mail(page=PAGE, 广告_pdf=b"%PDF-1.4"), tmp_path) == ["mail.html", "广告.pdf"]


def test_a_mail_that_was_forwarded_is_looked_into(tmp_path: Path) -> None:
    outer = mail("转发")
    outer.add_attachment(mail(流水_csv=CSV))

    assert papers(outer, tmp_path) == ["流水.csv"]


def test_a_page_that_a_browser_saved_is_a_mail_with_its_pictures_inside(tmp_path: Path) -> None:
    page = EmailMessage()
    page.set_content(PAGE, subtype="html", charset="utf-8")
    page.add_related(b"\x89PNG", "image", "png", cid="<logo>")

    assert papers(page, tmp_path) == ["mail.html"]
    assert is_read(tmp_path, "mail.html")


@pytest.mark.parametrize(
    "name", [b"=?GBK?B?" + base64.b64encode("流水.csv".encode("gbk")) + b"?=", "流水.csv".encode("gbk"), "流水.csv".encode()]
)
def test_names_are_read_however_they_were_written(name: bytes, tmp_path: Path) -> None:
    lines = [b"MIME-Version: 1.0", b'Content-Type: multipart/mixed; boundary="X"', b"", b"--X"]
    lines += [b'Content-Type: application/octet-stream; name="' + name + b'"', b"Content-Transfer-Encoding: base64", b""]

    assert papers(b"\r\n".join([*lines, base64.b64encode(CSV), b"--X--", b""]), tmp_path) == ["流水.csv"]
    assert paper_bytes(tmp_path / "m.eml/流水.csv") == CSV


def test_a_name_that_leads_out_is_made_safe(tmp_path: Path) -> None:
    message = mail()
    message.add_attachment(CSV, maintype="text", subtype="csv", filename="../../流水.csv")

    assert papers(message, tmp_path) == ["_/_/流水.csv"]


def test_too_many_and_none_are_refused_with_the_reason(tmp_path: Path) -> None:
    message = EmailMessage()
    for number in range(MAX_MEMBERS + 1):
        message.add_attachment(b"x", maintype="text", subtype="csv", filename=f"{number}.csv")

    assert papers(message, tmp_path) == ["."]
    with pytest.raises(PaperError):
        paper_bytes(tmp_path / "m.eml/1.csv")
    assert papers(b"MIME-Version: 1.0\n\n", tmp_path) == ["."]
    assert read_paper(tmp_path / "m.eml", "m.eml", load_library()).status == "unreadable"


def test_a_table_is_no_mail(tmp_path: Path) -> None:
    assert papers("账号: 6299990000000006027\n".encode() + CSV, tmp_path) == ["."]


def test_parts_in_parts_without_end_are_refused(tmp_path: Path) -> None:
    nested = "".join(f'Content-Type: multipart/mixed; boundary="b{depth}"\n\n--b{depth}\n' for depth in range(3000))
    (tmp_path / "m.eml").write_bytes(f"MIME-Version: 1.0\n{nested}Content-Type: text/plain\n\n1.00 2.00 3.00\n".encode())
    assert papers_below(tmp_path) == [tmp_path / "m.eml"]
    document = read_paper(tmp_path / "m.eml", "m.eml", load_library())
    assert document.status == "unreadable"
    assert document.error is not None
    assert "without end" in str(document.error)
