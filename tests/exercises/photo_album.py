"""Other ways to repair `photo_album`, and some that only look like one."""

from demo.training.exercise import shipped
from tests.exercises import edited

SHIPPED = shipped("photo_album").read_text(encoding="utf-8")

BODY = SHIPPED[SHIPPED.index("    cards = make_cards(photos)\n") : SHIPPED.index("def make_cards")]

LOOP = """    page = []
    for photo in sorted((photo for photo in photos if photo["year"] == year), key=stars_of, reverse=True):
        if len(page) == most:
            break
        preview = make_preview(photo["pixels"])
        if preview is not None:
            page.append((photo["name"], photo["stars"], preview))
    return page


"""
CHOSEN = """    chosen = [photo for photo in photos if photo["year"] == year and photo["pixels"]]
    chosen.sort(key=stars_of, reverse=True)
    return [(card["name"], card["stars"], card["preview"]) for card in make_cards(chosen[:most])]


"""

ACCEPTED: dict[str, str] = {
    "until the page is full": SHIPPED.replace(BODY, LOOP),
    "those with pixels chosen first": SHIPPED.replace(BODY, CHOSEN),
    "the best taken from a heap": SHIPPED.replace(
        BODY,
        CHOSEN.replace(
            "    chosen.sort(key=stars_of, reverse=True)\n", "    chosen = heapq.nlargest(most, chosen, key=stars_of)\n"
        ),
    ).replace("import random\n", "import heapq\nimport random\n"),
    "packed by map, only what is shown": SHIPPED.replace(
        BODY,
        CHOSEN[: CHOSEN.index("    return")]
        + """    previews = map(zlib.compress, (shrink(photo["pixels"]) for photo in chosen[:most]), itertools.repeat(9))
    return [(photo["name"], photo["stars"], preview) for photo, preview in zip(chosen, previews)]


""",
    ).replace("import random\n", "import itertools\nimport random\n"),
    "another spelling of packing": SHIPPED.replace(BODY, LOOP).replace(
        "    return zlib.compress(shrink(pixels), 9)\n",
        "    packer = zlib.compressobj(9)\n    return packer.compress(shrink(pixels)) + packer.flush()\n",
    ),
    "all made small, as that is cheap, and few packed": SHIPPED.replace(
        BODY,
        """    small = [{**photo, "small": shrink(photo["pixels"])} for photo in photos]
    best = sorted((photo for photo in small if photo["year"] == year and photo["small"]), key=stars_of, reverse=True)
    return [(photo["name"], photo["stars"], zlib.compress(photo["small"], 9)) for photo in best[:most]]


""",
    ),
    "cards that pack when they are looked at": SHIPPED.replace(
        BODY,
        """    cards = [Card(photo) for photo in photos if photo["year"] == year and photo["pixels"]]
    cards.sort(key=lambda card: -card.photo["stars"])
    return [(card.photo["name"], card.photo["stars"], card.preview) for card in cards[:most]]


class Card:
    def __init__(self, photo):
        self.photo = photo

    @functools.cached_property
    def preview(self):
        return make_preview(self.photo["pixels"])


""",
    ).replace("import random\n", "import functools\nimport random\n"),
    "the best one taken out, again and again": SHIPPED.replace(
        BODY,
        """    rest = []
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


""",
    ),
    "all photos sorted by hand": SHIPPED.replace(
        BODY,
        """    best = list(photos)
    for _ in best:
        for place in range(len(best) - 1):
            if stars_of(best[place]) < stars_of(best[place + 1]):
                best[place], best[place + 1] = best[place + 1], best[place]
    best = [photo for photo in best if photo["year"] == year and photo["pixels"]]
    return [(card["name"], card["stars"], card["preview"]) for card in make_cards(best[:most])]


""",
    ),
    "a heap of places, stars and numbers": SHIPPED.replace(
        BODY,
        """    heap = [(-photo["stars"], number) for number, photo in enumerate(photos) if photo["year"] == year]
    heapq.heapify(heap)
    page = []
    while heap and len(page) < most:
        photo = photos[heapq.heappop(heap)[1]]
        if card := make_cards([photo]):
            page.append((card[0]["name"], card[0]["stars"], card[0]["preview"]))
    return page


""",
    ).replace("import random\n", "import heapq\nimport random\n"),
    "islice of a generator": edited(
        "photo_album",
        ("import zlib\n", ("import zlib\nfrom itertools import islice\n")),
        (
            (
                "    cards = make_cards(photos)\n"
                '    of_year = [card for card in cards if card["year"] == year]\n'
                "    of_year.sort(key=stars_of, reverse=True)\n"
                '    return [(card["name"], card["stars"], card["preview"]) for card in of_year[:most]]'
            ),
            (
                '    of_year = sorted((photo for photo in photos if photo["year"] == year), key=s'
                "tars_of, reverse=True)\n"
                '    cards = ((photo["name"], photo["stars"], make_preview(photo["pixels"])) for '
                "photo in of_year)\n"
                "    return list(islice((card for card in cards if card[2] is not None), most))"
            ),
        ),
    ),
    "nlargest": edited(
        "photo_album",
        ("import zlib\n", ("import zlib\nfrom heapq import nlargest\n")),
        (
            (
                "    cards = make_cards(photos)\n"
                '    of_year = [card for card in cards if card["year"] == year]\n'
                "    of_year.sort(key=stars_of, reverse=True)\n"
                '    return [(card["name"], card["stars"], card["preview"]) for card in of_year[:most]]'
            ),
            (
                '    of_year = filter(lambda photo: photo["year"] == year and photo["pixels"], photos)\n'
                '    return [(card["name"], card["stars"], card["preview"]) for card in make_card'
                "s(nlargest(most, of_year, key=stars_of))]"
            ),
        ),
    ),
}

