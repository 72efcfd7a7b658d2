# %% kept until the till changes one
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
        self._prices = None


# %% changed in the object, then written
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
        with open(self.path, "w", encoding="utf-8") as file:
            json.dump(self.prices, file)


# %% read at the beginning
class PriceList:
    def __init__(self, path):
        self.path = path
        self.prices = json.loads(path.read_text(encoding="utf-8"))

    def price_of(self, name):
        return self.prices.get(name, 0)

    def change(self, name, cents):
        self.prices[name] = cents
        with open(self.path, "w", encoding="utf-8") as file:
            json.dump(self.prices, file)


# %% time and size of the file
import os


class PriceList:
    def __init__(self, path):
        self.path = path
        self._prices = None
        self._stamp = None

    @property
    def prices(self):
        """All prices in cents, by what is sold."""
        if self._stamp != self.stamp():
            with open(self.path, encoding="utf-8") as file:
                self._prices = json.load(file)
            self._stamp = self.stamp()
        return self._prices

    def stamp(self):
        return os.stat(self.path).st_mtime_ns, os.stat(self.path).st_size

    def price_of(self, name):
        if name in self.prices:
            return self.prices[name]
        return 0

    def change(self, name, cents):
        changed = {**self.prices, name: cents}
        with open(self.path, "w", encoding="utf-8") as file:
            json.dump(changed, file)


# %% time and size, as the key of a memory
import functools


@functools.lru_cache(maxsize=4)
def load(path, time, size):
    with open(path, encoding="utf-8") as file:
        return json.load(file)


class PriceList:
    def __init__(self, path):
        self.path = path

    @property
    def prices(self):
        """All prices in cents, by what is sold."""
        status = self.path.stat()
        return load(self.path, status.st_mtime_ns, status.st_size)

    def price_of(self, name):
        if name in self.prices:
            return self.prices[name]
        return 0

    def change(self, name, cents):
        changed = {**self.prices, name: cents}
        with open(self.path, "w", encoding="utf-8") as file:
            json.dump(changed, file)


# %% a memory that is cleared
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
        load.cache_clear()


# %% a cached property, taken out of the dict
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
        self.__dict__.pop("prices", None)


# %% a number that says which prices
class PriceList:
    def __init__(self, path):
        self.path = path
        self._prices = None
        self._number, self.number = None, 0

    @property
    def prices(self):
        """All prices in cents, by what is sold."""
        if self._number != self.number:
            with open(self.path, encoding="utf-8") as file:
                self._prices = json.load(file)
            self._number = self.number
        return self._prices

    def price_of(self, name):
        if name in self.prices:
            return self.prices[name]
        return 0

    def change(self, name, cents):
        self.number += 1
        changed = {**self.prices, name: cents}
        with open(self.path, "w", encoding="utf-8") as file:
            json.dump(changed, file)
        self.number += 1


# %% prices for all lists, by path
KNOWN = {}


class PriceList:
    def __init__(self, path):
        self.path = path

    @property
    def prices(self):
        """All prices in cents, by what is sold."""
        if self.path not in KNOWN:
            KNOWN[self.path] = json.loads(self.path.read_bytes())
        return KNOWN[self.path]

    def price_of(self, name):
        if name in self.prices:
            return self.prices[name]
        return 0

    def change(self, name, cents):
        changed = {**self.prices, name: cents}
        with open(self.path, "w", encoding="utf-8") as file:
            json.dump(changed, file)
        del KNOWN[self.path]


# %% a copy for each look
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
        return dict(self._prices)

    def price_of(self, name):
        if name in self.prices:
            return self.prices[name]
        return 0

    def change(self, name, cents):
        changed = {**self.prices, name: cents}
        with open(self.path, "w", encoding="utf-8") as file:
            json.dump(changed, file)
        self._prices = None


# %% written to another file first
import os


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
        new = self.path.with_suffix(".new")
        new.write_text(json.dumps(changed), encoding="utf-8")
        os.replace(new, self.path)
        self._prices = changed


# %% dict loaded in init, property kept
class PriceList:
    def __init__(self, path):
        self.path = path
        self._prices = json.loads(Path(path).read_text(encoding="utf-8"))

    @property
    def prices(self):
        """All prices in cents, by what is sold."""
        return dict(self._prices)

    def price_of(self, name):
        if name in self.prices:
            return self.prices[name]
        return 0

    def change(self, name, cents):
        changed = {**self.prices, name: cents}
        with open(self.path, "w", encoding="utf-8") as file:
            json.dump(changed, file)
        self._prices = changed


# %% get with generator based cache
class PriceList:
    def __init__(self, path):
        self.path = path

    @property
    def prices(self):
        """All prices in cents, by what is sold."""
        try:
            return self.kept
        except AttributeError:
            self.kept = json.loads(Path(self.path).read_bytes())
            return self.kept

    def price_of(self, name):
        if name in self.prices:
            return self.prices[name]
        return 0

    def change(self, name, cents):
        changed = {**self.prices, name: cents}
        with open(self.path, "w", encoding="utf-8") as file:
            json.dump(changed, file)
        vars(self).pop("kept", None)
