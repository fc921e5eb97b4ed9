import { Controller, Get, Post } from '@nestjs/common';
import { AccountQueueFull, ServiceOverloaded } from '../admission/admission.js';
import type { Claim, KeptOutcome, KeyedRequest } from './idempotency-store.js';
import { BeginsWork, Idempotent, Policy } from './route.js';
import { Scope } from './scopes.js';
import { NoKeys, startRim, type Rim } from './testing/rim.js';

let made = 0;

@Policy('user')
@Scope('projects')
@Controller('films')
class FilmsController {
  @Post()
  @Idempotent('required')
  @BeginsWork()
  make(): object {
    made += 1;
    return { made };
  }

  @Get()
  show(): object {
    return { made };
  }
}

/** Keeps what became of each request while the spec lasts. */
class KeptHere extends NoKeys {
  private readonly outcomes = new Map<string, KeptOutcome>();

  override claim({ keyHash }: KeyedRequest): Promise<Claim> {
    const outcome = this.outcomes.get(keyHash);
    return Promise.resolve(outcome ? { found: 'outcome', ...outcome } : { found: 'nothing' });
  }
  override finish({ keyHash }: KeyedRequest, outcome: KeptOutcome): Promise<void> {
    this.outcomes.set(keyHash, outcome);
    return Promise.resolve();
  }
}

describe('routes that begin work', () => {
  let rim: Rim;
  let token: string;
  const order = (key: string) => rim.client(token).post('/v1/films').set('idempotency-key', key);

  beforeAll(async () => {
    rim = await startRim([FilmsController], new KeptHere());
    token = rim.guests.admit('user').token;
  });
  afterAll(() => rim.close());

  it('are turned away while there is too much of it, with a code, a time to come back and what to do; others are not', async () => {
    rim.doorkeeper.refusal = AccountQueueFull({ reason: 'account_queue_full', atMost: 3 });
    const { body, headers } = await order('one').expect(429);
    expect(headers).toMatchObject({ 'retry-after': '60', 'content-type': expect.stringContaining('application/problem+json') });
    expect(body).toMatchObject({ code: 'account_queue_full', reason: 'account_queue_full', atMost: 3, remedies: ['wait_and_retry'] });
    rim.doorkeeper.refusal = ServiceOverloaded({ reason: 'disk_nearly_full', retryAfter: 300 });
    const answer = await order('one').expect(503);
    expect([answer.headers['retry-after'], answer.body.code]).toEqual(['300', 'service_overloaded']);
    await rim.client(token).get('/v1/films').expect(200, { made: 0 });
  });

  it('do under the same key what they were turned away for, once there is room, and tell of it however full it is then', async () => {
    rim.doorkeeper.refusal = null;
    await order('one').expect(201, { made: 1 });
    rim.doorkeeper.refusal = ServiceOverloaded();
    await order('one').expect(201, { made: 1 });
    await order('two').expect(503);
    expect(made).toBe(1);
  });
});
