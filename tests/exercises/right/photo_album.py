# %% until the page is full
def photo_album(photos, year, most):
    """Return (name, stars, preview) of the `most` best photos of the year that have a preview.

    The best come first; of equally good ones those that come first in the list.
    """
    page = []
    for photo in sorted((photo for photo in photos if photo["year"] == year), key=stars_of, reverse=True):
        if len(page) == most:
            break
        preview = make_preview(photo["pixels"])
        if preview is not None:
            page.append((photo["name"], photo["stars"], preview))
    return page


# %% those with pixels chosen first
def photo_album(photos, year, most):
    """Return (name, stars, preview) of the `most` best photos of the year that have a preview.

    The best come first; of equally good ones those that come first in the list.
    """
    chosen = [photo for photo in photos if photo["year"] == year and photo["pixels"]]
    chosen.sort(key=stars_of, reverse=True)
    return [(card["name"], card["stars"], card["preview"]) for card in make_cards(chosen[:most])]


# %% the best taken from a heap
import heapq


def photo_album(photos, year, most):
    """Return (name, stars, preview) of the `most` best photos of the year that have a preview.

    The best come first; of equally good ones those that come first in the list.
    """
    chosen = [photo for photo in photos if photo["year"] == year and photo["pixels"]]
    chosen = heapq.nlargest(most, chosen, key=stars_of)
    return [(card["name"], card["stars"], card["preview"]) for card in make_cards(chosen[:most])]


# %% packed by map, only what is shown
import itertools


def photo_album(photos, year, most):
    """Return (name, stars, preview) of the `most` best photos of the year that have a preview.

    The best come first; of equally good ones those that come first in the list.
    """
    chosen = [photo for photo in photos if photo["year"] == year and photo["pixels"]]
    chosen.sort(key=stars_of, reverse=True)
    previews = map(zlib.compress, (shrink(photo["pixels"]) for photo in chosen[:most]), itertools.repeat(9))
    return [(photo["name"], photo["stars"], preview) for photo, preview in zip(chosen, previews)]


# %% another spelling of packing
def photo_album(photos, year, most):
    """Return (name, stars, preview) of the `most` best photos of the year that have a preview.

    The best come first; of equally good ones those that come first in the list.
    """
    page = []
    for photo in sorted((photo for photo in photos if photo["year"] == year), key=stars_of, reverse=True):
        if len(page) == most:
            break
        preview = make_preview(photo["pixels"])
        if preview is not None:
            page.append((photo["name"], photo["stars"], preview))
    return page


def make_preview(pixels):
    if not pixels:
        return None
    packer = zlib.compressobj(9)
    return packer.compress(shrink(pixels)) + packer.flush()


# %% all made small, as that is cheap, and few packed
def photo_album(photos, year, most):
    """Return (name, stars, preview) of the `most` best photos of the year that have a preview.

    The best come first; of equally good ones those that come first in the list.
    """
    small = [{**photo, "small": shrink(photo["pixels"])} for photo in photos]
    best = sorted((photo for photo in small if photo["year"] == year and photo["small"]), key=stars_of, reverse=True)
    return [(photo["name"], photo["stars"], zlib.compress(photo["small"], 9)) for photo in best[:most]]


# %% cards that pack when they are looked at
import functools


def photo_album(photos, year, most):
    """Return (name, stars, preview) of the `most` best photos of the year that have a preview.

    The best come first; of equally good ones those that come first in the list.
    """
    cards = [Card(photo) for photo in photos if photo["year"] == year and photo["pixels"]]
    cards.sort(key=lambda card: -card.photo["stars"])
    return [(card.photo["name"], card.photo["stars"], card.preview) for card in cards[:most]]


class Card:
    def __init__(self, photo):
        self.photo = photo

    @functools.cached_property
    def preview(self):
        return make_preview(self.photo["pixels"])


# %% the best one taken out, again and again
def photo_album(photos, year, most):
    """Return (name, stars, preview) of the `most` best photos of the year that have a preview.

    The best come first; of equally good ones those that come first in the list.
    """
    rest = []
    for photo in photos:
        if photo["year"] == year:
            rest.append(photo)
    page = []
    while rest and len(page) < most:
        best = rest[0]
        for photo in rest:
            if photo["stars"] > best["stars"]:
                best = photo
        rest = [photo for photo in rest if photo is not best]
        if best["pixels"]:
            page.append((best["name"], best["stars"], make_preview(best["pixels"])))
    return page


# %% all photos sorted by hand
def photo_album(photos, year, most):
    """Return (name, stars, preview) of the `most` best photos of the year that have a preview.

    The best come first; of equally good ones those that come first in the list.
    """
    best = list(photos)
    for _ in best:
        for place in range(len(best) - 1):
            if stars_of(best[place]) < stars_of(best[place + 1]):
                best[place], best[place + 1] = best[place + 1], best[place]
    best = [photo for photo in best if photo["year"] == year and photo["pixels"]]
    return [(card["name"], card["stars"], card["preview"]) for card in make_cards(best[:most])]


# %% a heap of places, stars and numbers
import heapq


def photo_album(photos, year, most):
    """Return (name, stars, preview) of the `most` best photos of the year that have a preview.

    The best come first; of equally good ones those that come first in the list.
    """
    heap = [(-photo["stars"], number) for number, photo in enumerate(photos) if photo["year"] == year]
    heapq.heapify(heap)
    page = []
    while heap and len(page) < most:
        photo = photos[heapq.heappop(heap)[1]]
        if card := make_cards([photo]):
            page.append((card[0]["name"], card[0]["stars"], card[0]["preview"]))
    return page


# %% islice of a generator
from itertools import islice


def photo_album(photos, year, most):
    """Return (name, stars, preview) of the `most` best photos of the year that have a preview.

    The best come first; of equally good ones those that come first in the list.
    """
    of_year = sorted((photo for photo in photos if photo["year"] == year), key=stars_of, reverse=True)
    cards = ((photo["name"], photo["stars"], make_preview(photo["pixels"])) for photo in of_year)
    return list(islice((card for card in cards if card[2] is not None), most))


# %% nlargest
from heapq import nlargest


def photo_album(photos, year, most):
    """Return (name, stars, preview) of the `most` best photos of the year that have a preview.

    The best come first; of equally good ones those that come first in the list.
    """
    of_year = filter(lambda photo: photo["year"] == year and photo["pixels"], photos)
    return [(card["name"], card["stars"], card["preview"]) for card in make_cards(nlargest(most, of_year, key=stars_of))]
