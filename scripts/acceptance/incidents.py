"""Incidents, claims and persons written into a folder's store while nobody serves it, as an older release left them:
without tallies. The next start makes those. For the scripts that check and measure counts; standard library only."""
import random
import sqlite3
import time
import uuid

DAY = 86_400_000_000
SCHEME = "COD-AB 2017"


def microseconds(days_ago=0):
    """The moment so many days before now."""
    return int(time.time() * 1e6) - int(days_ago * DAY)


class Incidents:
    """Adds to one store; `close` commits."""

    def __init__(self, store):
        self.link = sqlite3.connect(store / "facts.sqlite")
        self.link.execute("PRAGMA foreign_keys = ON")
        self.numbers = self.link.execute("SELECT count(*) FROM harm_incident").fetchone()[0]
        self.areas = [row[0] for row in self.link.execute(
            "SELECT code FROM area WHERE scheme = ? AND level = 2 AND superseded_at IS NULL ORDER BY code", (SCHEME,))]

    def report(self, at, channel="odk"):
        one = str(uuid.uuid4())
        self.link.execute(
            "INSERT INTO report (id, report_key, channel, purpose, format, received_at, digest, body, areas)"
            " VALUES (?, ?, ?, 'live', 'text', ?, ?, ?, '')", (one, one, channel, at, uuid.uuid4().bytes * 2, b"x"))
        return one

    def incident(self, at, day, area, attributions="", grade=None, state="logged", violence=3):
        one = str(uuid.uuid4())
        self.numbers += 1
        self.link.execute("INSERT INTO harm_incident (id, reference, taken_in_by, taken_in_at) VALUES (?, ?, 'script', ?)",
                          (one, f"I-2023-{self.numbers:04}", at))
        self.link.execute(
            "INSERT INTO harm_incident_version (incident, version, recorded_at, recorded_by, reason, state, start_day, end_day,"
            " date_precision, scheme, area_code, place_precision, place, violence, cause, happened_grade, attributions, objects)"
            " VALUES (?, 1, ?, 'script', 'taken in', ?, ?, ?, 1, ?, ?, ?, '', ?, 'unknown', ?, ?, '')",
            (one, at, state, day, day, SCHEME if area else None, area, 3 if area else 6, violence, grade, attributions))
        return one

    def claim(self, incident, at, harms, source="media", report=None):
        """`harms` as the store has them: "killed civilian 3 5 - 0", one a line."""
        report = report or self.report(at)
        self.link.execute(
            "INSERT INTO harm_claim (id, version, incident, report, recorded_at, recorded_by, source_type, rating, access,"
            " harms, actors, is_withdrawn) VALUES (?, 1, ?, ?, ?, 'script', ?, 'C3', 'unknown', ?, '', 0)",
            (str(uuid.uuid4()), incident, report, at, source, harms))
        return report

    def person(self, incident, at, report, kind="killed", sex="unknown", age="unknown", status="civilian"):
        one = str(uuid.uuid4())
        self.link.execute(
            "INSERT INTO harmed_person (id, version, recorded_at, recorded_by, is_named, sex, age, status)"
            " VALUES (?, 1, ?, 'script', 0, ?, ?, ?)", (one, at, sex, age, status))
        self.link.execute(
            "INSERT INTO harm_fate (id, person, incident, report, kind, cause, recorded_at, recorded_by)"
            " VALUES (?, ?, ?, ?, ?, 'unknown', ?, 'script')", (str(uuid.uuid4()), one, incident, report, kind, at))
        return one

    def same(self, one, other, at, probability=None):
        """Two records of one person; with a probability it was the product that linked them."""
        first, second = sorted((one, other))
        self.link.execute(
            "INSERT INTO harm_judgement (id, kind, first, second, is_same, probability, account, reason, judged_at)"
            " VALUES (?, 'person', ?, ?, 1, ?, ?, 'seen', ?)",
            (str(uuid.uuid4()), first, second, probability, None if probability else "script", at))
        if probability:
            self.link.execute("INSERT INTO person_join (first, second, probability) VALUES (?, ?, ?)", (first, second, probability))

    def many(self, count, claims, seed=1):
        """So many incidents over five years and all areas, each with so many claims."""
        draw = random.Random(seed)
        today = int(time.time() // 86_400)
        for number in range(count):
            at = microseconds(draw.uniform(1, 700))
            area = draw.choice(self.areas) if draw.random() < .9 else None
            actor = draw.choice(["", "2 group A", "2 group B", "1 army", "- militia"])
            incident = self.incident(at, today - draw.randrange(1_800), area, actor, draw.choice([None, 1, 2, 3]))
            for _ in range(claims):
                low = min(int(draw.expovariate(.25)), 300)
                top = "-" if draw.random() < .1 else low + draw.randrange(4)
                status = draw.choice(["civilian", "civilian", "unknown"])
                self.claim(incident, at, f"killed {status} {low} {top} - 0", draw.choice(["media", "medical", "family"]))
            if number % 5_000 == 4_999:
                self.link.commit()

    def close(self):
        self.link.commit()
        self.link.close()
