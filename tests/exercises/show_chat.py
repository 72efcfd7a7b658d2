"""Right and wrong ways to show a chat."""

from tests.exercises import edited

GET = "requests.get(link, timeout=5)"
TASKS = """    tasks = [show(friend, text) for friend, text in messages]
    return list(await asyncio.gather(*tasks))
"""
RUN = "    return asyncio.run(show_all(messages))\n"
COROUTINES = """async def show_all(messages):
    tasks = [show(friend, text) for friend, text in messages]
    return list(await asyncio.gather(*tasks))


async def show(friend, text):
    words = []
    for word in text.split():
        if word.startswith(("http://", "https://")):
            word = await preview(word)
        words.append(word)
    return friend, " ".join(words)


async def preview(link):
"""
FUNCTIONS = COROUTINES.replace("async def ", "def ").replace("await ", "")
PREVIEW = """    try:
        answer = requests.get(link, timeout=5)
    except requests.RequestException:
        return "[no answer]"
    if answer.status_code != 200:
        return f"[page {answer.status_code}]"
    return f"[{len(answer.content):,} bytes]"
"""
BLOCKING = '\n\ndef ask(link):\n    """Fetch a page, and return what to show of it."""\n' + PREVIEW


def with_get(new: str, before: str = "") -> str:
    return edited("show_chat", (GET, new), ("def show_chat(", before + "def show_chat("))


def with_preview(new: str, imports: str = "") -> str:
    return edited("show_chat", (PREVIEW, new), ("import asyncio\n", "import asyncio\n" + imports))


def with_tasks(new: str, get: str = GET) -> str:
    return edited("show_chat", (TASKS, new), (GET, get))


def without_asyncio(all_of_them: str, imports: str = "") -> str:
    functions = FUNCTIONS.replace("    tasks = [show(friend, text) for friend, text in messages]\n", "")
    functions = functions.replace("    return list(asyncio.gather(*tasks))\n", all_of_them)
    return edited(
        "show_chat",
        (COROUTINES, functions),
        (RUN, "    return show_all(messages)\n"),
        ("import asyncio\n", imports),
    )


IN_THREAD = "await asyncio.to_thread(requests.get, link, timeout=5)"

STREAMS = """    parts = urlsplit(link)
    try:
        reader, writer = await asyncio.wait_for(asyncio.open_connection(parts.hostname, parts.port), 5)
    except (OSError, ValueError, TypeError):
        return "[no answer]"
    if not parts.hostname:
        writer.close()
        return "[no answer]"
    path = quote(f"{parts.path or '/'}?{parts.query}", safe="/?=&%")
    writer.write(f"GET {path} HTTP/1.0\\r\\nHost: {parts.netloc}\\r\\n\\r\\n".encode())
    answer = await reader.read()
    writer.close()
    await writer.wait_closed()
    head, _, page = answer.partition(b"\\r\\n\\r\\n")
    status = int(head.split()[1])
    return f"[{len(page):,} bytes]" if status == 200 else f"[page {status}]"
"""
URLLIB = """    try:
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
"""

MEMORY = """async def preview(link):
    place = link.partition("?")[0]
    if place not in KNOWN:
        KNOWN[place] = await fetch(link)
    return KNOWN[place]


async def fetch(link):
"""

