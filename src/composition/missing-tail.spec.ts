import { appendFile, cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exportsTo } from '../../test/support/auditing.js';
import { Export } from '../infrastructure/audit-replay/read-export.js';
import { SealHouse } from '../infrastructure/transparency/testing/seal-house.js';
import { allOf } from '../shared-kernel/testing/log-witness.js';
import { bringBack } from './missing-tail.js';

describe('what a restored log lacks of what was signed', () => {
  let house: SealHouse;
  let room: string;
  let restore: () => Promise<void>;
  let before: readonly Buffer[];

  const folder = (name: string): string => join(room, name);
  const back = (name: string) => bringBack({ databaseUrl: house.url }, folder(name), { dataDir: house.dataDir, folder: null });
  const signs = async (count: number, stream: string): Promise<void> => {
    await house.append(count, stream);
    await house.looks();
  };

  /** Five events in the backup, two more in the first export, two more in the second. */
  beforeAll(async () => {
    house = await SealHouse.open();
    await house.beginAnew();
    room = await mkdtemp(join(tmpdir(), 'keyreel tail '));
    await signs(5, 'a-1');
    restore = await house.backUp();
    await signs(2, 'a-1');
    await exportsTo({ databaseUrl: house.url }, folder('early'));
    await signs(2, 'b-1');
    before = await house.leaves();
    await exportsTo({ databaseUrl: house.url }, folder('whole'));
    await cp(folder('whole'), folder('changed'), { recursive: true });
    await appendFile(join(folder('changed'), 'reducers.json'), ' ');
  });
  beforeEach(() => restore());
  afterAll(async () => {
    await house.close();
    await rm(room, { recursive: true, force: true });
  });

  it('is put back byte for byte from an export, and signed on', async () => {
    expect(await house.looks()).toBe('log_shorter_than_signed');
    expect(await back('whole')).toEqual({ from: 6, to: 9 });
    expect(await house.leaves()).toEqual(before);
    expect(await house.looks()).toBeNull();
    await expect(back('whole')).rejects.toThrow('has all 9 events');
  });

  it('is put back as a whole when that was broken off', async () => {
    const [sixth] = (await allOf((await Export.open(folder('whole'))).events())).flat().slice(5);
    const { id, type, schemaVersion, data, metadata } = sixth!;
    await house.log.append('a-1', 4, [{ id, type, schemaVersion, data: JSON.parse(data), metadata: JSON.parse(metadata) }]);
    expect(await back('whole')).toEqual({ from: 7, to: 9 });
    expect(await house.leaves()).toEqual(before);
  });

  it.each([
    ['that reaches less far than what was signed', 'early', 'reach to 7 only'],
    ['that was changed', 'changed', 'not as it was written: reducers.json'],
    ['that is none', 'nowhere', 'this is no export'],
  ])('is not taken from an export %s', async (_, name, sentence) => {
    await expect(back(name)).rejects.toThrow(sentence);
    expect(await house.leaves()).toEqual(before.slice(0, 5));
  });

  it('is not put after events that came in its place', async () => {
    await house.append(1, 'c-1');
    await expect(back('whole')).rejects.toThrow('one of them has other events');
    expect(await house.leaves()).toHaveLength(6);
  });

  it('is not put into another log', async () => {
    await house.asOwner(`update es.log_identity set log_id = gen_random_uuid()`);
    await expect(back('whole')).rejects.toThrow('of another log');
  });
});
