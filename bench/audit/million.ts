import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { shippedFile } from '../../src/infrastructure/project-root.js';
import { number, times, told, type Finding } from '../findings.js';
import { BigExport, bigForgers, type BigForgery } from './big-forgeries.js';
import { KEYS, termsOfAll, type Extent } from './cases.js';
import { Chance } from './chance.js';
import { openRoom, run, type Verdict, type Verifier } from './court.js';
import { notePath, writeExport } from './export-files.js';
import { LogStory } from './story.js';

const SIGNED_EVERY = 1_000;
const SEED = 17;
const MINUTE = 60_000;

const seconds = (milliseconds: number): string => `${number(milliseconds / 1000, 1)} s`;
const say = (line: string): void => void process.stderr.write(`${line}\n`);

const writeLog = (folder: string, events: number): void => {
  const story = new LogStory({ seed: SEED, events, accounts: events / 500 });
  const signedAt = Array.from({ length: events / SIGNED_EVERY }, (_, at) => SIGNED_EVERY * (at + 1));
  const made = new Set<string>();
  writeExport(story.events(), { ...termsOfAll, signedAt }, (path, content) => {
    const parent = dirname(join(folder, path));
    if (!made.has(parent)) mkdirSync(parent, { recursive: true });
    made.add(parent);
    writeFileSync(join(folder, path), content);
  });
};

/** What a verifier says of the export on disk, with what somebody kept. */
const judge = async (
  { command }: Verifier,
  folder: string,
  kept: readonly string[],
): Promise<{ readonly verdict: Verdict; readonly took: number }> => {
  const started = performance.now();
  const { said } = await run([...command, folder, '--json', '--key', KEYS[0] as string, ...kept.flatMap(path => ['--checkpoint', path])]);
  return { verdict: JSON.parse(said) as Verdict, took: performance.now() - started };
};

const fits = ({ at, broken }: BigForgery, { verdict, firstBad }: Verdict, lower: number): boolean => {
  const ordinal = firstBad?.ordinal ?? 0;
  return verdict === 'broken' && (broken === 'at' ? ordinal === at : ordinal <= at && ordinal > (broken === 'by' && lower < at ? lower : 0));
};

/** Forges, judges, and takes back; somebody kept a checkpoint before the change and one after it. */
const forgeBig = async (log: BigExport, verifiers: readonly Verifier[], count: number): Promise<readonly string[]> => {
  const chance = new Chance(SEED);
  const faults: string[] = [];
  for (let number_ = 0; number_ < count; number_ += 1) {
    const lower = SIGNED_EVERY * chance.between(1, log.size / SIGNED_EVERY - 1);
    const kept = [lower, log.size].map(size => [`${log.folder} ${size}.note`, log.read(notePath(1, size))] as const);
    for (const [path, note] of kept) writeFileSync(path, note);
    const forgery = await (bigForgers[number_ % bigForgers.length] as (typeof bigForgers)[number])(log, chance);
    for (const verifier of verifiers) {
      const { verdict, took } = await judge(
        verifier,
        log.folder,
        kept.map(([path]) => path),
      );
      const said = `${verifier.name}, ${forgery.what} at ${forgery.at}: ${verdict.verdict} ${verdict.firstBad?.check} ${verdict.firstBad?.ordinal} (${seconds(took)})`;
      say(said);
      if (!fits(forgery, verdict, lower)) faults.push(said);
    }
    log.takeBack();
  }
  return faults;
};

/** A log of a million events: how long it takes to verify beside reading and hashing alone, and whether forgeries in it are found. */
export const measureMillion = async (verifiers: readonly Verifier[], { events, bigForgeries }: Extent): Promise<readonly Finding[]> => {
  const room = openRoom();
  const folder = join(room, 'export');
  try {
    writeLog(folder, events);
    say(`a log of ${number(events)} events is written`);
    const started = performance.now();
    await run([process.execPath, shippedFile('dist/bench/audit/bare.js'), folder]);
    const bare = performance.now() - started;
    const findings: Finding[] = [told(`reading and hashing ${number(events)} events alone, one thread`, seconds(bare))];
    for (const [at, verifier] of verifiers.entries()) {
      const { verdict, took } = await judge(verifier, folder, []);
      const target = at === 0 ? '≤ 60 s' : null;
      const reached = verdict.verdict === 'proven' && (at > 0 || took <= MINUTE);
      findings.push({
        what: `${verifier.name}, ${number(events)} events: ${verdict.verdict}`,
        measured: seconds(took),
        ratio: times(took / bare),
        target,
        reached,
      });
    }
    const faults = await forgeBig(new BigExport(folder, events), verifiers, bigForgeries);
    findings.push({
      what: `forgeries in it, by ${verifiers.length} verifier(s)`,
      measured: `${bigForgeries}, ${faults.length} missed or misplaced`,
      ratio: '–',
      target: '0',
      reached: faults.length === 0,
    });
    return findings;
  } finally {
    rmSync(room, { recursive: true, force: true });
  }
};
