// hono/cors, as its page advises: a policy for each path.
'use strict';
const { readFileSync } = require('node:fs');
const { Hono } = require('hono');
const { cors } = require('hono/cors');
const { serve } = require('@hono/node-server');
const contract = require('./contract');

const { origins, methods: allowMethods, headers: allowHeaders, exposed: exposeHeaders, maxAge } = contract;
const limits = { allowMethods, allowHeaders, exposeHeaders, maxAge };
const app = new Hono();
app.use('/list/*', cors({ origin: origins, ...limits }));
app.use('/credentials/*', cors({ origin: origins, credentials: true, ...limits }));
app.use('/any/*', cors({ origin: '*', ...limits }));
app.use('/open/*', cors({ origin: origins, credentials: true }));
app.use('/subdomains/*', cors({ origin: origin => contract.subdomains.test(origin) ? origin : null, credentials: true, ...limits }));

app.get('/manifest', context => context.json({
  name: 'hono/cors',
  version: `hono ${JSON.parse(readFileSync(`${process.env.NODE_PATH}/hono/package.json`)).version}`,
  lacks: ['any-method', 'websockets'],
}));
app.all('*', context => {
  const url = new URL(context.req.url);
  const answer = contract.answer(url.pathname + url.search, name => context.req.header(name));
  if (!answer) {
    return context.notFound();
  }
  const { Vary, ...headers } = answer.headers;
  context.header('Content-Type', 'text/plain');
  for (const [name, value] of Object.entries(headers)) {
    context.header(name, value);
  }
  if (Vary) {
    context.header('Vary', Vary, { append: true });
  }
  return context.body(answer.body || null, answer.status);
});
serve({ fetch: app.fetch, port: Number(process.argv[2]), hostname: '127.0.0.1' });
