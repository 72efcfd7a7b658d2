# %% the collector is called after each mailbox
# verdict: freed only by the garbage collector
import gc


def sort_mail(mailboxes):
    result = []
    for mailbox in mailboxes:
        result.append(summary(conversations(mailbox)))
        gc.collect()
    return result


# %% the collector is switched off
# verdict: freed only by the garbage collector
import gc


def sort_mail(mailboxes):
    gc.disable()
    return [summary(conversations(mailbox)) for mailbox in mailboxes]


# %% slots
# verdict: freed only by the garbage collector
class Message:
    __slots__ = ("number", "sender", "answered", "replies")

    def __init__(self, number, sender):
        self.number = number
        self.sender = sender
        self.answered = None
        self.replies = []

    def reply_to(self, other):
        self.answered = other
        other.replies.append(self)

    def depth(self):
        count, message = 1, self
        while message.answered:
            count, message = count + 1, message.answered
        return count


# %% the list is deleted
# verdict: freed only by the garbage collector
def sort_mail(mailboxes):
    result = []
    for mailbox in mailboxes:
        messages = conversations(mailbox)
        result.append(summary(messages))
        messages.clear()
        del messages
    return result


# %% the circles are cut at the first messages only
# verdict: freed only by the garbage collector
def sort_mail(mailboxes):
    result = []
    for mailbox in mailboxes:
        messages = conversations(mailbox)
        result.append(summary(messages))
        for message in messages:
            if message.answered is None:
                message.replies.clear()
    return result


# %% the number of replies is kept, and the replies as well
# verdict: freed only by the garbage collector
class Message:
    def __init__(self, number, sender):
        self.number = number
        self.sender = sender
        self.answered = None
        self.replies = []
        self.length = 1

    def reply_to(self, other):
        self.answered = other
        self.length = other.length + 1
        other.replies.append(self)

    def depth(self):
        return self.length


# %% frozen, so that the collector does not look
# verdict: freed only by the garbage collector
import gc


def sort_mail(mailboxes):
    result = []
    for mailbox in mailboxes:
        result.append(summary(conversations(mailbox)))
        gc.freeze()
    gc.unfreeze()
    return result


# %% only the replies are held, and only weakly
# verdict: Not correct
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
        return 1 + (self.answered is not None)


# %% frozen for good
# verdict: are still held at the end
import gc


def sort_mail(mailboxes):
    result = []
    for mailbox in mailboxes:
        result.append(summary(conversations(mailbox)))
        gc.freeze()
    return result


# %% all messages are kept
# verdict: are still held at the end
ALL = []


def sort_mail(mailboxes):
    for mailbox in mailboxes:
        ALL.append(conversations(mailbox))
    return [summary(messages) for messages in ALL]


# %% replies are counted, and the depth calls itself
# verdict: RecursionError
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
        return 1 if self.answered is None else 1 + self.answered.depth()


def summary(messages):
    replies = {}
    for message in messages:
        replies[message.sender] = replies.get(message.sender, 0) + message.replies
    first = sum(message.answered is None for message in messages)
    longest = max((message.depth() for message in messages), default=0)
    return first, longest, max(sorted(replies), key=replies.get, default="nobody")


# %% all mailboxes first, the circles are cut at the end
# verdict: more are held at the same time
def sort_mail(mailboxes):
    every_one = [conversations(mailbox) for mailbox in mailboxes]
    result = [summary(messages) for messages in every_one]
    for messages in every_one:
        for message in messages:
            message.replies.clear()
    return result
