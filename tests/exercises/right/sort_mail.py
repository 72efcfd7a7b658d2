# %% a weak reference that is called
import weakref


class Message:
    def __init__(self, number, sender):
        self.number = number
        self.sender = sender
        self.answered = None
        self.replies = []

    def reply_to(self, other):
        self.answered = weakref.ref(other)
        other.replies.append(self)

    def depth(self):
        count, message = 1, self
        while message.answered:
            count, message = count + 1, message.answered()
        return count


# %% replies are counted, not kept
class Message:
    def __init__(self, number, sender):
        self.number = number
        self.sender = sender
        self.answered = None
        self.replies = 0

    def reply_to(self, other):
        self.answered = other
        other.replies += 1

    def depth(self):
        count, message = 1, self
        while message.answered:
            count, message = count + 1, message.answered
        return count


def summary(messages):
    replies = {}
    for message in messages:
        replies[message.sender] = replies.get(message.sender, 0) + message.replies
    first = sum(message.answered is None for message in messages)
    longest = max((message.depth() for message in messages), default=0)
    return first, longest, max(sorted(replies), key=replies.get, default="nobody")


# %% the circles are cut when a mailbox is done
def sort_mail(mailboxes):
    result = []
    for mailbox in mailboxes:
        messages = conversations(mailbox)
        result.append(summary(messages))
        for message in messages:
            message.replies.clear()
    return result


# %% the depth is known when a message comes
class Message:
    def __init__(self, number, sender):
        self.number = number
        self.sender = sender
        self.answered = None
        self.length = 1
        self.replies = []

    def reply_to(self, other):
        self.answered = other.number
        self.length = other.length + 1
        other.replies.append(self)

    def depth(self):
        return self.length


# %% no objects
def sort_mail(mailboxes):
    return [summary(mailbox) for mailbox in mailboxes]


def summary(mailbox):
    depths, replies, senders, first = {}, {}, {}, 0
    for number, sender, answered in mailbox:
        senders[number] = sender
        replies.setdefault(sender, 0)
        if answered in depths:
            replies[senders[answered]] += 1
            depths[number] = depths[answered] + 1
        else:
            first += 1
            depths[number] = 1
    return first, max(depths.values(), default=0), max(sorted(replies), key=replies.get, default="nobody")


# %% a weak set of replies, messages held by their list
import weakref


class Message:
    def __init__(self, number, sender):
        self.number = number
        self.sender = sender
        self.answered = None
        self.replies = weakref.WeakSet()

    def reply_to(self, other):
        self.answered = other
        other.replies.add(self)

    def depth(self):
        count, message = 1, self
        while message.answered:
            count, message = count + 1, message.answered
        return count


# %% numbers instead of messages
class Message:
    def __init__(self, number, sender):
        self.number = number
        self.sender = sender
        self.answered = None
        self.replies = []

    def reply_to(self, other):
        self.answered = other.number
        other.replies.append(self.number)


def summary(messages):
    found = {message.number: message for message in messages}
    replies = {}
    longest = 0
    for message in messages:
        replies[message.sender] = replies.get(message.sender, 0) + len(message.replies)
        count, above = 1, message.answered
        while above is not None:
            count, above = count + 1, found[above].answered
        longest = max(longest, count)
    first = sum(message.answered is None for message in messages)
    return first, longest, max(sorted(replies), key=replies.get, default="nobody")
