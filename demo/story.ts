import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onCredits } from './acts/1-on-credits.js';
import { onAnOwnKey } from './acts/2-on-an-own-key.js';
import { theKeyIsRemoved } from './acts/3-the-key-is-removed.js';
import { theKeyRunsDry } from './acts/4-the-key-runs-dry.js';
import { theBooks } from './acts/5-the-books.js';
import { placesBefore } from './acts/checked-secrecy.js';
import type { Place } from './books/places.js';
import { Secrets } from './books/secrets.js';
import { Person } from './client/person.js';
import { reportOf } from './report.js';
import { Auditor } from './stage/auditor.js';
import { foreignFilm, shippedFilm } from './stage/film.js';
import { serveFilm } from './stage/film-server.js';
import { readOptions, USAGE, type Options } from './stage/options.js';
import { startTheService } from './stage/service.js';
import type { Stage } from './stage/stage.js';
import { Telling } from './telling.js';

/** Closes what was opened, last first. */
type Closer = () => Promise<unknown>;

const setStage = async ({ file, keep }: Options, tell: Telling, closers: Closer[]): Promise<Stage> => {
  const film = file === null ? await shippedFilm('keyreel-demo') : await foreignFilm(file);
  const dataDir = await mkdtemp(join(tmpdir(), 'keyreel demo '));
  closers.push(() => (keep ? Promise.resolve(tell.line(`The data folder stays: ${dataDir}`)) : rm(dataDir, { recursive: true, force: true })));
  const short = await shippedFilm('keyreel-short');
  const filmServer = await serveFilm(file === null ? short : film);
  closers.push(() => filmServer.close());
  const service = await startTheService(dataDir, { KEYREEL_FETCH_ALLOW: filmServer.address });
  closers.push(() => service.stop());
  const { unable } = await service.provider.warm();
  return {
    film,
    short,
    filmServer,
    service,
    auditor: new Auditor(dataDir),
    person: new Person(service.url),
    secrets: new Secrets(),
    tell,
    refusals: [],
    deaf: unable,
  };
};

const play = async (stage: Stage, before: readonly Place[]): Promise<object> => {
  const { tell } = stage;
  const first = await tell.act('Act 1 · On credits', () => onCredits(stage));
  const keyed = await tell.act('Act 2 · On an own key', () => onAnOwnKey(stage, first));
  await tell.act('Act 3 · The key is removed', () => theKeyIsRemoved(stage, first, keyed));
  await tell.act('Act 4 · The key runs dry', () => theKeyRunsDry(stage, keyed));
  const books = await tell.act('Act 5 · The books', () => theBooks(stage, before, keyed.secret));
  return reportOf(stage, books);
};

const perform = async (options: Options): Promise<boolean> => {
  const tell = new Telling(options.json ? process.stderr : process.stdout);
  const closers: Closer[] = [];
  let report: object = {};
  try {
    const stage = await tell.act('The stage is set', () => setStage(options, tell, closers));
    tell.line(`the service runs at ${stage.service.url}; its provider is simulated`);
    report = await play(stage, await placesBefore(stage.service.dataDir));
  } catch {
    // whatever it was, it is told as a statement that did not hold
  } finally {
    for (const close of closers.reverse()) await close().catch((error: unknown) => tell.check('everything is put away', false, String(error)));
  }
  const held = tell.checks.filter(check => check.held).length;
  const isTrue = held === tell.checks.length;
  tell.line(`\n${isTrue ? 'Every' : 'Not every'} statement held: ${held} of ${tell.checks.length}.`);
  if (options.json) process.stdout.write(`${JSON.stringify({ held: isTrue, ...report, checks: tell.checks, durations: tell.durations })}\n`);
  return isTrue;
};

const options = readOptions(process.argv.slice(2));
if (options) process.exitCode = (await perform(options)) ? 0 : 1;
else {
  process.stderr.write(USAGE);
  process.exitCode = 2;
}
