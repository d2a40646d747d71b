"""Takes a folder of texts into an empty case file and sets the counts beside those of their gold.

The folder holds `*.txt` and `seeds_gold.json` with `counts`; everything that is likely is accepted, text by text.
"""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from app.casefile import CaseFile
from app.inbox.accepting import accept
from app.inbox.papers import paper_of_text
from app.inbox.queue import take_up

KINDS = ("person", "forum", "meeting", "visit", "agreement", "exercise", "country")


def main(folder: Path) -> int:
    """Print kind, gold and found; 1 where they differ."""
    gold = json.loads((folder / "seeds_gold.json").read_text(encoding="utf-8"))
    tracked = sum(one["type"] == "commitment" and bool(one["data"].get("track")) for one in gold["records"])
    with tempfile.TemporaryDirectory() as scratch:
        home = ("India", {"code": "IND", "short_code": "IN"})
        with CaseFile.create(Path(scratch) / "seeds.chancery", home=home) as case:
            for path in sorted(folder.glob("*.txt")):
                accept(case, take_up(case, paper_of_text(path.read_text(encoding="utf-8"))))
            with case.read() as reader:
                found = {
                    kind: reader.rows(f'SELECT count(*) FROM "{kind}" WHERE deleted = 0')[0][0]  # noqa: S608
                    for kind in KINDS
                }
                opened = reader.rows("SELECT count(*) FROM commitment WHERE deleted = 0 AND tracked = 1")[0][
                    0
                ]
    rows = [(kind, gold["counts"][kind], found[kind]) for kind in KINDS] + [("tracked", tracked, opened)]
    for kind, wanted, there in rows:
        print(f"{kind:<10} {wanted:>4} {there:>4} {'' if wanted == there else '  differs'}")
    return int(any(wanted != there for _, wanted, there in rows))


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
