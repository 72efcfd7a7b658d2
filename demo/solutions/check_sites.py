"""Asks each page of our list once whether it is there, and says how long it is."""

import os
from concurrent.futures import ThreadPoolExecutor

import requests

WEB_SITES = (
    "https://google.com https://facebook.com https://twitter.com https://microsoft.com"
    " https://twitch.tv https://github.com https://netflix.com"
)


def main():
    sites = (os.environ.get("SITES") or WEB_SITES).split()
    pages = [f"{site}?language={language}" for site in sites for language in ("en", "fr")]
    report = check_sites(pages)
    for page, status, length in report:
        print(f"{page:60} {status!s:>10} {length:>9,} bytes")
    print(missing(report), "of", len(report), "pages are missing")


def check_sites(pages):
    """Return (page, status, length) for each page, in the order of the list."""
    # one Session may serve several threads as long as none of them changes it
    with requests.Session() as session, ThreadPoolExecutor(max_workers=8) as pool:
        answers = pool.map(lambda page: ask(session, page), pages)
        return [(page, status, length) for page, (status, length) in zip(pages, answers)]


def ask(session, page):
    try:
        answer = session.get(page, timeout=5)
    except requests.RequestException:
        return "no answer", 0
    return answer.status_code, len(answer.content)


def missing(report):
    count = 0
    for _page, status, _length in report:
        if status != 200:
            count += 1
    return count


if __name__ == "__main__":
    main()