REJECTED: dict[str, tuple[str, str]] = {
    "packed less tightly": (SHIPPED.replace("shrink(pixels), 9)", "shrink(pixels), 1)"), "Not correct"),
    "not packed": (SHIPPED.replace("zlib.compress(shrink(pixels), 9)", "shrink(pixels)"), "Not correct"),
    "previews remembered": (
        SHIPPED.replace("def make_preview", "@functools.lru_cache(maxsize=None)\ndef make_preview").replace(
            "import random\n", "import functools\nimport random\n"
        ),
        "79 previews were packed",
    ),
    "all previews of the year": (
        SHIPPED.replace("make_cards(photos)\n", 'make_cards([photo for photo in photos if photo["year"] == year])\n'),
        "19 previews were packed",
    ),
    "the best chosen without a look at their pixels": (
        SHIPPED.replace(BODY, CHOSEN.replace(' and photo["pixels"]', "")),
        "Not correct: on the given input",
    ),
    "the first ones of the year": (
        SHIPPED.replace(BODY, CHOSEN.replace("    chosen.sort(key=stars_of, reverse=True)\n", "")),
        "Not correct: on the given input",
    ),
    "full one too late": (
        SHIPPED.replace(
            BODY,
            LOOP.replace("        if len(page) == most:\n            break\n", "").replace(
                '["stars"], preview))\n',
                '["stars"], preview))\n            if len(page) == most:\n                break\n',
            ),
        ),
        "Not correct: on hidden input 6",
    ),
    "all previews, in threads": (
        edited(
            "photo_album",
            (
                """    cards = []
    for photo in photos:
        preview = make_preview(photo["pixels"])
""",
                """    from concurrent.futures import ThreadPoolExecutor
    with ThreadPoolExecutor(4) as pool:
        previews = list(pool.map(lambda photo: make_preview(photo["pixels"]), photos))
    cards = []
    for photo, preview in zip(photos, previews):
""",
            ),
        ),
        "it starts a thread",
    ),
    "all previews, packed by map": (
        edited(
            "photo_album",
            (
                """    cards = []
    for photo in photos:
        preview = make_preview(photo["pixels"])
        if preview is not None:
            cards.append({**photo, "preview": preview})
    return cards
""",
                """    photos = [photo for photo in photos if photo["pixels"]]
    smalls = map(shrink, [photo["pixels"] for photo in photos])
    previews = map(zlib.compress, smalls, itertools.repeat(9))
    return [{**photo, "preview": preview} for photo, preview in zip(photos, previews)]
""",
            ),
            ("import random\n", "import itertools\nimport random\n"),
        ),
        "79 previews were packed",
    ),
    "all previews, packed by another spelling": (
        SHIPPED.replace(
            "    return zlib.compress(shrink(pixels), 9)\n",
            "    packer = zlib.compressobj(level=9)\n    return packer.compress(shrink(pixels)) + packer.flush()\n",
        ),
        "79 previews were packed",
    ),
    "all previews, packed by copies of one packer": (
        SHIPPED.replace("SHADES =", "PACKER = zlib.compressobj(9)\nSHADES =").replace(
            "    return zlib.compress(shrink(pixels), 9)\n",
            "    packer = PACKER.copy()\n    return packer.compress(shrink(pixels)) + packer.flush()\n",
        ),
        "79 previews were packed",
    ),
    "all previews, under a shorter name": (
        SHIPPED.replace("import zlib\n", "from zlib import compress as pack\n").replace("zlib.compress(", "pack("),
        "79 previews were packed",
    ),
    "all previews, made in one comprehension": (
        SHIPPED.replace(
            BODY,
            """    cards = [(photo, make_preview(photo["pixels"])) for photo in photos]
    cards = [(photo["name"], photo["stars"], preview) for photo, preview in cards if preview and photo["year"] == year]
    return sorted(cards, key=lambda card: card[1], reverse=True)[:most]


""",
        ),
        "79 previews were packed",
    ),
    "the year first, but all of its previews": (
        SHIPPED.replace(
            BODY,
            """    best = sorted((photo for photo in photos if photo["year"] == year), key=stars_of, reverse=True)
    cards = make_cards(best)
    return [(card["name"], card["stars"], card["preview"]) for card in cards[:most]]


""",
        ),
        "19 previews were packed",
    ),
    "stars and names sorted together": (
        SHIPPED.replace(
            BODY,
            """    best = sorted((-photo["stars"], photo["name"], photo["pixels"]) for photo in photos if photo["year"] == year)
    page = [(name, -stars, make_preview(pixels)) for stars, name, pixels in best if pixels][:most]
    return page


""",
        ),
        "Not correct: on the given input",
    ),
    "processes pack all": (
        edited(
            "photo_album",
            ("import zlib\n", ("import zlib\nfrom concurrent.futures import ProcessPoolExecutor\n")),
            (
                ('    for photo in photos:\n        preview = make_preview(photo["pixels"])\n        if'),
                (
                    "    with ProcessPoolExecutor() as pool:\n"
                    '        previews = list(pool.map(make_preview, [photo["pixels"] for photo in pho'
                    "tos], chunksize=20))\n"
                    "    for photo, preview in zip(photos, previews):\n"
                    "        if"
                ),
            ),
        ),
        "Not cheap enough yet",
    ),
    "a process with a pipe packs all": (
        edited(
            "photo_album",
            ("import zlib\n", ("import zlib\nfrom multiprocessing import Pipe, Process\n")),
            (
                ('    for photo in photos:\n        preview = make_preview(photo["pixels"])\n        if'),
                (
                    "    here, there = Pipe()\n"
                    "    process = Process(target=make_previews, args=(there, photos))\n"
                    "    process.start()\n"
                    "    previews = here.recv()\n"
                    "    process.join()\n"
                    "    for photo, preview in zip(photos, previews):\n"
                    "        if"
                ),
            ),
            (
                "def stars_of",
                (
                    "def make_previews(pipe, photos):\n"
                    '    pipe.send([make_preview(photo["pixels"]) for photo in photos])\n'
                    "\n"
                    "\n"
                    "def stars_of"
                ),
            ),
        ),
        "Not cheap enough yet",
    ),
    "all checked by bz2 size": (
        edited(
            "photo_album",
            ("import zlib\n", ("import bz2\nimport zlib\n")),
            (
                (
                    "    for photo in photos:\n"
                    '        preview = make_preview(photo["pixels"])\n'
                    "        if preview is not None:\n"
                    '            cards.append({**photo, "preview": preview})\n'
                    "    return cards"
                ),
                (
                    "    for photo in photos:\n"
                    '        if photo["pixels"]:\n'
                    '            cards.append({**photo, "kept": bz2.compress(shrink(photo["pixels"]))})\n'
                    "    return cards"
                ),
            ),
            ('card["stars"], card["preview"])', 'card["stars"], zlib.compress(bz2.decompress(card["kept"]), 9))'),
        ),
        "Not cheap enough yet",
    ),
}
