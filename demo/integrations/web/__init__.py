"""Profile single requests of a web application: those with `?profile` in their address.

    from profiling_in_python.integrations.web import ProfiledASGI, ProfiledWSGI

    application = ProfiledWSGI(application)   # Django, Flask
    app = ProfiledASGI(app)                   # FastAPI, Starlette, Django

Without a secret, that works from this machine alone; with `secret="..."`, for `?profile=...` from anywhere. The header
`X-Profile` of the response says where its report is, and `/__profiles__/` lists the requests. Nothing else of the response
changes, and all other requests go straight to the application.

Profiles hold names of functions and files, and the paths that were asked for; reports show lines of source code.
"""

from .asgi import ProfiledASGI
from .wsgi import ProfiledWSGI

__all__ = ["ProfiledASGI", "ProfiledWSGI"]
