"""A site of Django in one file, for tests."""

from typing import Any

import django
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import path


def once() -> None:
    pass


def twice() -> None:
    once()


def view(request: HttpRequest) -> HttpResponse:
    twice()
    twice()
    return HttpResponse("view")


async def async_view(request: HttpRequest) -> HttpResponse:
    twice()
    twice()
    return HttpResponse("view")


urlpatterns = [path("view", view), path("async", async_view)]


def set_up() -> None:
    if not settings.configured:
        settings.configure(ROOT_URLCONF=__name__, ALLOWED_HOSTS=["*"], SECRET_KEY="x", MIDDLEWARE=[])
        django.setup()


def wsgi_application() -> Any:
    from django.core.wsgi import get_wsgi_application

    set_up()
    return get_wsgi_application()


def asgi_application() -> Any:
    from django.core.asgi import get_asgi_application

    set_up()
    return get_asgi_application()
