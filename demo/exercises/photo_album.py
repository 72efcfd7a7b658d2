"""Makes the page of an album that shows the best photos of one year, each as a small packed preview."""

import random
import zlib

SIDE = 240
SHADES = bytes(shade // 32 for shade in range(256))


def main():
    page = photo_album(some_photos(400), 2021, 12)
    for name, stars, preview in page:
        print(f"{'*' * stars:5} {name}: {len(preview):,} bytes")


def some_photos(count):
    """Return photos as a camera might: name, year, stars and pixels, some of them without any."""
    chance = random.Random(160)
    noise = chance.randbytes(SIDE * SIDE).translate(SHADES)
    photos = []
    for number in range(count):
        pixels = b"" if number % 29 == 5 else noise[number:] + noise[:number]
        stars = chance.randrange(1, 6)
        photos.append({"name": f"photo{number}", "year": 2015 + number % 9, "stars": stars, "pixels": pixels})
    return photos


def photo_album(photos, year, most):
    """Return (name, stars, preview) of the `most` best photos of the year that have a preview.

    The best come first; of equally good ones those that come first in the list.
    """
    cards = make_cards(photos)
    of_year = [card for card in cards if card["year"] == year]
    of_year.sort(key=stars_of, reverse=True)
    return [(card["name"], card["stars"], card["preview"]) for card in of_year[:most]]


def make_cards(photos):
    cards = []
    for photo in photos:
        preview = make_preview(photo["pixels"])
        if preview is not None:
            cards.append({**photo, "preview": preview})
    return cards


def stars_of(card):
    return card["stars"]


def make_preview(pixels):
    if not pixels:
        return None
    return zlib.compress(shrink(pixels), 9)


def shrink(pixels):
    """Keep every second pixel of every second row."""
    small = bytearray()
    for start in range(0, len(pixels), 2 * SIDE):
        small += pixels[start : start + SIDE : 2]
    return bytes(small)


if __name__ == "__main__":
    main()
