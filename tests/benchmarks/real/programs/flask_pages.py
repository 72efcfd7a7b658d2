"""A site that shows a list on its front page."""

from flask import Flask

app = Flask(__name__)

PAGE = """
{% macro row(item) %}<li class="{{ 'odd' if item.number % 2 else 'even' }}">{{ item.name|upper }}: {{ item.number }}</li>{% endmacro %}
<html><title>{{ title }}</title><body><ul>
{% for item in items %}{{ row(item) }}{% else %}<p>nothing</p>{% endfor %}
</ul>{% if items|length > 5 %}<p>{{ items|length }} in all</p>{% endif %}</body></html>
"""


def items():
    return [{"name": f"item {number}", "number": number} for number in range(30)]


@app.route("/")
def index():
    return app.jinja_env.from_string(PAGE).render(items=items(), title="List")


def main():
    client = app.test_client()
    for _ in range(250):
        assert client.get("/").status_code == 200


main()
