# A Starlette server with one mistake per path. Argument: the port.
import sys

import uvicorn
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.responses import PlainTextResponse
from starlette.routing import Mount, Route

PAGE = "http://app.example.com"


async def answer(request):
    return PlainTextResponse("ok")


async def broken(request):
    raise RuntimeError("broken")


def cors(**options):
    return Starlette(
        routes=[Route("/", answer, methods=["GET", "PUT"]), Route("/error", broken, methods=["GET", "PUT"])],
        middleware=[Middleware(CORSMiddleware, **options)],
    )


class SignIn:
    def __init__(self, app):
        self.app = app

    async def __call__(self, scope, receive, send):
        await PlainTextResponse("sign in", status_code=401)(scope, receive, send)


app = Starlette(routes=[
    Mount("/right", cors(allow_origins=[PAGE], allow_methods=["GET", "PUT"], allow_credentials=True)),
    Mount("/methods", cors(allow_origins=[PAGE])),
    Mount("/star", cors(allow_origins=["*"], allow_methods=["*"])),
    Mount("/slash", cors(allow_origins=[PAGE + "/"], allow_methods=["*"])),
    Mount("/dot", cors(allow_origin_regex="http://app.example.com", allow_credentials=True)),
    Mount("/max-age", cors(allow_origins=[PAGE], allow_methods=["PUT"], max_age=864000)),
    Mount("/sign-in", SignIn(cors(allow_origins=[PAGE]))),
    Route("/none", answer, methods=["GET", "PUT"]),
])

uvicorn.run(app, host="127.0.0.1", port=int(sys.argv[1]), log_level="critical")
