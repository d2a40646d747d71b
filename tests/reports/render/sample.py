"""A brief that holds every kind of block and inline, about a country that is not on any map."""

from __future__ import annotations

from reports.document import (
    NOT_STATED,
    Align,
    Band,
    Break,
    Bullets,
    Cite,
    Column,
    Contents,
    Document,
    Figure,
    Line,
    Look,
    Note,
    Notes,
    Paragraph,
    Prompt,
    Ref,
    Row,
    RowKind,
    Running,
    Section,
    Table,
    TableKind,
    inlines_of,
    line,
    text,
)

STRONG, QUIET, VERBATIM = Look.STRONG, Look.QUIET, Look.VERBATIM
COMPLETE = "For the officer to complete"

RUNNING = Running(
    marking="Restricted",
    reference="Ref. NOR/JDC/2026-11-20",
    short_title="Norland: brief for the next session of the JDC",
    copy="Copy 1 of 3",
    cutoff="Information cut-off: 20 November 2026",
)

NOTES = tuple(
    Note(f"c{i}", f"S{i}, communiqué, Port Aurel, {i} Oct 2026", words)
    for i, words in enumerate(
        (
            "The Joint Defence Committee remains the principal forum between the two ministries.",
            "Both sides agreed to widen co-operation in selected fields, naming the northern sea lanes first"
            + ", then the straits" * 14
            + ".",
            "The repair yard is expected to open in due course.",
            "Officials spoke of “a long road” & <more> to come.",
            "",
            "The next round will be held at Port Aurel at a date to be agreed.",
        ),
        1,
    )
)


def control() -> Section:
    """The control block at the head."""
    rows = (
        ("For", Prompt(f"{COMPLETE}: addressee"), "Information cut-off", "20 November 2026"),
        ("Session", text("14th session, Port Aurel"), "Version", "2"),
        ("Drafted by", Prompt(f"{COMPLETE}: post"), "Cleared by", text("Not cleared", STRONG)),
    )
    table = Table(
        (Column("", 14), Column("", 39), Column("", 20), Column("", 27)),
        tuple(Row(tuple((line(cell),) for cell in cells)) for cells in rows),
        summary="Control block: addressee, session, drafter, cut-off, version, clearance",
        kind=TableKind.CONTROL,
    )
    return Section("control", "Control", (table,), heading=False)


def scope() -> Section:
    """The scope note, which stands alone on page one."""
    occasion = Paragraph(
        inlines_of(
            text("Occasion. ", STRONG),
            "The next session of the Joint Defence Committee (JDC), “the principal forum between the two ministries”.",
            Cite(("c1",)),
            " The 13th session met at Aurelia on 3 October 2026, co-chaired by the Defence Secretary and by Dr Ilse "
            "Maren-Holt, Permanent Secretary, Ministry of Defence, Norland.",
            Cite(("c2",)),
        )
    )
    figures = (("5", "commitments open"), ("1", "ours"), ("1", "theirs"), ("3", "joint"), ("0", "overdue"))
    band = Band(
        (*(Figure(v, n) for v, n in figures), Figure("3 Oct 2026", "last met; next date not stated")),
        "Commitments with Norland at the cut-off",
    )
    aims = Table(
        (Column("Our objectives (at most 3)", 6), Column("Their likely objectives (at most 3)", 5)),
        (
            Row(
                (
                    (
                        line(Prompt(f"{COMPLETE}; on file: a date for the strategic talks"), bullet=True),
                        line(Prompt(f"{COMPLETE}; on file: the next step on the repair yard"), bullet=True),
                    ),
                    (line("No Norlandish objective is on file."), line(Prompt(COMPLETE))),
                )
            ),
        ),
        summary="Objectives of both sides",
        kind=TableKind.PANEL,
    )
    points = [
        Paragraph(inlines_of(text(head, STRONG), rest, Cite(cites)), level=3)
        for head, rest, cites in (
            (
                "The 13th session agreed a direction, not a deliverable.",
                " Both sides would widen co-operation; no owner, measure or date is stated.",
                ("c2",),
            ),
            ("The repair yard is “expected”.", " Site, cost and timetable are not stated.", ("c3",)),
            ("Discussed, not agreed:", " port calls, spare parts, language courses", ("c3", "c4", "c5")),
        )
    ]
    avoid = Table(
        (Column("Avoid (at most 3)", 6), Column("Decisions and documents", 5)),
        (
            Row(
                (
                    (
                        line("Calling the repair yard agreed", bullet=True),
                        line("Mixing the two 13ths", bullet=True),
                    ),
                    (line("None on file for the next session."), line(Prompt(""))),
                )
            ),
        ),
        kind=TableKind.PANEL,
    )
    five = Paragraph(inlines_of(text("Points to carry.", STRONG)), keep_next=True, anchor="points")
    return Section("scope", "Scope note", (occasion, band, aims, five, *points, avoid, Contents()))


