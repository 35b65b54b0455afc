"""Starlette's CORSMiddleware, which is FastAPI's too, as its page advises: around the application of each mount."""
import sys

import starlette
import uvicorn
from starlette.applications import Starlette
from starlette.middleware.cors import CORSMiddleware
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Mount, Route

import contract

LIMITS = {
    'allow_methods': contract.METHODS,
    'allow_headers': contract.HEADERS,
    'expose_headers': contract.EXPOSED,
    'max_age': contract.MAX_AGE,
}
POLICIES = {
    'list': {'allow_origins': contract.ORIGINS, **LIMITS},
    'credentials': {'allow_origins': contract.ORIGINS, 'allow_credentials': True, **LIMITS},
    'any': {'allow_origins': ['*'], **LIMITS},
    'open': {'allow_origins': contract.ORIGINS, 'allow_credentials': True, 'allow_methods': ['*'], 'allow_headers': ['*']},
    'subdomains': {'allow_origin_regex': contract.SUBDOMAINS, 'allow_credentials': True, **LIMITS},
}


async def handle(scope, receive, send):
    headers = {name.decode('latin-1'): value.decode('latin-1') for name, value in scope['headers']}
    path = scope.get('root_path', '') + scope['path']
    answer = contract.answer(path.rstrip('/'), scope['query_string'].decode('latin-1'), lambda name: headers.get(name.lower()))
    if answer is None:
        response = PlainTextResponse('Not Found', 404)
    else:
        status, fields, body = answer
        response = Response(body, status, fields, 'text/plain')
    await response(scope, receive, send)


async def manifest(request):
    return JSONResponse({'name': 'Starlette, FastAPI', 'version': f'starlette {starlette.__version__}', 'lacks': ['websockets']})


def app_of(area):
    return CORSMiddleware(handle, **POLICIES[area]) if area in POLICIES else handle


class Areas:
    """Mount would redirect /list to /list/."""

    def __init__(self):
        self.areas = {area: app_of(area) for area in [*POLICIES, 'disabled']}

    async def __call__(self, scope, receive, send):
        area = scope['path'].split('/')[1] if scope['type'] == 'http' else ''
        await self.areas.get(area, handle)(scope, receive, send)


app = Starlette(routes=[Route('/manifest', manifest), Mount('', Areas())])
uvicorn.run(app, host='127.0.0.1', port=int(sys.argv[1]), log_level='critical')
