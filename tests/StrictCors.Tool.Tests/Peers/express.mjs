// An Express server with one mistake per path. Arguments: the folder of the packages, and the port.
import { createRequire } from 'node:module';

const [, , folder, port] = process.argv;
const require = createRequire(`${folder}/`);
const express = require('express');
const cors = require('cors');
const page = 'http://app.example.com';
const app = express();

const answer = (request, response) => response.send('ok');
const at = (path, ...handlers) => app.use(path, ...handlers, answer);

at('/right', cors({ origin: [page], credentials: true, methods: ['GET', 'PUT'], allowedHeaders: ['Content-Type'] }));
at('/star', cors({ credentials: true }));
at('/list', (request, response, next) => { response.set('Access-Control-Allow-Origin', `${page}, http://b.example.com`); next(); });
at('/sign-in', (request, response, next) => request.get('Authorization') ? next() : response.sendStatus(401), cors());
at('/redirect', (request, response) => response.redirect(301, `https://127.0.0.1${request.originalUrl}`));
app.get('/get-only', cors(), answer);
app.put('/get-only', cors(), answer);
at('/methods', cors({ methods: ['get', 'put'] }));
at('/few-methods', cors({ methods: ['GET'] }));
at('/headers', cors({ allowedHeaders: ['X-A'] }));
at('/max-age', cors({ maxAge: '10m' }));
at('/slash', cors({ origin: `${page}/` }));
at('/fixed', cors({ origin: 'https://other.example.com' }));
at('/reflect', cors({ origin: true, credentials: true }));
at('/dot', cors({ origin: /^http:\/\/app.example.com$/ }));
at('/suffix', cors({ origin: /example\.com$/ }));
at('/vary', (request, response, next) => { response.set('Access-Control-Allow-Origin', request.get('Origin') ?? ''); next(); });
at('/twice', cors({ origin: page }), (request, response, next) => { response.append('Access-Control-Allow-Origin', page); next(); });
app.use('/error', cors(), () => { throw new Error('broken'); });
app.use((error, request, response, next) => { response.removeHeader('Access-Control-Allow-Origin'); response.sendStatus(500); });

app.listen(Number(port), '127.0.0.1');
