# %% imports and table only for options
"""Greets people from the command line, in several ways: type `greet.py --help` to see which."""

import functools
import sys

HELP = """greet.py NAME ...            say hello to everybody
greet.py --plain NAME ...    the same without accents, for old printers
greet.py --letter NAME ...   as an e-mail
greet.py --page NAME ...     as a web page
greet.py --sorted NAME ...   in the order of a data base
greet.py --from ADDRESS      the names stand in a file on the web, one a line"""


@functools.lru_cache(maxsize=None)
def plain_letters():
    """Return the letter without its accents for each one that has some; the Chinese signs, which begin at 0x3400, have none."""
    letters = {}
    for number in range(0x3400):
        accented = chr(number)
        base = unicodedata.normalize("NFD", accented)[0]
        if base != accented:
            letters[accented] = base
    return letters


def main():
    print(greet(sys.argv[1:] or ["Zoë", "Bjørn"]))


def greet(arguments):
    """Return the text that answers the command line."""
    global sqlite3, unicodedata, urllib, xml, EmailMessage
    if "".join(arguments[:1]).startswith("--"):
        import sqlite3
        import sys
        import unicodedata
        import urllib.request
        import xml.dom.minidom
        from email.message import EmailMessage
    option = arguments[0] if arguments and arguments[0].startswith("--") else ""
    names = arguments[1:] if option else arguments
    ways = {"": hello, "--plain": plain, "--letter": letter, "--page": page, "--sorted": in_order, "--from": from_web}
    return ways[option](names) if option in ways else HELP


def hello(names):
    return f"Hello {', '.join(names) or 'world'}!"


def plain(names):
    return "".join(plain_letters().get(character, character) for character in hello(names))


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


# %% only the letters that are there
"""Greets people from the command line, in several ways: type `greet.py --help` to see which."""

import sys

HELP = """greet.py NAME ...            say hello to everybody
greet.py --plain NAME ...    the same without accents, for old printers
greet.py --letter NAME ...   as an e-mail
greet.py --page NAME ...     as a web page
greet.py --sorted NAME ...   in the order of a data base
greet.py --from ADDRESS      the names stand in a file on the web, one a line"""


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
    letters = plain_letters(hello(names))
    return "".join(letters.get(character, character) for character in hello(names))


def plain_letters(text):
    """Return the letter without its accents for each one that has some; the Chinese signs, which begin at 0x3400, have none."""
    import unicodedata

    letters = {}
    for number in map(ord, text):
        accented = chr(number)
        base = unicodedata.normalize("NFD", accented)[0]
        if base != accented:
            letters[accented] = base
    return letters


def letter(names):
    from email.message import EmailMessage

    message = EmailMessage()
    message["To"] = ", ".join(f"{name}@example.com" for name in names)
    message["Subject"] = "Hello"
    message.set_content(hello(names))
    return message.as_string()


def page(names):
    import xml.dom.minidom

    document = xml.dom.minidom.parseString("<html><body><h1/></body></html>")
    heading = document.getElementsByTagName("h1")[0]
    heading.appendChild(document.createTextNode(hello(names)))
    return document.documentElement.toxml()


def in_order(names):
    import sqlite3

    base = sqlite3.connect(":memory:")
    base.execute("create table guest (name text)")
    base.executemany("insert into guest values (?)", [(name,) for name in names])
    rows = base.execute("select name from guest order by name").fetchall()
    base.close()
    return hello([name for (name,) in rows])


def from_web(names):
    import urllib.request

    with urllib.request.urlopen(names[0]) as answer:
        return hello(answer.read().decode().split())


if __name__ == "__main__":
    main()


# %% arguments taken apart by argparse
"""Greets people from the command line, in several ways: type `greet.py --help` to see which."""

import argparse
import sys

HELP = """greet.py NAME ...            say hello to everybody
greet.py --plain NAME ...    the same without accents, for old printers
greet.py --letter NAME ...   as an e-mail
greet.py --page NAME ...     as a web page
greet.py --sorted NAME ...   in the order of a data base
greet.py --from ADDRESS      the names stand in a file on the web, one a line"""


