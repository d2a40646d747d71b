"""The script that takes the pictures of the guide runs, and every picture that the guide shows is one of its."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path
from types import ModuleType

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

ROOT = Path(__file__).resolve().parents[3]
GUIDE = ROOT / "docs" / "guide"


@pytest.fixture(scope="module")
def pictures() -> ModuleType:
    spec = importlib.util.spec_from_file_location("pictures", ROOT / "tools" / "pictures.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_a_picture_is_taken_in_its_size_and_nothing_is_left_of_the_profile(
    pictures: ModuleType, qapp: QApplication, profile: Path, tmp_path: Path
) -> None:
    (path,) = pictures.take(qapp, tmp_path, ["import"], ["dark"])
    assert path == tmp_path / "import-dark.png"
    image = QImage(str(path))
    assert (image.width(), image.height()) == pictures.SIZE
    assert image.pixelColor(image.width() // 2, image.height() // 2).lightness() < 80
    assert not profile.exists(), "whoever takes pictures finds nothing of them in the own profile"


def test_every_picture_of_the_guide_is_taken_by_the_script_light_and_dark(pictures: ModuleType) -> None:
    shown = {
        name
        for page in [ROOT / "README.md", *GUIDE.glob("*.md")]
        for name in re.findall(r'(?:[("]|guide/)([\w-]+)\.png', page.read_text(encoding="utf-8"))
    }
    made = {f"{name}{end}" for name in pictures.SHOTS for end in ("", "-dark")}
    assert shown <= made
    assert shown
    assert {path.stem for path in GUIDE.glob("*.png")} == made
