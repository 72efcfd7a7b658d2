"""Other ways to repair `check_sites`, and some that only look like one."""

from demo.training.exercise import shipped
from tests.exercises import edited

SHIPPED = shipped("check_sites").read_text(encoding="utf-8")

LOOP = """    report = []
    for page in pages:
        status, length = ask(page)
        report.append((page, status, length))
    return report


def ask(page):
    try:
        answer = requests.get(page, timeout=5)
"""
CALL = "requests.get(page, timeout=5)"

SESSION = """    with requests.Session() as session:
        return [(page, *ask(session, page)) for page in pages]


def ask(session, page):
    try:
        answer = session.get(page, timeout=5)
"""
POOL = """    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(max_workers={workers}) as pool:
        return [(page, *answer) for page, answer in zip(pages, pool.map(ask, pages))]


def ask(page):
    try:
        answer = requests.get(page, timeout=5)
"""
THREADS = """    import threading

    report = [None] * len(pages)

    def work(number, page):
        report[number] = (page, *ask(page))

    threads = [threading.Thread(target=work, args=both) for both in enumerate(pages)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return report


def ask(page):
    try:
        answer = requests.get(page, timeout=5)
"""
FIRST_COME = """    from concurrent.futures import ThreadPoolExecutor, as_completed

    with ThreadPoolExecutor() as pool:
        asked = {pool.submit(ask, page): page for page in pages}
        return sorted((asked[done], *map(str, done.result())) for done in as_completed(asked))


def ask(page):
    try:
        answer = requests.get(page, timeout=5)
"""
MEMORY = """KNOWN = {}


def ask(page):
    if page not in KNOWN:
        KNOWN[page] = really_ask(page)
    return KNOWN[page]


"""

ACCEPTED: dict[str, str] = {
    "a session": SHIPPED.replace(LOOP, SESSION),
    "one session for the whole program": SHIPPED.replace(CALL, "SESSION.get(page, timeout=5)").replace(
        "def main():", "SESSION = requests.Session()\n\n\ndef main():"
    ),
    "a pool of threads": SHIPPED.replace(LOOP, POOL.format(workers=4)),
    "a thread for each page": SHIPPED.replace(LOOP, THREADS),
    "a coroutine that uses threads": SHIPPED.replace(
        LOOP,
        LOOP.replace(
            LOOP[: LOOP.index("\n\n")],
            "    import asyncio\n\n"
            "    async def all_pages():\n"
            "        return await asyncio.gather(*(asyncio.to_thread(ask, page) for page in pages))\n\n"
            "    return [(page, *answer) for page, answer in zip(pages, asyncio.run(all_pages()))]",
        ),
    ),
    "a connection of the standard library": edited(
        "check_sites",
        (
            """    report = []
    for page in pages:
        status, length = ask(page)
        report.append((page, status, length))
    return report
""",
            """    import http.client
    from urllib.parse import urlsplit

    report, connections = [], {}
    for page in pages:
        parts = urlsplit(page)
        if not parts.netloc:
            report.append((page, "no answer", 0))
            continue
        if parts.netloc not in connections:
            connections[parts.netloc] = http.client.HTTPConnection(parts.netloc, timeout=5)
        connection = connections[parts.netloc]
        connection.request("GET", parts.path + "?" + parts.query)
        answer = connection.getresponse()
        report.append((page, answer.status, len(answer.read())))
    return report
""",
        ),
    ),
}

REJECTED: dict[str, tuple[str, str]] = {
    "a new session for each page": (
        SHIPPED.replace(CALL, "requests.Session().get(page, timeout=5)"),
        "6 connections were opened",
    ),
    "a pool of one thread": (SHIPPED.replace(LOOP, POOL.format(workers=1)), "only one thread was started"),
    "only the head of each page": (SHIPPED.replace("requests.get", "requests.head"), "Not correct: on the given input"),
    "the order in which they come": (SHIPPED.replace(LOOP, FIRST_COME), "Not correct: on the given input"),
    "answers remembered": (
        SHIPPED.replace("def ask(page):\n", MEMORY + "def really_ask(page):\n"),
        "6 connections were opened",
    ),
    "the answer written into the program": (
        SHIPPED.replace(CALL, "requests.models.Response()").replace(
            "answer.status_code, len(answer.content)", "200, 15_000 if 'google' in page else 120_000"
        ),
        "Not correct: on hidden input 2",
    ),
    "remembered by a part of the address": (
        edited(
            "check_sites",
            (
                """def ask(page):
    try:
        answer = requests.get(page, timeout=5)""",
                """KNOWN = {}


def ask(page):
    place = page.partition('?')[0]
    if place not in KNOWN:
        KNOWN[place] = really_ask(page)
    return KNOWN[place]


def really_ask(page):
    try:
        answer = requests.get(page, timeout=5)""",
            ),
        ),
        "only one answer came for 6 pages",
    ),
}
