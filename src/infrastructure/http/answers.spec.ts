import { Controller, Get, Patch, Post, Query } from '@nestjs/common';
import type { Position as LogPosition } from '../../shared-kernel/ports/event-log.js';
import { PreconditionStale } from '../../shared-kernel/refusal.js';
import { answered, ListQuery, page, tagged, written } from './answers.js';
import { IfMatch, Policy, Position } from './route.js';
import { startRim, type Rim } from './testing/rim.js';

const told = { position: '000042' as LogPosition, asOf: '2026-01-31T12:00:00.000Z' };

@Policy('public')
@Controller('notes')
class NotesController {
  @Get()
  list(@Query() { cursor, limit }: ListQuery): object {
    return page({ value: { rows: [{ cursor, limit }], next: 'bmV4dA' }, ...told });
  }
  @Get('one')
  one(@Position() position: Position | undefined): object {
    return tagged(7, answered({ value: { seen: position ?? null }, ...told }));
  }
  @Post()
  add(): object {
    return written(told, { id: 'n' });
  }
  @Patch('one')
  change(@IfMatch('required') version: number | null): object {
    if (version !== null && version !== 7) throw PreconditionStale();
    return written(told, { version });
  }
  @Patch('any')
  touch(@IfMatch() version: number | null): object {
    return { version };
  }
}

let rim: Rim;
beforeAll(async () => {
  rim = await startRim([NotesController]);
});
afterAll(() => rim.close());

it('a read tells its moment, its position and its entity tag', async () => {
  const { headers } = await rim.client().get('/v1/notes/one').expect(200, { seen: null, asOf: told.asOf, position: '000042' });
  expect(headers).toMatchObject({ 'keyreel-position': '000042', etag: '"7"', 'cache-control': 'no-store' });
});

it('a write tells the position that a read must have seen', async () => {
  await rim.client().post('/v1/notes').expect(201, { id: 'n', position: '000042' }).expect('keyreel-position', '000042');
});

it('a read hears the position that the client has seen', async () => {
  const { body } = await rim.client().get('/v1/notes/one').set('keyreel-position', '000042');
  expect(body.seen).toBe('000042');
  await rim
    .client()
    .get('/v1/notes/one')
    .set('keyreel-position', 'drop table;')
    .expect(400, /position_invalid/);
});

it('a list is a page with the cursor of the next one', async () => {
  const { body } = await rim.client().get('/v1/notes?cursor=YWJj&limit=3').expect(200);
  expect(body).toEqual({ items: [{ cursor: 'YWJj', limit: 3 }], next: 'bmV4dA', asOf: told.asOf, position: '000042' });
  await rim
    .client()
    .get('/v1/notes')
    .expect(200, /"cursor":null,"limit":50/);
});

it.each([['cursor=a%00b'], ['cursor=a%2Bb'], ['cursor=a&cursor=b'], [`cursor=${'x'.repeat(2001)}`]])('the cursor of %s is refused', async query => {
  await rim
    .client()
    .get(`/v1/notes?${query}`)
    .expect(400, /"parameter":"cursor"/);
});

describe('If-Match', () => {
  const change = (tag?: string) =>
    rim
      .client()
      .patch('/v1/notes/one')
      .set(tag === undefined ? {} : { 'if-match': tag });

  it('names the version that is changed', async () => {
    await change('"7"').expect(200, /"version":7/);
    await change('W/"7"').expect(200, /"version":7/);
    await change('*').expect(200, /"version":null/);
  });

  it('is required where two may edit', async () => {
    await change().expect(428, /precondition_required/);
    await rim.client().patch('/v1/notes/any').expect(200, { version: null });
  });

  it('refuses a version that is no more', async () => {
    await change('"6"').expect(412, /precondition_stale/);
  });

  it.each([['7'], ['"7", "8"'], ['"seven"'], ['"-1"']])('refuses %s', async tag => {
    await change(tag).expect(400, /precondition_malformed/);
  });
});
