import { MemoryEventLog } from '../event-log/memory/memory-event-log.js';
import type { EventLog } from '../../shared-kernel/ports/event-log.js';
import { Admission, freeBytesOf, type LoadGauges } from './admission.js';
import { AppendsUnderWay } from './appends-under-way.js';

const BOUNDS = { accountJobs: 3, allJobs: 10, logMs: 5_000, freeBytes: 1_000 };

describe('whether new work is taken', () => {
  let load: { account: number; all: number; logMs: number; free: number };
  let time: number;
  let admission: Admission;

  beforeEach(() => {
    load = { account: 0, all: 0, logMs: 0, free: 1_000 };
    time = 0;
    const gauges: LoadGauges = {
      accountJobs: () => Promise.resolve(load.account),
      allJobs: () => Promise.resolve(load.all),
      logMs: () => load.logMs,
      freeBytes: () => Promise.resolve(load.free),
    };
    admission = new Admission(gauges, BOUNDS, () => time);
  });

  it('takes it while there is room', async () => {
    Object.assign(load, { account: 2, all: 9, logMs: 4_999 });
    await expect(admission.mustAdmit('ada')).resolves.toBeUndefined();
  });

  it.each([
    [{ account: 3 }, 'account_queue_full', { reason: 'account_queue_full', atMost: 3, retryAfter: 60 }],
    [{ all: 10 }, 'service_overloaded', { reason: 'queue_full', retryAfter: 30 }],
    [{ logMs: 5_000 }, 'service_overloaded', { reason: 'log_overloaded', retryAfter: 10 }],
    [{ free: 999 }, 'service_overloaded', { reason: 'disk_nearly_full', retryAfter: 300 }],
  ])('with %j it says %s, why, when to come back and what to do', async (more, code, details) => {
    Object.assign(load, more);
    await expect(admission.mustAdmit('ada')).rejects.toMatchObject({ code, details: { ...details, remedies: ['wait_and_retry'] } });
  });

  it('looks at what is common to all once a second, and at each account each time', async () => {
    await admission.mustAdmit('ada');
    load.all = 10;
    await expect(admission.mustAdmit('ada')).resolves.toBeUndefined();
    load.account = 3;
    await expect(admission.mustAdmit('ada')).rejects.toMatchObject({ code: 'account_queue_full' });
    time += 1_000;
    await expect(admission.mustAdmit('ada')).rejects.toMatchObject({ code: 'service_overloaded' });
  });

  it('knows what is free on a disk, and holds nothing against one that cannot be asked', async () => {
    expect(await freeBytesOf('.')).toBeGreaterThan(0);
    expect(await freeBytesOf('/no/such/folder')).toBe(Number.POSITIVE_INFINITY);
  });
});

describe('how long the log has kept somebody waiting', () => {
  it('is the age of the oldest append that is under way, and nothing once all have ended', async () => {
    let time = 100;
    const [first, second] = [Promise.withResolvers<never>(), Promise.withResolvers<never>()];
    const waits = [first.promise, second.promise];
    const slow = { ...new MemoryEventLog(), append: () => waits.shift() ?? first.promise } as unknown as EventLog;
    const appends = new AppendsUnderWay(() => time);
    const watched = appends.watching(slow);
    const one = watched.append('a', 'any', []);
    time += 50;
    const two = watched.append('b', 'any', []);
    expect(appends.oldestMs()).toBe(50);
    first.reject(new Error('lost'));
    await expect(one).rejects.toThrow('lost');
    time += 7;
    expect(appends.oldestMs()).toBe(7);
    second.reject(new Error('lost'));
    await expect(two).rejects.toThrow('lost');
    expect(appends.oldestMs()).toBe(0);
  });
});
