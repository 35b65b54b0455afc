// expressjs/cors, as its README advises: one cors() for each route.
'use strict';
const express = require('express');
const cors = require('cors');
const contract = require('./contract');

const { origins, methods, headers: allowedHeaders, exposed: exposedHeaders, maxAge } = contract;
const limits = { methods, allowedHeaders, exposedHeaders, maxAge };
const app = express();
app.use('/list', cors({ origin: origins, ...limits }));
app.use('/credentials', cors({ origin: origins, credentials: true, ...limits }));
app.use('/any', cors({ ...limits }));
app.use('/open', cors({ origin: origins, credentials: true }));
app.use('/subdomains', cors({ origin: contract.subdomains, credentials: true, ...limits }));

app.get('/manifest', (request, response) => response.json({
  name: 'expressjs/cors',
  version: `cors ${require('cors/package.json').version}, express ${require('express/package.json').version}`,
  lacks: ['any-method', 'websockets'],
}));
app.all('*path', (request, response, next) => {
  const answer = contract.answer(request.originalUrl, name => request.get(name));
  if (!answer) {
    return next();
  }
  const { Vary, ...headers } = answer.headers;
  if (Vary) {
    response.vary(Vary);
  }
  response.status(answer.status).set(headers).type('text').end(answer.body);
});
app.listen(Number(process.argv[2]), '127.0.0.1');