def main():
    print(greet(sys.argv[1:] or ["Zoë", "Bjørn"]))


def greet(arguments):
    """Return the text that answers the command line."""
    argparse.ArgumentParser(add_help=False).parse_known_args(arguments)
    option = arguments[0] if arguments and arguments[0].startswith("--") else ""
    names = arguments[1:] if option else arguments
    ways = {"": hello, "--plain": plain, "--letter": letter, "--page": page, "--sorted": in_order, "--from": from_web}
    return ways[option](names) if option in ways else HELP


def hello(names):
    return f"Hello {', '.join(names) or 'world'}!"


def plain(names):
    letters = plain_letters()
    return "".join(letters.get(character, character) for character in hello(names))


def plain_letters():
    """Return the letter without its accents for each one that has some; the Chinese signs, which begin at 0x3400, have none."""
    import unicodedata

    letters = {}
    for number in range(0x3400):
        accented = chr(number)
        base = unicodedata.normalize("NFD", accented)[0]
        if base != accented:
            letters[accented] = base
    return letters


def letter(names):
    from email.message import EmailMessage

    message = EmailMessage()
    message["To"] = ", ".join(f"{name}@example.com" for name in names)
    message["Subject"] = "Hello"
    message.set_content(hello(names))
    return message.as_string()


def page(names):
    import xml.dom.minidom

    document = xml.dom.minidom.parseString("<html><body><h1/></body></html>")
    heading = document.getElementsByTagName("h1")[0]
    heading.appendChild(document.createTextNode(hello(names)))
    return document.documentElement.toxml()


def in_order(names):
    import sqlite3

    base = sqlite3.connect(":memory:")
    base.execute("create table guest (name text)")
    base.executemany("insert into guest values (?)", [(name,) for name in names])
    rows = base.execute("select name from guest order by name").fetchall()
    base.close()
    return hello([name for (name,) in rows])


def from_web(names):
    import urllib.request

    with urllib.request.urlopen(names[0]) as answer:
        return hello(answer.read().decode().split())


if __name__ == "__main__":
    main()


# %% modules asked for by name
"""Greets people from the command line, in several ways: type `greet.py --help` to see which."""

import sys
from importlib import import_module

HELP = """greet.py NAME ...            say hello to everybody
greet.py --plain NAME ...    the same without accents, for old printers
greet.py --letter NAME ...   as an e-mail
greet.py --page NAME ...     as a web page
greet.py --sorted NAME ...   in the order of a data base
greet.py --from ADDRESS      the names stand in a file on the web, one a line"""


def plain_letters():
    """Return the letter without its accents for each one that has some; the Chinese signs, which begin at 0x3400, have none."""
    unicodedata = import_module("unicodedata")
    letters = {}
    for number in range(0x3400):
        accented = chr(number)
        base = unicodedata.normalize("NFD", accented)[0]
        if base != accented:
            letters[accented] = base
    return letters


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
    letters = plain_letters()
    return "".join(letters.get(character, character) for character in hello(names))


def letter(names):
    message = import_module("email.message").EmailMessage()
    message["To"] = ", ".join(f"{name}@example.com" for name in names)
    message["Subject"] = "Hello"
    message.set_content(hello(names))
    return message.as_string()


def page(names):
    document = import_module("xml.dom.minidom").parseString("<html><body><h1/></body></html>")
    heading = document.getElementsByTagName("h1")[0]
    heading.appendChild(document.createTextNode(hello(names)))
    return document.documentElement.toxml()


def in_order(names):
    base = import_module("sqlite3").connect(":memory:")
    base.execute("create table guest (name text)")
    base.executemany("insert into guest values (?)", [(name,) for name in names])
    rows = base.execute("select name from guest order by name").fetchall()
    base.close()
    return hello([name for (name,) in rows])


