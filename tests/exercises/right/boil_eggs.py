# %% a nap for each egg, some of no length
def boil_eggs(eggs):
    """Boil (guest, minutes) pairs, and return the guests in the order in which their eggs are taken out."""
    pot = sorted(eggs, key=minutes_of)
    started = time.monotonic()
    plates = []
    for guest, minutes in pot:
        time.sleep(max(0, minutes - minutes_since(started)) * MINUTE)
        plates.append(guest)
    return plates


# %% a nap for each time, with the difference to the one before
def boil_eggs(eggs):
    """Boil (guest, minutes) pairs, and return the guests in the order in which their eggs are taken out."""
    pot = sorted(eggs, key=minutes_of)
    started = time.monotonic()
    plates = []
    before = 0
    for guest, minutes in pot:
        if minutes > before:
            time.sleep((minutes - before) * MINUTE)
            before = minutes
        plates.append(guest)
    return plates


# %% a nap for the first egg, and one behind each for the next
def boil_eggs(eggs):
    """Boil (guest, minutes) pairs, and return the guests in the order in which their eggs are taken out."""
    pot = sorted(eggs, key=minutes_of)
    started = time.monotonic()
    plates = []
    now = 0
    while pot:
        time.sleep((pot[0][1] - now) * MINUTE)
        now = pot[0][1]
        plates.append(pot.pop(0)[0])
    return plates


# %% look again after each nap, but nap until the first is ready
def boil_eggs(eggs):
    """Boil (guest, minutes) pairs, and return the guests in the order in which their eggs are taken out."""
    pot = sorted(eggs, key=minutes_of)
    started = time.monotonic()
    plates = []
    while pot:
        if is_done(pot[0], started):
            guest, _ = pot.pop(0)
            plates.append(guest)
        else:
            time.sleep(max(0, minutes_of(pot[0]) - minutes_since(started)) * MINUTE)
    return plates


# %% the scheduler of the standard library
import sched


def boil_eggs(eggs):
    """Boil (guest, minutes) pairs, and return the guests in the order in which their eggs are taken out."""
    pot = sorted(eggs, key=minutes_of)
    started = time.monotonic()
    plates = []
    plan = sched.scheduler(time.monotonic, time.sleep)
    for guest, minutes in pot:
        plan.enterabs(started + minutes * MINUTE, 1, plates.append, (guest,))
    plan.run()
    return plates


# %% the scheduler with its own clock
import sched


def boil_eggs(eggs):
    """Boil (guest, minutes) pairs, and return the guests in the order in which their eggs are taken out."""
    pot = sorted(eggs, key=minutes_of)
    started = time.monotonic()
    plates = []
    plan = sched.scheduler()
    for number, (guest, minutes) in enumerate(pot):
        plan.enter(minutes * MINUTE, number, plates.append, argument=(guest,))
    plan.run()
    return plates


# %% asyncio
import asyncio


def boil_eggs(eggs):
    """Boil (guest, minutes) pairs, and return the guests in the order in which their eggs are taken out."""
    pot = sorted(eggs, key=minutes_of)
    started = time.monotonic()
    plates = []
    async def boil(guest, minutes):
        await asyncio.sleep(minutes * MINUTE)
        plates.append(guest)

    async def boil_all():
        await asyncio.gather(*(boil(*egg) for egg in pot))

    asyncio.run(boil_all())
    return plates


# %% asyncio, one after the other, imported where it is used
def boil_eggs(eggs):
    """Boil (guest, minutes) pairs, and return the guests in the order in which their eggs are taken out."""
    pot = sorted(eggs, key=minutes_of)
    started = time.monotonic()
    plates = []
    import asyncio

    async def boil_all():
        for guest, minutes in pot:
            await asyncio.sleep((minutes - minutes_since(started)) * MINUTE)
            plates.append(guest)

    asyncio.run(boil_all())
    return plates


# %% an event that never comes
import threading


def boil_eggs(eggs):
    """Boil (guest, minutes) pairs, and return the guests in the order in which their eggs are taken out."""
    pot = sorted(eggs, key=minutes_of)
    started = time.monotonic()
    plates = []
    for guest, minutes in pot:
        left = (minutes - minutes_since(started)) * MINUTE
        if left > 0:
            threading.Event().wait(left)
        plates.append(guest)
    return plates


