"""Files that people bring as proof, made of nothing: a photo as a telephone takes it, a document of any size. And what became of them."""
import base64
import hashlib
import random
import struct

NOISE = """([width, height, kind]) => {
    const canvas = document.createElement('canvas')
    canvas.width = width
    canvas.height = height
    const ink = canvas.getContext('2d'), picture = ink.createImageData(width, height), data = picture.data
    for (let at = 0, seed = 1; at < data.length; at += 4) {
        seed = (Math.imul(seed, 1664525) + 1013904223) | 0
        // Left of the middle reddish, right of it bluish, so that a turn shows.
        const isLeft = (at / 4) % width < width / 2
        data[at] = (isLeft ? 150 : 0) + (seed >>> 26)
        data[at + 1] = seed >>> 18 & 63
        data[at + 2] = (isLeft ? 0 : 150) + (seed >>> 10 & 63)
        data[at + 3] = 255
    }
    ink.putImageData(picture, 0, 0)
    return canvas.toDataURL(kind, 0.92).split(',')[1]
}"""


def picture(page, width, height, kind="image/jpeg"):
    """A picture full of noise, red on its left and blue on its right."""
    return base64.b64decode(page.evaluate(NOISE, [width, height, kind]))


def photo(page, width, height):
    """The same, lying on its side, with what a camera writes into it: how to turn it, and where it was taken."""
    plain = picture(page, width, height)
    return plain[:2] + exif() + plain[2:]


def exif():
    """The segment of a JPEG with a turn to the right and a place: 1°36′ S."""
    turn = struct.pack("<HHIHH", 0x0112, 3, 1, 6, 0)
    gps_at = 8 + 2 + 2 * 12 + 4
    first = struct.pack("<H", 2) + turn + struct.pack("<HHII", 0x8825, 4, 1, gps_at) + bytes(4)
    values_at = gps_at + 2 + 2 * 12 + 4
    gps = (struct.pack("<H", 2) + struct.pack("<HHI4s", 1, 2, 2, b"S\0\0\0")
           + struct.pack("<HHII", 2, 5, 3, values_at) + bytes(4) + struct.pack("<6I", 1, 1, 36, 1, 0, 1))
    body = b"Exif\0\0" + b"II*\0" + struct.pack("<I", 8) + first + gps
    return b"\xff\xe1" + struct.pack(">H", len(body) + 2) + body


def pdf(size, seed=1):
    """A PDF of one empty page, padded by a comment to so many bytes, no two of them alike."""
    head = b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n"
    parts = [
        b"1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n",
        b"2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n",
        b"3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>\nendobj\n",
    ]
    body, places = head, []
    for part in parts:
        places.append(len(body))
        body += part
    table = b"xref\n0 4\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % place for place in places)
    room = size - len(body) - len(table) - 100
    body += b"%" + random.Random(seed).randbytes(max(0, room) // 2).hex().encode() + b"\n"
    end = table + b"trailer\n<< /Size 4 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % len(body)
    return body + end


def size_of(jpeg):
    """Width and height, as the picture's own frame says."""
    at = 2
    while at < len(jpeg):
        marker, length = jpeg[at + 1], int.from_bytes(jpeg[at + 2:at + 4])
        if 0xC0 <= marker <= 0xC3:
            height, width = struct.unpack(">HH", jpeg[at + 5:at + 9])
            return width, height
        at += 2 + length
    raise AssertionError("no frame in this JPEG")


def kept(office):
    """What the office has, by name: its bytes, each checked against its own hash."""
    rows = office.rows(
        """
        SELECT file.name, file.office, file.hash, file.size FROM evidence
        JOIN evidence_version ON evidence_version.evidence = evidence.id JOIN file ON file.id = evidence_version.file
        ORDER BY evidence.number
        """)
    found = {}
    for name, owner, sign, size in rows:
        content = (office.data / "files" / owner / sign[:2] / sign).read_bytes()
        assert hashlib.sha256(content).hexdigest() == sign and len(content) == size
        assert name not in found, f"{name} is there twice"
        found[name] = content
    return found
