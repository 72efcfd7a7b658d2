# %% interrupt by a signal that is caught
import os
import signal

try:
    os.kill(os.getpid(), signal.SIGINT)
    signal.pause()
except KeyboardInterrupt:
    print("caught")

# %% handlers that Python sets
import signal

print(signal.getsignal(signal.SIGINT), signal.getsignal(signal.SIGPIPE), signal.pthread_sigmask(signal.SIG_BLOCK, []))

# %% handlers of its own
import signal

for name in ("SIGTERM", "SIGHUP", "SIGALRM", "SIGUSR1"):
    signal.signal(getattr(signal, name), lambda number, frame: print(number, frame.f_code.co_name))
    signal.raise_signal(getattr(signal, name))

# %% timer of its own
import signal

signal.signal(signal.SIGALRM, lambda *_: print("rang"))
signal.setitimer(signal.ITIMER_REAL, 0.001)
signal.pause()
print(signal.getitimer(signal.ITIMER_REAL))

# %% reader that goes away
import os
import signal
import sys

reading, writing = os.pipe()
os.close(reading)
try:
    os.write(writing, b"x")
except BrokenPipeError as error:
    print(error)

# %% child that ends by itself
import os

if not os.fork():
    os._exit(3)
print(os.waitstatus_to_exitcode(os.wait()[1]))

# %% child that ends with an exception
import os

if not os.fork():
    raise SystemExit(4)
print(os.waitstatus_to_exitcode(os.wait()[1]))

# %% descriptors that are open
import os

print(sorted(os.listdir("/dev/fd")))

# %% group and session
import os

print(os.getpgid(0) == os.getpgid(os.getppid()), os.getsid(0) == os.getsid(os.getppid()))

# %% limits
import resource

print([resource.getrlimit(getattr(resource, name)) for name in ("RLIMIT_AS", "RLIMIT_NOFILE", "RLIMIT_STACK")])

# %% umask and priority
import os

print(oct(os.umask(0o77)), os.nice(0))

# %% output to a closed pipe
import os
import sys

reading, writing = os.pipe()
os.close(reading)
os.dup2(writing, 1)
print("x")
