"""A shop that answers requests for its list of orders, as many as the argument says."""

import sys

import django
from django.conf import settings

settings.configure(
    SECRET_KEY="x",
    ALLOWED_HOSTS=["*"],
    ROOT_URLCONF=__name__,
    INSTALLED_APPS=["django.contrib.contenttypes"],
    DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}},
    TEMPLATES=[{"BACKEND": "django.template.backends.django.DjangoTemplates"}],
    MIDDLEWARE=["django.middleware.common.CommonMiddleware"],
    DEFAULT_AUTO_FIELD="django.db.models.AutoField",
)
django.setup()

from django.db import connection, models
from django.http import HttpResponse
from django.template import engines
from django.test import Client
from django.urls import path


class Customer(models.Model):
    name = models.CharField(max_length=50)

    class Meta:
        app_label = "shop"


class Order(models.Model):
    customer = models.ForeignKey(Customer, on_delete=models.CASCADE)
    total = models.IntegerField()

    class Meta:
        app_label = "shop"


TEMPLATE = engines["django"].from_string(
    "{% for order in orders %}<li>{{ order.customer.name }}: {{ order.total }}</li>{% endfor %}"
)


def order_list(request):
    orders = Order.objects.all()[:100]
    return HttpResponse(TEMPLATE.render({"orders": orders}, request))


urlpatterns = [path("orders/", order_list)]


def fill():
    with connection.schema_editor() as editor:
        editor.create_model(Customer)
        editor.create_model(Order)
    Customer.objects.bulk_create(Customer(name=f"c{number}") for number in range(100))
    Order.objects.bulk_create(Order(customer_id=number % 100 + 1, total=number) for number in range(500))


def main(requests):
    fill()
    client = Client()
    for _ in range(requests):
        assert client.get("/orders/").status_code == 200


main(int(sys.argv[1]))
