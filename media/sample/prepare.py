"""Turns data/raw/penguins_raw.csv into data/penguins.csv: complete birds only, without the egg date."""

import csv
from pathlib import Path

RAW = Path("data/raw/penguins_raw.csv")
CLEANED = Path("data/penguins.csv")
NUMBERS = ["bill_length_mm", "bill_depth_mm", "flipper_length_mm", "body_mass_g"]
COLUMNS = ["id", "species", "island", *NUMBERS, "sex"]
# Known mistakes of the raw file, by bird: what the field book says.
CORRECTIONS = {
    "A002": {"body_mass_g": "3800"},
    "A008": {"flipper_length_mm": ""},
    "A011": {"sex": ""},
    "A012": {"body_mass_g": "3700"},
    "A013": {"bill_length_mm": "41.1"},
    "A015": {"island": "Torgersen"},
    "A117": {"flipper_length_mm": "199"},
}


def main():
    seen = set()
    birds = []
    with RAW.open(encoding="utf-8", newline="") as source:
        for row in csv.DictReader(source):
            bird = {name: (row[name] or "").strip() for name in COLUMNS} | CORRECTIONS.get(row["id"], {})
            bird["sex"] = bird["sex"].lower()
            if bird["id"] in seen or not all(bird.values()):
                continue
            seen.add(bird["id"])
            birds.append(bird)
    with CLEANED.open("w", encoding="utf-8", newline="") as target:
        writer = csv.DictWriter(target, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(birds)
    print(f"{len(birds)} birds written to {CLEANED}")


if __name__ == "__main__":
    main()
