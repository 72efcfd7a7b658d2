from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.http import HttpResponse
from django.urls import path


def primes(request):
    return HttpResponse(sum(is_prime(number) for number in range(2, 2000)))


def is_prime(number):
    return all(number % divisor for divisor in range(2, number))


urlpatterns = [path("primes", primes)]
if not settings.configured:
    settings.configure(ROOT_URLCONF=__name__, ALLOWED_HOSTS=["localhost"], SECRET_KEY="only for this example")

# from here on as at the end of your wsgi.py
from profiling_in_python.integrations.web import ProfiledWSGI

application = ProfiledWSGI(get_wsgi_application())
