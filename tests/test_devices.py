"""E-readers recognised by what is on their drives, wherever those are; names that FAT takes."""

from __future__ import annotations

import ctypes
import json
import unicodedata
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import assert_one_line, in_process, nothing_written
from readers import READERS, drive, make_reader
from storybind.cli import devices as command
from storybind.edge.devices import find_plugged, find_readers, reader_at, recognise
from storybind.edge.drive import Drive
from storybind.edge.mounts import Mount, System, find_mounts
from storybind.edge.names import book_stem, plain_name, safe_name
from storybind.edge.readers import KINDS, USB
from storybind.edge.targets import find_drive
from storybind.errors import (
    DeviceReadOnlyError,
    MtpDeviceError,
    NoDeviceError,
    NotFoundError,
    ReadError,
    SeveralDevicesError,
    UsageError,
)


def system(*roots: Path, **more: Path) -> System:
    """A machine with these drives."""
    return System("linux", roots, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("name", "kind", "folder", "best"),
    [
        ("kobo", "kobo", "", "kepub"),
        ("tolino-2024", "tolino", "", "epub"),
        ("tolino", "tolino", "Books", "epub"),
        ("kindle", "kindle", "documents", "azw3"),
        ("kindle-koreader", "kindle", "documents", "azw3"),
        ("pocketbook", "pocketbook", "", "epub"),
        ("pocketbook-books", "pocketbook", "Books", "epub"),
        ("nook", "nook", "NOOK/Books", "epub"),
        ("sony", "sony", "Sony_Reader/media/books", "epub"),
        ("sony-505", "sony", "database/media/books", "epub"),
    ],
)
def test_each_reader_is_known_by_its_drive(tmp_path: Path, name: str, kind: str, folder: str, best: str) -> None:
    """The files on a drive tell what it is, where its books go and what it likes best."""
    root = make_reader(tmp_path / "DRIVE", name)
    reader = recognise(Mount(root, "DRIVE"))
    assert reader
    assert (reader.kind.id, reader.folder, Drive(reader).opens[0]) == (kind, root / folder, best)


@pytest.mark.parametrize("name", ["stick"])
def test_other_drives_are_no_readers(tmp_path: Path, name: str) -> None:
    """A drive with photographs is left alone, and so is a folder `system` of something else."""
    assert recognise(Mount(make_reader(tmp_path / "a", name), "")) is None
    (tmp_path / "b/system").mkdir(parents=True)
    (tmp_path / "b/system/version.txt").write_text("Android 12")
    assert recognise(Mount(tmp_path / "b", "")) is None


def test_koreader_lets_a_kindle_open_epub(tmp_path: Path) -> None:
    """With KOReader on it, a Kindle can be given EPUB; without, it cannot."""
    with_it = recognise(Mount(make_reader(tmp_path / "a", "kindle-koreader"), ""))
    without = recognise(Mount(make_reader(tmp_path / "b", "kindle"), ""))
    assert with_it
    assert without
    assert ("epub" in Drive(with_it).opens, "epub" in Drive(without).opens) == (True, False)


def test_every_reader_in_the_table_is_tested() -> None:
    """Each kind of the table has a drive in these tests, so that a new row is a new test."""
    known = {name.partition("-")[0] for name in READERS}
    assert {kind.id for kind in KINDS} <= known


MOUNTS = """\
/dev/vda / ext4 rw,relatime 0 0
proc /proc proc rw 0 0
/dev/sdb1 {kobo} vfat rw,nosuid,uid=1000 0 0
/dev/sdc1 {kindle} vfat ro,nosuid 0 0
server:/books {nas} nfs rw 0 0
"""


def listed(root: Path) -> str:
    """A place as the list of mounts has it."""
    return str(root).replace(" ", r"\040")


def test_drives_are_those_of_the_list_of_mounts(tmp_path: Path) -> None:
    """FAT is looked at wherever it is, blanks in names are read, network drives are not touched, read-only is known."""
    kobo, kindle = make_reader(tmp_path / "My Kobo", "kobo"), make_reader(tmp_path / "Kindle", "kindle")
    nas = make_reader(tmp_path / "nas", "kobo")
    table = tmp_path / "mounts"
    table.write_text(MOUNTS.format(kobo=listed(kobo), kindle=listed(kindle), nas=listed(nas)))
    found = find_readers(system(mounts=table))
    assert [(reader.mount.root, reader.mount.node, reader.mount.read_only) for reader in found] == [
        (kobo, "/dev/sdb1", False),
        (kindle, "/dev/sdc1", True),
    ]