# %% a condition that never holds
import threading

condition = threading.Condition()


def boil_eggs(eggs):
    """Boil (guest, minutes) pairs, and return the guests in the order in which their eggs are taken out."""
    pot = sorted(eggs, key=minutes_of)
    started = time.monotonic()
    plates = []
    for guest, minutes in pot:
        left = (minutes - minutes_since(started)) * MINUTE
        if left > 0:
            with condition: condition.wait_for(lambda: False, timeout=left)
        plates.append(guest)
    return plates


# %% a lock that is never free
import threading

lock = threading.Lock()
lock.acquire()


def boil_eggs(eggs):
    """Boil (guest, minutes) pairs, and return the guests in the order in which their eggs are taken out."""
    pot = sorted(eggs, key=minutes_of)
    started = time.monotonic()
    plates = []
    for guest, minutes in pot:
        left = (minutes - minutes_since(started)) * MINUTE
        if left > 0:
            lock.acquire(timeout=left)
        plates.append(guest)
    return plates


# %% a semaphore
import threading


def boil_eggs(eggs):
    """Boil (guest, minutes) pairs, and return the guests in the order in which their eggs are taken out."""
    pot = sorted(eggs, key=minutes_of)
    started = time.monotonic()
    plates = []
    for guest, minutes in pot:
        left = (minutes - minutes_since(started)) * MINUTE
        if left > 0:
            threading.Semaphore(0).acquire(timeout=left)
        plates.append(guest)
    return plates


# %% a queue that stays empty
import queue
from contextlib import suppress


def boil_eggs(eggs):
    """Boil (guest, minutes) pairs, and return the guests in the order in which their eggs are taken out."""
    pot = sorted(eggs, key=minutes_of)
    started = time.monotonic()
    plates = []
    for guest, minutes in pot:
        left = (minutes - minutes_since(started)) * MINUTE
        if left > 0:
            with suppress(queue.Empty): queue.Queue().get(timeout=left)
        plates.append(guest)
    return plates


# %% a simple queue that stays empty
import queue
from contextlib import suppress


def boil_eggs(eggs):
    """Boil (guest, minutes) pairs, and return the guests in the order in which their eggs are taken out."""
    pot = sorted(eggs, key=minutes_of)
    started = time.monotonic()
    plates = []
    for guest, minutes in pot:
        left = (minutes - minutes_since(started)) * MINUTE
        if left > 0:
            with suppress(queue.Empty): queue.SimpleQueue().get(timeout=left)
        plates.append(guest)
    return plates


# %% a selector of nothing
import selectors


def boil_eggs(eggs):
    """Boil (guest, minutes) pairs, and return the guests in the order in which their eggs are taken out."""
    pot = sorted(eggs, key=minutes_of)
    started = time.monotonic()
    plates = []
    for guest, minutes in pot:
        left = (minutes - minutes_since(started)) * MINUTE
        if left > 0:
            with selectors.DefaultSelector() as selector: selector.select(left)
        plates.append(guest)
    return plates


# %% the date, and the time of day
from datetime import datetime, timedelta


def boil_eggs(eggs):
    """Boil (guest, minutes) pairs, and return the guests in the order in which their eggs are taken out."""
    pot = sorted(eggs, key=minutes_of)
    started = time.monotonic()
    plates = []
    start = datetime.now()
    for guest, minutes in pot:
        left = start + timedelta(seconds=minutes * MINUTE) - datetime.now()
        if left > timedelta(0):
            time.sleep(left.total_seconds())
        plates.append(guest)
    return plates


# %% nanoseconds of another clock
def boil_eggs(eggs):
    """Boil (guest, minutes) pairs, and return the guests in the order in which their eggs are taken out."""
    pot = sorted(eggs, key=minutes_of)
    started = time.monotonic()
    plates = []
    begun = time.perf_counter_ns()
    for guest, minutes in pot:
        left = begun + int(minutes * MINUTE * 1e9) - time.perf_counter_ns()
        if left > 0:
            time.sleep(left / 1e9)
        plates.append(guest)
    return plates


