# %% one look for each sale
# verdict: opened and read 244 times
class PriceList:
    def __init__(self, path):
        self.path = path

    @property
    def prices(self):
        """All prices in cents, by what is sold."""
        with open(self.path, encoding="utf-8") as file:
            return json.load(file)

    def price_of(self, name):
        return self.prices.get(name, 0)

    def change(self, name, cents):
        changed = {**self.prices, name: cents}
        with open(self.path, "w", encoding="utf-8") as file:
            json.dump(changed, file)


# %% a name for the prices
# verdict: opened and read 244 times
class PriceList:
    def __init__(self, path):
        self.path = path

    @property
    def prices(self):
        """All prices in cents, by what is sold."""
        with open(self.path, encoding="utf-8") as file:
            return json.load(file)

    def price_of(self, name):
        prices = self.prices
        if name in prices:
            return prices[name]
        return 0

    def change(self, name, cents):
        changed = {**self.prices, name: cents}
        with open(self.path, "w", encoding="utf-8") as file:
            json.dump(changed, file)


# %% a new object for each sale
# verdict: opened and read 244 times
import functools


class PriceList:
    def __init__(self, path):
        self.path = path

    @functools.cached_property
    def prices(self):
        """All prices in cents, by what is sold."""
        with open(self.path, encoding="utf-8") as file:
            return json.load(file)

    def price_of(self, name):
        if name in self.prices:
            return self.prices[name]
        return 0

    def change(self, name, cents):
        changed = {**self.prices, name: cents}
        with open(self.path, "w", encoding="utf-8") as file:
            json.dump(changed, file)


def sell_fruit(path, day):
    """Return (name, cents) for each sale of the day; what is not on the list costs nothing."""
    receipts = []
    for what, name, number in day:
        if what == "change":
            PriceList(path).change(name, number)
        else:
            receipts.append((name, number * PriceList(path).price_of(name)))
    return receipts


# %% a memory inside the property
# verdict: opened and read 463 times
class PriceList:
    def __init__(self, path):
        self.path = path

    @property
    def prices(self):
        """All prices in cents, by what is sold."""
        known = {}
        if self.path not in known:
            with open(self.path, encoding="utf-8") as file:
                known[self.path] = json.load(file)
        return known[self.path]

    def price_of(self, name):
        if name in self.prices:
            return self.prices[name]
        return 0

    def change(self, name, cents):
        changed = {**self.prices, name: cents}
        with open(self.path, "w", encoding="utf-8") as file:
            json.dump(changed, file)


# %% another way to open
# verdict: opened and read 463 times
class PriceList:
    def __init__(self, path):
        self.path = path

    @property
    def prices(self):
        """All prices in cents, by what is sold."""
        return json.loads(self.path.read_bytes())

    def price_of(self, name):
        if name in self.prices:
            return self.prices[name]
        return 0

    def change(self, name, cents):
        changed = {**self.prices, name: cents}
        with open(self.path, "w", encoding="utf-8") as file:
            json.dump(changed, file)


# %% opened without open
# verdict: opened and read 463 times
import os


class PriceList:
    def __init__(self, path):
        self.path = path

    @property
    def prices(self):
        """All prices in cents, by what is sold."""
        file = os.open(self.path, os.O_RDONLY)
        text = os.read(file, 1_000_000)
        os.close(file)
        return json.loads(text)

    def price_of(self, name):
        if name in self.prices:
            return self.prices[name]
        return 0

    def change(self, name, cents):
        changed = {**self.prices, name: cents}
        with open(self.path, "w", encoding="utf-8") as file:
            json.dump(changed, file)


# %% the text kept
# verdict: its text was taken apart 463 times
class PriceList:
    def __init__(self, path):
        self.path = path
        self._prices = None

    @property
    def prices(self):
        """All prices in cents, by what is sold."""
        if self._prices is None:
            with open(self.path, encoding="utf-8") as file:
                self._prices = file.read()
        return json.loads(self._prices)

    def price_of(self, name):
        if name in self.prices:
            return self.prices[name]
        return 0

    def change(self, name, cents):
        changed = {**self.prices, name: cents}
        with open(self.path, "w", encoding="utf-8") as file:
            json.dump(changed, file)
        self._prices = None


# %% the file kept open
# verdict: its text was taken apart 463 times
class PriceList:
    def __init__(self, path):
        self.path = path
        self.file = None

    @property
    def prices(self):
        """All prices in cents, by what is sold."""
        if self.file is None:
            self.file = open(self.path, encoding="utf-8")
        self.file.seek(0)
        return json.load(self.file)

    def price_of(self, name):
        if name in self.prices:
            return self.prices[name]
        return 0

    def change(self, name, cents):
        changed = {**self.prices, name: cents}
        with open(self.path, "w", encoding="utf-8") as file:
            json.dump(changed, file)


