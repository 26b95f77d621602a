"""Papers inside ZIP files: listed and read in memory, with their passwords, and never more than the limits allow."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest
import pyzipper

from reprieve.errors import PASSWORD_MISSING, PASSWORD_WRONG, PaperError
from reprieve.library import load_library
from reprieve.papers.files import MAX_MEMBERS, paper_bytes, papers_below
from reprieve.read import read_paper

AES = {"compression": pyzipper.ZIP_DEFLATED, "encryption": pyzipper.WZ_AES}


def zipped(members: Mapping[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def locked(members: Mapping[str, bytes], password: str) -> bytes:
    buffer = io.BytesIO()
    with pyzipper.AESZipFile(buffer, "w", **AES) as archive:
        archive.setpassword(password.encode())
        for name, data in members.items():
            archive.writestr(name, data)
    return buffer.getvalue()


# `printf 'a,b\n' > a.csv; zip -e -P 240613 z.zip a.csv`, the old cipher that wallets still use.
ZIP_CRYPTO = bytes.fromhex(
    "504b03040a0009000000a8a5775dc5109724100000000400000005000000612e637376d45efef3aa9aeaeca80885dd5fa35e20504b0708c510972410"
    "00000004000000504b01021e030a0009000000a8a5775dc51097241000000004000000050000000000000001000000a48100000000612e637376504b"
    "0506000000000100010033000000430000000000"
)


def names(place: Path, *passwords: str) -> list[str]:
    return [path.relative_to(place).as_posix() for path in papers_below(place, passwords)]


def refused(path: Path, *passwords: str) -> str:
    with pytest.raises(PaperError) as error:
        paper_bytes(path, passwords)
    return error.value.message.template


def test_a_zip_stands_for_its_members_in_order_of_name(tmp_path: Path) -> None:
    (tmp_path / "b.zip").write_bytes(zipped({"sub/2.csv": b"two", "1.pdf": b"one", "__MACOSX/._1.pdf": b"", ".DS_Store": b""}))
    (tmp_path / "a.pdf").write_bytes(b"%PDF-")

    assert names(tmp_path) == ["a.pdf", "b.zip/1.pdf", "b.zip/sub/2.csv"]
    assert paper_bytes(tmp_path / "b.zip" / "sub" / "2.csv") == b"two"


def test_names_that_were_written_in_gb18030_are_read(tmp_path: Path) -> None:
    archive = zipped({"XXXX.csv": b"rows"}).replace(b"XXXX.csv", "流水".encode("gb18030") + b".csv")
    (tmp_path / "z.zip").write_bytes(archive)

    assert names(tmp_path) == ["z.zip/流水.csv"]
    assert paper_bytes(tmp_path / "z.zip" / "流水.csv") == b"rows"


def test_a_locked_zip_is_opened_by_the_password_that_fits(tmp_path: Path) -> None:
    (tmp_path / "z.zip").write_bytes(locked({"流水.csv": b"rows"}, "240613"))
    paper = tmp_path / "z.zip" / "流水.csv"

    assert names(tmp_path) == ["z.zip/流水.csv"]
    assert paper_bytes(paper, ("111111", "240613")) == b"rows"
    assert refused(paper) == PASSWORD_MISSING.template
    assert refused(paper, "111111") == PASSWORD_WRONG.template


def test_the_old_cipher_of_wallets_is_opened_too(tmp_path: Path) -> None:
    (tmp_path / "z.zip").write_bytes(ZIP_CRYPTO)

    assert paper_bytes(tmp_path / "z.zip/a.csv", ("000000", "240613")) == b"a,b\n"
    assert refused(tmp_path / "z.zip/a.csv", "000000") == PASSWORD_WRONG.template


def test_a_zip_inside_a_zip_is_opened_and_no_deeper(tmp_path: Path) -> None:
    innermost = zipped({"c.txt": b"c"})
    (tmp_path / "z.zip").write_bytes(zipped({"in.zip": zipped({"b.csv": b"b", "in.zip": innermost})}))

    assert names(tmp_path) == ["z.zip/in.zip/b.csv", "z.zip/in.zip/in.zip"]
    assert paper_bytes(tmp_path / "z.zip/in.zip/b.csv") == b"b"
    assert refused(tmp_path / "z.zip/in.zip/in.zip/c.txt")


def test_a_locked_zip_inside_a_zip_is_listed_and_asks_for_its_password(tmp_path: Path) -> None:
    (tmp_path / "z.zip").write_bytes(locked({"in.zip": zipped({"b.csv": b"b"})}, "secret"))

    assert names(tmp_path) == ["z.zip/in.zip"]
    assert names(tmp_path, "secret") == ["z.zip/in.zip/b.csv"]
    assert read_paper(tmp_path / "z.zip/in.zip", "z", load_library()).error == PASSWORD_MISSING


@pytest.mark.parametrize("name", ["../evil.csv", "/../../evil.csv", "..\\evil.csv"])
def test_a_name_that_leads_out_of_the_archive_is_listed_and_not_opened(name: str, tmp_path: Path) -> None:
    (tmp_path / "z.zip").write_bytes(zipped({name: b"x"}))

    (listed,) = papers_below(tmp_path)
    assert ".." not in listed.parts and listed.is_relative_to(tmp_path / "z.zip")
    assert "not opened" in refused(listed)


def test_a_member_whose_name_is_longer_than_any_path_is_read_under_the_end_of_it(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(zipped({"a/" * 3000 + "流水.csv": b"1,2"}))
    (paper,) = papers_below(tmp_path)
    assert (paper.name, len(str(paper.relative_to(tmp_path))) < 600, paper_bytes(paper)) == ("流水.csv", True, b"1,2")


def test_two_members_of_one_name_are_two_papers(tmp_path: Path) -> None:
    (tmp_path / "z.zip").write_bytes(zipped({"a.csv": b"1", "/a.csv": b"2"}))

    assert names(tmp_path) == ["z.zip/a (2).csv", "z.zip/a.csv"]
    assert {paper_bytes(tmp_path / name) for name in names(tmp_path)} == {b"1", b"2"}


def test_a_member_that_is_packed_suspiciously_tight_is_not_opened(tmp_path: Path) -> None:
    (tmp_path / "z.zip").write_bytes(zipped({"bomb.csv": bytes(30_000_000)}))

    assert "not opened" in refused(tmp_path / "z.zip" / "bomb.csv")


@pytest.mark.parametrize("method", [zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_member_that_is_damaged_says_so_however_it_is_packed(method: int, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "z.zip", "w", method) as archive:
        archive.writestr("a.csv", bytes(range(256)) * 4)
    data = bytearray((tmp_path / "z.zip").read_bytes())
    data[46:80] = b"\xff" * 34
    (tmp_path / "z.zip").write_bytes(data)

    assert "is damaged" in refused(tmp_path / "z.zip" / "a.csv")


def test_an_archive_of_too_many_files_is_a_paper_that_says_so(tmp_path: Path) -> None:
    (tmp_path / "z.zip").write_bytes(zipped({f"{number}.csv": b"" for number in range(MAX_MEMBERS + 1)}))

    assert names(tmp_path) == ["z.zip"]
    document = read_paper(tmp_path / "z.zip", "z.zip", load_library())
    assert document.status == "unreadable"
    assert document.error and document.error.values == {"count": MAX_MEMBERS + 1, "limit": MAX_MEMBERS}


@pytest.mark.parametrize(
    "data", [zipped({"a.csv": b"x"})[:30], b"PK\x03\x04 and no more", zipped({})], ids=["cut off", "nonsense", "empty"]
)
def test_a_zip_that_cannot_be_listed_is_a_paper_that_says_why(data: bytes, tmp_path: Path) -> None:
    (tmp_path / "z.zip").write_bytes(data)

    assert names(tmp_path) == ["z.zip"]
    document = read_paper(tmp_path / "z.zip", "z.zip", load_library())
    assert document.status == "unreadable" and document.error
