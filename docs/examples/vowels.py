"""Counts the vowels of four books, each in a process of its own. One of the books is much longer than the others."""

import multiprocessing

BOOKS = {"Poems": 200, "Fables": 240, "Letters": 280, "Novel": 1_600}  # pages
PAGE = "to be or not to be, that is the question " * 2_000


def main():
    processes = [multiprocessing.Process(target=read_book, name=name, args=(pages,)) for name, pages in BOOKS.items()]
    for process in processes:
        process.start()
    for process in processes:
        process.join()


def read_book(pages):
    found = 0
    for _ in range(pages):
        found += count_vowels(PAGE)
    print(f"{found:,} vowels")


def count_vowels(text):
    found = 0
    for vowel in "aeiou":
        found += text.count(vowel)
    return found


if __name__ == "__main__":
    main()