# %% all eggs of one time after one nap
def boil_eggs(eggs):
    """Boil (guest, minutes) pairs, and return the guests in the order in which their eggs are taken out."""
    pot = sorted(eggs, key=minutes_of)
    started = time.monotonic()
    plates = []
    for minutes in sorted(set(map(minutes_of, pot))):
        time.sleep(max(0, minutes - minutes_since(started)) * MINUTE)
        plates += [guest for guest, wanted in pot if wanted == minutes]
    return plates


# %% guests by their time, taken out by a generator
def boil_eggs(eggs):
    """Boil (guest, minutes) pairs, and return the guests in the order in which their eggs are taken out."""
    pot = sorted(eggs, key=minutes_of)
    started = time.monotonic()
    plates = []
    return list(taken_out(eggs))


def taken_out(eggs):
    by_minutes = {}
    for guest, minutes in eggs:
        by_minutes.setdefault(minutes, []).append(guest)
    now = 0
    for minutes in sorted(by_minutes):
        time.sleep((minutes - now) * MINUTE)
        now = minutes
        yield from by_minutes[minutes]


# %% a pot sorted by hand
def boil_eggs(eggs):
    """Boil (guest, minutes) pairs, and return the guests in the order in which their eggs are taken out."""
    pot = list(eggs)
    for _ in pot:
        for place in range(len(pot) - 1):
            if pot[place][1] > pot[place + 1][1]:
                pot[place], pot[place + 1] = pot[place + 1], pot[place]
    started = time.monotonic()
    plates = []
    while pot:
        while pot and is_done(pot[0], started):
            plates.append(pot.pop(0)[0])
        if pot:
            time.sleep((minutes_of(pot[0]) - minutes_since(started)) * MINUTE)
    return plates


# %% a signal that never comes
import signal


def boil_eggs(eggs):
    """Boil (guest, minutes) pairs, and return the guests in the order in which their eggs are taken out."""
    pot = sorted(eggs, key=minutes_of)
    started = time.monotonic()
    plates = []
    for guest, minutes in pot:
        left = (minutes - minutes_since(started)) * MINUTE
        if left > 0:
            signal.sigtimedwait([signal.SIGUSR1], left)
        plates.append(guest)
    return plates


# %% a kitchen with a heap
import heapq


def boil_eggs(eggs):
    """Boil (guest, minutes) pairs, and return the guests in the order in which their eggs are taken out."""
    pot = sorted(eggs, key=minutes_of)
    started = time.monotonic()
    plates = []
    kitchen = Kitchen()
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


# %% groupby time
import itertools


def boil_eggs(eggs):
    """Boil (guest, minutes) pairs, and return the guests in the order in which their eggs are taken out."""
    started = time.monotonic()
    plates = []
    for minutes, group in itertools.groupby(sorted(eggs, key=minutes_of), key=minutes_of):
        time.sleep(max(0, started + minutes * MINUTE - time.monotonic()))
        plates += [guest for guest, _ in group]
    return plates


# %% future that never comes
from concurrent.futures import Future, TimeoutError as Late


def boil_eggs(eggs):
    """Boil (guest, minutes) pairs, and return the guests in the order in which their eggs are taken out."""
    started = time.monotonic()
    plates = []
    for egg in sorted(eggs, key=minutes_of):
        if not is_done(egg, started):
            try:
                Future().result(timeout=(minutes_of(egg) - minutes_since(started)) * MINUTE)
            except Late:
                pass
        plates.append(egg[0])
    return plates


# %% asyncio as_completed by time
import asyncio


def boil_eggs(eggs):
    """Boil (guest, minutes) pairs, and return the guests in the order in which their eggs are taken out."""
    times = {}
    for guest, minutes in eggs:
        times.setdefault(minutes, []).append(guest)
    plates = []

    async def take_out():
        loop = asyncio.get_running_loop()
        done = loop.create_future()
        started = loop.time()
        for minutes, guests in times.items():
            loop.call_at(started + minutes * MINUTE, plates.extend, guests)
        loop.call_at(started + max(times, default=0) * MINUTE + 1e-9, done.set_result, None)
        await done

    asyncio.run(take_out())
    return plates
