"""Looks for the towns that most roads lead through, and how far they are from each other."""

import random

import networkx as nx


def roads():
    random.seed(3)
    graph = nx.connected_watts_strogatz_graph(220, 6, 0.2, seed=3)
    for start, end in graph.edges:
        graph[start][end]["km"] = random.randint(1, 40)
    return graph


def important(graph):
    between = nx.betweenness_centrality(graph, k=60, weight="km", seed=3)
    return sorted(between, key=between.get)[-60:]


def distances(graph, towns):
    return {(start, end): nx.shortest_path_length(graph, start, end, weight="km") for start in towns for end in towns}


def main():
    graph = roads()
    found = distances(graph, important(graph))
    print(max(found.values()))


main()
