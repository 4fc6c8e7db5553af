"""Stories and books at URLs: a batch over a real S3 interface (moto, on loopback) does what it does over folders."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from conftest import STORY, Result, Storybind, assert_one_line
from storybind.edge import files, folder, stores, writing
from storybind.errors import NotFoundError, ReadError
from test_batch_troubles import lines, many, wait_for

pytest.importorskip("upath", reason='needs: pip install "storybind[remote]"')
s3fs = pytest.importorskip("s3fs", reason="needs s3fs")
moto = pytest.importorskip("moto.server", reason="needs moto[server]")

PICTURE = next((Path(__file__).parents[1] / "covers").glob("*.jpg")).read_bytes()
STORIES = {
    "sea/kettle.txt": STORY.encode(),
    "sea/rain #1.md": b"# Rain\n\nIt rained.\n\n![A cup](cup.jpg)\n\nIt stopped.\n",
    "sea/cup.jpg": PICTURE,
    "sea/kettle.toml": b'series = "Kitchen"\n',
    "covers/kettle.jpg": PICTURE,
    "storybind.toml": b'publisher = "Hill House"\n',
    ".hidden.txt": b"no story",
    "empty.txt": b"",
}
"""A folder in which all that belongs to a story has to be found."""


@pytest.fixture(scope="module")
def s3() -> Iterator[Mapping[str, str]]:
    """A server that speaks S3 on loopback; gives the environment by which it is found.

    fsspec keeps the file systems it has made, each with the server that the environment named then: another has to be
    found anew.
    """
    s3fs.S3FileSystem.clear_instance_cache()
    server = moto.ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    _, port = server.get_host_and_port()
    keys = {"AWS_ACCESS_KEY_ID": "test", "AWS_SECRET_ACCESS_KEY": "test", "AWS_DEFAULT_REGION": "us-east-1"}
    yield {"AWS_ENDPOINT_URL": f"http://127.0.0.1:{port}", "NO_PROXY": "127.0.0.1", **keys}
    server.stop()


@pytest.fixture
def bucket(s3: Mapping[str, str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[str]:
    """A bucket with the stories in it, and the same in a folder ``in``; gives its URL."""
    for key, value in s3.items():
        monkeypatch.setenv(key, value)
    import fsspec

    system = fsspec.filesystem("s3", use_listings_cache=False)
    system.mkdir("lib")
    for name, data in STORIES.items():
        stores.write(f"s3://lib/in/{name}", data)
        (tmp_path / "in" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "in" / name).write_bytes(data)
    yield "s3://lib"
    system.rm("lib", recursive=True)


def statuses(done: Result) -> dict[str, str]:
    """What became of each story, by its file's name."""
    return {one["story"].rpartition("/")[2]: one["status"] for one in done.records}


def books(folder: str) -> dict[str, bytes]:
    """The books below a URL."""
    return {
        name: stores.read(f"{folder}/{name}")
        for name, _ in stores.list_files(folder)
        if name.endswith((".epub", ".json"))
    }


def test_a_batch_from_bucket_to_bucket_is_the_one_from_folder_to_folder(
    storybind: Storybind, bucket: str, s3: Mapping[str, str], tmp_path: Path
) -> None:
    """Sidecars, covers, pictures, `storybind.toml` and the index: the same bytes; then nothing is to do; then --prune."""
    near = storybind("batch", "in", "-o", "out", "--jobs", "1", "--json")
    far = storybind("batch", f"{bucket}/in", "-o", f"{bucket}/out/", "--jobs", "1", "--json", env=s3)
    made = {"kettle.txt": "made", "rain #1.md": "made", "empty.txt": "failed"}
    assert statuses(near) == statuses(far) == made, far.err
    found = books(f"{bucket}/out")
    assert found == {
        str(path.relative_to(tmp_path / "out")): path.read_bytes()
        for path in (tmp_path / "out").rglob("*")
        if path.suffix in (".epub", ".json")
    }
    assert "sea/kettle.epub" in found

    stores.remove(f"{bucket}/in/sea/rain #1.md")
    again = storybind("batch", f"{bucket}/in", "-o", f"{bucket}/out", "--jobs", "1", "--json", "--prune", env=s3)
    assert statuses(again) == {"kettle.txt": "unchanged", "empty.txt": "failed"}
    assert set(books(f"{bucket}/out")) == {"sea/kettle.epub", "index.json"}


