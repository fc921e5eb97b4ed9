import { Controller, Get } from '@nestjs/common';
import { request } from 'node:http';
import type { Readable } from 'node:stream';
import { concat, EMPTY, from, NEVER, of, Subject, throwError, type Observable } from 'rxjs';
import { refusal } from '../../shared-kernel/refusal.js';
import { frameOf, live, liveBytes, type LiveAnswer, type LiveEvent } from './live.js';
import { LastEventId, Policy } from './route.js';
import { Scope } from './scopes.js';
import { startRim, type Rim } from './testing/rim.js';

const NothingToFollow = refusal('test_nothing_to_follow', 'missing', 'Nothing to follow.');

const progress = (percent: number): LiveEvent => ({ id: `p${percent}`, event: 'progress', data: { percent } });
const history = [progress(10), progress(20), progress(30)];

const followed = new Subject<LiveEvent>();

@Policy('user')
@Scope('projects')
@Controller('doings')
class WorkController {
  @Get('events')
  follow(@LastEventId() last: string | null): LiveAnswer {
    const seen = history.findIndex(({ id }) => id === last);
    return live(from(history.slice(seen + 1)));
  }
  @Get('endless')
  endless(): LiveAnswer {
    return live(concat(of(progress(10)), NEVER));
  }
  @Get('followed')
  followed(): LiveAnswer {
    return live(followed);
  }
  @Get('nothing')
  nothing(): LiveAnswer {
    throw NothingToFollow();
  }
}

let rim: Rim;
beforeAll(async () => {
  rim = await startRim([WorkController]);
});
afterAll(() => rim.close());

const untilEnd = async (bytes: Readable): Promise<string> => {
  let heard = '';
  for await (const chunk of bytes) heard += String(chunk);
  return heard;
};

const opened = (path: string, token: string) =>
  new Promise<import('node:http').IncomingMessage>((resolve, reject) => {
    request(`${rim.url}${path}`, { headers: { authorization: `Bearer ${token}` } }, resolve)
      .on('error', reject)
      .end();
  });

const heardUntil = async (source: Readable, wanted: string): Promise<string> => {
  let heard = '';
  for await (const chunk of source.iterator({ destroyOnReturn: false })) {
    heard += String(chunk);
    if (heard.includes(wanted)) break;
  }
  return heard;
};

describe('over HTTP', () => {
  it('events arrive as they are, under headers that keep proxies from meddling', async () => {
    const { text, headers } = await rim.client(rim.guests.admit('user').token).get('/v1/doings/events').buffer(true).expect(200);
    expect(text).toBe(`retry: 2000\n\n${history.map(frameOf).join('')}`);
    expect(headers).toMatchObject({
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store, no-transform',
      'x-accel-buffering': 'no',
    });
    expect(headers).not.toHaveProperty('content-encoding');
    expect(headers).not.toHaveProperty('content-length');
  });

  it('resume after the last one seen', async () => {
    const { text } = await rim.client(rim.guests.admit('user').token).get('/v1/doings/events').set('last-event-id', 'p20').buffer(true);
    expect(text).toBe(`retry: 2000\n\n${frameOf(progress(30))}`);
    await rim
      .client(rim.guests.admit('user').token)
      .get('/v1/doings/events')
      .set('last-event-id', 'a b')
      .expect(400, /position_invalid/);
  });

  it('are asked for like anything else, and refused like anything else', async () => {
    await rim.client().get('/v1/doings/events').expect(401);
    await rim
      .client(rim.guests.admit('user').token)
      .get('/v1/doings/nothing')
      .expect(404, /test_nothing_to_follow/);
  });

  it('come at once, do not keep the service from stopping, and have their reader come back to another process', async () => {
    const stopping = await startRim([WorkController]);
    const stream = await new Promise<import('node:http').IncomingMessage>(resolve => {
      request(`${stopping.url}/v1/doings/endless`, { headers: { authorization: `Bearer ${stopping.guests.admit('user').token}` } }, resolve).end();
    });
    expect(await heardUntil(stream, 'p10')).toContain('event: progress');
    const [lastWords] = await Promise.all([heardUntil(stream, 'another process'), stopping.close()]);
    expect(lastWords).toBe('retry: 100\n: another process goes on\n\n');
  }, 15_000);

  it('a reader that leaves is no longer followed', async () => {
    const stream = await opened('/v1/doings/followed', rim.guests.admit('user').token);
    await heardUntil(stream, 'retry');
    expect(followed.observed).toBe(true);
    stream.destroy();
    while (followed.observed) await rim.client().get('/v1/nothing').expect(404);
  });

  it('end at once when the session that asked has ended', async () => {
    const { token } = rim.guests.admit('user');
    const stream = await opened('/v1/doings/followed', token);
    await heardUntil(stream, 'retry');
    rim.guests.dismiss(token);
    expect(await untilEnd(stream)).toBe('');
    while (followed.observed) await rim.client().get('/v1/nothing').expect(404);
  });

  it('are described by a HEAD that follows nothing', async () => {
    const { headers } = await rim.client(rim.guests.admit('user').token).head('/v1/doings/followed').expect(200);
    expect(headers['content-type']).toBe('text/event-stream; charset=utf-8');
    expect(followed.observed).toBe(false);
  });
});

