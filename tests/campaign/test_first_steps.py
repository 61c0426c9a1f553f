"""The first steps of a new campaign tick themselves, by what is in the file."""

from datetime import date

from organizer.campaign import commands as campaign
from organizer.campaign.first_steps import FirstStep, first_steps
from organizer.meetings.speakers import commands as speakers
from organizer.model.campaign import Output
from organizer.model.kinds import OutputKind
from organizer.records.clock import now
from tests import factories


def done(workspace):
    return {step for step, is_done in workspace.query(first_steps).items() if is_done}


def test_each_step_is_ticked_by_what_it_asks_for_and_the_list_goes_when_all_are(workspace):
    assert list(workspace.query(first_steps)) == list(FirstStep)
    assert done(workspace) == set()
    meeting = factories.meeting(workspace, date(2025, 12, 11))
    assert done(workspace) == {FirstStep.MEETING}
    factories.person(workspace, "Rosa")
    assert done(workspace) == {FirstStep.MEETING, FirstStep.PEOPLE}
    factories.point(workspace)
    speaker = factories.speaker(workspace, meeting, "Luis")
    assert done(workspace) == set(FirstStep) - {FirstStep.STATEMENT, FirstStep.FLYER}
    workspace.do("Write", speakers.edit, speaker, statement="Good morning")
    assert done(workspace) == set(FirstStep) - {FirstStep.FLYER}

    def printed(session):
        session.add(Output(kind=OutputKind.DOCUMENT, name="flyer", at=now(session)))

    workspace.note(printed)
    assert workspace.query(first_steps) == {}


def test_the_sample_shows_no_first_steps(workspace):
    workspace.do("Sample", campaign.edit, is_sample=True)
    assert workspace.query(first_steps) == {}
