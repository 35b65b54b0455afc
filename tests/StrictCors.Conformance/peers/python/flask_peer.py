"""flask-cors, as its page advises: resources by a pattern of the path."""
import sys

import flask
import flask_cors
from werkzeug.serving import WSGIRequestHandler, make_server

import contract

LIMITS = {
    'methods': contract.METHODS,
    'allow_headers': contract.HEADERS,
    'expose_headers': contract.EXPOSED,
    'max_age': contract.MAX_AGE,
}
app = flask.Flask('peer')
flask_cors.CORS(app, resources={
    r'/list.*': {'origins': contract.ORIGINS, **LIMITS},
    r'/credentials.*': {'origins': contract.ORIGINS, 'supports_credentials': True, **LIMITS},
    r'/any.*': {'origins': '*', 'send_wildcard': True, **LIMITS},
    r'/open.*': {'origins': contract.ORIGINS, 'supports_credentials': True},
    r'/subdomains.*': {'origins': contract.SUBDOMAINS, 'supports_credentials': True, **LIMITS},
})
METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'PATCH']


@app.route('/manifest')
def manifest():
    return {'name': 'flask-cors', 'version': f'flask-cors {flask_cors.__version__}, flask {flask.__version__}',
            'lacks': ['any-method', 'websockets']}


@app.route('/<area>', methods=METHODS)
@app.route('/<area>/<rest>', methods=METHODS)
def handle(area, rest=''):
    request = flask.request
    answer = contract.answer(request.path, request.query_string.decode('latin-1'), request.headers.get)
    if answer is None:
        flask.abort(404)
    status, headers, body = answer
    return flask.Response(body, status, headers, content_type='text/plain')


class Handler(WSGIRequestHandler):
    protocol_version = 'HTTP/1.1'

    def log(self, *_):
        pass


make_server('127.0.0.1', int(sys.argv[1]), app, threaded=True, request_handler=Handler).serve_forever()
