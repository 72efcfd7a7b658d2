# %% imports and table only for options
del sqlite3, unicodedata, urllib, xml, EmailMessage, PLAIN

import functools


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


def plain(names):
    return "".join(plain_letters().get(character, character) for character in hello(names))


# %% only the letters that are there
# of: the solution
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


# %% arguments taken apart by argparse
# of: the solution
import argparse


def greet(arguments):
    """Return the text that answers the command line."""
    argparse.ArgumentParser(add_help=False).parse_known_args(arguments)
    option = arguments[0] if arguments and arguments[0].startswith("--") else ""
    names = arguments[1:] if option else arguments
    ways = {"": hello, "--plain": plain, "--letter": letter, "--page": page, "--sorted": in_order, "--from": from_web}
    return ways[option](names) if option in ways else HELP


# %% modules asked for by name
del sqlite3, unicodedata, urllib, xml, EmailMessage, PLAIN

from importlib import import_module


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


# %% modules that load when they are used
del sqlite3, unicodedata, urllib, xml, EmailMessage, PLAIN

import importlib.util


def lazy(name):
    spec = importlib.util.find_spec(name)
    spec.loader = importlib.util.LazyLoader(spec.loader)
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


sqlite3, unicodedata, request = lazy("sqlite3"), lazy("unicodedata"), lazy("urllib.request")
minidom = lazy("xml.dom.minidom")


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


def from_web(names):
    with request.urlopen(names[0]) as answer:
        return hello(answer.read().decode().split())


# %% a table that is made once, and a small module left at the top
del sqlite3, urllib, xml, EmailMessage, PLAIN

import functools


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


# %% letters taken apart as they come
# of: the solution
def plain(names):
    from unicodedata import normalize

    return "".join(normalize("NFD", letter)[0] if ord(letter) < 0x3400 else letter for letter in hello(names))


# %% the plain way out first
del sqlite3, unicodedata, urllib, xml, EmailMessage, PLAIN


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


def plain(names):
    letters = plain_letters()
    return "".join(letters.get(character, character) for character in hello(names))


# %% a thread for the names from the web only
# of: the solution
def from_web(names):
    import threading
    import urllib.request

    threading.Thread(target=len, args=((),)).start()
    with urllib.request.urlopen(names[0]) as answer:
        return hello(answer.read().decode().split())


# %% module __getattr__ style importer
# of: the solution
from functools import cache


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


def plain(names):
    return "".join(plain_letters().get(character, character) for character in hello(names))


# %% class of lazy options
del sqlite3, unicodedata, urllib, xml, EmailMessage, PLAIN


class Plain(dict):
    def __missing__(self, letter):
        from unicodedata import normalize

        self[letter] = normalize("NFD", letter)[0] if ord(letter) < 0x3400 else letter
        return self[letter]


PLAIN = Plain()


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
