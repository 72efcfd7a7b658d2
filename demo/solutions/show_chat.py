"""Shows a chat: friends post at the same time, and each link gets a preview, which says how long the page behind it is."""

import asyncio
import os
import time

import requests

WEB_SITES = (
    "https://google.com https://facebook.com https://twitter.com https://microsoft.com"
    " https://twitch.tv https://github.com https://netflix.com"
)
FRIENDS = ("Ann", "Bob", "Cleo")


def main():
    started = time.perf_counter()
    chat = show_chat(some_messages())
    seconds = time.perf_counter() - started
    for friend, text in chat:
        print(f"{friend:>5}: {text}")
    print(f"The last preview was there after {seconds:.2f} seconds")


def some_messages():
    sites = (os.environ.get("SITES") or WEB_SITES).split()
    links = sites + [f"{site}?again" for site in sites[:2]]
    messages = [(FRIENDS[number % 3], f"Have you seen {link} yet?") for number, link in enumerate(links)]
    return [*messages, ("Ann", "No, I was asleep.")]


def show_chat(messages):
    """Return (friend, text) for each message, in the same order, with a preview in the place of each link."""
    return asyncio.run(show_all(messages))


async def show_all(messages):
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
    try:
        answer = await asyncio.to_thread(requests.get, link, timeout=5)
    except requests.RequestException:
        return "[no answer]"
    if answer.status_code != 200:
        return f"[page {answer.status_code}]"
    return f"[{len(answer.content):,} bytes]"


if __name__ == "__main__":
    main()