def test_no_list_of_mounts_is_no_reader(tmp_path: Path) -> None:
    """In a container without /proc nothing is found, and nothing breaks."""
    assert find_mounts(system(mounts=tmp_path / "none")) == ()


def test_a_named_folder_on_a_reader_is_the_readers(tmp_path: Path) -> None:
    """The drive's root stands for the reader, a folder on it is where its books go, any other folder is itself."""
    root = make_reader(tmp_path / "KOBO", "kobo")
    (root / "Stories").mkdir()
    nowhere = system(mounts=tmp_path / "none")
    assert reader_at(root, nowhere).kind.id == "kobo"
    inside = reader_at(root / "Stories", nowhere)
    assert (inside.kind.id, inside.folder, inside.mount.root) == ("kobo", root / "Stories", root)
    assert reader_at(tmp_path, nowhere).kind.id == "folder"


def test_drives_of_windows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On Windows removable and fixed drives with a letter are looked at; discs, network drives and empty slots are not."""
    kinds = {"C:\\": 3, "D:\\": 5, "E:\\": 2, "F:\\": 2, "Z:\\": 4}
    labels = {"C:\\": ("System", 0), "E:\\": ("KOBOeReader", 0x80000)}  # F: is a slot without a card

    class Kernel:
        def GetLogicalDrives(self) -> int:
            return sum(1 << ord(root[0]) - 65 for root in kinds)

        def GetDriveTypeW(self, root: str) -> int:
            return kinds[root]

        def GetVolumeInformationW(
            self, root: str, label: Any, size: int, a: None, b: None, flags: Any, c: None, d: int
        ) -> int:
            if root not in labels:
                return 0
            label.value, flags._obj.value = labels[root]
            return 1

    monkeypatch.setattr(ctypes, "windll", type("Libraries", (), {"kernel32": Kernel()}), raising=False)
    found = [(str(mount.root), mount.label, mount.read_only) for mount in find_mounts(System("win32"))]
    assert found == [("C:\\", "System", False), ("E:\\", "KOBOeReader", True)]


# What is told when none can be chosen


def test_none_found(tmp_path: Path) -> None:
    """No reader: what to do on its screen, and that a folder may be named."""
    with pytest.raises(NoDeviceError, match=r"No e-reader found\. Plug it in, unlock it .*--to PATH"):
        find_drive("auto", system(tmp_path))
    with pytest.raises(NoDeviceError, match="No Kobo found"):
        find_drive("kobo", system(make_reader(tmp_path / "K", "kindle")))


def test_several_found(tmp_path: Path) -> None:
    """Two readers: both are named with their places, and how to choose."""
    kobo, other = make_reader(tmp_path / "E", "kobo"), make_reader(tmp_path / "F", "pocketbook")
    with pytest.raises(SeveralDevicesError) as told:
        find_drive("auto", system(kobo, other))
    assert str(told.value) == (
        f"Two e-readers found: Kobo ({kobo}), PocketBook ({other}). Choose one with --to kobo or --to {other}."
    )
    assert find_drive("pocketbook", system(kobo, other)).reader.mount.root == other


def test_two_of_one_kind(tmp_path: Path) -> None:
    """A reader's memory and its card look alike: they are told apart by their places."""
    one, two = make_reader(tmp_path / "E", "kobo"), make_reader(tmp_path / "F", "kobo")
    with pytest.raises(SeveralDevicesError, match=f"--to {one} or --to {two}"):
        find_drive("kobo", system(one, two))


def usb(folder: Path, *numbers: str) -> Path:
    """The USB as Linux lists it."""
    for at, number in enumerate(numbers):
        node = folder / f"1-{at}"
        node.mkdir(parents=True)
        vendor, product = number.split(":")
        (node / "idVendor").write_text(f"{vendor}\n")
        (node / "idProduct").write_text(f"{product}\n")
    (folder / "usb1").mkdir(parents=True, exist_ok=True)
    return folder


