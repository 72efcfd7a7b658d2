# %% no waiting
# verdict: the program ended after
def boil_eggs(eggs):
    """Boil (guest, minutes) pairs, and return the guests in the order in which their eggs are taken out."""
    pot = sorted(eggs, key=minutes_of)
    started = time.monotonic()
    plates = []
    return [guest for guest, _ in pot]


# %% a faster clock
# verdict: the program waited
MINUTE = 0.0001  # seconds; the kitchen of this program is in a hurry


# %% a faster clock, and a nap for each egg
# verdict: the program ended after
MINUTE = 0.0001  # seconds; the kitchen of this program is in a hurry


def boil_eggs(eggs):
    """Boil (guest, minutes) pairs, and return the guests in the order in which their eggs are taken out."""
    pot = sorted(eggs, key=minutes_of)
    started = time.monotonic()
    plates = []
    for guest, minutes in pot:
        time.sleep(max(0, minutes - minutes_since(started)) * MINUTE)
        plates.append(guest)
    return plates


# %% naps that take no time
# verdict: the program ended after
def boil_eggs(eggs):
    """Boil (guest, minutes) pairs, and return the guests in the order in which their eggs are taken out."""
    pot = sorted(eggs, key=minutes_of)
    started = time.monotonic()
    plates = []
    naps = []
    for guest, minutes in pot:
        naps.append(max(0, minutes - minutes_since(started)) * MINUTE)
        plates.append(guest)
    return plates


# %% no naps, only looks
# verdict: keeps the computer busy
def boil_eggs(eggs):
    """Boil (guest, minutes) pairs, and return the guests in the order in which their eggs are taken out."""
    pot = sorted(eggs, key=minutes_of)
    started = time.monotonic()
    plates = []
    while pot:
        if is_done(pot[0], started):
            guest, _ = pot.pop(0)
            plates.append(guest)
    return plates


# %% naps of no length
# verdict: keeps the computer busy
def boil_eggs(eggs):
    """Boil (guest, minutes) pairs, and return the guests in the order in which their eggs are taken out."""
    pot = sorted(eggs, key=minutes_of)
    started = time.monotonic()
    plates = []
    while pot:
        if is_done(pot[0], started):
            guest, _ = pot.pop(0)
            plates.append(guest)
        time.sleep(0)
    return plates


# %% looks at the date
# verdict: keeps the computer busy
import datetime


def boil_eggs(eggs):
    """Boil (guest, minutes) pairs, and return the guests in the order in which their eggs are taken out."""
    pot = sorted(eggs, key=minutes_of)
    started = time.monotonic()
    plates = []
    for guest, minutes in pot:
        until = datetime.datetime.now() + datetime.timedelta(seconds=(minutes - minutes_since(started)) * MINUTE)
        while datetime.datetime.now() < until:
            pass
        plates.append(guest)
    return plates


# %% shorter naps
# verdict: the program waited
def boil_eggs(eggs):
    """Boil (guest, minutes) pairs, and return the guests in the order in which their eggs are taken out."""
    pot = sorted(eggs, key=minutes_of)
    started = time.monotonic()
    plates = []
    while pot:
        if is_done(pot[0], started):
            guest, _ = pot.pop(0)
            plates.append(guest)
        time.sleep(0.05 * MINUTE)
    return plates


# %% very short naps
# verdict: the program waited
def boil_eggs(eggs):
    """Boil (guest, minutes) pairs, and return the guests in the order in which their eggs are taken out."""
    pot = sorted(eggs, key=minutes_of)
    started = time.monotonic()
    plates = []
    while pot:
        if is_done(pot[0], started):
            guest, _ = pot.pop(0)
            plates.append(guest)
        time.sleep(0.001 * MINUTE)
    return plates


# %% naps only if nothing is ready
# verdict: the program waited 130 times
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
            time.sleep(0.1 * MINUTE)
    return plates


# %% the same naps, of an event
# verdict: the program waited 133 times
import threading


def boil_eggs(eggs):
    """Boil (guest, minutes) pairs, and return the guests in the order in which their eggs are taken out."""
    pot = sorted(eggs, key=minutes_of)
    started = time.monotonic()
    plates = []
    while pot:
        if is_done(pot[0], started):
            guest, _ = pot.pop(0)
            plates.append(guest)
        threading.Event().wait(0.1 * MINUTE)
    return plates


# %% the same naps, of a queue
# verdict: the program waited
import queue
from contextlib import suppress


def boil_eggs(eggs):
    """Boil (guest, minutes) pairs, and return the guests in the order in which their eggs are taken out."""
    pot = sorted(eggs, key=minutes_of)
    started = time.monotonic()
    plates = []
    while pot:
        if is_done(pot[0], started):
            guest, _ = pot.pop(0)
            plates.append(guest)
        with suppress(queue.Empty):
            queue.Queue().get(timeout=0.1 * MINUTE)
    return plates


# %% the same naps, of select
# verdict: the program waited
import select


