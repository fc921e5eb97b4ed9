import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { from, mergeMap, of, type Observable } from 'rxjs';
import { CannotSeal, type Opener, type Sealed, type Sealer } from '../../shared-kernel/ports/vault.js';
import { circumstancesOf, keyedOrderId, NOBODY, replyOf, requestOf, routeOf } from './circumstances.js';
import type { Claim, IdempotencyStore, KeyedRequest } from './idempotency-store.js';
import { IdempotencyInFlight, IdempotencyKeyMalformed, IdempotencyKeyRequired, IdempotencyKeyReused } from './rim-refusals.js';
import { IDEMPOTENT } from './route.js';
import { TAKES_STREAM } from './uploads.js';

/** The vault as the rim needs it. */
export type AnswerVault = Pick<Sealer, 'seal' | 'keyedHash'> & Pick<Opener, 'openText'>;

/** An answer worth repeating: its text and the headers that belong to it. */
interface KeptAnswer {
  readonly body: string | null;
  readonly headers: Readonly<Record<string, string>>;
}

/** `set-cookie` is there where a session begins: it is all that is told of it. */
const KEPT_HEADERS = ['content-type', 'cache-control', 'location', 'etag', 'set-cookie', 'keyreel-position', 'keyreel-payer', 'keyreel-ceiling'];

/** Outcomes that another try may change are not final: faults, limits and requests that never had the right shape. */
const isFinal = (status: number): boolean => status < 500 && status !== 400 && status !== 413 && status !== 415 && status !== 429;

const sealContext = ({ accountId, keyHash }: KeyedRequest) => ({ accountId, purpose: 'idempotency.response', id: keyHash });

/** Keys in order, so that the same body hashes the same however it was written down. */
const canonical = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(canonical);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, below]) => [key, canonical(below)]),
  );
};

/** What makes two requests the same; a stream is known by its length, type and digest. */
const contentOf = ({ body, query, headers }: FastifyRequest, streamed: boolean): string =>
  JSON.stringify([
    streamed ? [headers['content-length'], headers['content-type'], headers['content-digest'], headers['repr-digest']] : canonical(body ?? null),
    canonical(query),
    headers['if-match'] ?? null,
  ]);

/** Gives every request under one Idempotency-Key one outcome. */
export class Idempotency implements NestInterceptor {
  constructor(
    private readonly store: IdempotencyStore,
    private readonly vault: AnswerVault,
    private readonly reflector: Reflector,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const need = this.reflector.get<'required' | 'optional' | undefined>(IDEMPOTENT, context.getHandler());
    if (!need) return next.handle();
    const key = requestOf(context).headers['idempotency-key'];
    if (key === undefined || key === '') {
      if (need === 'required') throw IdempotencyKeyRequired();
      return next.handle();
    }
    if (typeof key !== 'string' || !/^[\x21-\x7e]{1,200}$/.test(key)) throw IdempotencyKeyMalformed();
    return from(this.begin(context, key)).pipe(mergeMap(kept => (kept ? of(kept.body ?? undefined) : next.handle())));
  }

  /** The kept answer of a repeat, its headers already set; null when the request is to run. */
  private async begin(context: ExecutionContext, key: string): Promise<KeptAnswer | null> {
    const request = requestOf(context);
    const keyed = await this.identify(request, key, Reflect.hasMetadata(TAKES_STREAM, context.getHandler()));
    const claim = await this.store.claim(keyed);
    if (claim.found === 'another-request') throw IdempotencyKeyReused();
    if (claim.found === 'in-flight') throw IdempotencyInFlight({ retryAfter: 1 });
    if (claim.found === 'outcome') return this.repeat(keyed, claim, replyOf(context));
    circumstancesOf(request).keyed = keyed;
    return null;
  }

  private async identify(request: FastifyRequest, key: string, streamed: boolean): Promise<KeyedRequest> {
    const noted = circumstancesOf(request);
    const accountId = noted.identity?.accountId ?? NOBODY;
    const route = routeOf(request);
    const scope = JSON.stringify([route, canonical(request.params)]);
    noted.orderId = keyedOrderId(accountId, scope, key);
    const [keyHash, bodyHash] = await Promise.all([
      this.vault.keyedHash(JSON.stringify([accountId, scope, key]), 'idempotency.key'),
      this.vault.keyedHash(contentOf(request, streamed), 'idempotency.body'),
    ]);
    return { accountId, route, keyHash, bodyHash };
  }

  private async repeat(keyed: KeyedRequest, outcome: Extract<Claim, { found: 'outcome' }>, reply: FastifyReply): Promise<KeptAnswer> {
    const kept = JSON.parse(await this.vault.openText(outcome.answer, sealContext(keyed))) as KeptAnswer;
    void reply.code(outcome.status).headers({ ...kept.headers, 'idempotency-replayed': 'true' });
    return kept;
  }

  /** Called with every answer before it leaves: what is final is kept first, so that a client never knows more than we do. */
  async conclude(request: FastifyRequest, reply: FastifyReply, payload: unknown): Promise<void> {
    const { keyed } = circumstancesOf(request);
    if (!keyed) return;
    try {
      await this.keep(keyed, reply, payload);
    } catch (error) {
      // not kept, so the next one runs again, as the same order
      await this.store.release(keyed);
      throw error;
    }
  }

  private async keep(keyed: KeyedRequest, reply: FastifyReply, payload: unknown): Promise<void> {
    const body = typeof payload === 'string' ? payload : null;
    const streams = body === null && payload !== null && payload !== undefined;
    if (streams || !isFinal(reply.statusCode)) return this.store.release(keyed);
    const headers = Object.fromEntries(KEPT_HEADERS.flatMap(name => (reply.hasHeader(name) ? [[name, String(reply.getHeader(name))]] : [])));
    const answer = await this.sealed({ body, headers }, keyed);
    return answer ? this.store.finish(keyed, { status: reply.statusCode, answer }) : this.store.release(keyed);
  }

  /** Null for an account that was erased meanwhile, perhaps by this very request: nothing of it may be kept. */
  private async sealed(kept: KeptAnswer, keyed: KeyedRequest): Promise<Sealed | null> {
    try {
      return await this.vault.seal(JSON.stringify(kept), sealContext(keyed));
    } catch (error) {
      if (error instanceof CannotSeal) return null;
      throw error;
    }
  }
}
