import { Turnstile } from './turnstile.js';

/** Work that ends when it is told to. */
const held = () => {
  let end: (failure?: Error) => void = () => undefined;
  const done = new Promise<void>((resolve, reject) => {
    end = failure => (failure ? reject(failure) : resolve());
  });
  return { work: () => done, end };
};

it('lets so many work, so many wait, and nobody else in', async () => {
  const turnstile = new Turnstile(2, 1);
  const pieces = [held(), held(), held()];
  const started: number[] = [];
  const passes = pieces.map(({ work }, index) =>
    turnstile.pass(() => {
      started.push(index);
      return work();
    }),
  );
  await expect(turnstile.pass(() => Promise.resolve())).rejects.toMatchObject({ code: 'sign_in_busy' });
  expect(started).toEqual([0, 1]);
  pieces[1]?.end();
  await passes[1];
  await Promise.resolve();
  expect(started).toEqual([0, 1, 2]);
  passes.push(turnstile.pass(() => Promise.resolve(void started.push(3)))); // the place was handed over, not vacated
  await Promise.resolve();
  expect(started).toEqual([0, 1, 2]);
  for (const { end } of pieces) end();
  await Promise.all(passes);
});

it('gives the place on when work fails', async () => {
  const turnstile = new Turnstile(1, 5);
  const failing = held();
  const first = turnstile.pass(failing.work);
  const second = turnstile.pass(() => Promise.resolve('worked'));
  failing.end(new Error('lost'));
  await expect(first).rejects.toThrow('lost');
  await expect(second).resolves.toBe('worked');
  await expect(turnstile.pass(() => Promise.resolve('free again'))).resolves.toBe('free again');
});

it('never has more at work than it may, however many come', async () => {
  const turnstile = new Turnstile(3, 100);
  let atWork = 0;
  let most = 0;
  const work = async () => {
    atWork += 1;
    most = Math.max(most, atWork);
    await Promise.resolve();
    atWork -= 1;
  };
  await Promise.all(Array.from({ length: 100 }, () => turnstile.pass(work)));
  expect({ most, atWork }).toEqual({ most: 3, atWork: 0 });
});
