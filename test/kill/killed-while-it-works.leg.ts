import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Chance } from '../../bench/audit/chance.js';
import { Ground } from './ground.js';
import { Ordeal } from './ordeal.js';
import { inMarkdown, writeReport, type Told } from './report.js';

const MINUTES = 60_000;
const { KILL_MINUTES, KILL_SEED, KILL_LOG, KILL_REPORT } = process.env;
const minutes = Number(KILL_MINUTES ?? 2);
const seed = Number(KILL_SEED ?? 7);
const logIs = KILL_LOG === 'stand-in' ? 'stand-in' : 'postgresql';
const command = `npm run test:kill -- --minutes=${minutes} --seed=${seed}${logIs === 'stand-in' ? ' --log=stand-in' : ''}`;

/** `npm run test:kill` */
describe('a service in several processes, of which one after the other is killed while it works', () => {
  let ground: Ground;
  let ordeal: Ordeal;
  let told: Told;

  beforeAll(
    async () => {
      process.stdout.write(`${command}\n`);
      ground = await Ground.open(logIs);
      ordeal = await Ordeal.begin(ground);
      await ordeal.strikes(minutes, new Chance(seed));
      const log = logIs === 'stand-in' ? 'on the stand-in for an EventStoreDB' : 'in PostgreSQL';
      told = await ordeal.isJudged(command, [
        ['minutes of killing', minutes],
        ['seed', seed],
        ['the log', log],
      ]);
      process.stdout.write(`${inMarkdown(told)}\n`);
    },
    (minutes + 60) * MINUTES,
  );

  afterAll(async () => {
    const isGood = told?.findings.every(({ holds }) => holds) ?? false;
    if (isGood && KILL_REPORT === 'yes') await writeReport(told);
    if (!isGood && ordeal) {
      const folder = await mkdtemp(join(tmpdir(), 'keyreel killed '));
      await writeFile(join(folder, 'said.txt'), ordeal.fleet.said());
      process.stdout.write(`What the processes said is in ${folder}\n`);
    }
    await ordeal?.end();
    await ground?.close();
  }, 5 * MINUTES);

  it('[R30] loses nothing, does nothing twice, and proves it', () => {
    expect(told.findings.filter(({ holds }) => !holds)).toEqual([]);
    expect(told.findings.length).toBeGreaterThan(20);
  });
});