def from_web(names):
    with import_module("urllib.request").urlopen(names[0]) as answer:
        return hello(answer.read().decode().split())


if __name__ == "__main__":
    main()


# %% modules that load when they are used
"""Greets people from the command line, in several ways: type `greet.py --help` to see which."""

import importlib.util
import sys


def lazy(name):
    spec = importlib.util.find_spec(name)
    spec.loader = importlib.util.LazyLoader(spec.loader)
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


sqlite3, unicodedata, request = lazy("sqlite3"), lazy("unicodedata"), lazy("urllib.request")
minidom = lazy("xml.dom.minidom")

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
    letters = plain_letters()
    return "".join(letters.get(character, character) for character in hello(names))


def letter(names):
    from email.message import EmailMessage

    message = EmailMessage()
    message["To"] = ", ".join(f"{name}@example.com" for name in names)
    message["Subject"] = "Hello"
    message.set_content(hello(names))
    return message.as_string()


def page(names):
    document = minidom.parseString("<html><body><h1/></body></html>")
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
    with request.urlopen(names[0]) as answer:
        return hello(answer.read().decode().split())


if __name__ == "__main__":
    main()


# %% a table that is made once, and a small module left at the top
"""Greets people from the command line, in several ways: type `greet.py --help` to see which."""

import functools
import sys
import unicodedata

HELP = """greet.py NAME ...            say hello to everybody
greet.py --plain NAME ...    the same without accents, for old printers
greet.py --letter NAME ...   as an e-mail
greet.py --page NAME ...     as a web page
greet.py --sorted NAME ...   in the order of a data base
greet.py --from ADDRESS      the names stand in a file on the web, one a line"""


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
    letters = plain_letters()
    return "".join(letters.get(character, character) for character in hello(names))


@functools.cache
def plain_letters():
    """Return the letter without its accents for each one that has some; the Chinese signs, which begin at 0x3400, have none."""
    letters = {}
    for number in range(0x3400):
        accented = chr(number)
        base = unicodedata.normalize("NFD", accented)[0]
        if base != accented:
            letters[accented] = base
    return letters


def letter(names):
    from email.message import EmailMessage

    message = EmailMessage()
    message["To"] = ", ".join(f"{name}@example.com" for name in names)
    message["Subject"] = "Hello"
    message.set_content(hello(names))
    return message.as_string()


def page(names):
    import xml.dom.minidom

    document = xml.dom.minidom.parseString("<html><body><h1/></body></html>")
    heading = document.getElementsByTagName("h1")[0]
    heading.appendChild(document.createTextNode(hello(names)))
    return document.documentElement.toxml()


def in_order(names):
    import sqlite3

    base = sqlite3.connect(":memory:")
    base.execute("create table guest (name text)")
    base.executemany("insert into guest values (?)", [(name,) for name in names])
    rows = base.execute("select name from guest order by name").fetchall()
    base.close()
    return hello([name for (name,) in rows])


def from_web(names):
    import urllib.request

    with urllib.request.urlopen(names[0]) as answer:
        return hello(answer.read().decode().split())


if __name__ == "__main__":
    main()


# %% letters taken apart as they come
"""Greets people from the command line, in several ways: type `greet.py --help` to see which."""

import sys

HELP = """greet.py NAME ...            say hello to everybody
greet.py --plain NAME ...    the same without accents, for old printers
greet.py --letter NAME ...   as an e-mail
greet.py --page NAME ...     as a web page
greet.py --sorted NAME ...   in the order of a data base
greet.py --from ADDRESS      the names stand in a file on the web, one a line"""


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
    from unicodedata import normalize

    return "".join(normalize("NFD", letter)[0] if ord(letter) < 0x3400 else letter for letter in hello(names))


def plain_letters():
    """Return the letter without its accents for each one that has some; the Chinese signs, which begin at 0x3400, have none."""
    import unicodedata

    letters = {}
    for number in range(0x3400):
        accented = chr(number)
        base = unicodedata.normalize("NFD", accented)[0]
        if base != accented:
            letters[accented] = base
    return letters


