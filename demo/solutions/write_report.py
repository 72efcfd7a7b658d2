"""Writes the day of a weather station: one sentence per observation, one text in lines of equal width."""

WIDTH = 72
SKIES = ("a clear sky", "a few high clouds", "low and heavy clouds", "light rain from the west")


def main():
    report = write_report(observations(600))
    lines = report.splitlines()
    print("\n".join(lines[:4]))
    print(f"... {len(lines)} lines in all, {len(report):,} characters")


def observations(number):
    sentences = []
    for n in range(number):
        minutes = n * 2
        degrees = 9 + n * 13 % 17 / 2
        sky = SKIES[n * 7 // 30 % len(SKIES)]
        sentences.append(f"At {minutes // 60:02}:{minutes % 60:02} there are {degrees} degrees and {sky}.")
    return sentences


def write_report(sentences):
    """Return all sentences as one text, its lines at most WIDTH characters wide (but for words wider than that)."""
    return in_lines(" ".join(sentences))


def in_lines(text):
    lines = []
    line = ""
    for word in text.split():
        if not line:
            line = word
        elif len(line) + 1 + len(word) <= WIDTH:
            line += " " + word
        else:
            lines.append(line)
            line = word
    lines.append(line)
    return "\n".join(lines)


if __name__ == "__main__":
    main()
