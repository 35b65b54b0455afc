// The contract of the suite, without CORS: what every path answers. The page conformance.md has the table.
'use strict';

exports.origins = ['https://app.example.com', 'https://shop.example.com:8443', 'http://localhost:3000'];
exports.subdomains = /^https:\/\/([a-z0-9-]+\.)+example\.org$/;
exports.methods = ['GET', 'HEAD', 'POST', 'PUT', 'DELETE'];
exports.headers = ['Content-Type', 'X-Token', 'Authorization'];
exports.exposed = ['X-Total'];
exports.maxAge = 600;

let runs = 0;

const cached = seconds => ({ 'Cache-Control': `public, max-age=${seconds}` });

// path and query as in the request line; header(name) is undefined if there is none. Undefined if nothing has this path.
exports.answer = (url, header) => {
  const [path, query] = url.split('?');
  const [, area, rest = ''] = path.split('/');
  const to = target => ({ Location: query ? `${target}?${query}` : target });
  const tagged = seconds => header('if-none-match') === '"1"'
    ? [304, { ETag: '"1"', ...cached(seconds) }, '']
    : [200, { ETag: '"1"', ...cached(seconds) }, 'ok'];
  const answers = {
    '': () => [200, { 'Cache-Control': 'no-store' }, 'ok'],
    error: () => { throw new Error('The handler fails.'); },
    unauthorized: () => [401, { 'WWW-Authenticate': 'Bearer' }, 'who?'],
    private: () => header('authorization') === 'Bearer token' ? [200, {}, 'ok'] : [401, { 'WWW-Authenticate': 'Bearer' }, 'who?'],
    gone: () => [410, cached(60), 'gone'],
    nothing: () => [404, cached(60), 'nothing'],
    forbidden: () => [403, cached(60), 'forbidden'],
    empty: () => [204, {}, ''],
    redirect: () => [307, to(`/${area}`), ''],
    moved: () => [301, { ...to(`/${area}/cached`), ...cached(60) }, ''],
    'to-disabled': () => [307, to('/disabled'), ''],
    'to-list': () => [307, to('/list'), ''],
    own: () => [200, { 'Access-Control-Allow-Origin': '*' }, 'ok'],
    cached: () => tagged(60),
    brief: () => tagged(1),
    kept: () => [200, { 'Cache-Control': 'private, max-age=60' }, 'ok'],
    heuristic: () => [200, { 'Last-Modified': 'Sat, 01 Jan 2000 00:00:00 GMT' }, 'ok'],
    language: () => [200, { Vary: 'Accept-Language', ...cached(60) }, (header('accept-language') ?? 'en').slice(0, 2)],
  };
  if (!Object.hasOwn(answers, rest)) {
    return undefined;
  }
  const number = ++runs;
  const [status, headers, body] = answers[rest]();
  return { status, headers: { 'X-Handler': String(number), 'X-Total': '3', 'X-Secret': '1', ...headers }, body };
};
