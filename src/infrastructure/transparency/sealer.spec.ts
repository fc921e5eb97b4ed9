import { chmod, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { systemContext } from '../../shared-kernel/context.js';
import { START, type Position } from '../../shared-kernel/ports/event-log.js';
import { emptyRoot } from './merkle.js';
import { openCheckpoint, type VerifierKey } from './signed-note.js';
import { readProofFile, readVerifierKey } from './testing/read-back.js';
import { dyingAt, SealHouse } from './testing/seal-house.js';
import { isConsistent, isIncluded } from './verification.js';

describe('the sealer', () => {
  let house: SealHouse;

  beforeAll(async () => {
    house = await SealHouse.open();
  });
  beforeEach(() => house.beginAnew());
  afterAll(() => house.close());

  const keys = async (): Promise<readonly VerifierKey[]> =>
    (await house.sealed.keys()).map(text => readVerifierKey(text) ?? { name: 'none', publicKey: emptyRoot });
  const bytes = (text: string): Buffer => Buffer.from(text, 'base64');
  const sizes = async (): Promise<readonly number[]> => (await house.sealed.checkpoints({ limit: 100 })).map(({ size }) => size).reverse();
  const opened = (epoch: number) => ({
    id: systemContext('operator').commandId,
    type: 'LogEpochOpened',
    schemaVersion: 1,
    data: { epoch },
    metadata: { actor: 'operator', commandId: 'c', causationId: 'c', correlationId: 'c', at: '2026-11-26T12:00:00.000Z' },
  });

  it('signs the tree of the log, keeps the note outside of the database, and proves each event and each growth', async () => {
    const sealer = house.sealer();
    for (const count of [3, 300, 1]) {
      await house.append(count);
      await sealer.round();
    }
    await sealer.round(); // nothing is new
    expect(sealer.unsigned).toBeNull();
    expect(await sizes()).toEqual([3, 303, 304]);
    const newest = await house.sealed.newest();
    expect(newest).toMatchObject({ epoch: 1, size: 304, root: await house.rootAt(304), at: '2026-11-26T12:00:00.000Z' });
    expect(openCheckpoint(newest?.text ?? '', await keys())).toMatchObject({ size: 304 });
    expect(Object.entries(await house.notes()).at(-1)).toEqual(['1-000000000304.note', newest?.text]);

    const leaves = await house.leaves();
    for (const ordinal of [1, 256, 257, 304]) {
      const proof = readProofFile((await house.sealed.inclusion(ordinal))?.file ?? '');
      const head = openCheckpoint(proof?.checkpoint ?? '', await keys());
      const claim = { leaf: leaves[ordinal - 1] ?? emptyRoot, index: proof?.index ?? -1, size: head?.size ?? 0, root: head?.root ?? emptyRoot };
      expect(isIncluded({ ...claim, proof: proof?.hashes ?? [] })).toBe(true);
    }
    expect(await house.sealed.inclusion(305)).toBeNull();
    const grown = await house.sealed.consistency(3, 304);
    const smallerRoot = bytes((await house.sealed.checkpoint(3))?.root ?? '');
    expect(isConsistent({ smaller: 3, smallerRoot, size: 304, root: bytes(newest?.root ?? ''), proof: (grown?.hashes ?? []).map(bytes) })).toBe(true);
    expect(await house.sealed.consistency(304, 305)).toBeNull();
    expect((await house.sealed.tile(0, 1))?.length).toBe(48 * 32);
    expect(await house.sealed.tile(0, 2)).toBeNull();
  });

  it('finds the ordinal of a position and the position of an ordinal, sealed or not', async () => {
    await house.append(300);
    await house.looks();
    await house.append(5);
    const at = (ordinal: number) => String(ordinal).padStart(20, '0') as Position;
    for (const ordinal of [1, 255, 256, 257, 300, 303, 305]) {
      expect(await house.sealed.ordinalOf(at(ordinal))).toBe(ordinal);
      expect(await house.sealed.positionOf(ordinal)).toBe(at(ordinal));
    }
    expect([await house.sealed.ordinalOf(START), await house.sealed.positionOf(0), await house.sealed.positionOf(400)]).toEqual([0, START, at(305)]);
    expect(await house.sealed.sealing()).toMatchObject({ epoch: 1, sealedUpTo: 300, behindBy: 5, unsigned: null });
  });

  it('signs after so many events, or when fewer have waited so long by a clock that nobody can set', async () => {
    let elapsed = 0;
    const sealer = house.sealer({ everyEvents: 10, everyMs: 60_000, elapsed: () => elapsed });
    await house.append(10);
    await sealer.round();
    await house.append(9);
    await sealer.round();
    expect(await sizes()).toEqual([10]);
    house.clock.at = new Date('2020-01-01T00:00:00.000Z'); // the clock on the wall goes back by years
    elapsed = 59_999;
    await sealer.round();
    expect(await sizes()).toEqual([10]);
    elapsed = 60_000;
    await sealer.round();
    expect(await sizes()).toEqual([10, 19]);
    expect(await house.sealed.newest()).toMatchObject({ at: '2026-11-26T12:00:00.000Z' });
  });

  it('lets two processes seal one log without ever signing differently', async () => {
    const two = [house.sealer(), house.sealer()] as const;
    for (let turn = 0; turn < 6; turn += 1) {
      await house.append(7);
      await Promise.all(two.map(sealer => sealer.round()));
    }
    await two[turnOf(6)].round();
    expect(two.map(sealer => sealer.unsigned)).toEqual([null, null]);
    const recorded = await house.sealed.checkpoints({ limit: 100 });
    expect(recorded[0]).toMatchObject({ size: 42, root: await house.rootAt(42) });
    expect(Object.values(await house.notes()).sort()).toEqual(recorded.map(({ text }) => text).sort());
  });

  it('may be killed at any step: it goes on without a gap, and never signs one size twice', async () => {
    const notes: Record<string, string> = {};
    for (let step = 1; step < 200; step += 1) {
      await house.append(step % 8 === 0 ? 120 : 3);
      const { store, isDead } = dyingAt(house.store, step);
      await house.looks({ store });
      Object.assign(notes, { ...(await house.notes()), ...notes }); // what was published first must stay
      await house.append(2);
      expect(await house.looks()).toBeNull();
      if (!isDead()) break;
      expect(step).toBeLessThan(199);
    }
    expect(await house.notes()).toMatchObject(notes);
    const recorded = await house.sealed.checkpoints({ limit: 1_000 });
    expect(recorded.map(({ text }) => text).sort()).toEqual(Object.values(await house.notes()).sort());
    for (const { size, root } of recorded) expect(root).toBe(await house.rootAt(size));
    expect(await house.sealed.sealing()).toMatchObject({ behindBy: 0, unsigned: null });
  });

  it('tells nobody of a note that could not be kept in every folder, and takes it back when it can', async () => {
    const second = join(house.dataDir, 'elsewhere');
    const folders = [house.folder, second];
    const sealer = house.sealer({ folders });
    await house.append(3);
    await sealer.round();
    await rm(second, { recursive: true });
    await writeFile(second, 'no folder');
    await house.append(2);
    await sealer.round();
    expect(sealer.unsigned?.reason).toBe('cannot_publish');
    expect(await sizes()).toEqual([3]);
    await rm(second);
    await house.append(1);
    expect(await house.looks({ folders })).toBeNull();
    expect(await sizes()).toEqual([3, 5, 6]);
    expect(Object.keys(await house.notes())).toEqual(['1-000000000003.note', '1-000000000005.note', '1-000000000006.note']);
    expect(await house.notes(second)).toEqual(await house.notes());
  });

  it('stays unsigned without its key, with another one, or with one that others can read, and goes on with the right one', async () => {
    await house.append(3);
    await house.looks();
    const right = await readFile(house.keyFile, 'utf8');
    await house.append(1);
    await rm(house.keyFile);
    expect(await house.looks()).toBe('key_missing');
    await expect(readFile(house.keyFile)).rejects.toThrow('ENOENT'); // none is made in its place
    expect(await house.looks({ keyPlace: { dataDir: house.dataDir, logKey: Buffer.from(emptyRoot).toString('base64') } })).toBe('key_wrong');
    await writeFile(house.keyFile, 'damaged', { mode: 0o600 });
    expect(await house.looks()).toBe('key_unreadable');
    await writeFile(house.keyFile, right);
    await chmod(house.keyFile, 0o644);
    expect(await house.looks()).toBe('key_unreadable');
    expect(await sizes()).toEqual([3]);
    expect(house.told.join('')).not.toContain(right.trim());
    await chmod(house.keyFile, 0o600);
    expect(await house.looks()).toBeNull();
    expect(await sizes()).toEqual([3, 4]);
  });

  it('makes no new key where the database has forgotten that there was one', async () => {
    await house.append(3);
    await house.looks();
    await house.asOwner('truncate seal.keys, seal.checkpoints, seal.tiles, seal.trees');
    const right = await readFile(house.keyFile, 'utf8');
    await rm(house.keyFile);
    expect(await house.looks()).toBe('key_missing');
    await writeFile(house.keyFile, right, { mode: 0o600 });
    expect(await house.looks()).toBeNull();
    expect(await sizes()).toEqual([3]);
  });

  it('refuses to sign a restored log that is shorter than what was published, until what is missing is there again', async () => {
    await house.append(5);
    await house.looks();
    const restore = await house.backUp();
    await house.append(4);
    await house.looks();
    const whole = await house.backUp();
    await restore();
    expect(await house.looks()).toBe('log_shorter_than_signed');
    expect(await sizes()).toEqual([5]);
    await whole();
    expect(await house.looks()).toBeNull();
    expect(await sizes()).toEqual([5, 9]);
  });

  it('refuses to sign a restored log that went on differently', async () => {
    await house.append(5);
    await house.looks();
    const restore = await house.backUp();
    await house.append(4);
    await house.looks();
    await restore();
    await house.append(10);
    expect(await house.looks()).toBe('log_differs_from_signed');
    expect(await sizes()).toEqual([5]);
  });

  it('notices a log that was put back behind the back of its tree, also while it runs', async () => {
    await house.append(5);
    const sealer = house.sealer();
    await sealer.round();
    await house.asOwner('delete from es.events where position > 3');
    await sealer.round();
    expect(sealer.unsigned?.reason).toBe('log_differs_from_signed');
    await house.append(5);
    await sealer.round();
    expect(sealer.unsigned?.reason).toBe('log_differs_from_signed');
    expect(sealer.unsigned?.remedy).toContain('new-epoch');
  });

  it('refuses to go on from a note that somebody has changed', async () => {
    await house.append(5);
    await house.looks();
    const path = join(house.folder, await house.log.identity(), '1-000000000005.note');
    const note = await readFile(path, 'utf8');
    await writeFile(path, note.replace('\n5\n', '\n4\n'));
    await house.append(1);
    expect(await house.looks()).toBe('cannot_publish');
    await writeFile(path, note);
    expect(await house.looks()).toBeNull();
  });

  it('goes on in a new epoch with a tree over the whole log; a backup from before it is refused again', async () => {
    await house.append(5);
    await house.looks();
    const restore = await house.backUp();
    await house.append(4);
    await house.looks();
    await restore();
    const sealer = house.sealer();
    await sealer.round();
    expect(sealer.unsigned?.reason).toBe('log_shorter_than_signed');
    await house.log.append('logepoch-platform', 'none', [opened(2)]);
    await sealer.round();
    expect(sealer.unsigned).toBeNull();
    const newest = await house.sealed.newest();
    expect(newest).toMatchObject({ epoch: 2, size: 6, root: await house.rootAt(6) });
    expect(Object.keys(await house.notes())).toEqual(['1-000000000005.note', '1-000000000009.note', '2-000000000006.note']);
    const grown = await house.sealed.consistency(5, 6);
    const old = await house.sealed.checkpoint(5, 1);
    const claim = { smaller: 5, smallerRoot: bytes(old?.root ?? ''), size: 6, root: bytes(newest?.root ?? '') };
    expect(isConsistent({ ...claim, proof: (grown?.hashes ?? []).map(bytes) })).toBe(true);
    expect((await house.sealed.keys()).map(key => key.split('+')[0]?.at(-1))).toEqual(['1', '2']);
    await restore();
    expect(await house.looks()).toBe('epoch_older_than_signed');
  });
});

const turnOf = (turn: number): 0 | 1 => (turn % 2 === 0 ? 0 : 1);
