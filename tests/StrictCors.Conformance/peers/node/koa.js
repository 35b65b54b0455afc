// @koa/cors, as its README advises; a list of origins is a function of the context.
'use strict';
const Koa = require('koa');
const cors = require('@koa/cors');
const contract = require('./contract');

const { origins, methods: allowMethods, headers: allowHeaders, exposed: exposeHeaders, maxAge } = contract;
const limits = { allowMethods, allowHeaders, exposeHeaders, maxAge };
const origin = context => origins.includes(context.get('Origin')) ? context.get('Origin') : '';
const areas = {
  list: cors({ origin, ...limits }),
  credentials: cors({ origin, credentials: true, ...limits }),
  any: cors({ origin: '*', ...limits }),
  open: cors({ origin, credentials: true }),
  subdomains: cors({ origin: context => contract.subdomains.test(context.get('Origin')) ? context.get('Origin') : '', credentials: true, ...limits }),
};
const app = new Koa();
app.silent = true;
app.use((context, next) => {
  const policy = areas[context.path.split('/')[1]];
  return policy ? policy(context, next) : next();
});
app.use(context => {
  if (context.path === '/manifest') {
    context.body = {
      name: '@koa/cors',
      version: `@koa/cors ${require('@koa/cors/package.json').version}, koa ${require('koa/package.json').version}`,
      lacks: ['any-method', 'websockets'],
    };
    return;
  }
  const answer = contract.answer(context.originalUrl, name => context.get(name) || undefined);
  if (!answer) {
    return;
  }
  const { Vary, ...headers } = answer.headers;
  context.status = answer.status;
  context.body = answer.body || null;
  context.status = answer.status;
  context.set(headers);
  if (Vary) {
    context.vary(Vary);
  }
});
app.listen(Number(process.argv[2]), '127.0.0.1');
