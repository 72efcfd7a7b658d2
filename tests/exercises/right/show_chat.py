# %% the whole preview in a thread
async def preview(link):
    return await asyncio.to_thread(ask, link)


def ask(link):
    """Fetch a page, and return what to show of it."""
    try:
        answer = requests.get(link, timeout=5)
    except requests.RequestException:
        return "[no answer]"
    if answer.status_code != 200:
        return f"[page {answer.status_code}]"
    return f"[{len(answer.content):,} bytes]"


# %% an executor of the loop
async def preview(link):
    try:
        answer = await asyncio.get_running_loop().run_in_executor(None, lambda: requests.get(link, timeout=5))
    except requests.RequestException:
        return "[no answer]"
    if answer.status_code != 200:
        return f"[page {answer.status_code}]"
    return f"[{len(answer.content):,} bytes]"


# %% a pool of its own
from concurrent.futures import ThreadPoolExecutor

POOL = ThreadPoolExecutor(max_workers=4)


async def preview(link):
    try:
        answer = await asyncio.get_running_loop().run_in_executor(POOL, lambda: requests.get(link, timeout=5))
    except requests.RequestException:
        return "[no answer]"
    if answer.status_code != 200:
        return f"[page {answer.status_code}]"
    return f"[{len(answer.content):,} bytes]"


# %% connections of asyncio
from urllib.parse import quote, urlsplit


async def preview(link):
    parts = urlsplit(link)
    try:
        reader, writer = await asyncio.wait_for(asyncio.open_connection(parts.hostname, parts.port), 5)
    except (OSError, ValueError, TypeError):
        return "[no answer]"
    if not parts.hostname:
        writer.close()
        return "[no answer]"
    path = quote(f"{parts.path or '/'}?{parts.query}", safe="/?=&%")
    writer.write(f"GET {path} HTTP/1.0\r\nHost: {parts.netloc}\r\n\r\n".encode())
    answer = await reader.read()
    writer.close()
    await writer.wait_closed()
    head, _, page = answer.partition(b"\r\n\r\n")
    status = int(head.split()[1])
    return f"[{len(page):,} bytes]" if status == 200 else f"[page {status}]"


# %% urllib in threads
import urllib.error
import urllib.parse
import urllib.request


async def preview(link):
    try:
        page = await asyncio.get_running_loop().run_in_executor(None, read, link)
    except urllib.error.HTTPError as error:
        return f"[page {error.code}]"
    except (OSError, ValueError):
        return "[no answer]"
    return f"[{len(page):,} bytes]"


def read(link):
    link = urllib.parse.quote(link, safe=":/?=&%")
    with urllib.request.urlopen(link, timeout=5) as answer:
        return answer.read()


# %% at most five at a time
# of: the solution
async def show_all(messages):
    five = asyncio.BoundedSemaphore(5)

    async def in_turn(friend, text):
        async with five:
            return await show(friend, text)

    return list(await asyncio.gather(*[in_turn(*message) for message in messages]))


# %% tasks that are made first and awaited in turn
# of: the solution
async def show_all(messages):
    tasks = [asyncio.create_task(show(friend, text)) for friend, text in messages]
    return [await task for task in tasks]


# %% workers and a queue
# of: the solution
async def show_all(messages):
    shown = [None] * len(messages)
    queue = asyncio.Queue()
    for number, message in enumerate(messages):
        queue.put_nowait((number, message))

    async def work():
        while not queue.empty():
            number, message = queue.get_nowait()
            shown[number] = await show(*message)

    await asyncio.gather(*[work() for _ in range(4)])
    return shown


# %% a pool of threads without asyncio
from concurrent.futures import ThreadPoolExecutor


def show_chat(messages):
    """Return (friend, text) for each message, in the same order, with a preview in the place of each link."""
    return show_all(messages)


def show_all(messages):
    with ThreadPoolExecutor(8) as pool:
        return list(pool.map(show, *zip(*messages))) if messages else []


def show(friend, text):
    words = []
    for word in text.split():
        if word.startswith(("http://", "https://")):
            word = preview(word)
        words.append(word)
    return friend, " ".join(words)


def preview(link):
    try:
        answer = requests.get(link, timeout=5)
    except requests.RequestException:
        return "[no answer]"
    if answer.status_code != 200:
        return f"[page {answer.status_code}]"
    return f"[{len(answer.content):,} bytes]"


# %% a thread for each message
import threading


def show_chat(messages):
    """Return (friend, text) for each message, in the same order, with a preview in the place of each link."""
    return show_all(messages)


def show_all(messages):
    shown = [None] * len(messages)

    def work(number):
        shown[number] = show(*messages[number])

    threads = [threading.Thread(target=work, args=(number,)) for number in range(len(messages))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return shown


def show(friend, text):
    words = []
    for word in text.split():
        if word.startswith(("http://", "https://")):
            word = preview(word)
        words.append(word)
    return friend, " ".join(words)


def preview(link):
    try:
        answer = requests.get(link, timeout=5)
    except requests.RequestException:
        return "[no answer]"
    if answer.status_code != 200:
        return f"[page {answer.status_code}]"
    return f"[{len(answer.content):,} bytes]"


# %% previews first, then the text
# of: the solution
async def show_all(messages):
    links = [word for _, text in messages for word in text.split() if word.startswith(("http://", "https://"))]
    previews = dict(zip(links, await asyncio.gather(*[preview(link) for link in links])))
    return [(friend, " ".join(previews.get(word, word) for word in text.split())) for friend, text in messages]


# %% messages in threads, each with a loop of its own
async def show_all(messages):
    def alone(message):
        return asyncio.run(show(*message))

    return list(await asyncio.gather(*[asyncio.to_thread(alone, message) for message in messages]))


# %% one session for all threads
SESSION = requests.Session()


async def preview(link):
    try:
        answer = await asyncio.to_thread(SESSION.get, link, timeout=5)
    except requests.RequestException:
        return "[no answer]"
    if answer.status_code != 200:
        return f"[page {answer.status_code}]"
    return f"[{len(answer.content):,} bytes]"


# %% run_in_executor with TaskGroup
# needs: asyncio.TaskGroup
async def show_all(messages):
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(show(friend, text)) for friend, text in messages]
    return [task.result() for task in tasks]


def fetch(link):
    try:
        answer = requests.get(link, timeout=5)
    except requests.RequestException:
        return "[no answer]"
    if answer.status_code != 200:
        return f"[page {answer.status_code}]"
    return f"[{len(answer.content):,} bytes]"


async def preview(link):
    return await asyncio.get_running_loop().run_in_executor(None, fetch, link)


# %% semaphore of six
def fetch(link):
    try:
        answer = requests.get(link, timeout=5)
    except requests.RequestException:
        return "[no answer]"
    if answer.status_code != 200:
        return f"[page {answer.status_code}]"
    return f"[{len(answer.content):,} bytes]"


async def preview(link):
    async with asyncio.Semaphore(6):
        return await asyncio.to_thread(fetch, link)