# %% read, and only taken apart if it is another text
# verdict: opened and read 463 times
class PriceList:
    def __init__(self, path):
        self.path = path
        self._prices = None
        self._text = None

    @property
    def prices(self):
        """All prices in cents, by what is sold."""
        if True:
            with open(self.path, encoding="utf-8") as file:
                text = file.read()
            if text != self._text:
                self._text, self._prices = text, json.loads(text)
        return self._prices

    def price_of(self, name):
        if name in self.prices:
            return self.prices[name]
        return 0

    def change(self, name, cents):
        changed = {**self.prices, name: cents}
        with open(self.path, "w", encoding="utf-8") as file:
            json.dump(changed, file)


# %% a deep copy for each look
# verdict: 240 sales still take
import copy


class PriceList:
    def __init__(self, path):
        self.path = path
        self._prices = None

    @property
    def prices(self):
        """All prices in cents, by what is sold."""
        if self._prices is None:
            with open(self.path, encoding="utf-8") as file:
                self._prices = json.load(file)
        return copy.deepcopy(self._prices)

    def price_of(self, name):
        if name in self.prices:
            return self.prices[name]
        return 0

    def change(self, name, cents):
        changed = {**self.prices, name: cents}
        with open(self.path, "w", encoding="utf-8") as file:
            json.dump(changed, file)
        self._prices = None


# %% prices forgotten after each sale
# verdict: opened and read 240 times
class PriceList:
    def __init__(self, path):
        self.path = path
        self._prices = None

    @property
    def prices(self):
        """All prices in cents, by what is sold."""
        if self._prices is None:
            with open(self.path, encoding="utf-8") as file:
                self._prices = json.load(file)
        return self._prices

    def price_of(self, name):
        self._prices = None
        if name in self.prices:
            return self.prices[name]
        return 0

    def change(self, name, cents):
        changed = {**self.prices, name: cents}
        with open(self.path, "w", encoding="utf-8") as file:
            json.dump(changed, file)
        self._prices = None


# %% kept for ever
# verdict: Not correct: on the given input
class PriceList:
    def __init__(self, path):
        self.path = path
        self._prices = None

    @property
    def prices(self):
        """All prices in cents, by what is sold."""
        if self._prices is None:
            with open(self.path, encoding="utf-8") as file:
                self._prices = json.load(file)
        return self._prices

    def price_of(self, name):
        if name in self.prices:
            return self.prices[name]
        return 0

    def change(self, name, cents):
        changed = {**self.prices, name: cents}
        with open(self.path, "w", encoding="utf-8") as file:
            json.dump(changed, file)


# %% a memory that is never cleared
# verdict: Not correct: on the given input
import functools


@functools.cache
def load(path):
    with open(path, encoding="utf-8") as file:
        return json.load(file)


class PriceList:
    def __init__(self, path):
        self.path = path

    @property
    def prices(self):
        """All prices in cents, by what is sold."""
        return load(self.path)

    def price_of(self, name):
        if name in self.prices:
            return self.prices[name]
        return 0

    def change(self, name, cents):
        changed = {**self.prices, name: cents}
        with open(self.path, "w", encoding="utf-8") as file:
            json.dump(changed, file)


# %% only the time of the file
# verdict: Not correct: on 
import os


class PriceList:
    def __init__(self, path):
        self.path = path
        self._prices = None
        self._stamp = None

    @property
    def prices(self):
        """All prices in cents, by what is sold."""
        if self._stamp != os.path.getmtime(self.path):
            with open(self.path, encoding="utf-8") as file:
                self._prices = json.load(file)
            self._stamp = os.path.getmtime(self.path)
        return self._prices

    def price_of(self, name):
        if name in self.prices:
            return self.prices[name]
        return 0

    def change(self, name, cents):
        changed = {**self.prices, name: cents}
        with open(self.path, "w", encoding="utf-8") as file:
            json.dump(changed, file)


# %% only the size of the file
# verdict: Not correct: on hidden input 2
import os


class PriceList:
    def __init__(self, path):
        self.path = path
        self._prices = None
        self._size = None

    @property
    def prices(self):
        """All prices in cents, by what is sold."""
        if self._size != os.path.getsize(self.path):
            with open(self.path, encoding="utf-8") as file:
                self._prices = json.load(file)
            self._size = os.path.getsize(self.path)
        return self._prices

    def price_of(self, name):
        if name in self.prices:
            return self.prices[name]
        return 0

    def change(self, name, cents):
        changed = {**self.prices, name: cents}
        with open(self.path, "w", encoding="utf-8") as file:
            json.dump(changed, file)


