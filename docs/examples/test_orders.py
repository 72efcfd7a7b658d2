import pytest


def render(customer):
    return f"Dear {customer}, "


def page(customers):
    text = ""
    for customer in range(customers):
        text += render(customer)
    return text


def load(orders):
    return [bytes(1_000) for _ in range(orders)]


@pytest.mark.max_calls("test_orders.render", 3)
def test_page():
    assert page(customers=400)


@pytest.mark.max_memory("8 MB")
def test_load():
    assert load(orders=5_000)


def test_page_twice(callgraph):
    page(customers=400)
    with callgraph() as run:
        page(customers=3)
    assert not run.exceeded("calls(render) > 3")
