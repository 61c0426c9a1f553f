import threading

import pytest
from PySide6.QtCore import Qt

from organizer.model.errors import Rule, RuleBroken
from organizer.progress import Cancelled
from organizer.ui.binding import jobs as jobs_module
from organizer.ui.binding.jobs import Jobs
from organizer.ui.shell.frame import JobBar


def test_work_runs_elsewhere_and_is_done_here(jobs):
    seen = []

    def done(result, error):
        seen.append((result, error, threading.current_thread()))

    jobs.start("Work", lambda _progress: threading.current_thread().name, done)
    assert jobs.wait_idle()
    assert seen == [("organizer-jobs", None, threading.main_thread())]


def test_jobs_wait_in_line(jobs):
    order = []
    for number in range(5):
        jobs.start("Work", lambda _progress, n=number: n, lambda result, _e: order.append(result))
    assert jobs.wait_idle()
    assert order == [0, 1, 2, 3, 4]


def test_progress_is_told_at_most_ten_times_a_second(jobs, monkeypatch):
    told = []
    jobs._told.connect(lambda _job, amount, _total: told.append(amount))
    moments = iter([5.0, *(5 + n / 100_000 for n in range(1, 1000)), 5.0999, 5.11, 5.2])
    monkeypatch.setattr(jobs_module, "monotonic", lambda: next(moments))

    def work(progress):
        for amount in range(1003):
            progress(amount, 1003)

    jobs.start("Work", work)
    assert jobs.wait_idle()
    assert told == [0, 1001]


def test_a_running_job_stops_at_its_next_sign_of_progress(jobs):
    started, errors = threading.Event(), []

    def work(progress):
        started.set()
        while True:
            progress(0, 0)

    job = jobs.start("Work", work, lambda _result, error: errors.append(error))
    assert started.wait(5)
    job.cancel()
    assert jobs.wait_idle()
    assert isinstance(errors[0], Cancelled)


def test_a_waiting_job_never_starts_once_cancelled(jobs):
    gate, ran, errors = threading.Event(), [], []
    jobs.start("First", lambda _progress: gate.wait(5))
    second = jobs.start("Second", lambda _p: ran.append(1), lambda _r, error: errors.append(error))
    second.cancel()
    gate.set()
    assert jobs.wait_idle()
    assert ran == []
    assert isinstance(errors[0], Cancelled)


def test_only_the_newest_preview_is_told(jobs):
    gate, seen = threading.Event(), []
    jobs.start("Slow", lambda _progress: gate.wait(5))
    lane = jobs.newest_wins("page")
    for number in range(4):
        lane.start(lambda _progress, n=number: n, lambda result, _error: seen.append(result))
    gate.set()
    assert jobs.wait_idle()
    assert seen == [3]


def test_named_trouble_without_an_answer_reaches_the_window(qtbot, jobs):
    def work(_progress):
        raise RuleBroken(Rule.FILE_EMPTY)

    with qtbot.waitSignal(jobs.trouble) as caught:
        jobs.start("Work", work)
    assert caught.args[0].rule is Rule.FILE_EMPTY
    assert jobs.wait_idle()


def test_a_bug_goes_on_to_the_crash_net_after_done(qtbot, jobs):
    seen = []
    with qtbot.captureExceptions() as caught:
        jobs.start("Work", lambda _p: 1 / 0, lambda _result, error: seen.append(type(error)))
        jobs.wait_idle()
    assert seen == [ZeroDivisionError]
    assert caught[0][0] is ZeroDivisionError


def test_close_leaves_no_thread():
    jobs = Jobs()
    jobs.start("Work", lambda _progress: 1)
    jobs.close()
    assert not [thread for thread in threading.enumerate() if thread.name == "organizer-jobs"]


@pytest.mark.parametrize("quiet", [True, False])
def test_the_job_bar_shows_long_work_only(qtbot, jobs, quiet):
    bar = JobBar(jobs)
    qtbot.addWidget(bar)
    gate = threading.Event()
    if quiet:
        jobs.newest_wins("page").start(lambda _p: gate.wait(5), lambda _r, _e: None)
        qtbot.wait(500)
        assert bar.isHidden()
    else:
        jobs.start("Print", lambda _progress: gate.wait(5))
        assert bar.isHidden()
        qtbot.waitUntil(lambda: not bar.isHidden())
    gate.set()
    assert jobs.wait_idle()
    assert bar.isHidden()


def test_stop_in_the_bar_cancels_the_job_that_is_shown(qtbot, jobs):
    bar = JobBar(jobs)
    qtbot.addWidget(bar)
    gate, errors = threading.Event(), []

    def work(progress):
        gate.wait(60)
        progress(0, 0)

    first = jobs.start("Print", work, lambda _result, error: errors.append(error))
    second = jobs.start("Export", lambda _progress: "done")
    qtbot.waitUntil(lambda: not bar.isHidden())
    qtbot.mouseClick(bar._cancel, Qt.MouseButton.LeftButton)
    assert (first.is_cancelled, second.is_cancelled) == (True, False)
    assert not bar._cancel.isEnabled()
    gate.set()
    assert jobs.wait_idle()
    assert [type(error) for error in errors] == [Cancelled]