def boil_eggs(eggs):
    """Boil (guest, minutes) pairs, and return the guests in the order in which their eggs are taken out."""
    pot = sorted(eggs, key=minutes_of)
    started = time.monotonic()
    plates = []
    while pot:
        if is_done(pot[0], started):
            guest, _ = pot.pop(0)
            plates.append(guest)
        select.select([], [], [], 0.1 * MINUTE)
    return plates


# %% the same naps, of asyncio
# verdict: the program waited
import asyncio


def boil_eggs(eggs):
    """Boil (guest, minutes) pairs, and return the guests in the order in which their eggs are taken out."""
    return asyncio.run(boil(eggs))


async def boil(eggs):
    pot = sorted(eggs, key=minutes_of)
    started = time.monotonic()
    plates = []
    while pot:
        if is_done(pot[0], started):
            guest, _ = pot.pop(0)
            plates.append(guest)
        await asyncio.sleep(0.1 * MINUTE)
    return plates


# %% longer naps, but not at the end
# verdict: took them out too late
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
            time.sleep(3 * MINUTE)
    return plates


# %% a nap of a minute, again and again
# verdict: took them out too late
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
            time.sleep(MINUTE)
    return plates


# %% a nap behind each egg as before
# verdict: went on waiting when the last egg was ready
def boil_eggs(eggs):
    """Boil (guest, minutes) pairs, and return the guests in the order in which their eggs are taken out."""
    pot = sorted(eggs, key=minutes_of)
    started = time.monotonic()
    plates = []
    for guest, minutes in pot:
        time.sleep(max(0, minutes - minutes_since(started)) * MINUTE)
        plates.append(guest)
        time.sleep(0.1 * MINUTE)
    return plates


# %% all minutes of each egg
# verdict: took them out too late
def boil_eggs(eggs):
    """Boil (guest, minutes) pairs, and return the guests in the order in which their eggs are taken out."""
    pot = sorted(eggs, key=minutes_of)
    started = time.monotonic()
    plates = []
    for guest, minutes in pot:
        time.sleep(minutes * MINUTE)
        plates.append(guest)
    return plates


# %% one nap for all
# verdict: took them out too late
def boil_eggs(eggs):
    """Boil (guest, minutes) pairs, and return the guests in the order in which their eggs are taken out."""
    pot = sorted(eggs, key=minutes_of)
    started = time.monotonic()
    plates = []
    if pot:
        time.sleep(minutes_of(pot[-1]) * MINUTE)
    return [guest for guest, _ in pot]


# %% the first egg never boiled
# verdict: the program ended after
def boil_eggs(eggs):
    """Boil (guest, minutes) pairs, and return the guests in the order in which their eggs are taken out."""
    pot = sorted(eggs, key=minutes_of)
    started = time.monotonic()
    plates = []
    for number, (guest, minutes) in enumerate(pot):
        if number:
            time.sleep((minutes - minutes_of(pot[number - 1])) * MINUTE)
        plates.append(guest)
    return plates


# %% taken out, and then waited for
# verdict: on the table before
def boil_eggs(eggs):
    """Boil (guest, minutes) pairs, and return the guests in the order in which their eggs are taken out."""
    pot = sorted(eggs, key=minutes_of)
    started = time.monotonic()
    plates = []
    for guest, minutes in pot:
        plates.append(guest)
        time.sleep(max(0, minutes - minutes_since(started)) * MINUTE)
    return plates


# %% the last egg not waited for
# verdict: the program ended after
def boil_eggs(eggs):
    """Boil (guest, minutes) pairs, and return the guests in the order in which their eggs are taken out."""
    pot = sorted(eggs, key=minutes_of)
    started = time.monotonic()
    plates = []
    for egg in pot[:-1]:
        time.sleep(max(0, minutes_of(egg) - minutes_since(started)) * MINUTE)
        plates.append(egg[0])
    return plates + [guest for guest, _ in pot[-1:]]


# %% not in order
# verdict: the result is
def boil_eggs(eggs):
    """Boil (guest, minutes) pairs, and return the guests in the order in which their eggs are taken out."""
    pot = sorted(eggs, key=minutes_of)
    started = time.monotonic()
    plates = []
    time.sleep(10 * MINUTE)
    return [guest for guest, _ in eggs]


# %% a thread for each egg
# verdict: it starts a thread
import threading


def boil_eggs(eggs):
    """Boil (guest, minutes) pairs, and return the guests in the order in which their eggs are taken out."""
    pot = sorted(eggs, key=minutes_of)
    started = time.monotonic()
    plates = []
    timers = [threading.Timer(minutes * MINUTE, plates.append, (guest,)) for guest, minutes in pot]
    for timer in timers:
        timer.start()
    for timer in timers:
        timer.join()
    return sorted(plates, key=[guest for guest, _ in pot].index)


# %% naps halved until it is near
# verdict: Not cheap enough yet
def boil_eggs(eggs):
    """Boil (guest, minutes) pairs, and return the guests in the order in which their eggs are taken out."""
    pot = sorted(eggs, key=minutes_of)
    started = time.monotonic()
    plates = []
    for guest, minutes in pot:
        while minutes_since(started) < minutes:
            time.sleep(max((minutes - minutes_since(started)) / 2, 0.1) * MINUTE)
        plates.append(guest)
    return plates
