"""The small picture in a browser's tab: a tick on the council's colour. No crown, and no file."""

from struct import pack

# A white tick (#) on the council's colour (.); the corners are left out.
PICTURE = (
    " .............. ",
    "................",
    "................",
    "............##..",
    "...........###..",
    "..........###...",
    "..........###...",
    ".........###....",
    "..##.....###....",
    "..###...###.....",
    "...###..###.....",
    "....######......",
    ".....####.......",
    "......##........",
    "................",
    " .............. ",
)
SIDE = len(PICTURE)


def icon(colour: str) -> bytes:
    """The picture as an icon file (ICO, 16 pixels a side) in `#rrggbb`."""
    red, green, blue = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
    dots = {
        ".": pack("4B", blue, green, red, 255),
        "#": pack("4B", 255, 255, 255, 255),
        " ": bytes(4),
    }
    # A bitmap begins at the bottom; its mask, of four bytes a row, leaves all to the colours.
    rows = b"".join(dots[one] for row in reversed(PICTURE) for one in row)
    header = pack("<IiiHHIIiiII", 40, SIDE, 2 * SIDE, 1, 32, 0, len(rows), 0, 0, 0, 0)
    bitmap = header + rows + bytes(4 * SIDE)
    begins = 6 + 16
    entry = pack("<4BHHII", SIDE, SIDE, 0, 0, 1, 32, len(bitmap), begins)
    return pack("<3H", 0, 1, 1) + entry + bitmap
