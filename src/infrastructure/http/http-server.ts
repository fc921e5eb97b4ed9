import { Logger, type INestApplication, type Type, type DynamicModule } from '@nestjs/common';
import { NestFactory, Reflector } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Socket } from 'node:net';
import { Misconfigured, type Configuration } from '../../configuration.js';
import { newId } from '../../shared-kernel/ids.js';
import { asNobody } from '../asking/asker.js';
import { Authenticator } from '../../shared-kernel/ports/authenticator.js';
import { RefusalJournal } from '../../shared-kernel/ports/refusal-journal.js';
import { SupportActs } from '../../shared-kernel/ports/support-acts.js';
import { SupportLooks } from '../../shared-kernel/ports/support-looks.js';
import { CONFIGURATION, OPENER, SEALER } from '../../shared-kernel/ports/tokens.js';
import type { Opener, Sealer } from '../../shared-kernel/ports/vault.js';
import { Past } from '../../shared-kernel/ports/past.js';
import { Acting } from './acting.interceptor.js';
import { Answers } from './answer.interceptor.js';
import { AsOfInterceptor } from './as-of.interceptor.js';
import { MOST_JSON_BYTES, parseBodies } from './body-parsers.js';
import { routeOf } from './circumstances.js';
import { Door } from './door.guard.js';
import { faultLine } from './fault-line.js';
import { IdempotencyStore } from './idempotency-store.js';
import { Idempotency } from './idempotency.interceptor.js';
import { describe } from './openapi.js';
import { answerProblem } from './problem-answer.js';
import { problemOf } from './problem.js';
import { serveProblemPages } from './problem-pages.js';
import { ProblemFilter } from './problem.filter.js';
import { RouteMissing } from './rim-refusals.js';
import { serveReference } from './reference.js';
import { assertPolicies } from './route-check.js';
import { secure, SECURITY_HEADERS } from './security-headers.js';
import { ShapePipe } from './shape.pipe.js';
import { StrictRequest } from './strict-request.interceptor.js';

/** Every controller's path lies below it. */
export const PREFIX = 'v1';

const clientError = (_: Error, socket: Socket): void => {
  if (!socket.writable) return void socket.destroy();
  const body = JSON.stringify({ type: '/problems/request_invalid', title: 'This is not HTTP.', status: 400, code: 'request_invalid' });
  socket.end(
    `HTTP/1.1 400 Bad Request\r\nContent-Type: application/problem+json\r\nContent-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
  );
};

/** Paths that no router can read are as missing as those that lead nowhere. */
const unroutable = (_: Error, request: FastifyRequest, reply: FastifyReply): void => {
  // no hook runs for them
  void reply.headers({ ...SECURITY_HEADERS, 'keyreel-request-id': request.id });
  answerProblem(reply, problemOf(RouteMissing(), request.id));
};

/** The HTTP server beneath: limits on what a client may send, ids of our own, and no belief in headers of proxies. */
export const rimAdapter = (): FastifyAdapter =>
  new FastifyAdapter({
    logger: false,
    genReqId: () => newId(),
    requestIdHeader: false,
    trustProxy: false,
    bodyLimit: MOST_JSON_BYTES,
    // uploads may take hours, so only silence ends a connection
    requestTimeout: 0,
    connectionTimeout: 120_000,
    keepAliveTimeout: 30_000,
    forceCloseConnections: 'idle',
    clientErrorHandler: clientError,
    frameworkErrors: unroutable,
    http: { maxHeaderSize: 16 * 1024, headersTimeout: 15_000 },
    routerOptions: { caseSensitive: true, ignoreTrailingSlash: false, maxParamLength: 200 },
  });

const logged = (line: string): void => new Logger('http').error(line);

/**
 * Makes an application on `rimAdapter()` the service's HTTP rim: who may enter, shapes, problems, idempotency, answers, the API
 * document and its reference. It must provide Authenticator, SupportLooks, RefusalJournal, IdempotencyStore, CONFIGURATION, SEALER and OPENER, Past
 * where a route can be asked as of a moment, and must
 * have been created with `bodyParser: false`. Throws when a route does not say who may use it.
 */
export const furnish = async (app: NestFastifyApplication, report: (line: string) => void = logged): Promise<void> => {
  assertPolicies(app);
  const part = <Part>(token: unknown): Part => app.get<Part>(token as never, { strict: false });
  const reflector = new Reflector();
  const sealer = part<Sealer>(SEALER);
  const opener = part<Opener>(OPENER);
  const vault = {
    seal: sealer.seal.bind(sealer),
    keyedHash: sealer.keyedHash.bind(sealer),
    openText: opener.openText.bind(opener),
  };
  const idempotency = new Idempotency(part<IdempotencyStore>(IdempotencyStore), vault, reflector);
  const answers = new Answers();
  app.setGlobalPrefix(PREFIX, { exclude: ['health', 'health/live', 'health/ready'] });
  app.useGlobalGuards(new Door(part<Authenticator>(Authenticator), part<SupportLooks>(SupportLooks), reflector));
  const asOf = new AsOfInterceptor(() => part<Past>(Past), reflector);
  const acting = new Acting(() => part<SupportActs>(SupportActs), reflector);
  app.useGlobalInterceptors(asOf, new StrictRequest(), idempotency, acting, answers);
  app.useGlobalPipes(new ShapePipe());
  app.useGlobalFilters(
    new ProblemFilter(part<RefusalJournal>(RefusalJournal), report, part<{ supportContact: string | null }>(CONFIGURATION).supportContact),
  );
  await furnishServer(app.getHttpAdapter().getInstance() as unknown as FastifyInstance, { app, idempotency, answers, report });
};

interface Furniture {
  readonly app: INestApplication;
  readonly idempotency: Idempotency;
  readonly answers: Answers;
  readonly report: (line: string) => void;
}

const furnishServer = async (server: FastifyInstance, { app, idempotency, answers, report }: Furniture): Promise<void> => {
  secure(server);
  parseBodies(server);
  // until the door knows better, nobody asks
  server.addHook('preHandler', (_request, _reply, done) => asNobody(done));
  server.addHook('onSend', async (request, reply, payload) => {
    await idempotency.conclude(request, reply, payload).catch((error: unknown) => report(faultLine(error, request.id, routeOf(request))));
    return payload;
  });
  server.addHook('preClose', done => {
    answers.endAll();
    done();
  });
  serveProblemPages(server);
  let document: object | undefined;
  await serveReference(server, () => (document ??= describe(app)));
};

/** Makes the application with its rim; it does not listen yet. */
export const createHttpServer = async (module: Type | DynamicModule): Promise<NestFastifyApplication> => {
  const app = await NestFactory.create<NestFastifyApplication>(module, rimAdapter(), {
    bodyParser: false,
    abortOnError: false,
    logger: ['error', 'warn'],
  });
  await furnish(app);
  await app.init();
  return app;
};

/** Listens where the configuration says (port 0 lets the system pick) and answers with the real address. */
export const listen = async (app: NestFastifyApplication, { host, port }: Pick<Configuration, 'host' | 'port'>): Promise<string> => {
  try {
    await app.listen(port, host);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    throw new Misconfigured(`Port ${port} on ${host} is taken. Stop what uses it, or set KEYREEL_PORT to another one.`);
  }
  const address = app.getHttpServer().address();
  const actual = typeof address === 'object' && address !== null ? address.port : port;
  return `http://${host.includes(':') ? `[${host}]` : host}:${actual}`;
};
