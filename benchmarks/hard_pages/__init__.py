"""Hard pages whose text is known, modelled on what municipalities publish."""

from benchmarks.hard_pages import browser, fonts, office, scans, written
from benchmarks.hard_pages.page import HardPage

ALL: tuple[HardPage, ...] = (
    *office.PAGES,
    *written.PAGES,
    *fonts.PAGES,
    *(browser.PAGES if browser.available() else ()),
    *scans.PAGES,
)
