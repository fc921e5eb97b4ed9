import { rm } from 'node:fs/promises';
import { emptyRoot } from '../infrastructure/transparency/merkle.js';
import { SealHouse } from '../infrastructure/transparency/testing/seal-house.js';
import { allOf } from '../shared-kernel/testing/log-witness.js';
import { openLogEpoch, type EpochOrder } from './log-epochs.js';

describe('a new epoch of the log', () => {
  let house: SealHouse;

  beforeAll(async () => {
    house = await SealHouse.open();
  });
  beforeEach(() => house.beginAnew());
  afterAll(() => house.close());

  const opens = (otherwise: Partial<EpochOrder> = {}) =>
    openLogEpoch(
      { databaseUrl: house.url },
      { dataDir: house.dataDir, logKey: null, folder: null, reason: 'The disk was lost.', withNewKey: false, ...otherwise },
    );
  const signs = async (count: number): Promise<void> => {
    await house.append(count);
    await house.looks();
  };

  it('names the last checkpoint and the ordinals that are lost, and is signed from then on', async () => {
    await signs(5);
    const restore = await house.backUp();
    await signs(4);
    const last = await house.sealed.newest();
    await restore();
    await house.append(3);
    expect(await house.looks()).toBe('log_shorter_than_signed');
    const opened = { epoch: 2, checkpoint: last?.text, lost: { from: 6, to: 9 }, reason: 'The disk was lost.' };
    expect(await opens()).toEqual(opened);
    const [event] = await allOf(house.log.readStream('logepoch-platform'));
    expect(event).toMatchObject({ type: 'LogEpochOpened', data: opened });
    expect(await house.looks()).toBeNull();
    expect(await house.sealed.newest()).toMatchObject({ epoch: 2, size: 9, root: await house.rootAt(9) });

    // a backup of before that epoch, restored: the next one knows of it by the files alone
    await restore();
    expect(await house.looks()).toBe('epoch_older_than_signed');
    expect(await opens()).toMatchObject({ epoch: 3, lost: { from: 6, to: 9 } });
    expect(await house.looks()).toBeNull();
    expect(await house.sealed.newest()).toMatchObject({ epoch: 3, size: 6 });
  });

  it('takes a new key only where an operator says so, and names nothing as lost where nothing is', async () => {
    await signs(5);
    await rm(house.keyFile);
    await house.append(1);
    await expect(opens()).rejects.toThrow('is missing');
    await expect(opens({ logKey: Buffer.from(emptyRoot).toString('base64') })).rejects.toThrow('not the one');
    expect(await allOf(house.log.readStream('logepoch-platform'))).toEqual([]);
    expect(await opens({ withNewKey: true })).toMatchObject({ epoch: 2, lost: null });
    expect(await house.looks()).toBeNull();
    expect(await house.sealed.newest()).toMatchObject({ epoch: 2, size: 7 });
    const [first, second] = (await house.sealed.keys()).map(key => key.split('+')[2]);
    expect(first).not.toBe(second);
  });
});
