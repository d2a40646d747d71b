"""The actions of the inbox, as the table of actions holds them."""

from __future__ import annotations

from ui.desktop.action_entry import Entry, Menu
from ui.desktop.icons import Icon

INBOX: tuple[Entry, ...] = (
    Entry(
        "paste_text", Menu.EDIT, "&Take up the text in the clipboard", ("Ctrl+V",),
        "Put the text or the files in the clipboard into the inbox, with what they propose.", breaks=True,
        short="paste a text", icon=Icon.CLIPBOARD,
    ),
    Entry(
        "offer_accept", Menu.RECORD, "Accept the proposa&l", ("A",), "Take the proposal one is on into the case file.",
        local=True, short="accept",
    ),
    Entry(
        "offer_correct", Menu.RECORD, "Co&rrect the proposal", ("C",), "Open the fields of the proposal.", local=True,
        short="correct",
    ),
    Entry(
        "offer_reject", Menu.RECORD, "Re&ject the proposal", ("R",),
        "Refuse the proposal; the same words are not offered again. On a refused one: offer it again.", local=True,
        short="reject",
    ),
    Entry(
        "offer_choose", Menu.RECORD, "C&hoose the proposal", ("Space",),
        "Mark the proposal to be accepted with the others, or take the mark off.", local=True, short="choose",
    ),
    Entry(
        "offer_accept_all", Menu.RECORD, "Accept all that are chose&n", ("Shift+A",),
        "Take every chosen proposal of the text in, as one action.", local=True, short="accept all chosen",
    ),
    Entry(
        "offer_fix", Menu.RECORD, "The selected &words are…", ("T",),
        "Say which value of the proposal the words are that are selected in the text.", local=True, short="these are…",
    ),
    Entry(
        "offer_look", Menu.RECORD, "Next proposal &worth a look", ("W",),
        "Go to the next proposal that is unsure, asked about, or told otherwise than on file.", local=True,
        short="worth a look",
    ),
    Entry(
        "take_enclosed", Menu.EDIT, "Take up what came &with it", (),
        "Put the files that came with an e-mail into the inbox as texts of their own.",
    ),
    Entry(
        "outlet_country", Menu.EDIT, "Countr&y of the outlet…", (),
        "Say once where an outlet is at home: whose side people without a country are on.",
    ),
    Entry(
        "read_proposes", Menu.RECORD, "&Read what it proposes", (),
        "Put the text of a source that is on file into the inbox, with what it proposes.", icon=Icon.INBOX,
    ),
    Entry(
        "read_again", Menu.EDIT, "Read the te&xt again", (),
        "Read the text anew, with the words and records of today; what is decided or corrected stays.",
    ),
    Entry(
        "show_words", Menu.EDIT, "Words of inta&ke…", (),
        "Go to the words that texts are read with: verbs, titles, posts, outlets, peoples, cities.",
    ),
    Entry(
        "show_learned", Menu.EDIT, "What the inbox &learned…", (), "See what the inbox learned, and forget it.",
        icon=Icon.BULB,
    ),
)  # fmt: skip
