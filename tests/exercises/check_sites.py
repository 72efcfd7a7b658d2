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

OPENED = """    import asyncio
    from urllib.parse import urlsplit

    async def ask_page(page):
        parts = urlsplit(page)
        if not parts.hostname:
            return page, "no answer", 0
        reader, writer = await asyncio.open_connection(parts.hostname, parts.port or 80)
        path = f"{parts.path}?{parts.query}" if parts.query else parts.path
        writer.write(f"GET {path} HTTP/1.1\\r\\nHost: {parts.netloc}\\r\\nConnection: close\\r\\n\\r\\n".encode())
        head, _, body = (await reader.read()).partition(b"\\r\\n\\r\\n")
        writer.close()
        return page, int(head.split()[1]), len(body)

    async def ask_all():
        return await asyncio.gather(*map(ask_page, pages))

    return asyncio.run(ask_all())


def ask(page):
    try:
        answer = requests.get(page, timeout=5)
"""
KEPT = """    import http.client
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
    for connection in connections.values():
        connection.close()
    return report


def ask(page):
    try:
        answer = requests.get(page, timeout=5)
"""
PROCESSES = """    from concurrent.futures import ProcessPoolExecutor

    if not pages:
        return []
    with ProcessPoolExecutor(4) as pool:
        return [(page, *answer) for page, answer in zip(pages, pool.map(ask, pages))]


def ask(page):
    try:
        answer = requests.get(page, timeout=5)
"""
QUEUE = """    import queue
    import threading

    waiting, report = queue.SimpleQueue(), {}
    for both in enumerate(pages):
        waiting.put(both)

    def work():
        while True:
            try:
                number, page = waiting.get_nowait()
            except queue.Empty:
                return
            report[number] = (page, *ask(page))

    workers = [threading.Thread(target=work) for _ in range(3)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    return [report[number] for number in range(len(pages))]


def ask(page):
    try:
        answer = requests.get(page, timeout=5)
"""
WRAPPED = """    import asyncio

    async def ask_page(page):
        return (page, *ask(page))

    async def ask_all():
        return await asyncio.gather(*map(ask_page, pages))

    return asyncio.run(ask_all())


def ask(page):
    try:
        answer = requests.get(page, timeout=5)
"""
ONE_AT_A_TIME = THREADS.replace(
    """    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
""",
    """    for thread in threads:
        thread.start()
        thread.join()
""",
)
LOCKED = THREADS.replace("    report = [None]", "    lock = threading.Lock()\n    report = [None]").replace(
    "        report[number] =", "        with lock:\n            report[number] ="
)

ACCEPTED: dict[str, str] = {
    "a pool of threads": SHIPPED.replace(LOOP, POOL.format(workers=4)),
    "a pool of two threads": SHIPPED.replace(LOOP, POOL.format(workers=2)),
    "a thread for each page": SHIPPED.replace(LOOP, THREADS),
    "three workers with a queue": SHIPPED.replace(LOOP, QUEUE),
    "submitted, then collected": SHIPPED.replace(
        LOOP,
        POOL.format(workers=6).replace(
            "        return [(page, *answer) for page, answer in zip(pages, pool.map(ask, pages))]\n",
            "        asked = [(page, pool.submit(ask, page)) for page in pages]\n"
            "    return [(page, *answer.result()) for page, answer in asked]\n",
        ),
    ),
    "a pool of processes": SHIPPED.replace(LOOP, PROCESSES),
    "asyncio with connections of its own": SHIPPED.replace(LOOP, OPENED),
    "a coroutine that uses threads": SHIPPED.replace(
        LOOP,
        WRAPPED.replace("return (page, *ask(page))", "return (page, *await asyncio.to_thread(ask, page))"),
    ),
    "dict of futures by number": edited(
        "check_sites",
        ("import os\n", ("import os\nfrom concurrent.futures import ThreadPoolExecutor, as_completed\n")),
        (
            (
                "    report = []\n"
                "    for page in pages:\n"
                "        status, length = ask(page)\n"
                "        report.append((page, status, length))\n"
                "    return report\n"
                "\n"
                "\n"
                "def ask(page):\n"
                "    try:\n"
                "        answer = requests.get(page, timeout=5)\n"
                "    except requests.RequestException:\n"
                '        return "no answer", 0\n'
                "    return answer.status_code, len(answer.content)\n"
            ),
            (
                "    report = [None] * len(pages)\n"
                "    with ThreadPoolExecutor(max_workers=14) as pool:\n"
                "        places = {pool.submit(ask, page): place for place, page in enumerate(pages)}\n"
                "        for done in as_completed(places):\n"
                "            report[places[done]] = (pages[places[done]], *done.result())\n"
                "    return report\n"
                "\n"
                "\n"
                "def ask(page):\n"
                "    try:\n"
                "        answer = requests.get(page, timeout=5)\n"
                "    except requests.RequestException:\n"
                '        return "no answer", 0\n'
                "    return answer.status_code, len(answer.content)\n"
            ),
        ),
    ),
    "ThreadPool of multiprocessing": edited(
        "check_sites",
        ("import os\n", ("import os\nfrom multiprocessing.pool import ThreadPool\n")),
        (
            (
                "    report = []\n"
                "    for page in pages:\n"
                "        status, length = ask(page)\n"
                "        report.append((page, status, length))\n"
                "    return report\n"
                "\n"
                "\n"
                "def ask(page):\n"
                "    try:\n"
                "        answer = requests.get(page, timeout=5)\n"
                "    except requests.RequestException:\n"
                '        return "no answer", 0\n'
                "    return answer.status_code, len(answer.content)\n"
            ),
            (
                "    with ThreadPool(7) as pool:\n"
                "        return [(page, *answer) for page, answer in zip(pages, pool.imap(ask, pages))]\n"
                "\n"
                "\n"
                "def ask(page):\n"
                "    try:\n"
                "        answer = requests.get(page, timeout=5)\n"
                "    except requests.RequestException:\n"
                '        return "no answer", 0\n'
                "    return answer.status_code, len(answer.content)\n"
            ),
        ),
    ),
}