# %% changed in the object, never written
# verdict: Not correct: on the given input
class PriceList:
    def __init__(self, path):
        self.path = path
        self._prices = None

    @property
    def prices(self):
        """All prices in cents, by what is sold."""
        if self._prices is None:
            with open(self.path, encoding="utf-8") as file:
                self._prices = json.load(file)
        return self._prices

    def price_of(self, name):
        if name in self.prices:
            return self.prices[name]
        return 0

    def change(self, name, cents):
        self.prices[name] = cents
        return
        changed = {**self.prices, name: cents}
        with open(self.path, "w", encoding="utf-8") as file:
            json.dump(changed, file)


# %% a memory of single prices
# verdict: Not correct: on the given input
class PriceList:
    def __init__(self, path):
        self.path = path
        self.known = {}

    @property
    def prices(self):
        """All prices in cents, by what is sold."""
        with open(self.path, encoding="utf-8") as file:
            return json.load(file)

    def price_of(self, name):
        if name not in self.known:
            self.known[name] = self.prices.get(name, 0)
        return self.known[name]

    def change(self, name, cents):
        changed = {**self.prices, name: cents}
        with open(self.path, "w", encoding="utf-8") as file:
            json.dump(changed, file)


# %% looked at again now and then
# verdict: Not correct: on the given input
class PriceList:
    def __init__(self, path):
        self.path = path
        self._prices = None
        self._looks = 0

    @property
    def prices(self):
        """All prices in cents, by what is sold."""
        if self._prices is None or self._looks % 50 == 0:
            with open(self.path, encoding="utf-8") as file:
                self._prices = json.load(file)
        return self._prices

    def price_of(self, name):
        self._looks += 1
        if name in self.prices:
            return self.prices[name]
        return 0

    def change(self, name, cents):
        changed = {**self.prices, name: cents}
        with open(self.path, "w", encoding="utf-8") as file:
            json.dump(changed, file)


# %% exec of the kept text
# verdict: Not cheap enough yet
class PriceList:
    def __init__(self, path):
        self.path = path
        self.text = None

    @property
    def prices(self):
        """All prices in cents, by what is sold."""
        if self.text is None:
            with open(self.path, encoding="utf-8") as file:
                self.text = file.read()
        space = {}
        exec(f"prices = {self.text}", space)
        return space["prices"]

    def price_of(self, name):
        if name in self.prices:
            return self.prices[name]
        return 0

    def change(self, name, cents):
        changed = {**self.prices, name: cents}
        with open(self.path, "w", encoding="utf-8") as file:
            json.dump(changed, file)
        self.text = None


# %% findall in the kept text
# verdict: Not cheap enough yet
import re


class PriceList:
    def __init__(self, path):
        self.path = path
        self.text = None

    @property
    def prices(self):
        """All prices in cents, by what is sold."""
        if self.text is None:
            with open(self.path, encoding="utf-8") as file:
                self.text = file.read()
        return {json.loads(name) if "\\" in name else name.strip('"'): int(cents) for name, cents in re.findall(r'("[^"]*"): (\d+)', self.text)}

    def price_of(self, name):
        if name in self.prices:
            return self.prices[name]
        return 0

    def change(self, name, cents):
        changed = {**self.prices, name: cents}
        with open(self.path, "w", encoding="utf-8") as file:
            json.dump(changed, file)
        self.text = None


# %% sqlite memory unindexed
# verdict: Not cheap enough yet
import sqlite3


class PriceList:
    def __init__(self, path):
        self.path = path
        self.base = sqlite3.connect(":memory:")
        self.base.execute("CREATE TABLE prices (name TEXT, cents INTEGER)")
        self.base.executemany("INSERT INTO prices VALUES (?, ?)", json.loads(Path(path).read_text(encoding="utf-8")).items())

    @property
    def prices(self):
        """All prices in cents, by what is sold."""
        return dict(self.base.execute("SELECT name, cents FROM prices ORDER BY rowid"))

    def price_of(self, name):
        if name in self.prices:
            return self.prices[name]
        return 0

    def change(self, name, cents):
        changed = {**self.prices, name: cents}
        self.base.execute("DELETE FROM prices")
        self.base.executemany("INSERT INTO prices VALUES (?, ?)", changed.items())
        with open(self.path, "w", encoding="utf-8") as file:
            json.dump(changed, file)
