from datetime import UTC, datetime, timedelta

from organizer.network.pace import Pace

NOW = datetime(2026, 9, 1, 12, 0, tzinfo=UTC)


def after(seconds: float) -> datetime:
    return NOW + timedelta(seconds=seconds)


def test_a_host_that_was_never_asked_may_be_asked():
    assert Pace().seconds_left("a.org", NOW) == 0


def test_a_host_is_left_alone_for_a_minute():
    pace = Pace()
    pace.note("a.org", NOW)
    assert pace.seconds_left("a.org", NOW) == 60
    assert pace.seconds_left("a.org", after(59.5)) == 1
    assert pace.seconds_left("a.org", after(60)) == 0
    assert pace.seconds_left("b.org", NOW) == 0


def test_what_the_file_knows_counts_as_well():
    assert Pace().seconds_left("a.org", after(20), last=NOW) == 40
    pace = Pace()
    pace.note("a.org", NOW)
    assert pace.seconds_left("a.org", after(20), last=after(-500)) == 40


def test_a_host_that_asks_for_more_gets_more_but_at_most_a_day():
    pace = Pace()
    pace.note("a.org", NOW, 600)
    assert pace.seconds_left("a.org", after(60)) == 540
    pace.note("a.org", NOW, 10**9)
    assert pace.seconds_left("a.org", NOW) == 86400


def test_a_clock_that_was_set_back_holds_nobody_up():
    assert Pace().seconds_left("a.org", NOW, last=after(3600)) == 0
    pace = Pace()
    pace.note("a.org", after(10 * 86400))
    assert pace.seconds_left("a.org", NOW) == 0