def letter(names):
    from email.message import EmailMessage

    message = EmailMessage()
    message["To"] = ", ".join(f"{name}@example.com" for name in names)
    message["Subject"] = "Hello"
    message.set_content(hello(names))
    return message.as_string()


def page(names):
    import xml.dom.minidom

    document = xml.dom.minidom.parseString("<html><body><h1/></body></html>")
    heading = document.getElementsByTagName("h1")[0]
    heading.appendChild(document.createTextNode(hello(names)))
    return document.documentElement.toxml()


def in_order(names):
    import sqlite3

    base = sqlite3.connect(":memory:")
    base.execute("create table guest (name text)")
    base.executemany("insert into guest values (?)", [(name,) for name in names])
    rows = base.execute("select name from guest order by name").fetchall()
    base.close()
    return hello([name for (name,) in rows])


def from_web(names):
    import urllib.request

    with urllib.request.urlopen(names[0]) as answer:
        return hello(answer.read().decode().split())


if __name__ == "__main__":
    main()


# %% the plain way out first
"""Greets people from the command line, in several ways: type `greet.py --help` to see which."""

import sys

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


def main():
    print(greet(sys.argv[1:] or ["Zoë", "Bjørn"]))


def greet(arguments):
    """Return the text that answers the command line."""
    if not any(argument.startswith("--") for argument in arguments[:1]):
        return hello(arguments)
    load_modules()
    option = arguments[0] if arguments and arguments[0].startswith("--") else ""
    names = arguments[1:] if option else arguments
    ways = {"": hello, "--plain": plain, "--letter": letter, "--page": page, "--sorted": in_order, "--from": from_web}
    return ways[option](names) if option in ways else HELP


def load_modules():
    global sqlite3, unicodedata, urllib, xml, EmailMessage
    import sqlite3
    import sys
    import unicodedata
    import urllib.request
    import xml.dom.minidom
    from email.message import EmailMessage


def hello(names):
    return f"Hello {', '.join(names) or 'world'}!"


def plain(names):
    letters = plain_letters()
    return "".join(letters.get(character, character) for character in hello(names))


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


# %% a thread for the names from the web only
"""Greets people from the command line, in several ways: type `greet.py --help` to see which."""

import sys

HELP = """greet.py NAME ...            say hello to everybody
greet.py --plain NAME ...    the same without accents, for old printers
greet.py --letter NAME ...   as an e-mail
greet.py --page NAME ...     as a web page
greet.py --sorted NAME ...   in the order of a data base
greet.py --from ADDRESS      the names stand in a file on the web, one a line"""


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
    letters = plain_letters()
    return "".join(letters.get(character, character) for character in hello(names))


def plain_letters():
    """Return the letter without its accents for each one that has some; the Chinese signs, which begin at 0x3400, have none."""
    import unicodedata

    letters = {}
    for number in range(0x3400):
        accented = chr(number)
        base = unicodedata.normalize("NFD", accented)[0]
        if base != accented:
            letters[accented] = base
    return letters


def letter(names):
    from email.message import EmailMessage

    message = EmailMessage()
    message["To"] = ", ".join(f"{name}@example.com" for name in names)
    message["Subject"] = "Hello"
    message.set_content(hello(names))
    return message.as_string()


def page(names):
    import xml.dom.minidom

    document = xml.dom.minidom.parseString("<html><body><h1/></body></html>")
    heading = document.getElementsByTagName("h1")[0]
    heading.appendChild(document.createTextNode(hello(names)))
    return document.documentElement.toxml()


def in_order(names):
    import sqlite3

    base = sqlite3.connect(":memory:")
    base.execute("create table guest (name text)")
    base.executemany("insert into guest values (?)", [(name,) for name in names])
    rows = base.execute("select name from guest order by name").fetchall()
    base.close()
    return hello([name for (name,) in rows])