def test_a_reader_without_a_drive(tmp_path: Path) -> None:
    """A Kindle that speaks MTP alone is named, with every other way there is."""
    machine = system(mounts=tmp_path / "none", usb=usb(tmp_path / "usb", "1d6b:0002", "1949:9981"))
    with pytest.raises(
        MtpDeviceError, match=r"This Kindle connects in a way .* --to kindle-mail, calibre, .*“documents”"
    ):
        find_drive("auto", machine)


@pytest.mark.parametrize(
    ("asked", "told"),
    [("reMarkable", "USB web interface"), ("boox", "“Books”"), ("Supernote", "“Document”")],
)
def test_a_reader_that_never_has_a_drive_is_named(tmp_path: Path, asked: str, told: str) -> None:
    """Who asks for a reader that shows no drive is told how books come onto it, plugged in or not."""
    with pytest.raises(MtpDeviceError, match=told):
        find_drive(asked, system(mounts=tmp_path / "none", usb=usb(tmp_path / "usb", "1d6b:0002")))
    with pytest.raises(UsageError, match="there is no reader"):
        find_drive(f"{asked}s", system(mounts=tmp_path / "none", usb=tmp_path / "usb"))


def test_a_reader_without_a_drive_that_gnome_has_opened(tmp_path: Path) -> None:
    """Where the file manager shows such a reader as a folder, that folder is named."""
    share = tmp_path / "gvfs/mtp:host=Amazon_Kindle"
    share.mkdir(parents=True)
    machine = System("linux", mounts=tmp_path / "none", usb=usb(tmp_path / "usb", "1949:9981"), runtime=tmp_path)
    with pytest.raises(MtpDeviceError, match="mtp:host=Amazon_Kindle"):
        find_drive("kindle", machine)


def test_a_reader_that_waits_for_its_screen(tmp_path: Path) -> None:
    """A Kobo that is plugged in and shows no drive yet wants a tap."""
    machine = system(mounts=tmp_path / "none", usb=usb(tmp_path / "usb", "2237:4228"))
    with pytest.raises(NoDeviceError, match="The Kobo is plugged in and shows no drive yet"):
        find_drive("auto", machine)


def test_numbers_are_read_once_each(tmp_path: Path) -> None:
    """Every row of the table can be found by a number, and none hides behind one before it."""
    for at, row in enumerate(USB):
        number = f"{row.vendor}:{row.products[0] if row.products else 'ffff'}"
        folder = usb(tmp_path / str(at), number, number)
        assert find_plugged(system(mounts=tmp_path / "none", usb=folder)) == (row,)


def test_read_only(tmp_path: Path) -> None:
    """A drive that is mounted read-only is told as such before any book is made."""
    kobo = make_reader(tmp_path / "KOBO", "kobo")
    table = tmp_path / "mounts"
    table.write_text(f"/dev/sdb1 {listed(kobo)} vfat ro 0 0\n")
    with pytest.raises(DeviceReadOnlyError, match="Kobo is mounted read-only, often after being unplugged too early"):
        find_drive("kobo", system(mounts=table))


@pytest.mark.parametrize(
    ("asked", "kind"), [("kubo", UsageError), ("./nowhere", NotFoundError), ("/no/such", NotFoundError)]
)
def test_neither_reader_nor_folder(tmp_path: Path, asked: str, kind: type[Exception]) -> None:
    """A word that is no reader is wrong usage and lists what there is; a folder that is not there is said to be missing."""
    with pytest.raises(kind, match="no such folder" if kind is NotFoundError else "kindle-mail"):
        find_drive(asked, system(tmp_path))


