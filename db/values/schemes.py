"""The marking schemes given with the program; an office may keep edited copies in its case files."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from db.values.marking import (
    Block,
    Level,
    PageInterior,
    PageRule,
    PortionMode,
    PortionPosition,
    PortionRule,
    Scheme,
)

# One colour per tier, white text on them legible.
_TIER_0, _TIER_1, _TIER_2, _TIER_3, _TIER_4 = "#4F5D55", "#0B6470", "#5B459E", "#A3231B", "#A84A00"

_INDIA = Scheme(
    id="india",
    name="India",
    levels=(
        Level("unclassified", "Unclassified", 0, "U", colour=_TIER_0),
        Level("restricted", "Restricted", 1, "R", watermark=True, colour=_TIER_1),
        Level("confidential", "Confidential", 2, "C", watermark=True, colour=_TIER_2),
        Level("secret", "Secret", 3, "S", copy_numbers=True, watermark=True, colour=_TIER_3),
        Level("top_secret", "Top Secret", 4, "TS", copy_numbers=True, watermark=True, colour=_TIER_4),
    ),
    caveats=("EYES ONLY", "PERSONAL", "NOT FOR PUBLICATION"),
)

_UK = Scheme(
    id="uk",
    name="United Kingdom",
    levels=(
        Level("official", "OFFICIAL", 0, "O", colour=_TIER_0),
        Level("official_sensitive", "OFFICIAL-SENSITIVE", 1, "O-S", colour=_TIER_1),
        Level("secret", "SECRET", 2, "S", colour=_TIER_3),
        Level("top_secret", "TOP SECRET", 3, "TS", copy_numbers=True, colour=_TIER_4),
    ),
    caveats=("UK EYES ONLY", "COMMERCIAL", "PERSONAL"),
    portion=PortionRule(PortionMode.OPTIONAL, PortionPosition.BEFORE_TEXT),
)

_US = Scheme(
    id="us",
    name="United States, classified",
    levels=(
        Level("unclassified", "UNCLASSIFIED", 0, "U", colour=_TIER_0),
        Level("confidential", "CONFIDENTIAL", 1, "C", colour=_TIER_2),
        Level("secret", "SECRET", 2, "S", colour=_TIER_3),
        Level("top_secret", "TOP SECRET", 3, "TS", copy_numbers=True, colour=_TIER_4),
    ),
    caveats=("ORCON", "NOFORN", "EYES ONLY"),
    portion=PortionRule(PortionMode.REQUIRED, PortionPosition.AFTER_NUMBER),
    page=PageRule(caps=True, interior=PageInterior.PAGE_HIGHEST),
    blocks=(Block.AUTHORITY,),
    caveat_separator="//",
)

_US_CUI = Scheme(
    id="us-cui",
    name="United States, controlled unclassified",
    levels=(
        Level("unclassified", "UNCLASSIFIED", 0, "U", colour=_TIER_0),
        Level("cui", "CUI", 1, "CUI", colour=_TIER_1),
    ),
    caveats=("FED ONLY", "FEDCON", "NOCON", "NOFORN"),
    portion=PortionRule(PortionMode.OPTIONAL, PortionPosition.AFTER_NUMBER),
    blocks=(Block.DESIGNATION,),
    caveat_separator="//",
)

_NATO = Scheme(
    id="nato",
    name="NATO",
    levels=(
        Level("nato_unclassified", "NATO UNCLASSIFIED", 0, "NU", colour=_TIER_0),
        Level("nato_restricted", "NATO RESTRICTED", 1, "NR", colour=_TIER_1),
        Level("nato_confidential", "NATO CONFIDENTIAL", 2, "NC", colour=_TIER_2),
        Level("nato_secret", "NATO SECRET", 3, "NS", copy_numbers=True, colour=_TIER_3),
        Level("cosmic_top_secret", "COSMIC TOP SECRET", 4, "CTS", copy_numbers=True, colour=_TIER_4),
    ),
    caveats=("ATOMAL",),
    portion=PortionRule(PortionMode.OPTIONAL, PortionPosition.BEFORE_TEXT),
)

_EU = Scheme(
    id="eu",
    name="European Union",
    levels=(
        Level("eu_restricted", "RESTREINT UE/EU RESTRICTED", 1, "R-UE/EU-R", colour=_TIER_1),
        Level("eu_confidential", "CONFIDENTIEL UE/EU CONFIDENTIAL", 2, "C-UE/EU-C", colour=_TIER_2),
        Level("eu_secret", "SECRET UE/EU SECRET", 3, "S-UE/EU-S", copy_numbers=True, colour=_TIER_3),
        Level(
            "eu_top_secret",
            "TRÈS SECRET UE/EU TOP SECRET",
            4,
            "TS-UE/EU-TS",
            copy_numbers=True,
            colour=_TIER_4,
        ),
    ),
    portion=PortionRule(PortionMode.OPTIONAL, PortionPosition.BEFORE_TEXT),
)

SCHEMES: Final[Mapping[str, Scheme]] = MappingProxyType(
    {scheme.id: scheme for scheme in (_INDIA, _UK, _US, _US_CUI, _NATO, _EU)}
)
"""The given schemes by id."""
