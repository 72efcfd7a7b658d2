# %% the call in another coroutine
# verdict: never had more than 1 of them
async def ask(link):
    return requests.get(link, timeout=5)


async def preview(link):
    try:
        answer = await ask(link)
    except requests.RequestException:
        return "[no answer]"
    if answer.status_code != 200:
        return f"[page {answer.status_code}]"
    return f"[{len(answer.content):,} bytes]"


# %% tasks of coroutines that wait themselves
# verdict: never had more than 1 of them
async def show_all(messages):
    tasks = [asyncio.create_task(show(friend, text)) for friend, text in messages]
    return list(await asyncio.gather(*tasks))


# %% a turn for the others before it waits
# verdict: never had more than 1 of them
async def preview(link):
    await asyncio.sleep(0)
    try:
        answer = requests.get(link, timeout=5)
    except requests.RequestException:
        return "[no answer]"
    if answer.status_code != 200:
        return f"[page {answer.status_code}]"
    return f"[{len(answer.content):,} bytes]"


# %% threads, one after the other
# verdict: never had more than 1 of them
# of: the solution
async def show_all(messages):
    return [await show(friend, text) for friend, text in messages]


# %% a loop that awaits each message
# verdict: never had more than 1 of them
# of: the solution
async def show_all(messages):
    shown = []
    for friend, text in messages:
        task = asyncio.create_task(show(friend, text))
        shown.append(await task)
    return shown


# %% one at a time
# verdict: never had more than 1 of them
# of: the solution
async def show_all(messages):
    one = asyncio.Semaphore(1)

    async def in_turn(friend, text):
        async with one:
            return await show(friend, text)

    return list(await asyncio.gather(*[in_turn(*message) for message in messages]))


# %% two at a time
# verdict: never had more than 2 of them
# of: the solution
async def show_all(messages):
    two = asyncio.Semaphore(2)

    async def in_turn(friend, text):
        async with two:
            return await show(friend, text)

    return list(await asyncio.gather(*[in_turn(*message) for message in messages]))


# %% a pool of one thread
# verdict: never had more than 1 of them
from concurrent.futures import ThreadPoolExecutor

POOL = ThreadPoolExecutor(1)


async def preview(link):
    try:
        answer = await asyncio.get_running_loop().run_in_executor(POOL, requests.get, link)
    except requests.RequestException:
        return "[no answer]"
    if answer.status_code != 200:
        return f"[page {answer.status_code}]"
    return f"[{len(answer.content):,} bytes]"


# %% a pool whose answer is waited for
# verdict: never had more than 1 of them
from concurrent.futures import ThreadPoolExecutor

POOL = ThreadPoolExecutor(8)


async def preview(link):
    try:
        answer = POOL.submit(requests.get, link, timeout=5).result()
    except requests.RequestException:
        return "[no answer]"
    if answer.status_code != 200:
        return f"[page {answer.status_code}]"
    return f"[{len(answer.content):,} bytes]"


# %% called before it is handed to the thread
# verdict: never had more than 1 of them
async def preview(link):
    try:
        answer = await asyncio.to_thread(lambda answer: answer, requests.get(link, timeout=5))
    except requests.RequestException:
        return "[no answer]"
    if answer.status_code != 200:
        return f"[page {answer.status_code}]"
    return f"[{len(answer.content):,} bytes]"


# %% a session
# verdict: never had more than 1 of them
SESSION = requests.Session()


async def preview(link):
    try:
        answer = SESSION.get(link, timeout=5)
    except requests.RequestException:
        return "[no answer]"
    if answer.status_code != 200:
        return f"[page {answer.status_code}]"
    return f"[{len(answer.content):,} bytes]"


# %% only the head of each page
# verdict: never had more than 1 of them
async def preview(link):
    try:
        answer = requests.head(link, timeout=5)
    except requests.RequestException:
        return "[no answer]"
    if answer.status_code != 200:
        return f"[page {answer.status_code}]"
    return f"[{int(answer.headers['Content-Length']):,} bytes]"


# %% urllib that waits
# verdict: never had more than 1 of them
import urllib.error
import urllib.parse
import urllib.request


