"""The one table of actions: menus, palette, shortcuts, the key bar and the sheet of keys are made from it."""

from __future__ import annotations

from collections.abc import Mapping

from ui.desktop.action_entry import Entry, Menu
from ui.desktop.action_table_inbox import INBOX
from ui.desktop.icons import Icon

TABLE: tuple[Entry, ...] = (
    # File
    Entry(
        "new_case", Menu.FILE, "&New case file…", ("Ctrl+Shift+O",), "Make an empty case file.",
        needs_case=False,
    ),
    Entry("open", Menu.FILE, "&Open a case file…", ("Ctrl+O",), "Open another case file.", needs_case=False),
    Entry(
        "demonstration", Menu.FILE, "Write the &demonstration…", (),
        "Write the demonstration case file and open it.", needs_case=False,
    ),
    Entry("go_import", Menu.FILE, "&Import…", (), "Bring records in from other files.", breaks=True),
    Entry("go_export", Menu.FILE, "E&xport records…", (), "Write records to other files."),
    Entry(
        "go_backups", Menu.FILE, "&Backups…", (), "See the backups, make one, put one back.", icon=Icon.SHIELD,
    ),
    Entry(
        "protect", Menu.FILE, "Pass&word of the case file…", (),
        "Protect the case file with a password, change it, or take it away.", icon=Icon.LOCK,
    ),
    Entry(
        "lock_now", Menu.FILE, "&Lock now", ("Ctrl+Shift+H",),
        "Cover the window of a protected case file until its password is typed.", icon=Icon.LOCK,
    ),
    Entry("go_check", Menu.FILE, "Chec&k the case file…", (), "Prove that the case file is sound."),
    Entry("go_settings", Menu.FILE, "Settings of the case &file…", (), "Name of the desk, following up, working week."),
    Entry(
        "print", Menu.FILE, "&Print…", ("Ctrl+P",), "Print the list or the record on the screen.", breaks=True,
        icon=Icon.PRINTER,
    ),
    Entry(
        "choose_file", Menu.FILE, "C&hoose a file to import…", ("Ctrl+Shift+I",),
        "Choose the file that is taken in on this page.", short="choose a file", icon=Icon.FOLDER,
    ),
    Entry(
        "carry_out", Menu.FILE, "Carry o&ut what the page shows", ("Ctrl+Return",),
        "Log, import, write, check or restore what is on the screen.", short="go on",
    ),
    Entry(
        "preferences", Menu.FILE, "Pr&eferences…", ("Ctrl+,",), "Light or dark, size of text, density.",
        needs_case=False, breaks=True, icon=Icon.GEAR,
    ),
    Entry(
        "close", Menu.FILE, "&Close the case file", ("Ctrl+W",),
        "Close the case file; everything in it is kept.", breaks=True,
    ),
    Entry("quit", Menu.FILE, "&Quit", ("Ctrl+Q",), "Close the window; nothing needs saving.", needs_case=False),
    # Edit
    Entry("undo", Menu.EDIT, "&Undo", ("Ctrl+Z",), "Take back the latest action, also one of an earlier day."),
    Entry("redo", Menu.EDIT, "&Redo", ("Ctrl+Shift+Z", "Ctrl+Y"), "Make again what was undone last."),
    Entry(
        "find", Menu.EDIT, "&Find on this page", ("Ctrl+F",), "Go to the search field of the page.",
        breaks=True,
    ),
    Entry(
        "assess", Menu.EDIT, "Mark what &has no marking…", (), "Give one marking to all that nobody has assessed."
    ),
    Entry(
        "merge", Menu.EDIT, "Mer&ge with…", (),
        "Make one record of two that are the same person, organisation, place or forum.", short="merge",
        icon=Icon.MERGE,
    ),
    # Record
    Entry("new", Menu.RECORD, "&New", ("Ctrl+N",), "Make a new record of the kind that the page shows."),
    Entry(
        "quick_note", Menu.RECORD, "&Quick note…", ("Ctrl+Shift+N",),
        "Write something down from anywhere; make it a record later.", icon=Icon.NOTE_PENCIL,
    ),
    Entry("note_meeting", Menu.EDIT, "Make a &meeting of the note", (), "Log a meeting with what the note says."),
    Entry("note_commitment", Menu.EDIT, "Make a &commitment of the note", (), "Enter what it says was promised."),
    Entry("note_task", Menu.EDIT, "Make a ta&sk of the note", (), "Have somebody do what the note says."),
    Entry(
        "pin", Menu.RECORD, "&Pin the country", ("Ctrl+Shift+K",),
        "Keep the country in the navigation, or take it out.", breaks=True,
    ),
    Entry(
        "edit", Menu.RECORD, "&Edit the record", ("F2",), "Edit what is shown; E does it too while one reads.",
        breaks=True, short="edit", icon=Icon.EDIT,
    ),
    Entry("save", Menu.RECORD, "&Save", ("Ctrl+S",), "Save the form."),
    Entry("save_new", Menu.RECORD, "Sa&ve, then new", ("Ctrl+Shift+S",), "Save, and make another of its kind."),
    Entry(
        "copy_last", Menu.RECORD, "Cop&y from the last session", ("Ctrl+L",),
        "Take over chairs, delegations and what is still open from the session before.", short="copy the last",
    ),
    Entry(
        "next_open", Menu.RECORD, "&Go to what is open", ("Ctrl+.",),
        "Go to the next question that the form asks.", short="jump to what is open",
    ),
    Entry(
        "stop_editing", Menu.RECORD, "Discar&d the form", ("Ctrl+Shift+Backspace",),
        "Give up the form that is open; it can be brought back until the case file is closed.", short="discard",
    ),
    Entry(
        "bring_back", Menu.RECORD, "&Bring back the discarded form", (),
        "Open the form again that was discarded last, as it was typed.",
    ),
    Entry(
        "cite", Menu.RECORD, "&Cite a source", ("Ctrl+Shift+Q",), "Add a citation to the field one is in.",
        short="cite", breaks=True,
    ),
    Entry(
        "paste_source", Menu.RECORD, "Paste as so&urce", ("Ctrl+Shift+V",),
        "Make a source of the text in the clipboard, and cite it.", short="paste a source",
    ),
    Entry(
        "attach", Menu.RECORD, "&Attach files…", ("Ctrl+Shift+A",),
        "Keep files inside the case file with this record.", short="attach", icon=Icon.PAPERCLIP,
    ),
    Entry(
        "duplicate", Menu.RECORD, "Dup&licate", ("Ctrl+Shift+D",),
        "Make a new record that starts like this one.", breaks=True, short="duplicate", icon=Icon.COPY,
    ),
    Entry(
        "history", Menu.RECORD, "&History", ("Ctrl+H",), "See who changed what and when; put a value back.",
        short="history", icon=Icon.HISTORY,
    ),
    Entry(
        "delete", Menu.RECORD, "Dele&te", ("Ctrl+Delete",),
        "Move the record to the recycle bin; Undo brings it back.", icon=Icon.TRASH,
    ),
    Entry(
        "restore_record", Menu.RECORD, "Restore &from the recycle bin", ("Ctrl+R",),
        "Take the record out of the recycle bin.", short="restore", icon=Icon.RESTORE,
    ),
    Entry(
        "expunge", Menu.RECORD, "E&xpunge…", (),
        "Take out for good what should never have been here; it cannot be undone.",
    ),
    # Following up
    Entry(
        "brief_returned", Menu.RECORD, "Compare &what came back…", (),
        "Compare an issued brief that came back edited or cleared with the file that went out.", icon=Icon.DOCUMENT,
    ),
    Entry(
        "close_session", Menu.RECORD, "Close the sess&ion…", ("Ctrl+Shift+X",),
        "Answer for each open commitment of the forum: done, progress, carried, reworded, dropped.", breaks=True,
        short="close the session", icon=Icon.CLIPBOARD,
    ),
    Entry(
        "new_session", Menu.RECORD, "New session fro&m the previous", (),
        "Open the form of the next session with chairs, delegations and what is still open.",
        icon=Icon.CALENDAR_PLUS,
    ),
    Entry(
        "lock_minutes", Menu.RECORD, "Loc&k or reopen the minutes", (),
        "Lock the final minutes with a stamp; reopening asks why and is kept.", icon=Icon.LOCK,
    ),
    Entry(
        "report", Menu.RECORD, "Write a rep&ort…", ("Ctrl+Shift+R",),
        "Preview and write the report of this page: action taken, history, record of discussion, handover.",
        short="report", icon=Icon.FILE,
    ),
    Entry(
        "follow_done", Menu.RECORD, "Mark &done", ("D",), "Say that a commitment is done, and what shows it.",
        local=True, short="done",
    ),
    Entry(
        "follow_progress", Menu.RECORD, "Log pro&gress", ("P",), "Say what has happened to a commitment.",
        local=True, short="progress",
    ),
    Entry(
        "follow_carry", Menu.RECORD, "Carry o&ver", ("C",),
        "Carry a commitment over; of several that are selected all.", local=True, short="carry",
    ),
    Entry(
        "follow_reword", Menu.RECORD, "Re&word", ("R",), "Give a commitment new words; both texts are kept.",
        local=True, short="reword",
    ),
    Entry(
        "follow_drop", Menu.RECORD, "Dro&p", ("X",), "Drop a commitment: why, and who agreed.", local=True,
        short="drop",
    ),
    Entry(
        "follow_hold", Menu.RECORD, "Put on &hold", ("H",),
        "Put a commitment on hold: why, and when to look at it again.", local=True, short="hold",
    ),
    Entry(
        "follow_reopen", Menu.RECORD, "Re&open", ("O",), "Reopen what was closed; the reason is kept.", local=True,
        short="reopen",
    ),
    Entry(
        "follow_line", Menu.RECORD, "Log in one &line", ("W",),
        "Write what happened in one line, such as “done – letter 12/2026” or “40 %”.", local=True, short="one line",
    ),
    Entry(
        "task_chase", Menu.RECORD, "C&hase", ("H",), "Note that somebody was reminded, and when to remind again.",
        local=True, short="chase",
    ),
    Entry(
        "task_answer", Menu.RECORD, "&Answer", ("A",), "Link the letter that answers a task.", local=True,
        short="answer",
    ),
    *INBOX,
    # List
    Entry(
        "list_move", Menu.LIST, "&Move", ("J", "K"), "Next or previous record; arrows, Home and End too.",
        local=True, short="move",
    ),
    Entry(
        "list_open", Menu.LIST, "&Open", ("Return",), "Open the record under the cursor as a page.", local=True,
        short="open",
    ),
    Entry(
        "list_filter", Menu.LIST, "&Filter", ("/",), "Type words or a filter such as is:open or due<30d.",
        local=True, short="filter",
    ),
    Entry(
        "list_choose", Menu.LIST, "&Select", ("Space",),
        "Add the record to the selection, or take it out; Shift+arrows select a stretch, Ctrl+A all.",
        local=True, short="select",
    ),
    Entry(
        "list_copy", Menu.LIST, "Cop&y rows", ("Ctrl+C",),
        "Copy the selected rows to paste into a sheet or a letter.", local=True,
    ),
    Entry(
        "list_change", Menu.LIST, "&Change selected records…", ("Ctrl+M",),
        "Set a marking, topic, owner or status of all selected records.",
    ),
    Entry(
        "list_columns", Menu.LIST, "Colum&ns…", ("Ctrl+Shift+C",),
        "Choose the columns of the list and their order.",
    ),
    Entry(
        "list_save", Menu.LIST, "&Save as a view…", ("Ctrl+Shift+F",),
        "Keep filter, sort and columns under a name.",
    ),
    Entry(
        "board_states", Menu.LIST, "&By state", ("Ctrl+Shift+B",),
        "Show commitments in columns, one a state, or as a list.",
        checkable=True, breaks=True, short="by state", icon=Icon.COLUMNS,
    ),
    Entry(
        "they_owe", Menu.LIST, "&What do they owe us", ("Ctrl+Shift+W",),
        "Show what the other sides owe us, of every country and forum.", short="what they owe",
    ),
    # Brief
    Entry(
        "go_compose", Menu.BRIEF, "&Compose a brief", ("Ctrl+B",), "Go to the brief composer.", icon=Icon.DOCUMENT,
    ),
    Entry(
        "export", Menu.BRIEF, "&Export Word brief…", ("Ctrl+E",),
        "Write the brief or the report on the screen as a Word file.", short="export",
    ),
    Entry(
        "keep_issued", Menu.BRIEF, "Keep as &issued", ("Ctrl+Shift+E",),
        "Keep the Word file that was exported last in the case file, under its visit or country.",
        short="keep as issued",
    ),
    Entry(
        "draft", Menu.BRIEF, "&Draft", ("Ctrl+D",),
        "Switch between a draft with its watermark and a final brief.", checkable=True, breaks=True,
    ),
    Entry("as_of", Menu.BRIEF, "&As-of date", ("Ctrl+T",), "Type another date: later facts are left out."),
    Entry("preset", Menu.BRIEF, "&Preset", ("Ctrl+Shift+P",), "Choose the outline of the brief."),
    Entry(
        "ceiling", Menu.BRIEF, "Cei&ling", ("Ctrl+Shift+L",),
        "Choose what the reader may see; the rest is withheld.",
    ),
    Entry(
        "brief_sections", Menu.BRIEF, "&Sections", ("Ctrl+Shift+G",),
        "Go to the sections of the brief: switch, move, limit them, keep them as a preset.", breaks=True,
        short="sections", icon=Icon.LIST,
    ),
    Entry(
        "section_switch", Menu.BRIEF, "S&witch the section", ("Space",), "Switch the section on or off.", local=True,
        short="on, off",
    ),
    Entry(
        "section_move", Menu.BRIEF, "&Move the section", ("Alt+Up", "Alt+Down"),
        "Move the section up or down in the brief.", local=True, short="order",
    ),
    Entry(
        "brief_lines", Menu.BRIEF, "Li&nes of the brief", ("Ctrl+Shift+Y",),
        "Write objectives, points to make, if raised, avoid and the press line.", short="lines", icon=Icon.SPEECH,
    ),
    Entry(
        "brief_control", Menu.BRIEF, "C&ontrol block of the brief", ("Ctrl+Shift+T",),
        "Say for whom the brief is, which copy, who cleared it, how it is marked, what goes into a separate annex.",
        short="control", icon=Icon.SEAL,
    ),
    Entry(
        "brief_since", Menu.BRIEF, "Wha&t has changed since the last brief", ("Ctrl+Shift+M",),
        "Show what is new, moved or corrected since the last brief on the subject; again shows the brief.",
        short="what has changed", icon=Icon.HISTORY,
    ),
    Entry(
        "brief_again", Menu.BRIEF, "W&rite again as issued…", (),
        "Write an issued brief again from the records as they stood then.", short="write again",
    ),
    Entry(
        "addendum", Menu.BRIEF, "Addend&um…", (),
        "Write what has changed since an issued brief, under the same reference.",
    ),
    # Go
    Entry(
        "palette", Menu.GO, "&Search or run a command", ("Ctrl+K",),
        "Find any record, or run any action by its name.", icon=Icon.SEARCH,
    ),
    Entry("back", Menu.GO, "&Back", ("Alt+Left",), "Go back to where you were.", icon=Icon.BACK),
    Entry("forward", Menu.GO, "&Forward", ("Alt+Right",), "Go forward again.", icon=Icon.FORWARD),
    Entry("go_today", Menu.GO, "&Today", ("Ctrl+1",), "Go to what is due today.", breaks=True, icon=Icon.TODAY),
    Entry("go_diary", Menu.GO, "&Diary", ("Ctrl+2",), "Go to the diary.", icon=Icon.DIARY),
    Entry("go_inbox", Menu.GO, "&Inbox", ("Ctrl+3",), "Go to the texts that were taken in.", icon=Icon.INBOX),
    Entry("go_countries", Menu.GO, "&Countries", ("Ctrl+4",), "Go to the list of countries.", icon=Icon.GLOBE),
    Entry("go_people", Menu.GO, "&People", ("Ctrl+5",), "Go to the list of people.", icon=Icon.PEOPLE),
    Entry("go_meetings", Menu.GO, "&Meetings", ("Ctrl+6",), "Go to the list of meetings.", icon=Icon.CALENDAR),
    Entry(
        "go_commitments", Menu.GO, "C&ommitments", ("Ctrl+7",), "Go to the list of commitments.",
        icon=Icon.HANDSHAKE,
    ),
    Entry("go_tasks", Menu.GO, "T&asks", ("Ctrl+8",), "Go to the list of tasks.", icon=Icon.TASK),
    Entry(
        "go_visits", Menu.GO, "&Visits and briefs", ("Ctrl+9",), "Go to the list of visits.",
        icon=Icon.BRIEFCASE,
    ),
    Entry(
        "go_recycle", Menu.GO, "&Recycle bin", (), "Go to what was deleted, and restore it.", icon=Icon.TRASH,
    ),
    Entry(
        "go_navigation", Menu.GO, "&Navigation", ("Alt+0",), "Go to the navigation at the left.", breaks=True,
    ),
    Entry("pane_1", Menu.GO, "First pan&e of the page", ("Alt+1",), "Go to the first pane of the page."),
    Entry(
        "pane_2", Menu.GO, "Second pane of t&he page", ("Alt+2",),
        "Go to the second pane; arrow keys scroll it.",
    ),
    Entry("pane_3", Menu.GO, "Third pane of the pa&ge", ("Alt+3",), "Go to the third pane of the page."),
    # Help
    Entry(
        "keys", Menu.HELP, "&Keys", ("F1",), "Show this sheet.", needs_case=False, short="all keys",
        icon=Icon.KEYBOARD,
    ),
    Entry("menus", Menu.HELP, "&Menus", ("F10",), "Open the menus.", needs_case=False),
)  # fmt: skip

BY_ID: Mapping[str, Entry] = {entry.id: entry for entry in TABLE}
