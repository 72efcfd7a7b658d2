import threading

import yappi


def leaf():
    pass


def thread():
    for _ in range(30_000):
        leaf()


def main():
    threads = [threading.Thread(target=thread) for _ in range(2)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()


yappi.set_clock_type("wall")
yappi.start()
main()
yappi.stop()
yappi.get_func_stats().save("threads.pstats", type="pstat")
