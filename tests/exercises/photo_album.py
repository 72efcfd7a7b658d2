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
}

REJECTED: dict[str, tuple[str, str]] = {
    "packed less tightly": (SHIPPED.replace("shrink(pixels), 9)", "shrink(pixels), 1)"), "Not correct"),
    "not packed": (SHIPPED.replace("zlib.compress(shrink(pixels), 9)", "shrink(pixels)"), "Not correct"),
    "previews remembered": (
        SHIPPED.replace("def make_preview", "@functools.lru_cache(maxsize=None)\ndef make_preview").replace(
            "import random\n", "import functools\nimport random\n"
        ),
        "60 previews were packed",
    ),
    "all previews of the year": (
        SHIPPED.replace("make_cards(photos)\n", 'make_cards([photo for photo in photos if photo["year"] == year])\n'),
        "15 previews were packed",
    ),
    "the best chosen without a look at their pixels": (
        SHIPPED.replace(BODY, CHOSEN.replace(' and photo["pixels"]', "")),
        "Not correct: on hidden input 1",
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
}
