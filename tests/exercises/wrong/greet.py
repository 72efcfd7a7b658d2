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
del sqlite3, unicodedata, xml, EmailMessage, PLAIN


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


# %% the table left at the start
# verdict: What else is prepared
del sqlite3, unicodedata, urllib, xml, EmailMessage


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


# %% the table made in greet
# verdict: What else is prepared
# of: the solution
def greet(arguments):
    """Return the text that answers the command line."""
    plain_letters()
    option = arguments[0] if arguments and arguments[0].startswith("--") else ""
    names = arguments[1:] if option else arguments
    ways = {"": hello, "--plain": plain, "--letter": letter, "--page": page, "--sorted": in_order, "--from": from_web}
    return ways[option](names) if option in ways else HELP


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
# of: the solution
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


# %% an import that may fail
# verdict: is it run for a greeting that does not need it?
del urllib
try:
    import urllib.request
except ImportError:
    pass


# %% everything in a thread, and waited for if need be
# verdict: starts a thread
del sqlite3, unicodedata, urllib, xml, EmailMessage, PLAIN

import threading


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


def greet(arguments):
    """Return the text that answers the command line."""
    if "--" in "".join(arguments[:1]):
        LOADER.join()
    option = arguments[0] if arguments and arguments[0].startswith("--") else ""
    names = arguments[1:] if option else arguments
    ways = {"": hello, "--plain": plain, "--letter": letter, "--page": page, "--sorted": in_order, "--from": from_web}
    return ways[option](names) if option in ways else HELP


# %% everything in a pool of one thread
# verdict: starts a thread
del sqlite3, unicodedata, urllib, xml, EmailMessage, PLAIN

from concurrent.futures import ThreadPoolExecutor


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


def greet(arguments):
    """Return the text that answers the command line."""
    if "--" in "".join(arguments[:1]):
        LOADED.result()
    option = arguments[0] if arguments and arguments[0].startswith("--") else ""
    names = arguments[1:] if option else arguments
    ways = {"": hello, "--plain": plain, "--letter": letter, "--page": page, "--sorted": in_order, "--from": from_web}
    return ways[option](names) if option in ways else HELP


# %% the mail left at the top
# verdict: email.message and all that it needs
del sqlite3, unicodedata, urllib, xml, PLAIN


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


# %% modules asked for by name, at the top
# verdict: urllib.request and all that it needs
# of: the solution
import importlib
for name in ('sqlite3', 'urllib.request', 'xml.dom.minidom'):
    importlib.import_module(name)


# %% imports in hello, which all the others call
# verdict: is it run for a greeting that does not need it?
# of: the solution
def hello(names):
    import sqlite3
    import sys
    import unicodedata
    import urllib.request
    import xml.dom.minidom
    from email.message import EmailMessage
    return f"Hello {', '.join(names) or 'world'}!"


# %% imports by exec
# verdict: is it run for a greeting that does not need it?
# of: the solution
exec("import urllib.request, email.message")


# %% other modules instead
# verdict: modules were imported for a plain greeting
# of: the solution
import asyncio
import logging


# %% the table made at the start, in C
# verdict: What else is prepared
del sqlite3, urllib, xml, EmailMessage, PLAIN

import itertools


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


# %% the table made at the start, in a dict of maps
# verdict: What else is prepared
del sqlite3, urllib, xml, EmailMessage, PLAIN

import itertools
import operator


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


# %% all answers made, and one taken
# verdict: is it run for a greeting that does not need it?
# of: the solution
def greet(arguments):
    """Return the text that answers the command line."""
    option = arguments[0] if arguments and arguments[0].startswith("--") else ""
    names = arguments[1:] if option else arguments
    ways = {"": hello, "--plain": plain, "--letter": letter, "--page": page, "--sorted": in_order, "--from": from_web}
    answers = {"--page": page(names), "--letter": letter(names), "--sorted": in_order(names)}
    if option in answers:
        return answers[option]
    return ways[option](names) if option in ways else HELP


# %% only table lazily
# verdict: Not cheap enough yet
PLAIN = {}


def plain(names):
    PLAIN.update(plain_letters())
    return "".join(PLAIN.get(character, character) for character in hello(names))

# %% imports in main
# verdict: urllib.request and all that it needs among them
# of: the solution
def main():
    import sqlite3
    import urllib.request
    import xml.dom.minidom
    from email.message import EmailMessage

    print(greet(sys.argv[1:] or ["Zoë", "Bjørn"]))


# %% the table made in main
# verdict: calls for a plain greeting; 6,000 are more than enough
# of: the solution
def main():
    global PLAIN
    PLAIN = plain_letters()
    print(greet(sys.argv[1:] or ["Zoë", "Bjørn"]))


def plain(names):
    return "".join(PLAIN.get(character, character) for character in hello(names))
