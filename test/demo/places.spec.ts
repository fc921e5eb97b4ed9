import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { filesIn, tablesIn } from '../../demo/books/places.js';
import { readOptions } from '../../demo/stage/options.js';

describe('places that a secret could lie in', () => {
  it('are the tables of a dump, the queue’s among them', () => {
    const dump = Buffer.from('-- table bullmq.job\nrow one\nrow two\n-- table es.events\n-- table public.x\nä\n');
    expect(tablesIn(dump).map(({ kind, name, bytes }) => [kind, name, bytes.toString()])).toEqual([
      ['queue', 'bullmq.job', '-- table bullmq.job\nrow one\nrow two\n'],
      ['database dump', 'es.events', '-- table es.events\n'],
      ['database dump', 'public.x', '-- table public.x\nä\n'],
    ]);
  });

  it('are the bytes of columns that are no text, too', () => {
    const inside = Buffer.from('held in bytes').toString('hex');
    const places = tablesIn(Buffer.from(`-- table safe.boxes\none\t\\\\x${inside}\t2\ntwo\t\\\\xff\t3\n`));
    expect(places.map(({ name, bytes }) => [name, bytes.toString('latin1')]).at(1)).toEqual(['safe.boxes, in bytes', 'held in bytes\0\xff\0']);
  });

  it('are all files but the given films', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'keyreel places '));
    await mkdir(join(folder, 'postgres', 'cluster'), { recursive: true });
    await writeFile(join(folder, 'postgres', 'server.log'), 'said');
    await writeFile(join(folder, 'postgres', 'cluster', 'wal'), 'page');
    await writeFile(join(folder, 'film'), 'a film');
    await writeFile(join(folder, 'note'), 'a note');
    const found: [string, string][] = [];
    for await (const { kind, name } of filesIn(folder, new Set([createHash('sha256').update('a film').digest('hex')]))) found.push([kind, name]);
    expect(found.toSorted()).toEqual([
      ['database files', join('postgres', 'cluster', 'wal')],
      ['database log', join('postgres', 'server.log')],
      ['other files', 'note'],
    ]);
    await rm(folder, { recursive: true });
  });
});

describe('the demo', () => {
  it.each([
    [[], { file: null, json: false, keep: false, engines: false, split: false, audit: false }],
    [['--json'], { file: null, json: true, keep: false, engines: false, split: false, audit: false }],
    [['--engines', '--split', '--audit'], { file: null, json: false, keep: false, engines: true, split: true, audit: true }],
    [['/a film.mp4', '--', '--json', '--', '--keep'], { file: '/a film.mp4', json: true, keep: true, engines: false, split: false, audit: false }],
  ])('understands %j', (args, options) => expect(readOptions(args)).toEqual(options));

  it.each([[['--jsn']], [['one.mp4', 'two.mp4']]])('does not guess at %j', args => expect(readOptions(args)).toBeNull());
});
