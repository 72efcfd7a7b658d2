# %% a pool of threads
def check_sites(pages):
    """Return (page, status, length) for each page, in the order of the list."""
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(max_workers=4) as pool:
        return [(page, *answer) for page, answer in zip(pages, pool.map(ask, pages))]


# %% a pool of two threads
def check_sites(pages):
    """Return (page, status, length) for each page, in the order of the list."""
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(max_workers=2) as pool:
        return [(page, *answer) for page, answer in zip(pages, pool.map(ask, pages))]


# %% a thread for each page
def check_sites(pages):
    """Return (page, status, length) for each page, in the order of the list."""
    import threading

    report = [None] * len(pages)

    def work(number, page):
        report[number] = (page, *ask(page))

    threads = [threading.Thread(target=work, args=both) for both in enumerate(pages)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return report


# %% three workers with a queue
def check_sites(pages):
    """Return (page, status, length) for each page, in the order of the list."""
    import queue
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


# %% submitted, then collected
def check_sites(pages):
    """Return (page, status, length) for each page, in the order of the list."""
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(max_workers=6) as pool:
        asked = [(page, pool.submit(ask, page)) for page in pages]
    return [(page, *answer.result()) for page, answer in asked]


# %% a pool of processes
def check_sites(pages):
    """Return (page, status, length) for each page, in the order of the list."""
    from concurrent.futures import ProcessPoolExecutor

    if not pages:
        return []
    with ProcessPoolExecutor(4) as pool:
        return [(page, *answer) for page, answer in zip(pages, pool.map(ask, pages))]


# %% asyncio with connections of its own
def check_sites(pages):
    """Return (page, status, length) for each page, in the order of the list."""
    import asyncio
    from urllib.parse import urlsplit

    async def ask_page(page):
        parts = urlsplit(page)
        if not parts.hostname:
            return page, "no answer", 0
        reader, writer = await asyncio.open_connection(parts.hostname, parts.port or 80)
        path = f"{parts.path}?{parts.query}" if parts.query else parts.path
        writer.write(f"GET {path} HTTP/1.1\r\nHost: {parts.netloc}\r\nConnection: close\r\n\r\n".encode())
        head, _, body = (await reader.read()).partition(b"\r\n\r\n")
        writer.close()
        return page, int(head.split()[1]), len(body)

    async def ask_all():
        return await asyncio.gather(*map(ask_page, pages))

    return asyncio.run(ask_all())


# %% a coroutine that uses threads
def check_sites(pages):
    """Return (page, status, length) for each page, in the order of the list."""
    import asyncio

    async def ask_page(page):
        return (page, *await asyncio.to_thread(ask, page))

    async def ask_all():
        return await asyncio.gather(*map(ask_page, pages))

    return asyncio.run(ask_all())


# %% dict of futures by number
from concurrent.futures import ThreadPoolExecutor, as_completed


def check_sites(pages):
    """Return (page, status, length) for each page, in the order of the list."""
    report = [None] * len(pages)
    with ThreadPoolExecutor(max_workers=14) as pool:
        places = {pool.submit(ask, page): place for place, page in enumerate(pages)}
        for done in as_completed(places):
            report[places[done]] = (pages[places[done]], *done.result())
    return report


# %% ThreadPool of multiprocessing
from multiprocessing.pool import ThreadPool


def check_sites(pages):
    """Return (page, status, length) for each page, in the order of the list."""
    with ThreadPool(7) as pool:
        return [(page, *answer) for page, answer in zip(pages, pool.imap(ask, pages))]
