import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { shippedFile } from '../../src/infrastructure/project-root.js';
import { number, times, told, type Finding } from '../findings.js';
import { asOwner, openGround, type Room } from '../ground.js';
import type { Extent } from './cases.js';
import { run } from './court.js';

const AT_A_TIME = 500_000;

/** Events of a usual size; what they say is nothing to whoever copies them. */
const FILL = `
insert into es.events (position, stream_id, revision, event_id, type, schema_version, data, metadata, recorded_at)
select n, 'bench-' || n / 20, n % 20, gen_random_uuid(), 'SampleTaken', 1, json_build_object('words', repeat('sample ', 60), 'nth', n),
       json_build_object('at', '2026-01-01T00:00:00.000Z', 'correlationId', gen_random_uuid()), '2026-01-01T00:00:00.000Z'
  from generate_series($1::int, $2::int) n`;

const growTo = (room: Room, from: number, to: number): Promise<void> =>
  asOwner(room, async owner => {
    for (let at = from; at < to; at += AT_A_TIME) await owner.query(FILL, [at + 1, Math.min(to, at + AT_A_TIME)]);
  });

/** The most memory that an export takes, of logs each ten times as long as the one before. */
export const measureMemory = async (_verifiers: unknown, { exported }: Extent): Promise<readonly Finding[]> => {
  const ground = await openGround();
  const folder = join(ground.folder, 'export');
  const taken: number[] = [];
  try {
    const room = await ground.room('exports', 'product');
    let events = 0;
    for (const size of exported) {
      await growTo(room, events, size);
      events = size;
      const { code, said } = await run([process.execPath, shippedFile('dist/bench/audit/export-once.js'), room.url, folder]);
      if (code !== 0) throw new Error(`The export of ${number(size)} events ended with ${code}.`);
      taken.push(Number(said));
      process.stderr.write(`${number(size)} events exported with ${number(Number(said) / 1e6)} MB\n`);
      rmSync(folder, { recursive: true });
    }
  } finally {
    await ground.leave();
  }
  return [
    told(
      `memory that an export takes at most, of logs of ${exported.map(size => number(size)).join(' · ')} events`,
      `${taken.map(bytes => number(bytes / 1e6)).join(' · ')} MB`,
      taken.map(bytes => times(bytes / (taken[0] ?? NaN))).join(' · '),
    ),
  ];
};
