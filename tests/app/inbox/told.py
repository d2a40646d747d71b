"""Invented texts of one series of meetings, as several outlets might tell of them; none of it happened."""

FIRST = """date 2031-05-07

Indian and Omani officials hold defence talks

Defence Secretary Arun Dev Mehra and Oman's Secretary General of Defence, Dr Karim Bin Salim Al Harthy, co-chaired \
the 31st Joint Hydrography Committee (JHC) meeting in Muscat on May 6, 2031, where both sides reviewed ongoing \
defence engagements. (ANI)

Both sides agreed to establish a data hotline by the end of 2031. They also discussed shipbuilding.

During his visit, Mehra also called on Oman's Minister of Transport, Said Al Busaidi.
"""

SECOND = """date 2031-05-08

Muscat, May 8: The 31st Joint Hydrography Committee (JHC) took place in Muscat on 7 May 2031. It was co-chaired by \
Defence Secretary Arun Dev Mehra and Secretary General of the Ministry of Defence of Oman, HE Dr Karim bin Saleem \
Al-Harthi.

Both sides agreed to establish a data hotline by the end of 2031. They recalled the Memorandum of Understanding on \
Hydrography signed in 2019.
"""
