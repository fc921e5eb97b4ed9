import type { Position } from '../../../shared-kernel/ports/event-log.js';
import type { KeptEvent } from '../../../shared-kernel/ports/log-pages.js';
import type { Transparency } from '../../../shared-kernel/ports/transparency.js';
import { ProveEvents } from './prove-events.js';

const event = (ordinal: number): KeptEvent => {
  const position = String(ordinal) as Position;
  return { ordinal, position, stream: 'task-a', revision: ordinal, id: 'id', type: 'TaskStopped', schemaVersion: 1, data: '{}', metadata: '{}' };
};

/** A log that is sealed so far, and further with every proof that is asked for when it `grows`. */
const sealed = (size: number, grows = false) => {
  let now = size;
  const checkpoint = () => ({ epoch: 1, size: now, root: '', text: `checkpoint ${now}`, at: '' });
  const inclusion = (ordinal: number) => {
    if (ordinal > now) return Promise.resolve(null);
    if (grows) now += 1;
    return Promise.resolve({ ordinal, checkpoint: checkpoint(), hashes: [`of ${ordinal}`], file: '' });
  };
  return new ProveEvents({ newest: () => Promise.resolve(size === 0 ? null : checkpoint()), inclusion } as unknown as Transparency);
};

describe('the proof of events', () => {
  it('leads all of them to one checkpoint', async () =>
    expect(await sealed(9).all([event(1), event(9)])).toMatchObject({
      checkpoint: 'checkpoint 9',
      events: [
        { ordinal: 1, proof: ['of 1'] },
        { ordinal: 9, proof: ['of 9'] },
      ],
    }));

  it('bears the newest checkpoint where there is nothing to prove', async () =>
    expect(await sealed(9).all([])).toEqual({ checkpoint: 'checkpoint 9', events: [] }));

  it('says when to come again for what is not sealed yet', async () => {
    const refusal = { code: 'event_not_sealed_yet', details: { retryAfter: 60, remedies: ['wait_and_retry'] } };
    await expect(sealed(9).one(event(10))).rejects.toMatchObject(refusal);
    await expect(sealed(9).all([event(9), event(10)])).rejects.toMatchObject(refusal);
    await expect(sealed(0).all([])).rejects.toMatchObject(refusal);
  });

  it('gives up where every proof leads to another checkpoint', async () =>
    expect(sealed(9, true).all([event(1), event(2)])).rejects.toMatchObject({ code: 'event_not_sealed_yet' }));
});