async def preview(link):
    try:
        page = read(link)
    except urllib.error.HTTPError as error:
        return f"[page {error.code}]"
    except (OSError, ValueError):
        return "[no answer]"
    return f"[{len(page):,} bytes]"


def read(link):
    link = urllib.parse.quote(link, safe=":/?=&%")
    with urllib.request.urlopen(link, timeout=5) as answer:
        return answer.read()


# %% a loop for each message
# verdict: never had more than 1 of them
def show_chat(messages):
    """Return (friend, text) for each message, in the same order, with a preview in the place of each link."""
    return [asyncio.run(show(friend, text)) for friend, text in messages]


# %% a thread that is waited for
# verdict: never had more than 1 of them
import threading


def show_chat(messages):
    """Return (friend, text) for each message, in the same order, with a preview in the place of each link."""
    return show_all(messages)


def show_all(messages):
    shown = []
    for friend, text in messages:
        thread = threading.Thread(target=lambda: shown.append(show(friend, text)))
        thread.start()
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


# %% without asyncio
# verdict: never had more than 1 of them
def show_chat(messages):
    """Return (friend, text) for each message, in the same order, with a preview in the place of each link."""
    return show_all(messages)


def show_all(messages):
    return [show(friend, text) for friend, text in messages]


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


# %% in the order in which they come
# verdict: Not correct: on 
# of: the solution
async def show_all(messages):
    tasks = [show(friend, text) for friend, text in messages]
    return [await task for task in asyncio.as_completed(tasks)]


# %% pages remembered by a part of the address
# verdict: the server was asked for 1 of 8 links
KNOWN = {}


async def preview(link):
    place = link.partition("?")[0]
    if place not in KNOWN:
        KNOWN[place] = await fetch(link)
    return KNOWN[place]


async def fetch(link):
    try:
        answer = requests.get(link, timeout=5)
    except requests.RequestException:
        return "[no answer]"
    if answer.status_code != 200:
        return f"[page {answer.status_code}]"
    return f"[{len(answer.content):,} bytes]"


# %% trouble that nobody catches
# verdict: the program raised InvalidURL
async def preview(link):
    answer = await asyncio.to_thread(requests.get, link, timeout=5)
    return f"[{len(answer.content):,} bytes]" if answer.ok else f"[page {answer.status_code}]"


# %% trouble as a result
# verdict: Not correct: on the given input
async def show_all(messages):
    tasks = [show(friend, text) for friend, text in messages]
    return list(await asyncio.gather(*tasks, return_exceptions=True))


async def preview(link):
    try:
        answer = await asyncio.to_thread(requests.get, link, timeout=0.000001)
    except requests.RequestException:
        return "[no answer]"
    if answer.status_code != 200:
        return f"[page {answer.status_code}]"
    return f"[{len(answer.content):,} bytes]"


# %% a Python of its own for each link
# verdict: Not as asked yet
import sys


async def preview(link):
    process = await asyncio.create_subprocess_exec(sys.executable, "-c", PROGRAM, link, stdout=asyncio.subprocess.PIPE)
    output, _ = await process.communicate()
    return output.decode().strip()


PROGRAM = """
import sys, requests
try:
    answer = requests.get(sys.argv[1], timeout=5)
    print(f"[{len(answer.content):,} bytes]" if answer.status_code == 200 else f"[page {answer.status_code}]")
except requests.RequestException:
    print("[no answer]")
"""


# %% the first four ahead, the rest in turn
# verdict: Not as asked yet
def fetch(link):
    try:
        answer = requests.get(link, timeout=5)
    except requests.RequestException:
        return "[no answer]"
    if answer.status_code != 200:
        return f"[page {answer.status_code}]"
    return f"[{len(answer.content):,} bytes]"


ahead = []


async def preview(link):
    if len(ahead) < 4:
        ahead.append(asyncio.ensure_future(asyncio.to_thread(fetch, link)))
        return await ahead[-1]
    while not all(task.done() for task in ahead):
        await asyncio.sleep(0.01)
    return fetch(link)
