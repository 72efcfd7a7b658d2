"""Counts vowels, with one small call a letter, and sorts words, with one large call: which takes longer?"""

WORDS = "it was a bright cold day in april and the clocks were striking thirteen".split()


def main() -> None:
    """Do both with the same text."""
    text = " ".join(WORDS * 120_000)
    print(count_vowels(text), "vowels")
    print(sort_words(text)[0], "comes first")


def count_vowels(text: str) -> int:
    """Ask of each letter."""
    count = 0
    for letter in text:
        if is_vowel(letter):
            count += 1
    return count


def is_vowel(letter: str) -> bool:
    """Do next to nothing."""
    return letter in "aeiou"


def sort_words(text: str) -> list[str]:
    """Let the interpreter do the work."""
    return sorted(text.split())


main()
