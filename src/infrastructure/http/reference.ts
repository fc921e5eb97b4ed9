import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { answerProblem } from './problem-answer.js';
import { bareProblem } from './problem.js';

const PAGE = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Keyreel API</title>
<link rel="stylesheet" href="/reference/assets/swagger-ui.css">
<link rel="icon" href="/reference/assets/favicon-32x32.png">
</head>
<body>
<div id="reference"></div>
<script src="/reference/assets/swagger-ui-bundle.js"></script>
<script src="/reference/start.js"></script>
</body>
</html>
`;

const START = `SwaggerUIBundle({ url: '/v1/openapi.json', dom_id: '#reference', deepLinking: true, validatorUrl: null });\n`;

/** Everything comes from here; the style sheet carries its icons as data. */
const POLICY = "default-src 'self'; img-src 'self' data:; frame-ancestors 'none'";

const ASSETS = new Set(['/swagger-ui.css', '/swagger-ui-bundle.js', '/favicon-32x32.png']);

/** The folder of the reference's assets: they come with the document's generator. */
const assetFolder = (): string => {
  const generator = createRequire(createRequire(import.meta.url).resolve('@nestjs/swagger'));
  return dirname(generator.resolve('swagger-ui-dist/package.json'));
};

/** Serves the document and a page to browse it; nothing is loaded from elsewhere. */
export const serveReference = async (server: FastifyInstance, document: () => object): Promise<void> => {
  server.get('/v1/openapi.json', { errorHandler: (_, request, reply) => answerProblem(reply, bareProblem(request.id)) }, (_, reply) =>
    reply.type('application/json; charset=utf-8').send(JSON.stringify(document())),
  );
  const page = (type: string, body: string) => (_: unknown, reply: { headers(of: object): { send(body: string): unknown } }) =>
    reply.headers({ 'content-type': type, 'content-security-policy': POLICY }).send(body);
  server.get('/reference', page('text/html; charset=utf-8', PAGE));
  server.get('/reference/start.js', page('text/javascript; charset=utf-8', START));
  await server.register(fastifyStatic, {
    root: assetFolder(),
    prefix: '/reference/assets/',
    decorateReply: false,
    index: false,
    allowedPath: path => ASSETS.has(path),
    setHeaders: reply => void reply.header('content-security-policy', POLICY),
  });
};
