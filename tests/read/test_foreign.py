"""A file in a form that is not read says which form can be."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from reprieve.library import load_library
from reprieve.papers.files import papers_in
from reprieve.read import read_paper

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


def zipped(*names: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"Rar!\x1a\x07\x01\x00" + bytes(50), "pack them as ZIP"),
        (b"7z\xbc\xaf\x27\x1c" + bytes(50), "pack them as ZIP"),
        (b"\x1f\x8b\x08" + bytes(50), "pack them as ZIP"),
        (OLE + "WordDocument".encode("utf-16-le"), "save or print it as PDF"),
        (OLE + "__properties_version1.0".encode("utf-16-le"), "save or print it as PDF"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "locked by a password"),
        (zipped("OFD.xml", "Doc_0/Document.xml"), "save or print it as PDF"),
        (zipped("Index/Document.iwa", "preview.jpg"), "save or print it as PDF"),
    ],
    ids=["rar", "7z", "gzip", "doc", "msg", "a locked workbook", "ofd", "numbers"],
)
def test_what_to_do_with_a_file_of_another_form_is_said(data: bytes, said: str, tmp_path: Path) -> None:
    (tmp_path / "流水").write_bytes(data)
    document = read_paper(tmp_path / "流水", "流水", load_library())

    assert papers_in(tmp_path / "流水") == [tmp_path / "流水"]
    assert document.status == "unreadable"
    assert document.error and said in document.error.template
