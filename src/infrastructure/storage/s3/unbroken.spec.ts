import { Readable } from 'node:stream';
import { collected, patterned } from '../../../shared-kernel/testing/bytes.js';
import { unbroken } from './unbroken.js';

const film = patterned(1000);
const breaking = (from: number, to: number): Readable =>
  Readable.from(
    (async function* () {
      if (to > from) yield film.subarray(from, to);
      throw Object.assign(new Error('hung up'), { code: 'ECONNRESET' });
    })(),
  );

describe('an answer whose line breaks', () => {
  it('is taken up where it broke, as often as it goes on', async () => {
    const asked: number[] = [];
    const whole = unbroken(breaking(0, 100), 1000, async from => {
      asked.push(from);
      return from < 900 ? breaking(from, from + 200) : Readable.from([film.subarray(from)]);
    });
    expect((await collected(whole)).equals(film)).toBe(true);
    expect(asked).toEqual([100, 300, 500, 700, 900]);
  });

  it('that ends too early without a word is taken up as well', async () => {
    const whole = unbroken(Readable.from([film.subarray(0, 10)]), 1000, async from => Readable.from([film.subarray(from)]));
    expect((await collected(whole)).equals(film)).toBe(true);
  });

  it('is given up when nothing more comes', async () => {
    let asked = 0;
    const whole = unbroken(breaking(0, 10), 1000, async from => {
      asked += 1;
      return breaking(from, from);
    });
    await expect(collected(whole)).rejects.toThrow('hung up');
    expect(asked).toBeLessThan(5);
  });

  it('never gives more than was asked for', async () => {
    expect(await collected(unbroken(Readable.from([film]), 10, () => Promise.reject(new Error('asked again'))))).toEqual(film.subarray(0, 10));
  });

  it('and is whole already, but not what the storage says it is, is a failure', async () => {
    await expect(collected(unbroken(breaking(0, 1000), 1000, () => Promise.reject(new Error('asked again'))))).rejects.toThrow('hung up');
  });
});