def from_web(names):
    import threading
    import urllib.request

    threading.Thread(target=print).start()
    with urllib.request.urlopen(names[0]) as answer:
        return hello(answer.read().decode().split())


if __name__ == "__main__":
    main()


# %% module __getattr__ style importer
"""Greets people from the command line, in several ways: type `greet.py --help` to see which."""

import sys
from functools import cache

HELP = """greet.py NAME ...            say hello to everybody
greet.py --plain NAME ...    the same without accents, for old printers
greet.py --letter NAME ...   as an e-mail
greet.py --page NAME ...     as a web page
greet.py --sorted NAME ...   in the order of a data base
greet.py --from ADDRESS      the names stand in a file on the web, one a line"""


def plain_letters():
    import unicodedata

    """Return the letter without its accents for each one that has some; the Chinese signs, which begin at 0x3400, have none."""
    letters = {}
    for number in range(0x3400):
        accented = chr(number)
        base = unicodedata.normalize("NFD", accented)[0]
        if base != accented:
            letters[accented] = base
    return letters


plain_letters = cache(plain_letters)


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
    return "".join(plain_letters().get(character, character) for character in hello(names))


def letter(names):
    from email.message import EmailMessage

    message = EmailMessage()
    message["To"] = ", ".join(f"{name}@example.com" for name in names)
    message["Subject"] = "Hello"
    message.set_content(hello(names))
    return message.as_string()


def page(names):
    import xml.dom.minidom

    document = xml.dom.minidom.parseString("<html><body><h1/></body></html>")
    heading = document.getElementsByTagName("h1")[0]
    heading.appendChild(document.createTextNode(hello(names)))
    return document.documentElement.toxml()


def in_order(names):
    import sqlite3

    base = sqlite3.connect(":memory:")
    base.execute("create table guest (name text)")
    base.executemany("insert into guest values (?)", [(name,) for name in names])
    rows = base.execute("select name from guest order by name").fetchall()
    base.close()
    return hello([name for (name,) in rows])


def from_web(names):
    import urllib.request

    with urllib.request.urlopen(names[0]) as answer:
        return hello(answer.read().decode().split())


if __name__ == "__main__":
    main()


# %% class of lazy options
"""Greets people from the command line, in several ways: type `greet.py --help` to see which."""

import sys

HELP = """greet.py NAME ...            say hello to everybody
greet.py --plain NAME ...    the same without accents, for old printers
greet.py --letter NAME ...   as an e-mail
greet.py --page NAME ...     as a web page
greet.py --sorted NAME ...   in the order of a data base
greet.py --from ADDRESS      the names stand in a file on the web, one a line"""


class Plain(dict):
    def __missing__(self, letter):
        from unicodedata import normalize

        self[letter] = normalize("NFD", letter)[0] if ord(letter) < 0x3400 else letter
        return self[letter]


PLAIN = Plain()


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
    return "".join(PLAIN[character] for character in hello(names))


def letter(names):
    from email.message import EmailMessage

    message = EmailMessage()
    message["To"] = ", ".join(f"{name}@example.com" for name in names)
    message["Subject"] = "Hello"
    message.set_content(hello(names))
    return message.as_string()


def page(names):
    import xml.dom.minidom

    document = xml.dom.minidom.parseString("<html><body><h1/></body></html>")
    heading = document.getElementsByTagName("h1")[0]
    heading.appendChild(document.createTextNode(hello(names)))
    return document.documentElement.toxml()


def in_order(names):
    import sqlite3

    base = sqlite3.connect(":memory:")
    base.execute("create table guest (name text)")
    base.executemany("insert into guest values (?)", [(name,) for name in names])
    rows = base.execute("select name from guest order by name").fetchall()
    base.close()
    return hello([name for (name,) in rows])


def from_web(names):
    import urllib.request

    with urllib.request.urlopen(names[0]) as answer:
        return hello(answer.read().decode().split())


if __name__ == "__main__":
    main()
