import { SealHouse } from '../../../infrastructure/transparency/testing/seal-house.js';
import { TransparencyTries } from './transparency-tries.js';
import { TilesController, TransparencyController } from './transparency.controller.js';

describe('what anybody may ask of the log', () => {
  let house: SealHouse;
  let controller: TransparencyController;
  let tiles: TilesController;
  const somebody = '203.0.113.7';

  beforeAll(async () => {
    house = await SealHouse.open();
    controller = new TransparencyController(house.sealed, new TransparencyTries(house.clock));
    tiles = new TilesController(house.sealed);
  });
  afterAll(() => house.close());

  it('is refused with log_unsigned, checkpoint_unknown and tree_unknown where nothing was signed', async () => {
    await expect(controller.newest(somebody)).rejects.toMatchObject({ code: 'log_unsigned' });
    await expect(controller.one(somebody, '1')).rejects.toMatchObject({ code: 'checkpoint_unknown' });
    await expect(controller.consistency(somebody, { from: 0, to: 1 })).rejects.toMatchObject({ code: 'tree_unknown' });
    await expect(tiles.tile('0', '0')).rejects.toMatchObject({ code: 'tree_unknown' });
    expect(await controller.list(somebody, { limit: 5 })).toEqual({ items: [], next: null });
  });

  it('is told page by page, the newest first', async () => {
    const sealer = house.sealer();
    for (let size = 1; size <= 3; size += 1) {
      await house.append(1);
      await sealer.round();
    }
    const first = await controller.list(somebody, { limit: 2 });
    expect([first.items.map(({ size }) => size), first.next]).toEqual([[3, 2], '1-2']);
    const second = await controller.list(somebody, { limit: 2, before: first.next ?? '' });
    expect([second.items.map(({ size }) => size), second.next]).toEqual([[1], null]);
    expect(await controller.one(somebody, '2')).toEqual(first.items[1]);
    await expect(controller.one(somebody, '02')).rejects.toMatchObject({ code: 'checkpoint_unknown' });
    expect((await tiles.tile('0', '0')).mediaType).toBe('application/octet-stream');
  });

  it('waits when one network asks too often', async () => {
    const asked = Array.from({ length: 241 }, () => controller.keys('198.51.100.1'));
    await expect(Promise.all(asked)).rejects.toMatchObject({ code: 'too_many_tries' });
  });
});
