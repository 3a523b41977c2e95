"""Draws the seedling once and writes it in the three forms that VS Code asks for: media/icons/seedling.svg (activity bar),
media/icons/tend.woff (the codicon `tend-seedling` of the status bar) and media/icon.png (the gallery).

Run it after changing the drawing: pip install fonttools skia-pathops resvg-py.
"""

import sys
from pathlib import Path

import pathops
import resvg_py
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen

media = Path(__file__).resolve().parents[2] / "media"

# A stem with two leaves on a grid of 24, y downwards: lists of (command, points).
STROKE = 1.5
STEM = [("M", [(12, 20.5)]), ("L", [(12, 11.5)])]
RIGHT = [("M", [(12, 12)]), ("C", [(12, 7.6), (14.8, 4.8), (20.5, 4.8)]), ("C", [(20.5, 9.6), (17.4, 12), (12, 12)]), ("Z", [])]
LEFT = [("M", [(12, 15.4)]), ("C", [(12, 11.4), (9.4, 9), (3.8, 9)]), ("C", [(3.8, 13.2), (6.8, 15.4), (12, 15.4)]), ("Z", [])]
SHAPES = [STEM, RIGHT, LEFT]


def svg_path(shape):
    return "".join(command + " ".join(f"{x:g} {y:g}" for x, y in points) for command, points in shape)


def outline():
    """The strokes as one filled outline."""
    whole = pathops.Path()
    for shape in SHAPES:
        path = pathops.Path()
        pen = path.getPen()
        for command, points in shape:
            if command == "M":
                pen.moveTo(points[0])
            elif command == "L":
                pen.lineTo(points[0])
            elif command == "C":
                pen.curveTo(*points)
            else:
                pen.closePath()
        if shape is STEM:
            pen.endPath()
        path.stroke(STROKE, pathops.LineCap.ROUND_CAP, pathops.LineJoin.ROUND_JOIN, 4)
        path.convertConicsToQuads()
        whole = pathops.op(whole, path, pathops.PathOp.UNION)
    return whole


def write_svg(to):
    paths = "".join(f'<path d="{svg_path(shape)}"/>' for shape in SHAPES)
    to.write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24" fill="none" '
        f'stroke="#c5c5c5" stroke-width="{STROKE}" stroke-linecap="round" stroke-linejoin="round">{paths}</svg>\n'
    )


class OnFontGrid:
    """From a grid of 24 with y downwards to 1,000 units with y upwards."""

    def __init__(self, pen):
        self.pen = pen

    @staticmethod
    def _to(point):
        return (point[0] * 1000 / 24, 900 - point[1] * 1000 / 24)

    def moveTo(self, point):
        self.pen.moveTo(self._to(point))

    def lineTo(self, point):
        self.pen.lineTo(self._to(point))

    def curveTo(self, *points):
        self.pen.curveTo(*map(self._to, points))

    def qCurveTo(self, *points):
        self.pen.qCurveTo(*map(self._to, points))

    def closePath(self):
        self.pen.closePath()

    def endPath(self):
        self.pen.endPath()


def write_font(to):
    glyph = TTGlyphPen(None)
    outline().draw(OnFontGrid(Cu2QuPen(glyph, 1.0)))
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder([".notdef", "seedling"])
    builder.setupCharacterMap({0xE001: "seedling"})
    builder.setupGlyf({".notdef": TTGlyphPen(None).glyph(), "seedling": glyph.glyph()})
    builder.setupHorizontalMetrics({".notdef": (1000, 0), "seedling": (1000, 0)})
    builder.setupHorizontalHeader(ascent=900, descent=-100)
    builder.setupNameTable({"familyName": "tend", "styleName": "Regular"})
    builder.setupOS2(sTypoAscender=900, sTypoDescender=-100, usWinAscent=900, usWinDescent=100)
    builder.setupPost()
    # The same drawing gives the same bytes.
    builder.font["head"].created = builder.font["head"].modified = 3_800_000_000
    builder.font.recalcTimestamp = False
    builder.font.flavor = "woff"
    builder.save(to)


def write_png(to):
    paths = "".join(f'<path d="{svg_path(shape)}"/>' for shape in SHAPES)
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg" width="256" height="256" viewBox="0 0 32 32">'
        '<rect width="32" height="32" rx="7" fill="#123524"/>'
        '<g transform="translate(4 4)" fill="none" stroke="#8fd694" stroke-width="1.7" stroke-linecap="round" '
        f'stroke-linejoin="round">{paths}</g></svg>'
    )
    to.write_bytes(bytes(resvg_py.svg_to_bytes(svg_string=svg)))


if __name__ == "__main__":
    write_svg(media / "icons" / "seedling.svg")
    write_font(media / "icons" / "tend.woff")
    write_png(media / "icon.png")
    sys.stdout.write("Wrote seedling.svg, tend.woff, icon.png\n")
