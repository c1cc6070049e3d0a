"""The members of a ZIP, counted and measured before any is unpacked, and their XML parsed without entities."""
from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Iterator
from typing import IO

from lxml import etree

from .limits import Limits
from .refusals import Refused

Element = etree._Element


class Archive:
    """A ZIP within limits. The sizes it declares are checked first, then held to while unpacking."""

    def __init__(self, path: str, limits: Limits) -> None:
        self.limits = limits
        try:
            self._zip = zipfile.ZipFile(path)
            infos = self._zip.infolist()
        except Exception as error:
            raise Refused("damaged", part="zip") from error
        if len(infos) > limits.members:
            raise Refused("too-many-members", members=len(infos), limit=limits.members)
        self._members: dict[str, zipfile.ZipInfo] = {}
        total = 0
        for info in infos:
            if info.flag_bits & 1:
                raise Refused("encrypted")
            if info.filename in self._members:
                # Which of the two is meant differs from reader to reader.
                raise Refused("damaged", part=info.filename)
            total += info.file_size
            if total > limits.unpacked:
                raise Refused("unpacked-too-large", bytes=total, limit=limits.unpacked)
            ratio = info.file_size // max(info.compress_size, 1)
            if ratio > limits.ratio and info.file_size > 1_000_000:
                raise Refused("too-compressed", part=info.filename, ratio=ratio, limit=limits.ratio)
            self._members[info.filename] = info
        self._lower = {name.lower(): name for name in self._members}

    def names(self) -> list[str]:
        return list(self._members)

    def has(self, name: str) -> bool:
        return name.lower() in self._lower

    def open(self, name: str) -> IO[bytes]:
        """A member as a stream that ends where its declared size does."""
        info = self._members.get(self._lower.get(name.lower(), ""))
        if info is None:
            raise Refused("damaged", part=name)
        try:
            return _Measured(self._zip.open(info), info, self.limits)
        except (zipfile.BadZipFile, NotImplementedError, RuntimeError) as error:
            raise Refused("damaged", part=name) from error

    def read(self, name: str, most: int = 100_000) -> bytes:
        with self.open(name) as stream:
            return stream.read(most)

    def xml(self, name: str) -> Element:
        """A member as a tree."""
        root = None
        for _, element in self.events(name, tags=None, keep=True):
            root = element
        if root is None:
            raise Refused("damaged", part=name)
        return root.getroottree().getroot()

    def events(self, name: str, tags: list[str] | None, keep: bool = False) -> Iterator[tuple[str, Element]]:
        """The ends of the elements named in `tags`, each thrown away afterwards unless kept; with all rules checked."""
        _check_prologue(self, name)
        with self.open(name) as stream:
            try:
                yield from _parse(stream, name, self.limits, tags, keep)
            except etree.XMLSyntaxError as error:
                if "depth" in str(error).lower():
                    raise Refused("too-deep", part=name, limit=self.limits.depth) from error
                raise Refused("damaged", part=name) from error
            except (zipfile.BadZipFile, EOFError, OSError, zipfile.zlib.error, NotImplementedError) as error:
                raise Refused("damaged", part=name) from error


def _parse(stream: IO[bytes], name: str, limits: Limits, tags: list[str] | None,
           keep: bool) -> Iterator[tuple[str, Element]]:
    parser = etree.XMLPullParser(events=("start", "end"), resolve_entities=False, no_network=True, load_dtd=False,
                                 dtd_validation=False, huge_tree=False, remove_comments=True, remove_pis=True)
    depth, done = 0, False
    wanted = set(tags) if tags is not None else None
    while not done:
        block = stream.read(1 << 16)
        if block:
            parser.feed(block)
        else:
            parser.close()
            done = True
        for event, element in parser.read_events():
            if event == "start":
                if depth == 0 and element.getroottree().docinfo.internalDTD is not None:
                    raise Refused("forbidden-xml", part=name)
                depth += 1
                if depth > limits.depth:
                    raise Refused("too-deep", part=name, limit=limits.depth)
                continue
            depth -= 1
            if wanted is None:
                if depth == 0:
                    yield event, element
            elif element.tag in wanted:
                yield event, element
                if not keep:
                    _forget(element)


def _forget(element: Element) -> None:
    element.clear()
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]


def _check_prologue(archive: Archive, name: str) -> None:
    """No document type, hence no entities of its own: what office programs write has none."""
    head = archive.read(name, 8192)
    for encoding in ("utf-8", "utf-16-le", "utf-16-be"):
        text = head.decode(encoding, "ignore")
        if "<!DOCTYPE" in text or "<!ENTITY" in text:
            raise Refused("forbidden-xml", part=name)


class _Measured:
    """Reads a member and refuses once it is longer than the archive declared, or than is allowed."""

    def __init__(self, stream: IO[bytes], info: zipfile.ZipInfo, limits: Limits) -> None:
        self._stream, self._info, self._limits, self._read = stream, info, limits, 0

    def read(self, count: int = 1 << 20) -> bytes:
        block = self._stream.read(count)
        self._read += len(block)
        if self._read > min(self._info.file_size, self._limits.unpacked):
            raise Refused("unpacked-too-large", bytes=self._read, limit=self._limits.unpacked)
        return block

    def __enter__(self) -> "_Measured":
        return self

    def __exit__(self, *_: object) -> None:
        self._stream.close()


def relations(archive: Archive, part: str) -> dict[str, dict[str, str]]:
    """The relations of a part of an Office file by their id: type (its last word), target within the archive, external."""
    folder, file = posixpath.split(part)
    name = posixpath.join(folder, "_rels", file + ".rels")
    found: dict[str, dict[str, str]] = {}
    if not archive.has(name):
        return found
    for relation in archive.xml(name):
        if not isinstance(relation.tag, str):
            continue
        target, external = relation.get("Target", ""), relation.get("TargetMode") == "External"
        if not external:
            target = posixpath.normpath(posixpath.join("/" + folder, target)).lstrip("/")
        found[relation.get("Id", "")] = {
            "type": relation.get("Type", "").rsplit("/", 1)[-1], "target": target, "external": "1" if external else ""}
    return found


def main_part(archive: Archive, otherwise: str) -> str:
    """The part that an Office file begins with."""
    for relation in relations(archive, "").values():
        if relation["type"] == "officeDocument" and archive.has(relation["target"]):
            return relation["target"]
    return otherwise


def report_what_is_never_run(archive: Archive, document) -> None:
    """Macros, embedded objects and links to the outside: named, never opened."""
    for name in archive.names():
        low = name.lower()
        if low.endswith(("vbaproject.bin", "vbadata.xml")) or low.startswith(("basic/", "scripts/")):
            if not low.endswith("/") and not low.endswith("vbadata.xml"):
                document.report("macro", part=name)
        elif "/embeddings/" in low or "/activex/" in low or low.startswith("object ") and low.endswith("content.xml"):
            document.report("embedded", part=name)
        elif low.endswith(".rels"):
            for relation in archive.xml(name):
                if isinstance(relation.tag, str) and relation.get("TargetMode") == "External":
                    kind = relation.get("Type", "").rsplit("/", 1)[-1]
                    if kind != "hyperlink":
                        document.report("external-link", kind=kind, target=relation.get("Target", ""))
