"""Greets people from the command line, in several ways: type `greet.py --help` to see which."""

import sqlite3
import sys
import unicodedata
import urllib.request
import xml.dom.minidom
from email.message import EmailMessage

HELP = """greet.py NAME ...            say hello to everybody
greet.py --plain NAME ...    the same without accents, for old printers
greet.py --letter NAME ...   as an e-mail
greet.py --page NAME ...     as a web page
greet.py --sorted NAME ...   in the order of a data base
greet.py --from ADDRESS      the names stand in a file on the web, one a line"""


def plain_letters():
    """Return the letter without its accents for each one that has some; the Chinese signs, which begin at 0x3400, have none."""
    letters = {}
    for number in range(0x3400):
        accented = chr(number)
        base = unicodedata.normalize("NFD", accented)[0]
        if base != accented:
            letters[accented] = base
    return letters


PLAIN = plain_letters()


def main():
    print(greet(sys.argv[1:] or ["Zoë", "Bjørn"]))


def greet(arguments):
    """Return the text that answers the command line."""
    option = arguments[0] if arguments and arguments[0].startswith("--") else ""
    names = arguments[1:] if option else arguments
    ways = {"": hello, "--plain": plain, "--letter": letter, "--page": page, "--sorted": in_order, "--from": from_web}
    return ways[option](names) if option in ways else HELP


def hello(names):
    return f"Hello {', '.join(names) or 'world'}!"


def plain(names):
    return "".join(PLAIN.get(character, character) for character in hello(names))


def letter(names):
    message = EmailMessage()
    message["To"] = ", ".join(f"{name}@example.com" for name in names)
    message["Subject"] = "Hello"
    message.set_content(hello(names))
    return message.as_string()


def page(names):
    document = xml.dom.minidom.parseString("<html><body><h1/></body></html>")
    heading = document.getElementsByTagName("h1")[0]
    heading.appendChild(document.createTextNode(hello(names)))
    return document.documentElement.toxml()


def in_order(names):
    base = sqlite3.connect(":memory:")
    base.execute("create table guest (name text)")
    base.executemany("insert into guest values (?)", [(name,) for name in names])
    rows = base.execute("select name from guest order by name").fetchall()
    base.close()
    return hello([name for (name,) in rows])


def from_web(names):
    with urllib.request.urlopen(names[0]) as answer:
        return hello(answer.read().decode().split())


if __name__ == "__main__":
    main()
