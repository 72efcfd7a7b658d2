"""Reads the log of a web server: how many requests came in each hour, and how many bytes were sent?"""

import os

LOG = "busy_hours.log"
PAGES = ["/", "/news.html", "/map.html", "/contact.html", "/img/harbour.jpg", "/img/lighthouse.jpg", "/style.css"]
BROWSER = "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0"


def main():
    write_log(LOG, 3_000)
    hours = busy_hours(LOG)
    os.remove(LOG)
    for hour, (requests, sent) in hours.items():
        print(f"{hour}:00  {requests:5} requests, {sent / 1000:9,.1f} kB")


def write_log(path, requests):
    with open(path, "w", encoding="utf-8") as file:
        file.write("# address, time, request, status, bytes, browser\n")
        for number in range(requests):
            hour, minute = divmod(number * 1440 // requests, 60)
            page, sent = PAGES[number * number % 7], number * 7919 % 50_000
            file.write(
                f"10.0.{number % 250}.{number * 31 % 250} [27/Nov/2026:{hour:02}:{minute:02}] "
                f'"GET {page}" 200 {sent or "-"} "{BROWSER}"\n'
            )


def busy_hours(path):
    """Return {hour: (requests, bytes sent)} in the order of the log, each hour a text like "09"."""
    hours = {}
    for entry in read_log(path):
        requests, sent = hours.get(entry["hour"], (0, 0))
        hours[entry["hour"]] = (requests + 1, sent + entry["sent"])
    return hours


def read_log(path):
    with open(path, encoding="utf-8") as file:
        lines = file.read().splitlines()
    return [entry_of(line) for line in lines if line and not line.startswith("#")]


def entry_of(line):
    """Take a line apart; "-" stands for an answer without a body."""
    start, request, numbers, browser, _ = line.split('"')
    address, time = start.split()
    status, sent = numbers.split()
    return {
        "address": address,
        "hour": time.split(":")[1],
        "request": request,
        "status": int(status),
        "sent": 0 if sent == "-" else int(sent),
        "browser": browser,
    }


if __name__ == "__main__":
    main()
