# %% imports moved into greet
# verdict: is it run for a greeting that does not need it?
def greet(arguments):
    """Return the text that answers the command line."""
    global sqlite3, urllib, xml, EmailMessage
    import sqlite3
    import sys
    import urllib.request
    import xml.dom.minidom
    from email.message import EmailMessage
    option = arguments[0] if arguments and arguments[0].startswith("--") else ""
    names = arguments[1:] if option else arguments
    ways = {"": hello, "--plain": plain, "--letter": letter, "--page": page, "--sorted": in_order, "--from": from_web}
    return ways[option](names) if option in ways else HELP


# %% one import left
# verdict: is it run for a greeting that does not need it?
"""Greets people from the command line, in several ways: type `greet.py --help` to see which."""

import sys
import urllib.request

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
    import urllib.request

    with urllib.request.urlopen(names[0]) as answer:
        return hello(answer.read().decode().split())


if __name__ == "__main__":
    main()


# %% the table left at the start
# verdict: What else is got ready
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
    letters = PLAIN
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


PLAIN = plain_letters()


if __name__ == "__main__":
    main()


# %% the table made in greet
# verdict: What else is got ready
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
    plain_letters()
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


# %% an option given up
# verdict: Not correct: on hidden input 5
def greet(arguments):
    """Return the text that answers the command line."""
    option = arguments[0] if arguments and arguments[0].startswith("--") else ""
    names = arguments[1:] if option else arguments
    ways = {"": hello, "--plain": plain, "--letter": letter, "--page": page, "--sorted": in_order}
    return ways[option](names) if option in ways else HELP


# %% fewer letters
# verdict: Not correct: on hidden input 1
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
    """Return the letter without its accents for each one that has some; the Chinese signs, which begin at 0x100, have none."""
    import unicodedata

    letters = {}
    for number in range(0x100):
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


# %% an import that may fail
# verdict: is it run for a greeting that does not need it?
"""Greets people from the command line, in several ways: type `greet.py --help` to see which."""

import sqlite3
import sys
import unicodedata
try:
    import urllib.request
except ImportError:
    pass
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


# %% everything in a thread, and waited for if need be
# verdict: starts a thread
"""Greets people from the command line, in several ways: type `greet.py --help` to see which."""

import sys
import threading

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


def load():
    global sqlite3, unicodedata, urllib, xml, EmailMessage, PLAIN
    import sqlite3
    import sys
    import unicodedata
    import urllib.request
    import xml.dom.minidom
    from email.message import EmailMessage
    PLAIN = plain_letters()


LOADER = threading.Thread(target=load, daemon=True)
LOADER.start()


def main():
    print(greet(sys.argv[1:] or ["Zoë", "Bjørn"]))


def greet(arguments):
    """Return the text that answers the command line."""
    if "--" in "".join(arguments[:1]):
        LOADER.join()
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


# %% everything in a pool of one thread
# verdict: starts a thread
"""Greets people from the command line, in several ways: type `greet.py --help` to see which."""

import sys
from concurrent.futures import ThreadPoolExecutor

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


def load():
    global sqlite3, unicodedata, urllib, xml, EmailMessage, PLAIN
    import sqlite3
    import sys
    import unicodedata
    import urllib.request
    import xml.dom.minidom
    from email.message import EmailMessage
    PLAIN = plain_letters()


LOADED = ThreadPoolExecutor(1).submit(load)


def main():
    print(greet(sys.argv[1:] or ["Zoë", "Bjørn"]))


def greet(arguments):
    """Return the text that answers the command line."""
    if "--" in "".join(arguments[:1]):
        LOADED.result()
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


# %% the mail left at the top
# verdict: email.message and all that it needs
"""Greets people from the command line, in several ways: type `greet.py --help` to see which."""

import sys
from email.message import EmailMessage

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


# %% modules asked for by name, at the top
# verdict: urllib.request and all that it needs
"""Greets people from the command line, in several ways: type `greet.py --help` to see which."""

import importlib
import sys

for name in ('sqlite3', 'urllib.request', 'xml.dom.minidom'):
    importlib.import_module(name)

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
    import urllib.request

    with urllib.request.urlopen(names[0]) as answer:
        return hello(answer.read().decode().split())


if __name__ == "__main__":
    main()


# %% imports in hello, which all the others call
# verdict: is it run for a greeting that does not need it?
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
    import sqlite3
    import sys
    import unicodedata
    import urllib.request
    import xml.dom.minidom
    from email.message import EmailMessage
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


# %% imports by exec
# verdict: is it run for a greeting that does not need it?
"""Greets people from the command line, in several ways: type `greet.py --help` to see which."""

import sys

exec("import urllib.request, email.message")

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
    import urllib.request

    with urllib.request.urlopen(names[0]) as answer:
        return hello(answer.read().decode().split())


if __name__ == "__main__":
    main()


# %% other modules instead
# verdict: modules were imported for a plain greeting
"""Greets people from the command line, in several ways: type `greet.py --help` to see which."""

import asyncio
import logging
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
    import urllib.request

    with urllib.request.urlopen(names[0]) as answer:
        return hello(answer.read().decode().split())


if __name__ == "__main__":
    main()


# %% the table made at the start, in C
# verdict: What else is got ready
"""Greets people from the command line, in several ways: type `greet.py --help` to see which."""

import itertools
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
    letters = PLAIN
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


SIGNS = "".join(map(chr, range(0x3400)))
BASES = map(unicodedata.normalize, itertools.repeat("NFD"), SIGNS)
PLAIN = {sign: base[0] for sign, base in zip(SIGNS, BASES) if base[0] != sign}


if __name__ == "__main__":
    main()


# %% the table made at the start, in a dict of maps
# verdict: What else is got ready
"""Greets people from the command line, in several ways: type `greet.py --help` to see which."""

import itertools
import operator
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
    letters = PLAIN
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


SIGNS = "".join(map(chr, range(0x3400)))
BASES = map(unicodedata.normalize, itertools.repeat("NFD"), SIGNS)
PLAIN = dict(zip(SIGNS, map(operator.itemgetter(0), BASES)))


if __name__ == "__main__":
    main()


# %% all answers made, and one taken
# verdict: is it run for a greeting that does not need it?
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
    answers = {"--page": page(names), "--letter": letter(names), "--sorted": in_order(names)}
    if option in answers:
        return answers[option]
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


# %% only table lazily
# verdict: Not cheap enough yet
PLAIN = {}


def plain(names):
    PLAIN.update(plain_letters())
    return "".join(PLAIN.get(character, character) for character in hello(names))
