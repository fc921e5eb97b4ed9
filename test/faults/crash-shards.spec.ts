import { neverKilledAt, shardsOf, type Seen } from './crash-shards.js';

describe('the parts of the list of crash points', () => {
  const ports = ['log.append', 'content.put', 'content.delete', 'provider.text', 'provider.probeKey', 'fetcher.download', 'media.probe', 'safe.put'];
  const details = ['', '(AttemptIntended)', '(WorkRequested+CreditsHeld)', '(ApiKeyAdded)', '(video/mp4)', '(image/png)', '(tomorrow.something)'];

  it('have every point in one of them and no point in two, whatever it is called', () => {
    const points = [...ports, 'tomorrow.port'].flatMap(port => details.flatMap(detail => [`${port}${detail}:before`, `${port}${detail}:after`]));
    expect(points.filter(point => shardsOf(point).length !== 1)).toEqual([]);
    expect(new Set(points.flatMap(shardsOf)).size).toBe(2);
  });

  it('tell of a point that all of them left to each other', async () => {
    const before = process.env['KEYREEL_TEST_RUN'];
    process.env['KEYREEL_TEST_RUN'] = `${before} told`;
    const [work, rest]: readonly Seen[] = [
      { killed: ['a'], passed: ['b', 'c'] },
      { killed: ['b'], passed: ['a'] },
    ];
    try {
      expect(await neverKilledAt('paid work', work!)).toEqual([]);
      expect(await neverKilledAt('everything else', rest!)).toEqual(['c']);
    } finally {
      process.env['KEYREEL_TEST_RUN'] = before;
    }
  });
});