def test_books_in_a_bucket_that_are_not_ours_stay(storybind: Storybind, bucket: str, s3: Mapping[str, str]) -> None:
    """A file that storybind did not make is never overwritten without --force, wherever it is."""
    stores.write(f"{bucket}/out/sea/kettle.epub", b"not ours")
    far = storybind("batch", "in/sea", "-o", f"{bucket}/out/sea", "--jobs", "1", "--json", env=s3)
    assert statuses(far) == {"kettle.txt": "failed", "rain #1.md": "made"}
    assert stores.read(f"{bucket}/out/sea/kettle.epub") == b"not ours"


def test_what_is_wrong_with_a_url_is_told_in_a_line(storybind: Storybind, s3: Mapping[str, str]) -> None:
    """No such bucket, no such kind of URL, a store that does not answer, a store whose library is not there."""
    missing = storybind("batch", "s3://nowhere/in", env=s3)
    assert_one_line(missing, "s3://nowhere/in", "no such folder")
    unknown = storybind("batch", "zz9://x/in", env=s3)
    assert_one_line(unknown, "zz9://x/in", "no file system", code=2)
    watching = storybind("batch", "s3://nowhere/in", "--watch", env=s3)
    assert watching.code == 2
    dead = storybind(
        "batch", "s3://lib/in", env={**s3, "AWS_ENDPOINT_URL": "http://127.0.0.1:9", "AWS_MAX_ATTEMPTS": "1"}
    )
    assert_one_line(dead, "s3://lib/in", "127.0.0.1:9")


def test_a_store_that_goes_away_ends_the_batch(storybind: Storybind, tmp_path: Path) -> None:
    """It is said once, and not of each story that was still to come, each after a while; the same command does the rest."""
    many(tmp_path, 60)
    server = moto.ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    _, port = server.get_host_and_port()
    keys = {"AWS_ACCESS_KEY_ID": "test", "AWS_SECRET_ACCESS_KEY": "test", "AWS_DEFAULT_REGION": "us-east-1"}
    env = {
        "AWS_ENDPOINT_URL": f"http://127.0.0.1:{port}",
        "NO_PROXY": "127.0.0.1",
        "AWS_MAX_ATTEMPTS": "1",
        **keys,
    }
    system = s3fs.S3FileSystem(
        endpoint_url=env["AWS_ENDPOINT_URL"], key="test", secret="test", skip_instance_cache=True
    )
    system.mkdir("lib")
    args = ("batch", "in", "-o", "s3://lib/out", "--cover", "none", "--jobs", "1", "--json", "--report", "r.jsonl")
    child = storybind.start(*args, env=env, held=True)
    wait_for(tmp_path / "r.jsonl", 2, child)
    server.stop()
    _, err = child.communicate(timeout=600)
    assert child.returncode == 1
    assert b"stopped early (the store does not answer; the same command does the rest)" in err, err
    assert [one["status"] for one in lines(tmp_path / "r.jsonl")].count("failed") == 1


def test_a_file_url_is_a_path(storybind: Storybind, tmp_path: Path, story: Path) -> None:
    """``file://`` names a place on this machine, and the batch goes its fast way."""
    done = storybind("batch", f"file://{tmp_path}", "-o", f"file://{tmp_path}/out/", "--jobs", "1", "--json")
    assert statuses(done) == {story.name: "made"}
    assert (tmp_path / "out" / "kettle.epub").is_file()


def test_stores_of_the_simplest_kind(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the rest asks of a store holds in memory, too: written, listed, looked at, read, taken away."""
    place = "memory://shelf/a/rain.txt"
    assert not writing.is_there(stores.at(place))
    with pytest.raises(NotFoundError):
        files.read_bytes(place)
    writing.write_whole(stores.at(place), b"It rained.")
    assert files.read_bytes(place) == b"It rained."
    assert list(stores.list_files("memory://shelf")) == [("a/rain.txt", 10)]
    assert folder.list_stories("memory://shelf", (".txt",), leave_out="memory://shelf/a").stories == ()
    writing.write_whole(stores.at("memory://shelf/a/rain.toml.txt"), b'title = "Rain"')
    assert files.find_stories("memory://shelf/a", (".txt",)) == [place]
    monkeypatch.setattr(files, "LARGEST", 9)
    with pytest.raises(ReadError, match="split it"):
        files.read_bytes(place)
    writing.remove(place)
    writing.remove(place)
    assert not writing.is_there(stores.at(place))


def test_a_store_that_renames_shows_no_half_book(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where writing is not one act, another name is written first; when it fails, nothing stays and the old book does."""
    from fsspec.implementations.local import LocalFileSystem

    book = f"file://{tmp_path}/out/rain.epub"
    stores.write(book, b"old")

    def full(*args: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(LocalFileSystem, "mv", full)
    with pytest.raises(OSError, match="No space"):
        stores.write(book, b"new")
    assert [path.read_bytes() for path in (tmp_path / "out").iterdir()] == [b"old"]
