"""Each box and arrow in a sentence."""

import pytest

from demo.folding.focus import focus
from demo.folding.graph import Graph, Kind
from demo.reading.words import located, short_name, words
from tests import samples
from tests.reading.aloud import read


def said(graph: Graph) -> set[str]:
    return set(words(graph).values())


def test_one_sentence_each() -> None:
    """Every box and every arrow has its words, and nothing else has."""
    drawn = focus(samples.profile_of(samples.shaped("dense")))
    ids = [f"f{i}" for i in range(len(drawn.boxes))] + [f"f{one.caller}-f{one.callee}" for one in drawn.arrows]
    assert list(words(drawn)) == ids


def test_numbers_of_the_run() -> None:
    """A box and an arrow say the run's own numbers."""
    sentences = said(samples.graph_of(samples.recorded(samples.SHOP)))
    assert (
        "price (your program, main.py:3): the run spent 18% (750 ms) in it and the functions it called, "
        "18% (750 ms) in its own code. Called 6 times." in sentences
    )
    assert "main called price 6 times; that took 750 ms, 18% of the run." in sentences
    assert "main called sorted once; that took 125 ms, 3% of the run." in sentences
    assert "sorted called key twice; that took 125 ms, 3% of the run." in sentences


def test_recursion() -> None:
    """A function that calls itself says how often, and how many of its calls were inner ones."""
    sentences = said(samples.graph_of(samples.recorded(samples.FIB)))
    assert "fib called itself 176 times." in sentences
    assert any(
        "Called 177 times, 176 of them while an earlier call was still running." in sentence for sentence in sentences
    )


def test_merged_boxes() -> None:
    """A box of several functions says how many they are, and "at least" where the pairs do not tell the time."""
    drawn = focus(samples.profile_of(samples.shaped("flat")), 10)
    assert any(sentence.startswith("999 more functions") for sentence in said(drawn))
    drawn = focus(samples.profile_of(samples.tangled(2)), 8)
    for number, function in enumerate(drawn.boxes):
        assert ("at least" in words(drawn)[f"f{number}"]) == (not function.exact)
    assert {function.exact for function in drawn.boxes} == {True, False}
    for call in drawn.arrows:
        if call.caller != call.callee:
            assert ("at least" in words(drawn)[drawn.arrow_id(call)]) == (not call.exact)


def test_arrow_into_a_folded_function() -> None:
    """An arrow that may lead to what is folded into a box says so, and never that the box's own function was called."""
    times = {"main": 1.0, "lib:a.a": 1.0, "lib:b.b": 1.0, "lib:deep.deep": 5.0}
    arrows = [
        ("main", "lib:a.a", 1),
        ("main", "lib:b.b", 1),
        ("lib:a.a", "lib:deep.deep", 99),
        ("lib:b.b", "lib:deep.deep", 1),
    ]
    sentences = said(focus(samples.profile_of(samples.made(times, arrows))))
    assert "main called a.a once; that took 5.95 s, 74% of the run." in sentences
    assert "b.b called a.a, or what is folded into it, once; that took 50.0 ms, 1% of the run." in sentences


def test_integer_callers() -> None:
    """Where the file counts calls but does not time them, the arrow says just that."""
    stats = {("f.py", 1, "f"): (1, 1, 0.5, 1.0, {}), ("f.py", 2, "g"): (3, 3, 0.5, 0.5, {("f.py", 1, "f"): 3})}
    assert "f called g 3 times; this file doesn't say how long that took." in said(samples.graph_of(stats))


def test_samples() -> None:
    """Samples are never called calls."""
    main, work = ("f.py", 3, "main"), ("f.py", 9, "work")
    stats = {main: (1, 9, 0.01, 0.09, {}), work: (8, 8, 0.08, 0.08, {main: 8}), ("__sampled__",): True}
    for sentence in said(samples.graph_of(stats)):
        assert "samples" in sentence and "Called" not in sentence


def test_no_counts() -> None:
    """Where a profiler counted nothing, no count is given, not even "never"."""
    main, work = ("f.py", 3, "main"), ("f.py", 9, "work")
    stats = {main: (-1, -1, 0.01, 0.09, {}), work: (-1, -1, 0.08, 0.08, {main: (-1, -1, 0.08, 0.08)})}
    for sentence in said(samples.graph_of(stats)):
        assert "never" not in sentence and "-1" not in sentence and " 0 " not in sentence


