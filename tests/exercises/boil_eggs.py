"""Right and wrong ways to boil eggs."""

from tests.exercises import edited

LOOP = """    while pot:
        if is_done(pot[0], started):
            guest, _ = pot.pop(0)
            plates.append(guest)
        time.sleep(0.1 * MINUTE)
    return plates
"""
NAP = "        time.sleep(0.1 * MINUTE)\n"


def with_loop(new: str, start: str = "import time\n") -> str:
    return edited("boil_eggs", (LOOP, new), ("import time\n", start))


ACCEPTED = {
    "a nap for each egg, some of no length": with_loop(
        """    for guest, minutes in pot:
        time.sleep(max(0, minutes - minutes_since(started)) * MINUTE)
        plates.append(guest)
    return plates
"""
    ),
    "a nap for each time, with the difference to the one before": with_loop(
        """    before = 0
    for guest, minutes in pot:
        if minutes > before:
            time.sleep((minutes - before) * MINUTE)
            before = minutes
        plates.append(guest)
    return plates
"""
    ),
    "look again after each nap, but nap until the first is ready": edited(
        "boil_eggs",
        (NAP, "        else:\n            time.sleep(max(0, minutes_of(pot[0]) - minutes_since(started)) * MINUTE)\n"),
    ),
    "the scheduler of the standard library": with_loop(
        """    plan = sched.scheduler(time.monotonic, time.sleep)
    for guest, minutes in pot:
        plan.enterabs(started + minutes * MINUTE, 1, plates.append, (guest,))
    plan.run()
    return plates
""",
        "import sched\nimport time\n",
    ),
    "asyncio": with_loop(
        """    async def boil(guest, minutes):
        await asyncio.sleep(minutes * MINUTE)
        plates.append(guest)

    async def boil_all():
        await asyncio.gather(*(boil(*egg) for egg in pot))

    asyncio.run(boil_all())
    return plates
""",
        "import asyncio\nimport time\n",
    ),
    "an event that never comes": with_loop(
        """    for guest, minutes in pot:
        threading.Event().wait(max(0, minutes - minutes_since(started)) * MINUTE)
        plates.append(guest)
    return plates
""",
        "import threading\nimport time\n",
    ),
    "all eggs of one time after one nap": edited(
        "boil_eggs",
        (
            """    while pot:
        if is_done(pot[0], started):
            guest, _ = pot.pop(0)
            plates.append(guest)
        time.sleep(0.1 * MINUTE)
""",
            """    for minutes in sorted(set(map(minutes_of, pot))):
        time.sleep(max(0, minutes - minutes_since(started)) * MINUTE)
        plates += [guest for guest, wanted in pot if wanted == minutes]
""",
        ),
    ),
}

REJECTED = {
    "no waiting": (edited("boil_eggs", (LOOP, "    return [guest for guest, _ in pot]\n")), "The eggs are raw."),
    "a faster clock": (edited("boil_eggs", ("MINUTE = 0.01", "MINUTE = 0.0001")), "The eggs are raw."),
    "no naps, only looks": (edited("boil_eggs", (NAP, "")), "keeps the computer busy"),
    "shorter naps": (edited("boil_eggs", ("time.sleep(0.1 *", "time.sleep(0.05 *")), "time.sleep was called"),
    "longer naps, but not at the end": (
        edited("boil_eggs", (NAP, "        else:\n            time.sleep(3 * MINUTE)\n")),
        "it is taken out too late",
    ),
    "one nap for all": (
        with_loop(
            """    if pot:
        time.sleep(minutes_of(pot[-1]) * MINUTE)
    return [guest for guest, _ in pot]
"""
        ),
        "the soft ones are hard",
    ),
    "not in order": (
        edited("boil_eggs", (LOOP, "    time.sleep(10 * MINUTE)\n    return [guest for guest, _ in eggs]\n")),
        "the result is",
    ),
}
