"""The order of the stages, once: bytes → Document → Facts → Artifact."""

import datetime as dt
import hashlib

from ingest import ids, readers
from ingest.dating import with_bounds
from ingest.extract import context as contexts
from ingest.extract.agreements import find_agreement
from ingest.extract.commitments import find_commitments
from ingest.extract.confidence import calibrated
from ingest.extract.decisions import find_decisions
from ingest.extract.followups import find_followups
from ingest.extract.legibility import with_legibility
from ingest.extract.organisations import find_organisations
from ingest.extract.persons import find_persons
from ingest.extract.questions import find_questions
from ingest.extract.references import find_references
from ingest.extract.times import find_times
from ingest.model import Artifact, Document, Facts, Origin
from ingest.passages import split_passages
from ingest.structure import structure
from ingest.version import rules_fingerprint


def read_document(
    data: bytes,
    source: str,
    reference: dt.date | None = None,
    origin: Origin | None = None,
) -> Document:
    """Read a file's bytes into a structured document.

    Raises:
        ReadError: the file cannot be read.
    """
    sha256 = hashlib.sha256(data).hexdigest()
    return structure(readers.read(data, source), source, sha256, reference, origin)


def extract_facts(document: Document) -> Facts:
    """Read all facts from a document; pure, the same input gives the same facts."""
    context = contexts.build(document)
    references = find_references(context)
    times = find_times(context)
    persons = find_persons(context)
    organisations = find_organisations(context, persons)
    decisions = find_decisions(context, persons, organisations)
    questions = find_questions(context)
    agreement = find_agreement(context, times, organisations)
    commitments = find_commitments(
        context, times, persons, organisations, decisions, questions, agreement
    )
    followups = find_followups(context, times, questions)
    return Facts(
        persons=persons,
        organisations=organisations,
        times=times,
        decisions=decisions,
        commitments=commitments,
        followups=followups,
        questions=questions,
        references=references,
        agreement=agreement,
    )


def build_artifact(
    data: bytes,
    source: str,
    reference: dt.date | None = None,
    origin: Origin | None = None,
) -> Artifact:
    """Read a file's bytes into everything the archive keeps of it.

    Raises:
        ReadError: the file cannot be read.
    """
    read = read_document(data, source, reference, origin)
    identity = ids.document_id(source)
    facts = with_legibility(calibrated(extract_facts(read)), read)
    facts = ids.with_ids(facts, identity, read.text)
    document = with_bounds(read, facts)
    return Artifact(
        id=identity,
        document=document,
        facts=facts,
        passages=split_passages(document, identity),
        rules=rules_fingerprint(),
    )
