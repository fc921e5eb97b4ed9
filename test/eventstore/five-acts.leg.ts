import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { StandInServer } from '../support/eventstore-stand-in/stand-in.js';

interface Told {
  readonly held: boolean;
  readonly checks: readonly { readonly held: boolean; readonly statement?: string }[];
}

/** The story in processes of its own, on the engines that the environment names. */
const play = async (eventStoreUrl: string): Promise<Told> => {
  const env = { ...process.env, EVENT_STORE_URL: eventStoreUrl };
  const story = spawn(process.execPath, ['scripts/run.mjs', 'demo/story', '--engines', '--json'], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  const [said] = await Promise.all([text(story.stdout), once(story, 'exit')]);
  return JSON.parse(said) as Told;
};

describe('the five acts with the log on an event store', () => {
  const given = process.env['EVENT_STORE_URL'] ?? '';
  const isReal = given !== '' && given !== 'stand-in';

  it('[R1][R30][R52] are played to their end, books and all', async () => {
    const standIn = isReal ? null : await new StandInServer().start();
    try {
      const url = standIn ? standIn.url() : `${given}${given.includes('?') ? '&' : '?'}keyreelLog=${randomUUID().replaceAll('-', '')}`;
      const { held, checks } = await play(url);
      expect(checks.filter(check => !check.held)).toEqual([]);
      expect(checks.length).toBeGreaterThan(10);
      expect(held).toBe(true);
      // they were played there, and not beside it
      if (standIn) expect(standIn.log.length).toBeGreaterThan(100);
    } finally {
      await standIn?.stop();
    }
  }, 900_000);
});
