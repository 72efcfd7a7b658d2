from distributed import Client, LocalCluster
from profiling_in_python.dask import collect, start


def leaf(number):
    return number * number


def step(number):
    return sum(leaf(number + i) for i in range(100))


if __name__ == "__main__":
    with LocalCluster(n_workers=2, dashboard_address=None) as cluster:
        client = Client(cluster)
        start(client)
        print(sum(client.gather(client.map(step, range(400)))))
        run = collect(client)
        client.close()
    print(*run.reading, sep="\n")
    run.save("cluster")