@pytest.mark.parametrize(
    ("name", "path", "origin", "short"),
    [
        ("main", "shop/main.py", "program", "main"),
        ("<module>", "shop/main.py", "program", "shop/main.py"),
        ("<module>", "", "program", "the program"),
        ("get", "requests/api.py", "library", "requests.api.get"),
        ("time.sleep", "", "built-in", "time.sleep"),
        ("3 more functions", "", "rest", "3 more functions"),
    ],
)
def test_short_name(name: str, path: str, origin: Kind, short: str) -> None:
    """A function goes by the name that tells it apart in a sentence."""
    [box] = samples.graph_of({("f.py", 1, "f"): (1, 1, 0.5, 1.0, {})}).boxes
    assert short_name(box._replace(name=name, path=path, origin=origin)) == short


def test_where_a_lambda_is() -> None:
    """What has no name of its own is said with the function that it is in."""
    [box] = samples.graph_of({("f.py", 1, "f"): (1, 1, 0.5, 1.0, {})}).boxes
    assert short_name(box._replace(name="<lambda>", within="Shop.total")) == "<lambda> in Shop.total"
    assert short_name(box._replace(name="<lambda>", within="dumps", origin="library", path="json/a.py")) == (
        "json.a.<lambda> in dumps"
    )


def test_wrapper() -> None:
    """A wrapper is said with what it is around."""
    [box] = samples.graph_of({("f.py", 1, "f"): (1, 1, 0.5, 1.0, {})}).boxes
    wrapper = box._replace(name="wrapper", around="fit (_logistic.py:1332)", origin="library", path="sklearn/base.py")
    assert short_name(wrapper) == "sklearn.base.wrapper › fit (_logistic.py:1332)"


@pytest.mark.parametrize(
    ("path", "name", "place"),
    [
        ("<class 'networkx.utils.decorators.argmap'> compilation 41", "argmap_dijkstra_38", "argmap_dijkstra_38"),
        ("<sqlalchemy generated warned() wrapper for Session.commit>", "commit", "commit"),
        ("<string>", "<string>.commit", "commit (<string>:1)"),
        ("<ipython-input-3-ab>", "<ipython-input-3-ab>.commit", "commit (<ipython-input-3-ab>:1)"),
    ],
)
def test_generated_names_are_no_places(path: str, name: str, place: str) -> None:
    """A file's name that was made up for code made of a text is not given as the place of a function."""
    [box] = samples.graph_of({("f.py", 1, "f"): (1, 1, 0.5, 1.0, {})}).boxes
    function = samples.profile_of({("f.py", 1, "f"): (1, 1, 0.5, 1.0, {})}).functions[0]
    bare = name.rpartition(".")[2]
    assert short_name(box._replace(name=bare, path=path, origin="library")) == name
    assert located(function._replace(name=bare, path=path, origin="program")) == place


def test_compiled() -> None:
    """A function that was compiled from Python is called that, in a box and as a hot spot."""
    stats = samples.made({"main": 0.1, "c:shop.fast.price": 0.9}, [("main", "c:shop.fast.price", 1)])
    profile = samples.profile_of(stats, compiled="shop.fast\tshop-tools")
    assert any(text.startswith("shop.fast.price (compiled): the run spent 90%") for text in said(focus(profile)))
    assert "90% (900 ms) is self time of shop.fast.price (compiled), called once by main" in " ".join(read(profile))


def test_for_others() -> None:
    """A box says how much of its time may have been for others than those who called its function."""
    times = {"main": 1.0, "lib:a.a": 1.0, "lib:b.b": 1.0, "lib:x.x": 2.0}
    below = [("lib:a.a", "lib:x.x", 9), ("lib:b.b", "lib:x.x", 1)]
    stats = samples.made(times, [("main", "lib:a.a", 1), ("main", "lib:b.b", 1), *below])
    [sentence] = [text for text in said(focus(samples.profile_of(stats))) if text.startswith("a.a ")]
    assert "up to 200 ms of that may have been for other callers of these functions" in sentence