def _commitment(position: int, head: str, quote: str, due: str | None) -> tuple[Row, Row]:
    facts = Row(
        (
            (),
            (
                line(text(head, STRONG)),
                line(f"“{quote}”", quotation=True),
                line(text(f"S{position}, 3 Oct 2026", QUIET)),
            ),
            (line("13th JDC"), line("Aurelia"), line("3 Oct 2026"), line(text("48 days old", QUIET))),
            (line(f"“{due}”", quotation=True),) if due else (line(NOT_STATED),),
            (line(text("Agreed, firm.", STRONG), " Open."), line(text("No date reported.", QUIET))),
        ),
        anchor=f"commitment-{position}",
        numbered=True,
    )
    return facts, Row(
        ((), (line(text("Line for this session: ", STRONG), Prompt(COMPLETE)),)), RowKind.CONTINUATION
    )


def action() -> Section:
    """The register of commitments, with groups and lines to complete."""
    group = Row(((line("Ours: none recorded"),),), RowKind.GROUP)
    joint = Row(((line("Joint: 3"),),), RowKind.GROUP)
    items = (
        _commitment(
            1,
            "Hold the next talks at Port Aurel.",
            "will be held at a date to be agreed",
            "at a date to be agreed",
        ),
        _commitment(
            2,
            "Widen co-operation in selected fields.",
            "agreed to widen co-operation in selected fields",
            None,
        ),
        _commitment(
            3,
            "Share charts of the northern sea lanes.",
            ("each side would share its charts in full, " * 5).strip(", "),
            None,
        ),
    )
    register = Table(
        (
            Column("No.", 5),
            Column("Commitment and wording", 44),
            Column("Made at", 19),
            Column("Due", 14),
            Column("Status", 18),
        ),
        (group, joint, *(row for pair in items for row in pair)),
        caption="Commitments, oldest first, with the wording agreed",
        summary="Register of open commitments",
        anchor="register",
    )
    lead = Paragraph(
        inlines_of(
            "Three are open (Table ", Ref("register"), "); no. ", Ref("commitment-3"), " is the newest. "
        )
        + inlines_of("See also paragraph ", Ref("points"), " and ", Ref("annex-notes"), "."),
        portion="(R)",
    )
    money = Table(
        (Column("Item", 60), Column("Count", 20, Align.RIGHT), Column("Share", 20, Align.RIGHT)),
        tuple(
            Row(((line(name),), (line(count),), (line(share),)))
            for name, count, share in (("Open", "3", "60 %"), ("Done", "2", "40 %"))
        ),
        caption="Totals",
        anchor="totals",
    )
    return Section(
        "action",
        "Action taken since the last session",
        (lead, register, money),
        new_page=True,
        short_title="Action taken",
    )


