import { Controller, Get } from '@nestjs/common';
import { request } from 'node:http';
import { firstValueFrom, Subject } from 'rxjs';
import { Address, Policy } from './route.js';
import { startRim, type Rim } from './testing/rim.js';

const arrived = new Subject<void>();
let held: Promise<void> = Promise.resolve();

@Policy('public')
@Controller('pings')
class PingsController {
  @Get()
  ping(@Address() address: string): object {
    return { address };
  }
  @Get('slow')
  async slow(): Promise<object> {
    arrived.next();
    await held;
    return { done: true };
  }
}

let rim: Rim;
beforeAll(async () => {
  rim = await startRim([PingsController]);
});
afterAll(() => rim.close());

it('tells the real address of a port that the system picked', async () => {
  expect(rim.url).toMatch(/^http:\/\/127\.0\.0\.1:\d{4,5}$/);
  await rim.client().get('/v1/pings').expect(200);
});

it('says what to do when the port is taken', async () => {
  const { port } = new URL(rim.url);
  await expect(startRim([], undefined, Number(port))).rejects.toThrow(
    `Port ${port} on 127.0.0.1 is taken. Stop what uses it, or set KEYREEL_PORT to another one.`,
  );
});

it.each([['/v1/pings'], ['/v1/nothing'], ['/problems/key_unusable'], ['/v1/openapi.json'], ['/v1/%zz']])(
  '%s is answered under the headers of the house',
  async path => {
    const { headers } = await rim.client().get(path);
    expect(headers).toMatchObject({
      'content-security-policy': expect.stringMatching(/^default-src '(none|self)'/) as string,
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'no-referrer',
      'cross-origin-resource-policy': 'same-origin',
      'cross-origin-opener-policy': 'same-origin',
    });
    expect(headers['keyreel-request-id']).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-/);
    expect(headers).not.toHaveProperty('x-powered-by');
  },
);

it('believes no proxy and takes nobody’s word for a request id', async () => {
  const claimed = {
    'x-forwarded-for': '203.0.113.9',
    forwarded: 'for=203.0.113.9',
    'request-id': 'mine',
    'x-request-id': 'mine',
    'keyreel-request-id': 'mine',
  };
  const { body, headers } = await rim.client().get('/v1/pings').set(claimed);
  expect(body).toEqual({ address: '127.0.0.1' });
  expect(headers['keyreel-request-id']).not.toBe('mine');
});

it('refuses headers without end', async () => {
  const status = await new Promise<number | undefined>((resolve, reject) => {
    request(`${rim.url}/v1/pings`, { headers: { 'x-long': 'x'.repeat(20_000) } }, response => {
      response.resume();
      resolve(response.statusCode);
    })
      .on('error', reject)
      .end();
  });
  expect(status).toBe(400);
});

it('finishes what it has begun before it stops', async () => {
  const stopping = await startRim([PingsController]);
  let release = () => {};
  held = new Promise(resolve => (release = resolve));
  const started = firstValueFrom(arrived);
  const answer = stopping
    .client()
    .get('/v1/pings/slow')
    .then(({ body }) => body as object);
  await started;
  const stopped = stopping.close();
  release();
  expect(await answer).toEqual({ done: true });
  await stopped;
  await expect(fetch(`${stopping.url}/v1/pings`)).rejects.toThrow();
});