IN_TURN = "were asked for one after the other"

REJECTED: dict[str, tuple[str, str]] = {
    "a session": (SHIPPED.replace(LOOP, SESSION), IN_TURN),
    "one session for the whole program": (
        SHIPPED.replace(CALL, "SESSION.get(page, timeout=5)").replace(
            "def main():", "SESSION = requests.Session()\n\n\ndef main():"
        ),
        IN_TURN,
    ),
    "a kept connection of the standard library": (SHIPPED.replace(LOOP, KEPT), IN_TURN),
    "a new session for each page": (SHIPPED.replace(CALL, "requests.Session().get(page, timeout=5)"), IN_TURN),
    "a pool of one thread": (SHIPPED.replace(LOOP, POOL.format(workers=1)), IN_TURN),
    "a thread for each page, waited for at once": (SHIPPED.replace(LOOP, ONE_AT_A_TIME), IN_TURN),
    "threads that let each other wait": (SHIPPED.replace(LOOP, LOCKED), IN_TURN),
    "coroutines that never await": (SHIPPED.replace(LOOP, WRAPPED), IN_TURN),
    "a pool whose answers are waited for at once": (
        SHIPPED.replace(
            LOOP,
            POOL.format(workers=4).replace(
                "zip(pages, pool.map(ask, pages))", "((page, pool.submit(ask, page).result()) for page in pages)"
            ),
        ),
        IN_TURN,
    ),
    "asked side by side, and once more in turn": (
        SHIPPED.replace(
            LOOP,
            POOL.format(workers=4).replace(
                "        return [(page, *answer) for page, answer in zip(pages, pool.map(ask, pages))]\n",
                "        list(pool.map(ask, pages))\n    return [(page, *ask(page)) for page in pages]\n",
            ),
        ),
        "the server was asked 12 times for 6 pages",
    ),
    "only the head of each page": (SHIPPED.replace("requests.get", "requests.head"), "Not correct: on the given input"),
    "the order in which they come": (SHIPPED.replace(LOOP, FIRST_COME), "Not correct: on the given input"),
    "answers remembered": (SHIPPED.replace("def ask(page):\n", MEMORY + "def really_ask(page):\n"), IN_TURN),
    "the answer written into the program": (
        SHIPPED.replace(CALL, "requests.models.Response()").replace(
            "answer.status_code, len(answer.content)", "200, 15_000 if 'google' in page else 120_000"
        ),
        "Not correct: on hidden input 2",
    ),
    "remembered by a part of the address": (
        SHIPPED.replace(
            "def ask(page):\n",
            MEMORY.replace("    if page not in", '    site = page.partition("?")[0]\n    if page not in')
            .replace("page not in KNOWN", "site not in KNOWN")
            .replace("KNOWN[page]", "KNOWN[site]")
            + "def really_ask(page):\n",
        ),
        "the server was asked once for 6 pages",
    ),
    "a Python of its own for each page": (
        edited(
            "check_sites",
            (("import os\n\n"), ("import json\nimport os\nimport subprocess\nimport sys\n\n")),
            (
                (
                    "    report = []\n"
                    "    for page in pages:\n"
                    "        status, length = ask(page)\n"
                    "        report.append((page, status, length))\n"
                    "    return report\n"
                    "\n"
                    "\n"
                    "def ask(page):\n"
                    "    try:\n"
                    "        answer = requests.get(page, timeout=5)\n"
                    "    except requests.RequestException:\n"
                    '        return "no answer", 0\n'
                    "    return answer.status_code, len(answer.content)\n"
                ),
                (
                    '    started = [subprocess.Popen([sys.executable, "-c", PROGRAM, page], stdout=su'
                    "bprocess.PIPE) for page in pages]\n"
                    "    return [(page, *json.loads(one.communicate()[0])) for page, one in zip(pages, started)]\n"
                    "\n"
                    "\n"
                    'PROGRAM = """\n'
                    "import json, sys, requests\n"
                    "try:\n"
                    "    answer = requests.get(sys.argv[1], timeout=5)\n"
                    "    print(json.dumps([answer.status_code, len(answer.content)]))\n"
                    "except requests.RequestException:\n"
                    '    print(json.dumps(["no answer", 0]))\n'
                    '"""\n'
                ),
            ),
        ),
        "Not cheap enough yet",
    ),
    "first half side by side, the rest in turn": (
        edited(
            "check_sites",
            ("import os\n", ("import os\nfrom concurrent.futures import ThreadPoolExecutor\n")),
            (
                (
                    "    report = []\n"
                    "    for page in pages:\n"
                    "        status, length = ask(page)\n"
                    "        report.append((page, status, length))\n"
                    "    return report\n"
                    "\n"
                    "\n"
                    "def ask(page):\n"
                    "    try:\n"
                    "        answer = requests.get(page, timeout=5)\n"
                    "    except requests.RequestException:\n"
                    '        return "no answer", 0\n'
                    "    return answer.status_code, len(answer.content)\n"
                ),
                (
                    "    half = len(pages) // 2\n"
                    "    with ThreadPoolExecutor() as pool:\n"
                    "        answers = list(pool.map(ask, pages[:half])) + [ask(page) for page in pages[half:]]\n"
                    "    return [(page, *answer) for page, answer in zip(pages, answers)]\n"
                    "\n"
                    "\n"
                    "def ask(page):\n"
                    "    try:\n"
                    "        answer = requests.get(page, timeout=5)\n"
                    "    except requests.RequestException:\n"
                    '        return "no answer", 0\n'
                    "    return answer.status_code, len(answer.content)\n"
                ),
            ),
        ),
        "Not cheap enough yet",
    ),
    "polite: a nap before each next page": (
        edited(
            "check_sites",
            ("import os\n", ("import os\nimport time\nfrom concurrent.futures import ThreadPoolExecutor\n")),
            (
                (
                    "    report = []\n"
                    "    for page in pages:\n"
                    "        status, length = ask(page)\n"
                    "        report.append((page, status, length))\n"
                    "    return report\n"
                    "\n"
                    "\n"
                    "def ask(page):\n"
                    "    try:\n"
                    "        answer = requests.get(page, timeout=5)\n"
                    "    except requests.RequestException:\n"
                    '        return "no answer", 0\n'
                    "    return answer.status_code, len(answer.content)\n"
                ),
                (
                    "    answers = []\n"
                    "    with ThreadPoolExecutor() as pool:\n"
                    "        for page in pages:\n"
                    "            answers.append(pool.submit(ask, page))\n"
                    "            time.sleep(0.03)\n"
                    "    return [(page, *answer.result()) for page, answer in zip(pages, answers)]\n"
                    "\n"
                    "\n"
                    "def ask(page):\n"
                    "    try:\n"
                    "        answer = requests.get(page, timeout=5)\n"
                    "    except requests.RequestException:\n"
                    '        return "no answer", 0\n'
                    "    return answer.status_code, len(answer.content)\n"
                ),
            ),
        ),
        "Not cheap enough yet",
    ),
}