def relationship() -> Section:
    """Dates, bullets, foreign scripts."""
    dates = (
        ("1972", "Military protocol"),
        ("2005", "Memorandum on defence co-operation"),
        ("26 Sep 2024", "Exercise Grey Heron, 5th edition, ends"),
        ("3 Dec 2025", "13th strategic talks"),
        ("22–23 Oct 2026", "3rd staff talks of the armies"),
        ("3 Oct 2026", "13th JDC"),
    )
    names = Paragraph(
        inlines_of(
            text("Names. ", STRONG),
            "The envoy signs as محمد بن ناصر 2026-11-21 (in full), his deputy as ",
            text("中谷 元", VERBATIM),
            "; the Indian press has राजेश कुमार सिंह, the Korean 김철수, the Hebrew דוד לוי.",
        )
    )
    bullets = Bullets(
        (inlines_of("Sea lanes ", text("first", Look.EMPHASIS)), inlines_of("Yards", Cite(("c3",))))
    )
    deep = Paragraph(inlines_of("A third level", Break(), "on two lines."), level=3)
    plain = Paragraph(inlines_of("Unnumbered words between."), level=0, keep_next=True)
    return Section(
        "relationship",
        "Relationship at a glance",
        (Band(tuple(Figure(*d) for d in dates), "Dated events"), names, deep, plain, bullets),
    )


def annexes() -> tuple[Section, ...]:
    """A biography without head row, notes, and the closing block without heading."""
    biography = Table(
        (Column("", 22), Column("", 78)),
        (
            Row(
                (
                    (line("Post"),),
                    (line(text("Permanent Secretary", STRONG), ", as of 3 Oct 2026; since ", NOT_STATED),),
                )
            ),
            Row(
                (
                    (line("Name as printed"),),
                    (
                        line(text("Ilse Maren Holt", VERBATIM), " (S1)", bullet=True),
                        line("Holt (S2)", bullet=True),
                    ),
                )
            ),
            Row(((line("Last met"),), (line("3 Oct 2026", Cite(("c6",))),))),
        ),
        caption="Dr Ilse Maren-Holt",
    )
    lives = Section(
        "annex-lives",
        "Biographies",
        (
            Paragraph(inlines_of(text("Their co-chair.", STRONG), " Confirm before travel."), keep_next=True),
            biography,
        ),
        annex=True,
        new_page=True,
    )
    other = Section(
        "annex-roll", "Delegations", (Paragraph(inlines_of("No delegation is on file.")),), annex=True
    )
    notes = Section(
        "annex-notes",
        "Sources and notes",
        (Notes("Notes to the numbers in the text."),),
        annex=True,
        new_page=True,
    )
    distribution = Table(
        (Column("Copy", 13), Column("Addressee", 52), Column("Returned or destroyed", 35)),
        tuple(Row(((line(f"{i} of 3"),), (line(Prompt(COMPLETE)),), ())) for i in (1, 2, 3)),
    )
    closing = Section(
        "closing",
        "Distribution",
        (
            distribution,
            Paragraph(inlines_of(text("Originator. ", STRONG), Prompt(f"{COMPLETE}: department"))),
        ),
        heading=False,
    )
    return lives, other, notes, closing


def brief(running: Running = RUNNING) -> Document:
    """The whole sample."""
    return Document(
        kicker="Pre-visit brief",
        title="Norland",
        subtitle="Brief for the next session of the Joint Defence Committee",
        running=running,
        sections=(control(), scope(), action(), relationship(), *annexes()),
        notes=NOTES,
        language="en-IN",
        subject="Pre-visit brief",
    )


def minimal(*blocks: object, **running: str) -> Document:
    """A document with one section of `blocks` under the heading `Matter`."""
    fields = {"marking": "", "reference": "", "short_title": "", "copy": "", "cutoff": ""} | running
    section = Section("matter", "Matter", blocks)  # type: ignore[arg-type]
    return Document("", "Title", "", Running(**fields), (section,), ())


__all__ = ["COMPLETE", "Line", "brief", "minimal"]