ACCEPTED = {
    "the whole preview in a thread": with_preview("    return await asyncio.to_thread(ask, link)\n" + BLOCKING),
    "an executor of the loop": with_get(
        "await asyncio.get_running_loop().run_in_executor(None, lambda: requests.get(link, timeout=5))"
    ),
    "a pool of its own": with_get(
        "await asyncio.get_running_loop().run_in_executor(POOL, lambda: requests.get(link, timeout=5))",
        "from concurrent.futures import ThreadPoolExecutor\n\nPOOL = ThreadPoolExecutor(max_workers=4)\n\n\n",
    ),
    "connections of asyncio": with_preview(STREAMS, "from urllib.parse import quote, urlsplit\n"),
    "urllib in threads": with_preview(URLLIB, "import urllib.error\nimport urllib.parse\nimport urllib.request\n"),
    "at most five at a time": with_tasks(
        """    five = asyncio.BoundedSemaphore(5)

    async def in_turn(friend, text):
        async with five:
            return await show(friend, text)

    return list(await asyncio.gather(*[in_turn(*message) for message in messages]))
""",
        IN_THREAD,
    ),
    "tasks that are made first and awaited in turn": with_tasks(
        """    tasks = [asyncio.create_task(show(friend, text)) for friend, text in messages]
    return [await task for task in tasks]
""",
        IN_THREAD,
    ),
    "workers and a queue": with_tasks(
        """    shown = [None] * len(messages)
    queue = asyncio.Queue()
    for number, message in enumerate(messages):
        queue.put_nowait((number, message))

    async def work():
        while not queue.empty():
            number, message = queue.get_nowait()
            shown[number] = await show(*message)

    await asyncio.gather(*[work() for _ in range(4)])
    return shown
""",
        IN_THREAD,
    ),
    "a pool of threads without asyncio": without_asyncio(
        "    with ThreadPoolExecutor(8) as pool:\n        return list(pool.map(show, *zip(*messages))) if messages else []\n",
        "from concurrent.futures import ThreadPoolExecutor\n",
    ),
    "a thread for each message": without_asyncio(
        """    shown = [None] * len(messages)

    def work(number):
        shown[number] = show(*messages[number])

    threads = [threading.Thread(target=work, args=(number,)) for number in range(len(messages))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return shown
""",
        "import threading\n",
    ),
    "previews first, then the text": with_tasks(
        """    links = [word for _, text in messages for word in text.split() if word.startswith(("http://", "https://"))]
    previews = dict(zip(links, await asyncio.gather(*[preview(link) for link in links])))
    return [(friend, " ".join(previews.get(word, word) for word in text.split())) for friend, text in messages]
""",
        IN_THREAD,
    ),
    "messages in threads, each with a loop of its own": with_tasks(
        """    def alone(message):
        return asyncio.run(show(*message))

    return list(await asyncio.gather(*[asyncio.to_thread(alone, message) for message in messages]))
"""
    ),
    "one session for all threads": with_get(
        "await asyncio.to_thread(SESSION.get, link, timeout=5)", "SESSION = requests.Session()\n\n\n"
    ),
    "run_in_executor with TaskGroup": edited(
        "show_chat",
        (
            (
                "async def preview(link):\n"
                "    try:\n"
                "        answer = requests.get(link, timeout=5)\n"
                "    except requests.RequestException:\n"
                '        return "[no answer]"\n'
                "    if answer.status_code != 200:\n"
                '        return f"[page {answer.status_code}]"\n'
                '    return f"[{len(answer.content):,} bytes]"\n'
            ),
            (
                "def fetch(link):\n"
                "    try:\n"
                "        answer = requests.get(link, timeout=5)\n"
                "    except requests.RequestException:\n"
                '        return "[no answer]"\n'
                "    if answer.status_code != 200:\n"
                '        return f"[page {answer.status_code}]"\n'
                '    return f"[{len(answer.content):,} bytes]"\n'
                "\n"
                "\n"
                "async def preview(link):\n"
                "    return await asyncio.get_running_loop().run_in_executor(None, fetch, link)\n"
            ),
        ),
        (
            (
                "    tasks = [show(friend, text) for friend, text in messages]\n"
                "    return list(await asyncio.gather(*tasks))"
            ),
            (
                "    async with asyncio.TaskGroup() as group:\n"
                "        tasks = [group.create_task(show(friend, text)) for friend, text in messages]\n"
                "    return [task.result() for task in tasks]"
            ),
        ),
    ),
    "semaphore of six": edited(
        "show_chat",
        (
            (
                "async def preview(link):\n"
                "    try:\n"
                "        answer = requests.get(link, timeout=5)\n"
                "    except requests.RequestException:\n"
                '        return "[no answer]"\n'
                "    if answer.status_code != 200:\n"
                '        return f"[page {answer.status_code}]"\n'
                '    return f"[{len(answer.content):,} bytes]"\n'
            ),
            (
                "def fetch(link):\n"
                "    try:\n"
                "        answer = requests.get(link, timeout=5)\n"
                "    except requests.RequestException:\n"
                '        return "[no answer]"\n'
                "    if answer.status_code != 200:\n"
                '        return f"[page {answer.status_code}]"\n'
                '    return f"[{len(answer.content):,} bytes]"\n'
                "\n"
                "\n"
                "async def preview(link):\n"
                "    async with asyncio.Semaphore(6):\n"
                "        return await asyncio.to_thread(fetch, link)\n"
            ),
        ),
    ),
}

