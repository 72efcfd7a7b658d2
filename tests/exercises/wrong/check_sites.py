# %% a session
# verdict: were asked for one after the other
def check_sites(pages):
    """Return (page, status, length) for each page, in the order of the list."""
    with requests.Session() as session:
        return [(page, *ask(session, page)) for page in pages]


def ask(session, page):
    try:
        answer = session.get(page, timeout=5)
    except requests.RequestException:
        return "no answer", 0
    return answer.status_code, len(answer.content)


# %% one session for the whole program
# verdict: were asked for one after the other
SESSION = requests.Session()


def ask(page):
    try:
        answer = SESSION.get(page, timeout=5)
    except requests.RequestException:
        return "no answer", 0
    return answer.status_code, len(answer.content)


# %% a kept connection of the standard library
# verdict: were asked for one after the other
def check_sites(pages):
    """Return (page, status, length) for each page, in the order of the list."""
    import http.client
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


# %% a new session for each page
# verdict: were asked for one after the other
def ask(page):
    try:
        answer = requests.Session().get(page, timeout=5)
    except requests.RequestException:
        return "no answer", 0
    return answer.status_code, len(answer.content)


# %% a pool of one thread
# verdict: were asked for one after the other
def check_sites(pages):
    """Return (page, status, length) for each page, in the order of the list."""
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(max_workers=1) as pool:
        return [(page, *answer) for page, answer in zip(pages, pool.map(ask, pages))]


# %% a thread for each page, waited for at once
# verdict: were asked for one after the other
def check_sites(pages):
    """Return (page, status, length) for each page, in the order of the list."""
    import threading

    report = [None] * len(pages)

    def work(number, page):
        report[number] = (page, *ask(page))

    threads = [threading.Thread(target=work, args=both) for both in enumerate(pages)]
    for thread in threads:
        thread.start()
        thread.join()
    return report


# %% threads that let each other wait
# verdict: were asked for one after the other
def check_sites(pages):
    """Return (page, status, length) for each page, in the order of the list."""
    import threading

    lock = threading.Lock()
    report = [None] * len(pages)

    def work(number, page):
        with lock:
            report[number] = (page, *ask(page))

    threads = [threading.Thread(target=work, args=both) for both in enumerate(pages)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return report


# %% coroutines that never await
# verdict: were asked for one after the other
def check_sites(pages):
    """Return (page, status, length) for each page, in the order of the list."""
    import asyncio

    async def ask_page(page):
        return (page, *ask(page))

    async def ask_all():
        return await asyncio.gather(*map(ask_page, pages))

    return asyncio.run(ask_all())


# %% a pool whose answers are waited for at once
# verdict: were asked for one after the other
def check_sites(pages):
    """Return (page, status, length) for each page, in the order of the list."""
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(max_workers=4) as pool:
        return [(page, *answer) for page, answer in ((page, pool.submit(ask, page).result()) for page in pages)]


# %% asked side by side, and once more in turn
# verdict: the server was asked 12 times for 6 pages
def check_sites(pages):
    """Return (page, status, length) for each page, in the order of the list."""
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(max_workers=4) as pool:
        list(pool.map(ask, pages))
    return [(page, *ask(page)) for page in pages]


# %% only the head of each page
# verdict: Not correct: on the given input
def ask(page):
    try:
        answer = requests.head(page, timeout=5)
    except requests.RequestException:
        return "no answer", 0
    return answer.status_code, len(answer.content)


# %% the order in which they come
# verdict: Not correct: on the given input
def check_sites(pages):
    """Return (page, status, length) for each page, in the order of the list."""
    from concurrent.futures import ThreadPoolExecutor, as_completed

    with ThreadPoolExecutor() as pool:
        asked = {pool.submit(ask, page): page for page in pages}
        return sorted((asked[done], *map(str, done.result())) for done in as_completed(asked))


# %% answers remembered
# verdict: were asked for one after the other
KNOWN = {}


def ask(page):
    if page not in KNOWN:
        KNOWN[page] = really_ask(page)
    return KNOWN[page]


def really_ask(page):
    try:
        answer = requests.get(page, timeout=5)
    except requests.RequestException:
        return "no answer", 0
    return answer.status_code, len(answer.content)


# %% the answer written into the program
# verdict: Not correct: on hidden input 2
def ask(page):
    try:
        answer = requests.models.Response()
    except requests.RequestException:
        return "no answer", 0
    return 200, 15_000 if 'google' in page else 120_000


# %% remembered by a part of the address
# verdict: the server was asked once for 6 pages
KNOWN = {}


def ask(page):
    site = page.partition("?")[0]
    if site not in KNOWN:
        KNOWN[site] = really_ask(page)
    return KNOWN[site]


def really_ask(page):
    try:
        answer = requests.get(page, timeout=5)
    except requests.RequestException:
        return "no answer", 0
    return answer.status_code, len(answer.content)


# %% a Python of its own for each page
# verdict: Not as asked yet
import json
import subprocess
import sys


def check_sites(pages):
    """Return (page, status, length) for each page, in the order of the list."""
    started = [subprocess.Popen([sys.executable, "-c", PROGRAM, page], stdout=subprocess.PIPE) for page in pages]
    return [(page, *json.loads(one.communicate()[0])) for page, one in zip(pages, started)]


PROGRAM = """
import json, sys, requests
try:
    answer = requests.get(sys.argv[1], timeout=5)
    print(json.dumps([answer.status_code, len(answer.content)]))
except requests.RequestException:
    print(json.dumps(["no answer", 0]))
"""


# %% first half side by side, the rest in turn
# verdict: Not as asked yet
from concurrent.futures import ThreadPoolExecutor


def check_sites(pages):
    """Return (page, status, length) for each page, in the order of the list."""
    half = len(pages) // 2
    with ThreadPoolExecutor() as pool:
        answers = list(pool.map(ask, pages[:half])) + [ask(page) for page in pages[half:]]
    return [(page, *answer) for page, answer in zip(pages, answers)]


# %% polite: the next page only when the pool is done with the one before
# verdict: Not as asked yet
import time
from concurrent.futures import ThreadPoolExecutor


def check_sites(pages):
    """Return (page, status, length) for each page, in the order of the list."""
    answers = []
    with ThreadPoolExecutor() as pool:
        for page in pages:
            answers.append(pool.submit(ask, page))
            while not answers[-1].done():
                time.sleep(0.002)
    return [(page, *answer.result()) for page, answer in zip(pages, answers)]
