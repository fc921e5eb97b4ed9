import { anEvent } from '../../shared-kernel/testing/log-witness.js';
import { MemoryEventLog } from '../event-log/memory/memory-event-log.js';
import type { SubscriberState } from './projection-runner.js';
import { isQuiet, settled } from './quiet.js';

describe('a look whether anything is left to be done', () => {
  let log: MemoryEventLog;
  let told: SubscriberState;
  let idle: boolean;

  const writes = async () => {
    await log.append('things-1', 'any', [anEvent()]);
    return log.head();
  };
  const looks = (between = (): Promise<unknown> => Promise.resolve()) =>
    isQuiet({ head: () => log.head(), states: async () => [{ ...told }], idle: () => between().then(() => idle) });

  beforeEach(async () => {
    log = new MemoryEventLog();
    told = { name: 'listener', position: await writes(), asOf: '', health: 'running', trouble: null, parked: null };
    idle = true;
  });

  it('finds nothing where every subscriber is at the head and no job is runnable', async () => {
    expect(await looks()).toBe(true);
  });

  it('finds a subscriber that is behind, and a job', async () => {
    idle = false;
    expect(await looks()).toBe(false);
    idle = true;
    await writes();
    expect(await looks()).toBe(false);
  });

  it('finds what began and ended while it looked, by what that has written', async () => {
    expect(await looks(writes)).toBe(false);
  });

  it('fails when a subscriber has stopped, which would never come to the head', async () => {
    told = { ...told, health: 'stopped', trouble: 'a row that does not fit' };
    await expect(looks()).rejects.toThrow('listener has stopped: a row that does not fit');
  });

  it('counts when it was quiet twice in a row', async () => {
    const answers = [false, true, false, true, true, true];
    await settled(async () => answers.shift() ?? false);
    expect(answers).toEqual([true]);
  });
});
