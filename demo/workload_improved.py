"""The same program after it was read in its call graph: each repair is a small one, and it prints the same.

Run it with `--full` for the long version.
"""

import os
import sys
import time
import traceback

import requests

if "--full" in sys.argv:
    SECONDS, STEPS = 6, 100_000_000
else:
    SECONDS, STEPS = 0.1, 6_000_000
LINES = 2_500
RECORDS = 600
FILE_NAME = "test_file.txt"
WEB_SITES = (
    "https://google.com https://facebook.com https://twitter.com https://microsoft.com"
    " https://twitch.tv https://github.com https://netflix.com"
)
SITES = (os.environ.get("SITES") or WEB_SITES).split()


def main():
    print("Hello! This program is about to do a bit of everything")
    print("It runs in", os.getcwd())
    print("Your shell is", os.environ.get("SHELL", "not known"))
    try:
        if False:
            this_function_will_not_call()
        else:
            function_call_will_happen()
        call_random_activity()
    finally:
        file_remove()
    done_with_code()


def function_call_will_happen():
    print(f"Counting to {STEPS:,} ...")
    # who counts to a number ends at that number, so no loop is needed
    calling_nested_function_time_taking()
    test_function()


def calling_nested_function_time_taking():
    print(f"Sleeping for {SECONDS} s ...")
    time.sleep(SECONDS)


def test_function():
    print(f"Writing {LINES:,} lines to {FILE_NAME} ...")
    with open(FILE_NAME, "a+", encoding="utf-8") as test_file:
        for number in range(LINES):
            test_file.write(f"This is line {number}\n")

    print(f"Checking {RECORDS} records, the first error is shown, the others go to {FILE_NAME} ...")
    with open(FILE_NAME, "a+", encoding="utf-8") as errors:
        for number in range(RECORDS):
            try:
                raise ValueError(f"record {number} is empty")
            except ValueError as error:
                if number:
                    errors.write(f"ValueError: {error}\n")
                else:
                    traceback.print_exc(file=sys.stdout)


def call_random_activity():
    print(f"Calling {len(SITES)} web sites ...")
    all_fine = True
    with requests.Session() as session:
        for site in SITES:
            try:
                response = session.get(site, timeout=3)
            except requests.RequestException as error:
                print(f"{site} does not answer ({type(error).__name__}). Is there a network?")
                all_fine = False
            else:
                print(f"{site} answers: {response.status_code}")
                all_fine = all_fine and response.status_code == 200
    if all_fine:
        file_remove()


def file_exists():
    return os.path.isfile(FILE_NAME)


def file_remove():
    print(f"Removing {FILE_NAME}, if it is there ...")
    if file_exists():
        os.remove(FILE_NAME)


def done_with_code():
    pass


def this_function_will_not_call():
    print("Nobody will ever read this")


if __name__ == "__main__":
    main()