@pytest.mark.parametrize("asked", ["card", "./card", "card/books", "card/books/mine"])
def test_a_file_is_no_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, asked: str) -> None:
    """Where a file is named, or a folder in one, it is told as what it is: nobody can make that folder first."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "card").write_bytes(b"a file")
    with pytest.raises(ReadError, match="this is a file; name a folder") as told:
        find_drive(asked, system(tmp_path))
    assert told.value.where == "card"


# The command


def test_devices_shows_what_is_there(tmp_path: Path) -> None:
    """A line a reader: what it is, where, what it takes; scripts get the same as JSON."""
    kobo, kindle = make_reader(tmp_path / "K", "kobo"), make_reader(tmp_path / "A", "kindle-koreader")
    there = {"STORYBIND_MOUNTS": f"{kobo}:{kindle}:{make_reader(tmp_path / 'S', 'stick')}"}
    with nothing_written(tmp_path):
        shown, told = in_process("devices", env=there), in_process("devices", "--json", env=there)
    assert (shown.code, told.code, shown.err, told.err) == (0, 0, "", "")
    first, second = shown.text.splitlines()
    assert first.startswith(f"Kobo: {kobo} (takes kepub, ")
    assert first.endswith("firmware 4.38.21908)")
    assert second.endswith("firmware 5.16.2.1.1, KOReader)")
    found = told.records
    assert [(each["kind"], each["folder"], each["writable"]) for each in found] == [
        ("kobo", str(kobo), True),
        ("kindle", str(kindle / "documents"), True),
    ]


def test_devices_without_any(tmp_path: Path) -> None:
    """None is no failure of the command: what to do is told, scripts get nothing."""
    there = {"STORYBIND_MOUNTS": str(tmp_path)}
    assert_one_line(in_process("devices", env=there), "No e-reader found", "storybind send --to PATH", code=0)
    assert in_process("devices", "--json", env=there).out == b""


def test_devices_shows_readers_without_a_drive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A reader that cannot be written to is shown with the reason."""
    machine = system(mounts=tmp_path / "none", usb=usb(tmp_path / "usb", "1949:9981"))
    monkeypatch.setattr(command, "read_system", lambda: machine)
    shown = in_process("devices")
    assert shown.text.startswith("Kindle: This Kindle connects in a way storybind cannot write to.")
    found = json.loads(in_process("devices", "--json").text)
    assert (found["root"], found["writable"]) == (None, False)


def test_a_real_drive_is_found(tmp_path: Path) -> None:
    """A reader's drive is found in the machine's own list of what is mounted."""
    with drive(tmp_path / "KOBOeReader") as root:
        make_reader(root, "kobo")
        (found,) = [reader for reader in find_readers(System("linux")) if reader.mount.root == root]
        assert found.kind.id == "kobo"
        assert found.mount.node.startswith("/dev/loop")


# Names

_WORDS = st.text(alphabet=st.characters(codec="utf-8"), max_size=400)


@given(_WORDS, st.lists(_WORDS, min_size=1, max_size=4))
def test_names_that_fat_takes(title: str, authors: list[str]) -> None:
    """Whatever title and authors are, the name is one that FAT takes, and short enough for an ending and a number."""
    name = book_stem(title, authors)
    for stem in (name, safe_name(title), plain_name(safe_name(title))):
        assert stem
        assert not set(stem) & set('\\/:*?"<>|')
        assert all(map(str.isprintable, stem))
        assert stem == stem.strip(" .")
        assert not stem.startswith("_")
    assert len(name.encode("utf-8")) <= 200 + len("book ")
    assert name == unicodedata.normalize("NFC", name)
    assert plain_name(name).isascii()


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("../../etc/passwd", "etc_passwd"),
        ("..\\..\\boot", "boot"),
        ("C:\\autoexec", "C__autoexec"),
        ("NUL", "book NUL"),
        ("nul.", "book nul"),
        ("a\x00b\r\nc\u202ed", "ab cd"),
        (".kobo", "kobo"),
        ("???", "book"),
        ("Long " * 60, ("Long " * 40).strip()),
    ],
)
def test_titles_that_would_break_out(title: str, name: str) -> None:
    """No title leads out of the books' folder, names a device of Windows or hides."""
    assert safe_name(title) == name


def test_two_kinds_of_names() -> None:
    """Two authors are both named, more are not; nobody is no author, and neither is one without a letter."""
    assert book_stem("Rain", ("...",)) == "Rain"
    names: Mapping[str, tuple[str, ...]] = {
        "Rain": ("Unknown",),
        "A & B - Rain": ("A", "B"),
        "A and others - Rain": ("A", "B", "C"),
    }
    assert {book_stem("Rain", authors) for authors in names.values()} == set(names)