describe('a stream', () => {
  it('writes one data line whatever the text holds', () => {
    expect(frameOf({ id: 'a\nb', event: 'said\r', data: { text: 'one\ntwo\u2028' } })).toBe(
      'id: ab\nevent: said\ndata: {"text":"one\\ntwo\u2028"}\n\n',
    );
  });

  it('beats while nothing happens', async () => {
    const beats = new Subject<void>();
    const bytes = liveBytes(NEVER, { beats });
    beats.next();
    expect(await heardUntil(bytes, 'here')).toBe('retry: 2000\n\n: still here\n\n');
    bytes.destroy();
    expect(beats.observed).toBe(false);
  });

  it('ends when the session has ended, and not because nobody knows', async () => {
    const beats = new Subject<void>();
    const answers = [() => Promise.resolve(true), () => Promise.reject(new Error('lost')), () => Promise.resolve(false)];
    const bytes = liveBytes(NEVER, { beats, stillSignedIn: () => answers.shift()!() });
    for (let n = 0; n < 3; n += 1) beats.next();
    expect(await untilEnd(bytes)).toBe(`retry: 2000\n\n${': still here\n\n'.repeat(3)}`);
    expect(answers).toEqual([]);
  });

  it('asks at once when it is told that the session may have ended, and says nothing of that', async () => {
    const signOuts = new Subject<void>();
    const answers = [true, false];
    const bytes = liveBytes(NEVER, { beats: NEVER, signOuts, stillSignedIn: () => Promise.resolve(answers.shift() ?? true) });
    signOuts.next();
    expect(bytes.readableEnded).toBe(false);
    signOuts.next();
    expect(await untilEnd(bytes)).toBe('retry: 2000\n\n');
    expect(signOuts.observed).toBe(false);
  });

  it.each<[string, Observable<LiveEvent>]>([
    ['ends', concat(of(progress(10)), EMPTY)],
    [
      'fails',
      concat(
        of(progress(10)),
        throwError(() => new Error('canary')),
      ),
    ],
  ])('that %s ends the answer, and says nothing of why', async (_, events) => {
    expect(await untilEnd(liveBytes(events, { beats: NEVER }))).toBe(`retry: 2000\n\n${frameOf(progress(10))}`);
  });

  it('stops following when the reader leaves', () => {
    const events = new Subject<LiveEvent>();
    const bytes = liveBytes(events, { beats: NEVER });
    expect(events.observed).toBe(true);
    bytes.destroy();
    expect(events.observed).toBe(false);
    events.next(progress(20));
  });

  it('cuts a reader off that does not read, instead of hoarding for it', async () => {
    const events = new Subject<LiveEvent>();
    const bytes = liveBytes(events, { beats: NEVER });
    const large: LiveEvent = { id: 'l', event: 'text', data: { text: 'x'.repeat(100_000) } };
    for (let n = 0; n < 100; n += 1) events.next(large);
    expect(events.observed).toBe(false);
    const heard = await untilEnd(bytes);
    expect(heard.split('event: text').length - 1).toBe(10);
  });
});
