"""Every statement read from a document can be traced to its characters.

Each subject of a projection is of a kind listed here, and each kind says what backs
it: a new kind of thing must be given a place, or the test fails.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph import project, validate, vocabulary
from graph.terms import (
    ADMS,
    CV,
    DCTERMS,
    ELI,
    ELIDL,
    FOAF,
    KOD,
    NIF,
    OA,
    OPENGOV,
    ORG,
    OWN,
    PROV,
    SCHEMA,
    TYPE,
    Literal,
    NamedNode,
    Quad,
)
from ingest import ids
from ingest.model import (
    Agreement,
    AnswerSpan,
    Artifact,
    Ballot,
    Commitment,
    Deadline,
    Decision,
    Document,
    Facts,
    Field,
    Followup,
    Footnote,
    Mention,
    Organisation,
    Origin,
    Person,
    Proposition,
    Question,
    Recusal,
    Reference,
    Reservation,
    Role,
    Section,
    Term,
    Vote,
    Yrkande,
)

# What is read out of the text: each has an annotation of its own.
READ = {
    *(ELIDL.Decision, ELIDL.Vote, ELIDL.Participation, OPENGOV.Motion),
    *(OWN.Reservation, OWN.Commitment, OWN.FollowUpStatement, OWN.Agreement),
    *(SCHEMA.Question, SCHEMA.Answer),
}
# A role is shown by the words of its title, a party by the first mention of the person.
ATTESTED = {ORG.Membership}
# Named by an annotation, or by what states something of them.
NAMED = {
    *(FOAF.Person, FOAF.Agent, FOAF.Project, SCHEMA.Project, CV.PublicOrganisation),
    *(ORG.Organization, ORG.FormalOrganization, ORG.OrganizationalUnit),
    *(DCTERMS.PeriodOfTime, SCHEMA.Schedule, ADMS.Identifier, ELIDL.Process),
    *(OWN.Meeting, ELI.Work),
}
# The file, its parts and the reading of it: they have extents or checksums.
FRAME = {
    *(ELI.Expression, ELI.Manifestation, ELI.WorkSubdivision, OWN.AgendaItem),
    *(PROV.Activity, PROV.Association, PROV.Plan, PROV.SoftwareAgent, PROV.Entity),
    *(OA.Annotation, OA.SpecificResource, OA.TextPositionSelector),
    OA.TextQuoteSelector,
}
# Properties whose words stand elsewhere than the fact's own quote.
DESCRIBED = {
    *(OWN.deadline, OWN.party, OWN.renewal, OWN.notice, OWN.noticePeriod),
    *(OWN.followUpClause, ELIDL.had_voter_favor, ELIDL.had_voter_against),
}


def spans(text: str, words: str) -> tuple[int, int]:
    start = text.index(words)
    return start, start + len(words)


@pytest.fixture
def full(minutes: Artifact) -> Artifact:
    """Minutes that have one of everything the model knows."""
    text = minutes.document.text
    at = lambda words: spans(text, words)  # noqa: E731
    first, second = minutes.facts.decisions
    first = replace(
        first,
        vote=None,
        propositions=(Proposition(*at("Dnr BN 2024/17"), "Dnr BN 2024/17", "bifall"),),
        recusals=(Recusal(*at("Eva Lund (S)"), "Eva Lund (S)", "Eva Lund", "Rolf Ek"),),
        reservations=(
            Reservation(
                *at("Rolf Ek (S) reserverar"), "Rolf Ek", ("Rolf Ek",), "anteckning"
            ),
        ),
    )
    second = replace(
        second,
        target="Kommunfullmäktige",
        addressees=(),
        vote=Vote(5, 3, 0, *at("Omröstning: 5 ja och 3 nej.")),
        yrkanden=first.yrkanden,
        confidence=0.5,
    )
    document = replace(
        minutes.document,
        footnotes=(Footnote("1", *at("skollagen (2010:800)")),),
        sections=(
            *minutes.document.sections,
            Section("s2", "bilaga", None, "Bilaga 1", (), *at("Omr"), len(text), 1),
        ),
        fields=(
            Field("plats", *at("biblioteken")),
            Field("tid", *at("4 mars")),
            Field("beslutande", *at("Stina Alm (C), ordförande")),
        ),
        origin=Origin("https://exempel.se/p.pdf", dt.date(2024, 3, 9)),
        metadata=(("published", "2024-03-08T10:00:00"), ("modified", "okänt")),
    )
    facts = replace(minutes.facts, decisions=(first, second))
    return replace(minutes, document=document, facts=facts)


@pytest.fixture
def signed(deal: Artifact) -> Artifact:
    text = deal.document.text + "Undertecknat digitalt. Avtalet förlängs årligen.\n"
    text = text.replace("Undertecknat", "Avtalet är undertecknad")
    agreement = deal.facts.agreement
    assert agreement is not None
    clause = "Avtalet förlängs årligen."
    agreement = replace(agreement, end=len(text), renewal=clause)
    agreement = replace(agreement, notice=clause, notice_period="P6M")
    facts = replace(deal.facts, agreement=agreement)
    document = replace(deal.document, text=text)
    return Artifact(deal.id, document, ids.with_ids(facts, deal.id, text), (), "1+x")


@pytest.fixture
def everything(
    collection: list[Artifact], full: Artifact, signed: Artifact
) -> list[Artifact]:
    return [*collection, full, signed]


def kinds(quads: list[Quad]) -> dict[object, set[object]]:
    found: dict[object, set[object]] = {}
    for quad in quads:
        of = found.setdefault(quad.subject, set())
        if quad.predicate == TYPE:
            of.add(quad.object)
    return found


def annotated(quads: list[Quad]) -> set[object]:
    return {quad.object for quad in quads if quad.predicate == OA.hasBody}


def test_every_subject_has_a_kind_that_is_backed(everything: list[Artifact]) -> None:
    for artifact in everything:
        quads = project.quads(artifact)
        bodies = annotated(quads)
        quoted = {q.subject for q in quads if q.predicate == OWN.quote}
        pointed_at = {q.object for q in quads if q.predicate != OA.hasBody}
        for subject, of in kinds(quads).items():
            if not of:  # a meeting that is only cited has no kind until it is read
                assert "/sammantrade/" in str(subject)
                assert subject in pointed_at
                continue
            assert of & (READ | ATTESTED | NAMED | FRAME), (subject, of)
            if of & READ:
                assert subject in bodies, subject
            elif of & ATTESTED:
                assert subject in bodies | quoted, subject
            elif of & NAMED:
                assert subject in bodies | pointed_at or own(subject, quads), subject


def own(subject: object, quads: list[Quad]) -> bool:
    """Tell whether it is the document itself, or whose meeting a cited one was."""
    address = str(subject).strip("<>")
    meeting = f"/sammantrade/{address.rsplit('/', 1)[-1]}/"
    return "/id/handling/" in address or any(meeting in str(q.object) for q in quads)


def test_every_annotation_names_passage_rule_run_and_confidence(
    everything: list[Artifact],
) -> None:
    demanded = (OA.hasTarget, OWN.rule, PROV.wasGeneratedBy, NIF.confidence)
    for artifact in everything:
        quads = project.quads(artifact)
        for node, of in kinds(quads).items():
            if OA.Annotation in of:
                said = [q.predicate for q in quads if q.subject == node]
                assert all(p in said for p in demanded)
                assert said.count(NIF.confidence) == 1
        rules = {q.object for q in quads if q.predicate == OWN.rule}
        assert KOD["regel/okand"] not in rules or artifact.id


def test_what_stands_elsewhere_has_its_own_words(everything: list[Artifact]) -> None:
    for artifact in everything:
        quads = project.quads(artifact)
        about = {q.subject: q.object for q in quads if q.predicate == OWN.aspect}
        shown = {
            (q.object, about.get(q.subject)) for q in quads if q.predicate == OA.hasBody
        }
        for quad in quads:
            if quad.predicate in DESCRIBED:
                assert (quad.subject, quad.predicate) in shown, quad


def test_the_whole_model_is_stated(full: Artifact, signed: Artifact) -> None:
    quads = project.quads(full) + project.quads(signed)
    stated = {(q.predicate, str(q.object)) for q in quads}
    predicates = {q.predicate for q in quads}
    assert {
        *(OWN.proposedTo, ELI.has_annex, ELI.is_exemplified_by, DCTERMS.issued),
        *(OWN.renewal, OWN.noticePeriod, OWN.notice, ELIDL.decision_method),
        *(ELIDL.had_participation, ELIDL.participation_in_name_of),
    } <= predicates
    assert DCTERMS.modified not in predicates  # what is no day is not stated
    for predicate, code in (
        (ELIDL.decision_method, "beslutssatt/acklamation"),
        (ELIDL.decision_method, "beslutssatt/votering"),
        (DCTERMS.type, "reservationsslag/anteckning"),
        (ELIDL.participation_role, "roll/javig"),
        (ELI.type_subdivision, "avsnitt/fotnot"),
        (OWN.status, "avtalslage/undertecknad"),
    ):
        assert (predicate, str(KOD[code])) in stated
    assert vocabulary.unknown_terms(quads) == []
    for artifact in (full, signed):
        found = validate.check_artifact(project.quads(artifact), artifact)
        assert [p for p in found if p.severity == "violation"] == []


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ("Ändringar ska vara undertecknade av båda parter.", "ej-angivet"),
        ("Avtalet är undertecknad den 3 maj 2024.", "undertecknad"),
        ("Överenskommelsen signerades elektroniskt.", "undertecknad"),
        ("Avtalet har upphört att gälla.", "upphord"),
        ("Avtalet upphör om det sägs upp.", "ej-angivet"),
    ],
)
def test_an_agreement_stands_where_its_words_say(
    words: str, status: str, deal: Artifact
) -> None:
    text = f"{deal.document.text}{words}\n"
    changed = replace(deal, document=replace(deal.document, text=text))
    assert f"avtalslage/{status}>" in str(
        [q.object for q in project.quads(changed) if q.predicate == OWN.status]
    ).replace(" value=", "<")


def test_an_agreement_decided_on_is_adopted_or_proposed(deal: Artifact) -> None:
    words = "Parterna ska träffas två gånger per år."
    start, end = spans(deal.document.text, words)
    for status, code in (("decision", "antagen"), ("proposal", "foreslagen")):
        decision = Decision(
            *(start, end, "godkänna överenskommelsen", None, None),
            *(status, "godkanner"),  # type: ignore[arg-type]
            id="b1",
        )
        facts = replace(deal.facts, decisions=(decision,))
        quads = project.quads(replace(deal, facts=facts))
        standing = [q.object for q in quads if q.predicate == OWN.status]
        assert standing == [KOD[f"avtalslage/{code}"]]


# ── every quote reads back, whatever the text


TEXT = st.text(st.sampled_from("ab å\n§.1é\u2028\U0001f600\t\"'"), min_size=12)


@st.composite
def artifacts(draw: st.DrawFn) -> Artifact:
    """Draw a small document with facts of every kind at any places."""
    text = draw(TEXT)

    def place() -> tuple[int, int]:
        start = draw(st.integers(0, len(text) - 1))
        return start, draw(st.integers(start + 1, len(text)))

    def quoted() -> tuple[int, int, str]:
        start, end = place()
        return start, end, text[start:end]

    def told(count: int = 2) -> Iterator[tuple[int, int, str]]:
        return (quoted() for _ in range(draw(st.integers(0, count))))

    decisions = tuple(
        Decision(
            *one,
            None,
            "Nämnden",
            "decision",
            "bifall",
            vote=Vote(
                1, 0, 0, *place(), ballots=(Ballot("A B", None, "ja", *place()),)
            ),
            yrkanden=tuple(Yrkande(*y, ("A B",)) for y in told()),
            reservations=tuple(Reservation(*r, ("A B",)) for r in told()),
            recusals=tuple(Recusal(*r, "A B") for r in told()),
        )
        for one in told()
    )
    commitments = tuple(
        Commitment(
            *one, None, "A B", None, None, "plan", deadline=Deadline("x", *place())
        )
        for one in told()
    )
    facts = Facts(
        persons=(
            Person(
                "A B", "S", (Role("ledamot", None, *place()),), (Mention(*place(), 1),)
            ),
        ),
        organisations=(Organisation("Nämnden", "organ", (Mention(*place(), 1),)),),
        decisions=decisions,
        commitments=commitments,
        followups=tuple(Followup(*one, "done", None) for one in told()),
        questions=tuple(
            Question(n, *one, (AnswerSpan(*place()),), "answered", reason="svar.tur")
            for n, one in enumerate(told(), start=1)
        ),
        references=tuple(Reference(*one, "document", one[2]) for one in told()),
        agreement=Agreement(*place(), ("A B",), term=Term(quoted()[2])),
    )
    document = Document("p.txt", "0" * 64, "text/plain", text, "P", "protokoll")
    return Artifact("d1", document, ids.with_ids(facts, "d1", text), (), "1+x")


@settings(max_examples=50, deadline=None)
@given(artifact=artifacts())
def test_every_quote_is_the_characters_it_points_at(artifact: Artifact) -> None:
    quads = project.quads(artifact)
    text = artifact.document.text
    values: dict[str, dict[str, str]] = {}
    for quad in quads:
        if isinstance(quad.subject, NamedNode) and isinstance(quad.object, Literal):
            quote, _, _ = quad.subject.value.rpartition("/")
            name = quad.predicate.value.rsplit("#", 1)[-1]
            values.setdefault(quote, {})[name] = quad.object.value
    quotes = [place for place in values.values() if "exact" in place]
    assert quotes
    for place in quotes:
        start, end = int(place["start"]), int(place["end"])
        assert text[start:end] == place["exact"]
        assert text[:start].endswith(place["prefix"])
        assert text[end:].startswith(place["suffix"])
    assert not [
        p for p in validate.check_artifact(quads, artifact) if "Citat" in p.message
    ]
    assert quads == project.quads(artifact)
