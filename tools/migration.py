"""Writes the next migration from the difference between the models and the newest migration.

Run `python tools/migration.py "Add the …"` from the project's root, then read what it wrote, raise `db.header.SCHEMA`
by one, and keep a case file of the old schema under `tests/migrations/`.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from alembic import command  # noqa: E402
from alembic.config import Config  # noqa: E402

from db.engine import writer_engine, writing  # noqa: E402
from db.schema import MIGRATIONS  # noqa: E402


def main(message: str) -> None:
    """Upgrade an empty file to the newest migration and write the next one from what is missing."""
    steps = sorted((MIGRATIONS / "versions").glob("[0-9]*.py"))
    number = f"{int(steps[-1].stem[:4]) + 1 if steps else 1:04d}"
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.set_main_option("file_template", "%%(rev)s_%%(slug)s")
    with tempfile.TemporaryDirectory() as folder:
        engine = writer_engine(Path(folder) / "empty.chancery", create=True)
        with writing(engine) as connection:
            config.attributes["connection"] = connection
            command.upgrade(config, "head")
            command.revision(config, message, autogenerate=True, rev_id=number)
        engine.dispose()


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit('Usage: python tools/migration.py "What changes"')
    main(sys.argv[1])
