"""django-cors-headers. Its settings are those of a whole site; here each path has a site's settings of its own, for the time of a request."""
import sys

import corsheaders
import django
from django.conf import settings

import contract

settings.configure(
    ALLOWED_HOSTS=['*'], ROOT_URLCONF='django_peer_urls', SECRET_KEY='not secret', DEBUG=False, APPEND_SLASH=False, LOGGING_CONFIG=None,
    INSTALLED_APPS=['corsheaders'], USE_TZ=True,
    MIDDLEWARE=['corsheaders.middleware.CorsMiddleware', 'django.middleware.common.CommonMiddleware'],
)
django.setup()

from django.core.handlers.wsgi import WSGIHandler  # noqa: E402
from django.http import HttpResponse, JsonResponse  # noqa: E402
from django.test.utils import override_settings  # noqa: E402
from django.utils.cache import patch_vary_headers  # noqa: E402
from django.urls import re_path  # noqa: E402
from importlib.metadata import version  # noqa: E402
from types import ModuleType  # noqa: E402
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server  # noqa: E402

LIMITS = {
    'CORS_ALLOW_METHODS': contract.METHODS,
    'CORS_ALLOW_HEADERS': [name.lower() for name in contract.HEADERS],
    'CORS_EXPOSE_HEADERS': contract.EXPOSED,
    'CORS_PREFLIGHT_MAX_AGE': contract.MAX_AGE,
}
SETTINGS = {
    'list': {'CORS_ALLOWED_ORIGINS': contract.ORIGINS, **LIMITS},
    'credentials': {'CORS_ALLOWED_ORIGINS': contract.ORIGINS, 'CORS_ALLOW_CREDENTIALS': True, **LIMITS},
    'any': {'CORS_ALLOW_ALL_ORIGINS': True, **LIMITS},
    'open': {'CORS_ALLOWED_ORIGINS': contract.ORIGINS, 'CORS_ALLOW_CREDENTIALS': True},
    'subdomains': {'CORS_ALLOWED_ORIGIN_REGEXES': [contract.SUBDOMAINS], 'CORS_ALLOW_CREDENTIALS': True, **LIMITS},
}


def manifest(request):
    return JsonResponse({'name': 'django-cors-headers', 'version': f'django-cors-headers {version("django-cors-headers")}, '
                         f'django {django.__version__}', 'lacks': ['any-header', 'any-method', 'websockets']})


def handle(request):
    answer = contract.answer(request.path, request.META.get('QUERY_STRING', ''), request.headers.get)
    if answer is None:
        return HttpResponse('Not Found', status=404, content_type='text/plain')
    status, headers, body = answer
    response = HttpResponse(body, status=status, content_type='text/plain')
    for name, value in headers.items():
        if name == 'Vary':
            patch_vary_headers(response, [value])
        else:
            response[name] = value
    return response


urls = ModuleType('django_peer_urls')
urls.urlpatterns = [re_path(r'^manifest$', manifest), re_path(r'^.*$', handle)]
sys.modules['django_peer_urls'] = urls
application = WSGIHandler()


def by_area(environ, start_response):
    area = environ['PATH_INFO'].split('/')[1]
    with override_settings(**SETTINGS.get(area, {})):
        return application(environ, start_response)


class Handler(WSGIRequestHandler):
    def log_message(self, *_):
        pass


class Server(WSGIServer):
    request_queue_size = 128


make_server('127.0.0.1', int(sys.argv[1]), by_area, server_class=Server, handler_class=Handler).serve_forever()
