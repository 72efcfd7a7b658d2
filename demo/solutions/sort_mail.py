"""Sorts mail into conversations: how many are there in each mailbox, and how long is the longest chain of replies?"""

import weakref

PEOPLE = "Ada Ben Cleo Dan Eva Finn Gül Hugo Ida Jon".split()


class Message:
    def __init__(self, number, sender):
        self.number = number
        self.sender = sender
        self.answered = None
        self.replies = []

    def reply_to(self, other):
        self.answered = weakref.proxy(other)
        other.replies.append(self)

    def depth(self):
        """Count the messages from the first one of the conversation to this one."""
        count, message = 1, self
        while message.answered:
            count, message = count + 1, message.answered
        return count


def main():
    mailboxes = (mailbox(year, 1_000) for year in range(2020, 2026))
    for year, (conversations, longest, busiest) in enumerate(sort_mail(mailboxes), start=2020):
        print(f"{year}: {conversations} conversations, up to {longest} messages long; {busiest} got most replies")


def mailbox(year, count):
    """Make up a mailbox: (number, sender, the number that it replies to, or None) for each message, the oldest first."""
    made = []
    for number in range(count):
        answered = None if number % 9 == 0 else number - 1 - number * year % min(number, 8)
        made.append((number, PEOPLE[number * year % 10], answered))
    return made


def sort_mail(mailboxes):
    """Return for each mailbox how many conversations there are, the length of the longest chain, and who got most replies."""
    return [summary(conversations(mailbox)) for mailbox in mailboxes]


def conversations(mailbox):
    """Return the messages of a mailbox, each with its replies; what it replies to may be missing."""
    messages = {}
    for number, sender, answered in mailbox:
        message = messages[number] = Message(number, sender)
        if answered in messages:
            message.reply_to(messages[answered])
    return list(messages.values())


def summary(messages):
    replies = {}
    for message in messages:
        replies[message.sender] = replies.get(message.sender, 0) + len(message.replies)
    first = sum(message.answered is None for message in messages)
    longest = max((message.depth() for message in messages), default=0)
    return first, longest, max(sorted(replies), key=replies.get, default="nobody")


if __name__ == "__main__":
    main()