ONE = "never had more than 1 of them"

REJECTED = {
    "the call in another coroutine": (
        with_get("await ask(link)", f"async def ask(link):\n    return {GET}\n\n\n"),
        ONE,
    ),
    "tasks of coroutines that wait themselves": (
        with_tasks(
            """    tasks = [asyncio.create_task(show(friend, text)) for friend, text in messages]
    return list(await asyncio.gather(*tasks))
"""
        ),
        ONE,
    ),
    "a turn for the others before it waits": (
        with_get(f"{GET}", "").replace(
            "    try:\n        answer", "    await asyncio.sleep(0)\n    try:\n        answer"
        ),
        ONE,
    ),
    "threads, one after the other": (
        with_tasks("    return [await show(friend, text) for friend, text in messages]\n", IN_THREAD),
        ONE,
    ),
    "a loop that awaits each message": (
        with_tasks(
            """    shown = []
    for friend, text in messages:
        task = asyncio.create_task(show(friend, text))
        shown.append(await task)
    return shown
""",
            IN_THREAD,
        ),
        ONE,
    ),
    "one at a time": (
        with_tasks(
            """    one = asyncio.Semaphore(1)

    async def in_turn(friend, text):
        async with one:
            return await show(friend, text)

    return list(await asyncio.gather(*[in_turn(*message) for message in messages]))
""",
            IN_THREAD,
        ),
        ONE,
    ),
    "two at a time": (
        with_tasks(
            """    two = asyncio.Semaphore(2)

    async def in_turn(friend, text):
        async with two:
            return await show(friend, text)

    return list(await asyncio.gather(*[in_turn(*message) for message in messages]))
""",
            IN_THREAD,
        ),
        "never had more than 2 of them",
    ),
    "a pool of one thread": (
        with_get(
            "await asyncio.get_running_loop().run_in_executor(POOL, requests.get, link)",
            "from concurrent.futures import ThreadPoolExecutor\n\nPOOL = ThreadPoolExecutor(1)\n\n\n",
        ),
        ONE,
    ),
    "a pool whose answer is waited for": (
        with_get(
            "POOL.submit(requests.get, link, timeout=5).result()",
            "from concurrent.futures import ThreadPoolExecutor\n\nPOOL = ThreadPoolExecutor(8)\n\n\n",
        ),
        ONE,
    ),
    "called before it is handed to the thread": (
        with_get(f"await asyncio.to_thread(lambda answer: answer, {GET})"),
        ONE,
    ),
    "a session": (
        with_get("SESSION.get(link, timeout=5)", "SESSION = requests.Session()\n\n\n"),
        ONE,
    ),
    "only the head of each page": (
        with_get("requests.head(link, timeout=5)").replace(
            "len(answer.content)", "int(answer.headers['Content-Length'])"
        ),
        ONE,
    ),
    "urllib that waits": (
        with_preview(
            URLLIB.replace("await asyncio.get_running_loop().run_in_executor(None, read, link)", "read(link)"),
            "import urllib.error\nimport urllib.parse\nimport urllib.request\n",
        ),
        ONE,
    ),
    "a loop for each message": (
        edited("show_chat", (RUN, "    return [asyncio.run(show(friend, text)) for friend, text in messages]\n")),
        ONE,
    ),
    "a thread that is waited for": (
        without_asyncio(
            """    shown = []
    for friend, text in messages:
        thread = threading.Thread(target=lambda: shown.append(show(friend, text)))
        thread.start()
        thread.join()
    return shown
""",
            "import threading\n",
        ),
        ONE,
    ),
    "without asyncio": (without_asyncio("    return [show(friend, text) for friend, text in messages]\n"), ONE),
    "in the order in which they come": (
        with_tasks(
            """    tasks = [show(friend, text) for friend, text in messages]
    return [await task for task in asyncio.as_completed(tasks)]
""",
            IN_THREAD,
        ),
        "Not correct: on ",
    ),
    "pages remembered by a part of the address": (
        edited(
            "show_chat", ("async def preview(link):\n", MEMORY), ("def show_chat(", "KNOWN = {}\n\n\ndef show_chat(")
        ),
        "the server was asked for 1 of 8 links",
    ),
    "trouble that nobody catches": (
        with_preview(
            """    answer = await asyncio.to_thread(requests.get, link, timeout=5)
    return f"[{len(answer.content):,} bytes]" if answer.ok else f"[page {answer.status_code}]"
"""
        ),
        "The program raised InvalidURL",
    ),
    "trouble as a result": (
        edited(
            "show_chat",
            ("(*tasks))", "(*tasks, return_exceptions=True))"),
            (GET, "await asyncio.to_thread(requests.get, link, timeout=0.000001)"),
        ),
        "Not correct: on the given input",
    ),
    "a Python of its own for each link": (
        edited(
            "show_chat",
            (("import asyncio\nimport os\nimport time\n"), ("import asyncio\nimport os\nimport sys\nimport time\n")),
            (
                (
                    "    try:\n"
                    "        answer = requests.get(link, timeout=5)\n"
                    "    except requests.RequestException:\n"
                    '        return "[no answer]"\n'
                    "    if answer.status_code != 200:\n"
                    '        return f"[page {answer.status_code}]"\n'
                    '    return f"[{len(answer.content):,} bytes]"\n'
                ),
                (
                    '    process = await asyncio.create_subprocess_exec(sys.executable, "-c", PROGRAM'
                    ", link, stdout=asyncio.subprocess.PIPE)\n"
                    "    output, _ = await process.communicate()\n"
                    "    return output.decode().strip()\n"
                    "\n"
                    "\n"
                    'PROGRAM = """\n'
                    "import sys, requests\n"
                    "try:\n"
                    "    answer = requests.get(sys.argv[1], timeout=5)\n"
                    '    print(f"[{len(answer.content):,} bytes]" if answer.status_code == 200 else f'
                    '"[page {answer.status_code}]")\n'
                    "except requests.RequestException:\n"
                    '    print("[no answer]")\n'
                    '"""\n'
                ),
            ),
        ),
        "Not cheap enough yet",
    ),
    "the first four ahead, the rest in turn": (
        edited(
            "show_chat",
            (
                (
                    "async def preview(link):\n"
                    "    try:\n"
                    "        answer = requests.get(link, timeout=5)\n"
                    "    except requests.RequestException:\n"
                    '        return "[no answer]"\n'
                    "    if answer.status_code != 200:\n"
                    '        return f"[page {answer.status_code}]"\n'
                    '    return f"[{len(answer.content):,} bytes]"\n'
                ),
                (
                    "def fetch(link):\n"
                    "    try:\n"
                    "        answer = requests.get(link, timeout=5)\n"
                    "    except requests.RequestException:\n"
                    '        return "[no answer]"\n'
                    "    if answer.status_code != 200:\n"
                    '        return f"[page {answer.status_code}]"\n'
                    '    return f"[{len(answer.content):,} bytes]"\n'
                    "\n"
                    "\n"
                    "turns = 0\n"
                    "\n"
                    "\n"
                    "async def preview(link):\n"
                    "    global turns\n"
                    "    turns += 1\n"
                    "    return await asyncio.to_thread(fetch, link) if turns <= 4 else fetch(link)\n"
                ),
            ),
        ),
        "Not cheap enough yet",
    ),
}
