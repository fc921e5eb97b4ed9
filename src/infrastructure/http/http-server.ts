import { type INestApplication, type Type, type DynamicModule } from '@nestjs/common';
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
import { Admission } from '../admission/admission.js';
import { Journal } from '../messaging/journal.js';
import { withRequestInHand } from '../messaging/request-in-hand.js';
import { shippedFile } from '../project-root.js';
import { directOrigin } from '../storage/s3/direct-origin.js';
import { FrameworkLines } from './framework-lines.js';
import { Acting } from './acting.interceptor.js';
import { Admitting } from './admitting.interceptor.js';
import { Answers } from './answer.interceptor.js';
import { AsOfInterceptor } from './as-of.interceptor.js';
import { MOST_JSON_BYTES, parseBodies } from './body-parsers.js';
import { routeOf } from './circumstances.js';
import { Door } from './door.guard.js';
import { tellOf, type Fault } from './fault.js';
import { IdempotencyStore } from './idempotency-store.js';
import { Idempotency } from './idempotency.interceptor.js';
import { Leaving } from './leaving.js';
import { describe } from './openapi.js';
import { servePage } from './page.js';
import { answerProblem } from './problem-answer.js';
import { problemOf } from './problem.js';
import { serveProblemPages } from './problem-pages.js';
import { ProblemFilter } from './problem.filter.js';
import { RouteMissing } from './rim-refusals.js';
import { serveReference } from './reference.js';
import { assertPolicies } from './route-check.js';
import { secure, SECURITY_HEADERS } from './security-headers.js';
import { SessionCookie } from './session-cookie.js';
import { ShapePipe } from './shape.pipe.js';
import { Watch } from '../watch/watch.js';
import { StrictRequest } from './strict-request.interceptor.js';
import { NoteAnswer, worded } from './wording.js';
import { watchRequests } from './watched-requests.js';

/** Every controller's path lies below it. */
export const PREFIX = 'v1';
/** Paths for those who run the service; they stay where probes and scrapers look for them. */
export const BESIDE_THE_API = ['health', 'health/live', 'health/ready', 'metrics'];

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

/**
 * Makes an application on `rimAdapter()` the service's HTTP rim: who may enter, shapes, problems, idempotency, answers, the API
 * document and its reference. It must provide Authenticator, SupportLooks, RefusalJournal, IdempotencyStore, CONFIGURATION, SEALER and OPENER, Past
 * where a route can be asked as of a moment, Admission where one begins work, and must
 * have been created with `bodyParser: false`. Throws when a route does not say who may use it.
 */
export const furnish = async (app: NestFastifyApplication, report: (fault: Fault) => void, leaving = new Leaving()): Promise<void> => {
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
  app.setGlobalPrefix(PREFIX, { exclude: BESIDE_THE_API });
  const { publicUrl, supportContact } = part<Pick<Configuration, 'publicUrl' | 'supportContact'>>(CONFIGURATION);
  app.useGlobalGuards(new Door(part<Authenticator>(Authenticator), part<SupportLooks>(SupportLooks), reflector, new SessionCookie(publicUrl)));
  const asOf = new AsOfInterceptor(() => part<Past>(Past), reflector);
  const acting = new Acting(() => part<SupportActs>(SupportActs), reflector);
  const admitting = new Admitting(() => part<Admission>(Admission), reflector);
  app.useGlobalInterceptors(new NoteAnswer(reflector), asOf, new StrictRequest(), idempotency, acting, admitting, answers);
  app.useGlobalPipes(new ShapePipe());
  app.useGlobalFilters(new ProblemFilter(part<RefusalJournal>(RefusalJournal), report, supportContact));
  await furnishServer(app.getHttpAdapter().getInstance() as unknown as FastifyInstance, { app, idempotency, answers, leaving, report });
};

interface Furniture {
  readonly app: INestApplication;
  readonly idempotency: Idempotency;
  readonly answers: Answers;
  readonly leaving: Leaving;
  readonly report: (fault: Fault) => void;
}

const furnishServer = async (server: FastifyInstance, { app, idempotency, answers, leaving, report }: Furniture): Promise<void> => {
  secure(server);
  parseBodies(server);
  // until the door knows better, nobody asks
  server.addHook('preHandler', (request, _reply, done) => asNobody(() => withRequestInHand(request.id, done)));
  server.addHook('onSend', async (request, reply, payload) => {
    await idempotency.conclude(request, reply, payload).catch((error: unknown) => report({ error, request: request.id, route: routeOf(request) }));
    // so that the next request of this client comes to a process that stays
    if (leaving.hasBegun) void reply.header('connection', 'close');
    return worded(request, reply, payload);
  });
  // an answer that had begun before said that the connection stays open
  server.addHook('onResponse', (_request, reply, done) => {
    if (leaving.hasBegun) reply.raw.socket?.end();
    done();
  });
  leaving.heard(() => answers.endAll());
  server.addHook('preClose', done => {
    leaving.begin();
    done();
  });
  serveProblemPages(server);
  let document: object | undefined;
  await serveReference(server, () => (document ??= describe(app)));
};

/** Makes the application with its rim; it does not listen yet. */
export const createHttpServer = async (module: Type | DynamicModule, leaving = new Leaving()): Promise<NestFastifyApplication> => {
  const app = await NestFactory.create<NestFastifyApplication>(module, rimAdapter(), {
    bodyParser: false,
    abortOnError: false,
    logger: ['error', 'warn'],
  });
  const journal = app.get(Journal, { strict: false });
  app.useLogger(new FrameworkLines(journal));
  await furnish(app, tellOf(journal), leaving);
  const { role, bucket } = app.get<Pick<Configuration, 'role' | 'bucket'>>(CONFIGURATION as never, { strict: false });
  const server = app.getHttpAdapter().getInstance() as unknown as FastifyInstance;
  if (role.plays.includes('api')) await servePage(server, { folder: shippedFile('dist/page'), storage: directOrigin(bucket) });
  watchRequests(server, app.get(Watch, { strict: false }));
  await app.init();
  return app;
};

const whyNotHeard = (code: string | undefined, { host, port }: Pick<Configuration, 'host' | 'port'>): Misconfigured | null => {
  if (code === 'EADDRINUSE') return new Misconfigured(`Port ${port} on ${host} is taken. Stop what uses it, or set KEYREEL_PORT to another one.`);
  if (code === 'EACCES') return new Misconfigured(`Port ${port} may not be used by who runs the service. Set KEYREEL_PORT to one above 1023.`);
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND' || code === 'EAI_AGAIN')
    return new Misconfigured(`${host} is no address of this machine. Set KEYREEL_HOST to one that is, such as 127.0.0.1 or 0.0.0.0.`);
  return null;
};

/** Listens where the configuration says (port 0 lets the system pick) and answers with the real address. */
export const listen = async (app: NestFastifyApplication, { host, port }: Pick<Configuration, 'host' | 'port'>): Promise<string> => {
  try {
    await app.listen(port, host);
  } catch (error) {
    throw whyNotHeard((error as NodeJS.ErrnoException).code, { host, port }) ?? error;
  }
  const address = app.getHttpServer().address();
  const actual = typeof address === 'object' && address !== null ? address.port : port;
  return `http://${host.includes(':') ? `[${host}]` : host}:${actual}`;
};
