import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bucketSettings } from '../src/settings/bucket-settings.js';
import { onCredits } from './acts/1-on-credits.js';
import { onAnOwnKey } from './acts/2-on-an-own-key.js';
import { theKeyIsRemoved } from './acts/3-the-key-is-removed.js';
import { theKeyRunsDry } from './acts/4-the-key-runs-dry.js';
import { theBooks } from './acts/5-the-books.js';
import { rememberNow, theAudit } from './acts/6-the-audit.js';
import { placesBefore } from './acts/checked-secrecy.js';
import { Secrets } from './books/secrets.js';
import { Person } from './client/person.js';
import { reportOf } from './report.js';
import { Auditor } from './stage/auditor.js';
import { enginesIn } from './stage/child.js';
import { Cleaning } from './stage/cleaning.js';
import { foreignFilm, shippedFilm } from './stage/film.js';
import { serveFilm } from './stage/film-server.js';
import { OutsideAuditor } from './stage/outside-auditor.js';
import { readOptions, USAGE, type Options } from './stage/options.js';
import { startTheService } from './stage/service.js';
import { startTheRoles } from './stage/split-service.js';
import type { Stage } from './stage/stage.js';
import { Telling } from './telling.js';

const setStage = async ({ file, keep, engines: onEngines, split, audit }: Options, tell: Telling, cleaning: Cleaning): Promise<Stage> => {
  const film = file === null ? await shippedFilm('keyreel-demo') : await foreignFilm(file);
  const short = await shippedFilm('keyreel-short');
  const dataDir = await mkdtemp(join(tmpdir(), 'keyreel demo '));
  cleaning.add(async () => (keep ? tell.line(`The data folder stays: ${dataDir}`) : rm(dataDir, { recursive: true, force: true })));
  const filmServer = await serveFilm(file === null ? short : film);
  cleaning.add(() => filmServer.close());
  const engines = onEngines ? enginesIn(process.env) : {};
  const settings = { KEYREEL_FETCH_ALLOW: filmServer.address, ...(audit ? { KEYREEL_SEAL_MS: '1000' } : {}), ...engines };
  const service = await (split ? startTheRoles : startTheService)(dataDir, settings, cleaning);
  const { unable } = await service.provider.warm();
  tell.line(`the service runs at ${service.url}; its provider is simulated`);
  for (const name of [...Object.keys(engines), ...(split ? ['KEYREEL_ROLE, in a process for each'] : [])]) tell.line(`it goes by ${name}`);
  return {
    film,
    short,
    filmServer,
    service,
    before: await placesBefore(dataDir),
    bucket: bucketSettings({ ...engines }),
    auditor: new Auditor(dataDir, engines),
    outside: audit ? new OutsideAuditor(dataDir, engines) : null,
    person: new Person(service.url),
    secrets: new Secrets(),
    tell,
    refusals: [],
    deaf: unable,
  };
};

const play = async (options: Options, tell: Telling, cleaning: Cleaning): Promise<object> => {
  const stage = await tell.act('The stage is set', () => setStage(options, tell, cleaning));
  const { outside } = stage;
  const first = await tell.act('Act 1 · On credits', () => onCredits(stage));
  const remembered = outside && (await tell.act('What is told then', () => rememberNow(stage, first.projectId)));
  const keyed = await tell.act('Act 2 · On an own key', () => onAnOwnKey(stage, first));
  await tell.act('Act 3 · The key is removed', () => theKeyIsRemoved(stage, first, keyed));
  await tell.act('Act 4 · The key runs dry', () => theKeyRunsDry(stage, keyed));
  const report = await tell.act('Act 5 · The books', async () => reportOf(stage, await theBooks(stage, keyed.secret)));
  if (outside && remembered) await tell.act('Act 6 · The audit', () => theAudit(stage, outside, remembered));
  return report;
};

/** Ctrl-C puts everything away before it ends the demo. */
const stopOnSignal = (tell: Telling, cleaning: Cleaning): void => {
  const stop = (): void => {
    tell.line('Stopping…');
    void cleaning.finish().then(() => process.exit(130));
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
};

const perform = async (options: Options): Promise<boolean> => {
  const tell = new Telling(options.json ? process.stderr : process.stdout);
  const cleaning = new Cleaning();
  stopOnSignal(tell, cleaning);
  const report = await play(options, tell, cleaning).catch(() => ({})); // what went wrong has been told
  for (const trouble of await cleaning.finish()) tell.check('everything is put away', false, String(trouble));
  const held = tell.checks.filter(check => check.held).length;
  const isTrue = held === tell.checks.length;
  tell.line('');
  tell.line(`${isTrue ? 'Every' : 'Not every'} statement held: ${held} of ${tell.checks.length}.`);
  if (options.json) process.stdout.write(`${JSON.stringify({ held: isTrue, ...report, checks: tell.checks, durations: tell.durations })}\n`);
  return isTrue;
};

const options = readOptions(process.argv.slice(2));
if (options) process.exitCode = (await perform(options)) ? 0 : 1;
else {
  process.stderr.write(USAGE);
  process.exitCode = 2;
}
