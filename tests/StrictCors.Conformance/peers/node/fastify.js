// @fastify/cors, as its README advises: registered in the scope of each prefix.
'use strict';
const fastify = require('fastify');
const cors = require('@fastify/cors');
const contract = require('./contract');

const { origins, methods, headers: allowedHeaders, exposed: exposedHeaders, maxAge } = contract;
const limits = { methods, allowedHeaders, exposedHeaders, maxAge };
const app = fastify();

// Any content is taken and not looked at.
app.removeAllContentTypeParsers();
app.addContentTypeParser('*', (request, payload, done) => { payload.resume(); payload.on('end', () => done(null)); });

const handle = async (request, reply) => {
  const answer = contract.answer(request.raw.url, name => request.headers[name]);
  if (!answer) {
    return reply.callNotFound();
  }
  const { Vary, ...headers } = answer.headers;
  if (Vary) {
    const before = reply.getHeader('Vary');
    reply.header('Vary', before ? `${before}, ${Vary}` : Vary);
  }
  return reply.code(answer.status).headers(headers).type('text/plain').send(answer.body);
};
const area = (prefix, options) => app.register(async scope => {
  if (options) {
    await scope.register(cors, options);
  }
  const method = ['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'PATCH'];
  scope.route({ method, url: '/', exposeHeadRoute: false, handler: handle });
  scope.route({ method, url: '/*', exposeHeadRoute: false, handler: handle });
}, { prefix });
area('/list', { origin: origins, ...limits });
area('/credentials', { origin: origins, credentials: true, ...limits });
area('/any', { origin: '*', ...limits });
area('/open', { origin: origins, credentials: true, methods });
area('/subdomains', { origin: contract.subdomains, credentials: true, ...limits });
area('/disabled');

app.get('/manifest', async () => ({
  name: '@fastify/cors',
  version: `@fastify/cors ${require('@fastify/cors/package.json').version}, fastify ${require('fastify/package.json').version}`,
  lacks: ['any-method', 'websockets'],
}));
app.listen({ port: Number(process.argv[2]), host: '127.0.0.1' });
