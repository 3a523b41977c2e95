"""Writes the sample's raw file: palmerpenguins (CC0) with the faults that media/sample/README.md lists.

Needs palmerpenguins 0.1.6 from PyPI; run from the repository root: python scripts/sample/makeRaw.py
"""

import csv
import importlib.resources
from pathlib import Path

TARGET = Path("media/sample/data/raw/penguins_raw.csv")
HEADER = [
    "id", "species", "island", "bill_length_mm", "bill_depth_mm",
    "flipper_length_mm", "body_mass_g", "sex", "date_egg",
]


def birds():
    """One list of nine texts for each bird, missing values empty."""
    source = importlib.resources.files("palmerpenguins") / "data" / "penguins-raw.csv"
    with source.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            species = row["Species"].split()[0]
            cells = [
                f"{species[0]}{int(row['Sample Number']):03d}", species, row["Island"],
                row["Culmen Length (mm)"], row["Culmen Depth (mm)"],
                row["Flipper Length (mm)"], row["Body Mass (g)"], row["Sex"].lower(), row["Date Egg"],
            ]
            yield ["" if cell in ("NA", "na", ".") else cell for cell in cells]


def spoil(rows):
    """Puts in the faults. Keys are line numbers of the file: the header is line 1."""
    def write(line, name, text):
        rows[line - 2][HEADER.index(name)] = text

    write(3, "body_mass_g", "3,800")
    write(7, "species", "Adelie ")
    write(9, "flipper_length_mm", "-999")
    write(12, "sex", ".")
    write(13, "body_mass_g", "37000")
    write(14, "bill_length_mm", "41.l")
    write(15, "date_egg", "2007-11-31")
    write(16, "island", "Torgerson")
    write(23, "id", "A021")
    write(57, "sex", "Male")
    write(118, "flipper_length_mm", "-999")
    write(131, "date_egg", "13/11/2009")
    del rows[20 - 2][7:]
    rows.insert(212 - 2, list(rows[211 - 2]))


rows = list(birds())
spoil(rows)
with TARGET.open("w", encoding="utf-8", newline="") as target:
    writer = csv.writer(target, lineterminator="\n")
    writer.writerow(HEADER)
    writer.writerows(rows)
