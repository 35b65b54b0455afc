"""The contract of the suite, without CORS: what every path answers. The page conformance.md has the table."""

ORIGINS = ['https://app.example.com', 'https://shop.example.com:8443', 'http://localhost:3000']
SUBDOMAINS = r'^https://([a-z0-9-]+\.)+example\.org$'
METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'DELETE']
HEADERS = ['Content-Type', 'X-Token', 'Authorization']
EXPOSED = ['X-Total']
MAX_AGE = 600

_runs = 0


def answer(path, query, header):
    """Returns (status, headers, body), or None if nothing has this path. header(name) is None if there is none."""
    global _runs
    parts = path.split('/')
    area, rest = parts[1], parts[2] if len(parts) > 2 else ''

    def to(target):
        return {'Location': f'{target}?{query}' if query else target}

    def cached(seconds):
        return {'Cache-Control': f'public, max-age={seconds}'}

    def tagged(seconds):
        if header('If-None-Match') == '"1"':
            return 304, {'ETag': '"1"', **cached(seconds)}, ''
        return 200, {'ETag': '"1"', **cached(seconds)}, 'ok'

    def fail():
        raise RuntimeError('The handler fails.')

    unauthorized = 401, {'WWW-Authenticate': 'Bearer'}, 'who?'
    answers = {
        '': lambda: (200, {'Cache-Control': 'no-store'}, 'ok'),
        'error': fail,
        'unauthorized': lambda: unauthorized,
        'private': lambda: (200, {}, 'ok') if header('Authorization') == 'Bearer token' else unauthorized,
        'gone': lambda: (410, cached(60), 'gone'),
        'nothing': lambda: (404, cached(60), 'nothing'),
        'forbidden': lambda: (403, cached(60), 'forbidden'),
        'empty': lambda: (204, {}, ''),
        'redirect': lambda: (307, to(f'/{area}'), ''),
        'moved': lambda: (301, {**to(f'/{area}/cached'), **cached(60)}, ''),
        'to-disabled': lambda: (307, to('/disabled'), ''),
        'to-list': lambda: (307, to('/list'), ''),
        'own': lambda: (200, {'Access-Control-Allow-Origin': '*'}, 'ok'),
        'cached': lambda: tagged(60),
        'brief': lambda: tagged(1),
        'kept': lambda: (200, {'Cache-Control': 'private, max-age=60'}, 'ok'),
        'heuristic': lambda: (200, {'Last-Modified': 'Sat, 01 Jan 2000 00:00:00 GMT'}, 'ok'),
        'language': lambda: (200, {'Vary': 'Accept-Language', **cached(60)}, (header('Accept-Language') or 'en')[:2]),
    }
    if rest not in answers:
        return None
    _runs += 1
    number = _runs
    status, headers, body = answers[rest]()
    return status, {'X-Handler': str(number), 'X-Total': '3', 'X-Secret': '1', **headers}, body
