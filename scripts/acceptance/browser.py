"""What the acceptance scripts in a real browser share: Chromium, someone signed in to it, what a page says behind its
face, and what can be measured of that face.

Importing it starts the script again in the tests' own Python environment, where this one lacks Playwright.
"""
import re
import shutil

from harness import Visitor, in_environment

in_environment()
from axe_playwright_python.sync_playwright import Axe  # noqa: E402
from playwright.sync_api import sync_playwright  # noqa: E402, F401

SCREENS = {"phone": {"width": 360, "height": 740}, "desktop": {"width": 1440, "height": 900}}
# All rules where the page is light; the dark dress changes colours alone, so there the rules of colour do.
AXE = {"light": {"rules": {"target-size": {"enabled": True}}},
       "dark": {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}}
REFUSED = """addEventListener('securitypolicyviolation', event =>
    console.error(`refused by the security policy: ${event.violatedDirective} ${event.blockedURI}`))"""


def chromium(play):
    return play.chromium.launch(executable_path=shutil.which("chromium") or "chromium", args=["--no-sandbox"])


def opened(browser, address, someone=None, **options):
    """A browser of a visitor who is signed in, of someone in this role, or of nobody."""
    context = browser.new_context(base_url=address, **options)
    if someone:
        visitor = Visitor(address).enter(someone) if isinstance(someone, str) else someone
        context.add_cookies([visitor.cookie()])
    context.add_init_script(REFUSED)
    return context


class Watch:
    """What a page does behind its face: messages, errors, requests."""

    def __init__(self, page):
        self.page, self.said, self.asked = page, [], []
        page.on("console", self._message)
        page.on("pageerror", lambda error: self.said.append(f"error: {error}"))
        page.on("request", lambda request: self.asked.append(request.url))
        page.on("requestfailed", self._failure)

    def _failure(self, request):
        # What a page still listens to when it is left ends there.
        if "ERR_ABORTED" not in (request.failure or ""):
            self.said.append(f"failed: {request.url} {request.failure}")

    def _message(self, message):
        # A page that is not there answers 404, and the browser says so; that is not an error of the page.
        if message.type in ("error", "warning") and not (
                "status of 4" in message.text and message.location.get("url") == self.page.url):
            self.said.append(f"{message.type}: {message.text}")


def within(path, language):
    return path + ("&" if "?" in path else "?") + "lang=" + language


def faults(page, options=AXE["light"]):
    """What axe finds, short."""
    return [(found["id"], len(found["nodes"]), found["nodes"][0]["html"][:160], found["nodes"][0].get("failureSummary", "")[:200])
            for found in Axe().run(page, options=options).response["violations"]]


def sideways(page):
    """By how many pixels it would have to be scrolled sideways."""
    return page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")


def small(page):
    """What is written smaller than 12 px."""
    return page.evaluate("""[...document.querySelectorAll('body *')].filter(e => e.getClientRects().length
        && [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim()) && parseFloat(getComputedStyle(e).fontSize) < 12)
        .slice(0, 3).map(e => e.outerHTML.slice(0, 120))""")


def odd(text):
    """Words of the machine where people read."""
    return re.findall(r".{0,30}(?:\bNone\b|\bnil\b|Optional\(|\bNaN\b|\binf\b|undefined|\{\w+\}).{0,20}", text)[:3]


def loose(text):
    """Plain spaces where French wants a no-break space."""
    return re.findall(r".{0,20} [:;!?%»].{0,10}|.{0,10}« .{0,20}", text)[:3]
