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


def with_loop(new: str, start: str = "") -> str:
    return edited("boil_eggs", (LOOP, new), ("import time\n", f"{start}import time\n"))


def each_waited_for(wait: str, start: str) -> str:
    """Return the program that waits for each egg in another way; `left` are the seconds."""
    return with_loop(
        f"""    for guest, minutes in pot:
        left = (minutes - minutes_since(started)) * MINUTE
        if left > 0:
            {wait}
        plates.append(guest)
    return plates
""",
        start,
    )


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
    "a nap for the first egg, and one behind each for the next": with_loop(
        """    now = 0
    while pot:
        time.sleep((pot[0][1] - now) * MINUTE)
        now = pot[0][1]
        plates.append(pot.pop(0)[0])
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
        "import sched\n",
    ),
    "the scheduler with its own clock": with_loop(
        """    plan = sched.scheduler()
    for number, (guest, minutes) in enumerate(pot):
        plan.enter(minutes * MINUTE, number, plates.append, argument=(guest,))
    plan.run()
    return plates
""",
        "import sched\n",
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
        "import asyncio\n",
    ),
    "asyncio, one after the other, imported where it is used": with_loop(
        """    import asyncio

    async def boil_all():
        for guest, minutes in pot:
            await asyncio.sleep((minutes - minutes_since(started)) * MINUTE)
            plates.append(guest)

    asyncio.run(boil_all())
    return plates
"""
    ),
    "an event that never comes": each_waited_for("threading.Event().wait(left)", "import threading\n"),
    "a condition that never holds": each_waited_for(
        "with condition: condition.wait_for(lambda: False, timeout=left)",
        "import threading\n\ncondition = threading.Condition()\n",
    ),
    "a lock that is never free": each_waited_for(
        "lock.acquire(timeout=left)", "import threading\n\nlock = threading.Lock()\nlock.acquire()\n"
    ),
    "a semaphore": each_waited_for("threading.Semaphore(0).acquire(timeout=left)", "import threading\n"),
    "a queue that stays empty": each_waited_for(
        "with suppress(queue.Empty): queue.Queue().get(timeout=left)",
        "import queue\nfrom contextlib import suppress\n",
    ),
    "a simple queue that stays empty": each_waited_for(
        "with suppress(queue.Empty): queue.SimpleQueue().get(timeout=left)",
        "import queue\nfrom contextlib import suppress\n",
    ),
    "a selector of nothing": each_waited_for(
        "with selectors.DefaultSelector() as selector: selector.select(left)", "import selectors\n"
    ),
    "the date, and the time of day": edited(
        "boil_eggs",
        ("import time\n", "import time\nfrom datetime import datetime, timedelta\n"),
        (
            LOOP,
            """    start = datetime.now()
    for guest, minutes in pot:
        left = start + timedelta(seconds=minutes * MINUTE) - datetime.now()
        if left > timedelta(0):
            time.sleep(left.total_seconds())
        plates.append(guest)
    return plates
""",
        ),
    ),
    "nanoseconds of another clock": with_loop(
        """    begun = time.perf_counter_ns()
    for guest, minutes in pot:
        left = begun + int(minutes * MINUTE * 1e9) - time.perf_counter_ns()
        if left > 0:
            time.sleep(left / 1e9)
        plates.append(guest)
    return plates
"""
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
    "guests by their time, taken out by a generator": with_loop(
        """    return list(taken_out(eggs))


def taken_out(eggs):
    by_minutes = {}
    for guest, minutes in eggs:
        by_minutes.setdefault(minutes, []).append(guest)
    now = 0
    for minutes in sorted(by_minutes):
        time.sleep((minutes - now) * MINUTE)
        now = minutes
        yield from by_minutes[minutes]
"""
    ),
    "a pot sorted by hand": edited(
        "boil_eggs",
        (
            "    pot = sorted(eggs, key=minutes_of)\n",
            """    pot = list(eggs)
    for _ in pot:
        for place in range(len(pot) - 1):
            if pot[place][1] > pot[place + 1][1]:
                pot[place], pot[place + 1] = pot[place + 1], pot[place]
""",
        ),
        (
            LOOP,
            """    while pot:
        while pot and is_done(pot[0], started):
            plates.append(pot.pop(0)[0])
        if pot:
            time.sleep((minutes_of(pot[0]) - minutes_since(started)) * MINUTE)
    return plates
""",
        ),
    ),
    "a signal that never comes": each_waited_for("signal.sigtimedwait([signal.SIGUSR1], left)", "import signal\n"),
    "a kitchen with a heap": with_loop(
        """    kitchen = Kitchen()
    for number, (guest, minutes) in enumerate(pot):
        heapq.heappush(kitchen.pot, (started + minutes * MINUTE, number, guest))
    while kitchen.pot:
        kitchen.next_egg()
    return kitchen.plates


class Kitchen:
    def __init__(self):
        self.pot, self.plates = [], []

    def next_egg(self):
        ready, _, guest = heapq.heappop(self.pot)
        while time.monotonic() < ready:
            time.sleep(ready - time.monotonic())
        self.plates.append(guest)
""",
        "import heapq\n",
    ),
    "groupby time": edited(
        "boil_eggs",
        ("import time\n", ("import itertools\nimport time\n")),
        (
            (
                "    pot = sorted(eggs, key=minutes_of)\n"
                "    started = time.monotonic()\n"
                "    plates = []\n"
                "    while pot:\n"
                "        if is_done(pot[0], started):\n"
                "            guest, _ = pot.pop(0)\n"
                "            plates.append(guest)\n"
                "        time.sleep(0.1 * MINUTE)\n"
                "    return plates\n"
                "\n"
                "\n"
            ),
            (
                "    started = time.monotonic()\n"
                "    plates = []\n"
                "    for minutes, group in itertools.groupby(sorted(eggs, key=minutes_of), key=minutes_of):\n"
                "        time.sleep(max(0, started + minutes * MINUTE - time.monotonic()))\n"
                "        plates += [guest for guest, _ in group]\n"
                "    return plates\n"
                "\n"
                "\n"
            ),
        ),
    ),
    "future that never comes": edited(
        "boil_eggs",
        ("import time\n", ("import time\nfrom concurrent.futures import Future, TimeoutError as Late\n")),
        (
            (
                "    pot = sorted(eggs, key=minutes_of)\n"
                "    started = time.monotonic()\n"
                "    plates = []\n"
                "    while pot:\n"
                "        if is_done(pot[0], started):\n"
                "            guest, _ = pot.pop(0)\n"
                "            plates.append(guest)\n"
                "        time.sleep(0.1 * MINUTE)\n"
                "    return plates\n"
                "\n"
                "\n"
            ),
            (
                "    started = time.monotonic()\n"
                "    plates = []\n"
                "    for egg in sorted(eggs, key=minutes_of):\n"
                "        if not is_done(egg, started):\n"
                "            try:\n"
                "                Future().result(timeout=(minutes_of(egg) - minutes_since(started)) * MINUTE)\n"
                "            except Late:\n"
                "                pass\n"
                "        plates.append(egg[0])\n"
                "    return plates\n"
                "\n"
                "\n"
            ),
        ),
    ),
    "asyncio as_completed by time": edited(
        "boil_eggs",
        ("import time\n", ("import asyncio\nimport time\n")),
        (
            (
                "    pot = sorted(eggs, key=minutes_of)\n"
                "    started = time.monotonic()\n"
                "    plates = []\n"
                "    while pot:\n"
                "        if is_done(pot[0], started):\n"
                "            guest, _ = pot.pop(0)\n"
                "            plates.append(guest)\n"
                "        time.sleep(0.1 * MINUTE)\n"
                "    return plates\n"
                "\n"
                "\n"
            ),
            (
                "    times = {}\n"
                "    for guest, minutes in eggs:\n"
                "        times.setdefault(minutes, []).append(guest)\n"
                "    plates = []\n"
                "\n"
                "    async def take_out():\n"
                "        loop = asyncio.get_running_loop()\n"
                "        done = loop.create_future()\n"
                "        started = loop.time()\n"
                "        for minutes, guests in times.items():\n"
                "            loop.call_at(started + minutes * MINUTE, plates.extend, guests)\n"
                "        loop.call_at(started + max(times, default=0) * MINUTE + 1e-9, done.set_result, None)\n"
                "        await done\n"
                "\n"
                "    asyncio.run(take_out())\n"
                "    return plates\n"
                "\n"
                "\n"
            ),
        ),
    ),
}

REJECTED = {
    "no waiting": (edited("boil_eggs", (LOOP, "    return [guest for guest, _ in pot]\n")), "the eggs are raw"),
    "a faster clock": (edited("boil_eggs", ("MINUTE = 0.01", "MINUTE = 0.0001")), "the program waited"),
    "a faster clock, and a nap for each egg": (
        with_loop(
            """    for guest, minutes in pot:
        time.sleep(max(0, minutes - minutes_since(started)) * MINUTE)
        plates.append(guest)
    return plates
"""
        ).replace("MINUTE = 0.01", "MINUTE = 0.0001"),
        "the eggs are raw",
    ),
    "naps that take no time": (
        with_loop(
            """    naps = []
    for guest, minutes in pot:
        naps.append(max(0, minutes - minutes_since(started)) * MINUTE)
        plates.append(guest)
    return plates
"""
        ),
        "the eggs are raw",
    ),
    "no naps, only looks": (edited("boil_eggs", (NAP, "")), "keeps the computer busy"),
    "naps of no length": (
        edited("boil_eggs", ("time.sleep(0.1 * MINUTE)", "time.sleep(0)")),
        "keeps the computer busy",
    ),
    "looks at the date": (
        edited(
            "boil_eggs",
            (
                LOOP,
                """    for guest, minutes in pot:
        until = datetime.datetime.now() + datetime.timedelta(seconds=(minutes - minutes_since(started)) * MINUTE)
        while datetime.datetime.now() < until:
            pass
        plates.append(guest)
    return plates
""",
            ),
            ("import time\n", "import datetime\nimport time\n"),
        ),
        "keeps the computer busy",
    ),
    "shorter naps": (edited("boil_eggs", ("time.sleep(0.1 *", "time.sleep(0.05 *")), "the program waited"),
    "very short naps": (edited("boil_eggs", ("time.sleep(0.1 *", "time.sleep(0.001 *")), "the program waited"),
    "naps only if nothing is ready": (
        edited("boil_eggs", (NAP, "        else:\n            time.sleep(0.1 * MINUTE)\n")),
        "the program waited 130 times",
    ),
    "the same naps, of an event": (
        edited(
            "boil_eggs",
            ("time.sleep(0.1 * MINUTE)", "threading.Event().wait(0.1 * MINUTE)"),
            ("import time\n", "import threading\nimport time\n"),
        ),
        "the program waited 133 times",
    ),
    "the same naps, of a queue": (
        edited(
            "boil_eggs",
            (
                NAP,
                "        with suppress(queue.Empty):\n            queue.Queue().get(timeout=0.1 * MINUTE)\n",
            ),
            ("import time\n", "import queue\nimport time\nfrom contextlib import suppress\n"),
        ),
        "the program waited",
    ),
    "the same naps, of select": (
        edited(
            "boil_eggs",
            ("time.sleep(0.1 * MINUTE)", "select.select([], [], [], 0.1 * MINUTE)"),
            ("import time\n", "import select\nimport time\n"),
        ),
        "the program waited",
    ),
    "the same naps, of asyncio": (
        edited(
            "boil_eggs",
            ("    pot = sorted", "    return asyncio.run(boil(eggs))\n\n\nasync def boil(eggs):\n    pot = sorted"),
            ("time.sleep(0.1 * MINUTE)", "await asyncio.sleep(0.1 * MINUTE)"),
            ("import time\n", "import asyncio\nimport time\n"),
        ),
        "the program waited",
    ),
    "longer naps, but not at the end": (
        edited("boil_eggs", (NAP, "        else:\n            time.sleep(3 * MINUTE)\n")),
        "took them out too late",
    ),
    "a nap of a minute, again and again": (
        edited("boil_eggs", (NAP, "        else:\n            time.sleep(MINUTE)\n")),
        "took them out too late",
    ),
    "a nap behind each egg as before": (
        with_loop(
            """    for guest, minutes in pot:
        time.sleep(max(0, minutes - minutes_since(started)) * MINUTE)
        plates.append(guest)
        time.sleep(0.1 * MINUTE)
    return plates
"""
        ),
        "it waited too long",
    ),
    "all minutes of each egg": (
        with_loop(
            """    for guest, minutes in pot:
        time.sleep(minutes * MINUTE)
        plates.append(guest)
    return plates
"""
        ),
        "took them out too late",
    ),
    "one nap for all": (
        with_loop(
            """    if pot:
        time.sleep(minutes_of(pot[-1]) * MINUTE)
    return [guest for guest, _ in pot]
"""
        ),
        "took them out too late",
    ),
    "the first egg never boiled": (
        with_loop(
            """    for number, (guest, minutes) in enumerate(pot):
        if number:
            time.sleep((minutes - minutes_of(pot[number - 1])) * MINUTE)
        plates.append(guest)
    return plates
"""
        ),
        "the eggs are raw",
    ),
    "taken out, and then waited for": (
        with_loop(
            """    for guest, minutes in pot:
        plates.append(guest)
        time.sleep(max(0, minutes - minutes_since(started)) * MINUTE)
    return plates
"""
        ),
        "an egg is raw",
    ),
    "the last egg not waited for": (
        with_loop(
            """    for egg in pot[:-1]:
        time.sleep(max(0, minutes_of(egg) - minutes_since(started)) * MINUTE)
        plates.append(egg[0])
    return plates + [guest for guest, _ in pot[-1:]]
"""
        ),
        "the eggs are raw",
    ),
    "not in order": (
        edited("boil_eggs", (LOOP, "    time.sleep(10 * MINUTE)\n    return [guest for guest, _ in eggs]\n")),
        "the result is",
    ),
    "a thread for each egg": (
        with_loop(
            """    timers = [threading.Timer(minutes * MINUTE, plates.append, (guest,)) for guest, minutes in pot]
    for timer in timers:
        timer.start()
    for timer in timers:
        timer.join()
    return sorted(plates, key=[guest for guest, _ in pot].index)
""",
            "import threading\n",
        ),
        "it starts a thread",
    ),
    "naps halved until it is near": (
        edited(
            "boil_eggs",
            (
                (
                    "    pot = sorted(eggs, key=minutes_of)\n"
                    "    started = time.monotonic()\n"
                    "    plates = []\n"
                    "    while pot:\n"
                    "        if is_done(pot[0], started):\n"
                    "            guest, _ = pot.pop(0)\n"
                    "            plates.append(guest)\n"
                    "        time.sleep(0.1 * MINUTE)\n"
                    "    return plates\n"
                    "\n"
                    "\n"
                ),
                (
                    "    pot = sorted(eggs, key=minutes_of)\n"
                    "    started = time.monotonic()\n"
                    "    plates = []\n"
                    "    for guest, minutes in pot:\n"
                    "        while minutes_since(started) < minutes:\n"
                    "            time.sleep(max((minutes - minutes_since(started)) / 2, 0.1) * MINUTE)\n"
                    "        plates.append(guest)\n"
                    "    return plates\n"
                    "\n"
                    "\n"
                ),
            ),
        ),
        "Not cheap enough yet",
    ),
}
