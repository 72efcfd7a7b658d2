# %% packed less tightly
# verdict: Not correct
def make_preview(pixels):
    if not pixels:
        return None
    return zlib.compress(shrink(pixels), 1)


# %% not packed
# verdict: Not correct
def make_preview(pixels):
    if not pixels:
        return None
    return shrink(pixels)


# %% previews remembered
# verdict: 79 previews were packed
import functools


@functools.lru_cache(maxsize=None)
def make_preview(pixels):
    if not pixels:
        return None
    return zlib.compress(shrink(pixels), 9)


# %% all previews of the year
# verdict: 19 previews were packed
def photo_album(photos, year, most):
    """Return (name, stars, preview) of the `most` best photos of the year that have a preview.

    The best come first; of equally good ones those that come first in the list.
    """
    cards = make_cards([photo for photo in photos if photo["year"] == year])
    of_year = [card for card in cards if card["year"] == year]
    of_year.sort(key=stars_of, reverse=True)
    return [(card["name"], card["stars"], card["preview"]) for card in of_year[:most]]


# %% the best chosen without a look at their pixels
# verdict: Not correct: on the given input
def photo_album(photos, year, most):
    """Return (name, stars, preview) of the `most` best photos of the year that have a preview.

    The best come first; of equally good ones those that come first in the list.
    """
    chosen = [photo for photo in photos if photo["year"] == year]
    chosen.sort(key=stars_of, reverse=True)
    return [(card["name"], card["stars"], card["preview"]) for card in make_cards(chosen[:most])]


# %% the first ones of the year
# verdict: Not correct: on the given input
def photo_album(photos, year, most):
    """Return (name, stars, preview) of the `most` best photos of the year that have a preview.

    The best come first; of equally good ones those that come first in the list.
    """
    chosen = [photo for photo in photos if photo["year"] == year and photo["pixels"]]
    return [(card["name"], card["stars"], card["preview"]) for card in make_cards(chosen[:most])]


# %% full one too late
# verdict: Not correct: on hidden input 6
def photo_album(photos, year, most):
    """Return (name, stars, preview) of the `most` best photos of the year that have a preview.

    The best come first; of equally good ones those that come first in the list.
    """
    page = []
    for photo in sorted((photo for photo in photos if photo["year"] == year), key=stars_of, reverse=True):
        preview = make_preview(photo["pixels"])
        if preview is not None:
            page.append((photo["name"], photo["stars"], preview))
            if len(page) == most:
                break
    return page


# %% all previews, in threads
# verdict: it starts a thread
def make_cards(photos):
    from concurrent.futures import ThreadPoolExecutor
    with ThreadPoolExecutor(4) as pool:
        previews = list(pool.map(lambda photo: make_preview(photo["pixels"]), photos))
    cards = []
    for photo, preview in zip(photos, previews):
        if preview is not None:
            cards.append({**photo, "preview": preview})
    return cards


# %% all previews, packed by map
# verdict: 79 previews were packed
import itertools


def make_cards(photos):
    photos = [photo for photo in photos if photo["pixels"]]
    smalls = map(shrink, [photo["pixels"] for photo in photos])
    previews = map(zlib.compress, smalls, itertools.repeat(9))
    return [{**photo, "preview": preview} for photo, preview in zip(photos, previews)]


# %% all previews, packed by another spelling
# verdict: 79 previews were packed
def make_preview(pixels):
    if not pixels:
        return None
    packer = zlib.compressobj(level=9)
    return packer.compress(shrink(pixels)) + packer.flush()


# %% all previews, packed by copies of one packer
# verdict: 79 previews were packed
PACKER = zlib.compressobj(9)


def make_preview(pixels):
    if not pixels:
        return None
    packer = PACKER.copy()
    return packer.compress(shrink(pixels)) + packer.flush()


# %% all previews, under a shorter name
# verdict: 79 previews were packed
from zlib import compress as pack


def make_preview(pixels):
    if not pixels:
        return None
    return pack(shrink(pixels), 9)


# %% all previews, made in one comprehension
# verdict: 79 previews were packed
def photo_album(photos, year, most):
    """Return (name, stars, preview) of the `most` best photos of the year that have a preview.

    The best come first; of equally good ones those that come first in the list.
    """
    cards = [(photo, make_preview(photo["pixels"])) for photo in photos]
    cards = [(photo["name"], photo["stars"], preview) for photo, preview in cards if preview and photo["year"] == year]
    return sorted(cards, key=lambda card: card[1], reverse=True)[:most]


# %% the year first, but all of its previews
# verdict: 19 previews were packed
def photo_album(photos, year, most):
    """Return (name, stars, preview) of the `most` best photos of the year that have a preview.

    The best come first; of equally good ones those that come first in the list.
    """
    best = sorted((photo for photo in photos if photo["year"] == year), key=stars_of, reverse=True)
    cards = make_cards(best)
    return [(card["name"], card["stars"], card["preview"]) for card in cards[:most]]


# %% stars and names sorted together
# verdict: Not correct: on the given input
def photo_album(photos, year, most):
    """Return (name, stars, preview) of the `most` best photos of the year that have a preview.

    The best come first; of equally good ones those that come first in the list.
    """
    best = sorted((-photo["stars"], photo["name"], photo["pixels"]) for photo in photos if photo["year"] == year)
    page = [(name, -stars, make_preview(pixels)) for stars, name, pixels in best if pixels][:most]
    return page


# %% processes pack all
# verdict: Not judged: it starts another process
from concurrent.futures import ProcessPoolExecutor


def make_cards(photos):
    cards = []
    with ProcessPoolExecutor() as pool:
        previews = list(pool.map(make_preview, [photo["pixels"] for photo in photos], chunksize=20))
    for photo, preview in zip(photos, previews):
        if preview is not None:
            cards.append({**photo, "preview": preview})
    return cards


# %% a process with a pipe packs all
# verdict: Not judged: it starts another process
from multiprocessing import Pipe, Process


def make_cards(photos):
    cards = []
    here, there = Pipe()
    process = Process(target=make_previews, args=(there, photos))
    process.start()
    previews = here.recv()
    process.join()
    for photo, preview in zip(photos, previews):
        if preview is not None:
            cards.append({**photo, "preview": preview})
    return cards


def make_previews(pipe, photos):
    pipe.send([make_preview(photo["pixels"]) for photo in photos])


# %% all checked by bz2 size
# verdict: Not cheap enough yet
import bz2


def photo_album(photos, year, most):
    """Return (name, stars, preview) of the `most` best photos of the year that have a preview.

    The best come first; of equally good ones those that come first in the list.
    """
    cards = make_cards(photos)
    of_year = [card for card in cards if card["year"] == year]
    of_year.sort(key=stars_of, reverse=True)
    return [(card["name"], card["stars"], zlib.compress(bz2.decompress(card["kept"]), 9)) for card in of_year[:most]]


def make_cards(photos):
    cards = []
    for photo in photos:
        if photo["pixels"]:
            cards.append({**photo, "kept": bz2.compress(shrink(photo["pixels"]))})
    return cards
