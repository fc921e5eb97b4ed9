import { CanaryScan } from '../../demo/books/canary-scan.js';
import { Secrets } from '../../demo/books/secrets.js';

const SECRET = 'sk-proj-Ünlikely/words+and 7f3a9c';
const scan = () => {
  const secrets = new Secrets();
  secrets.keep('the key', SECRET);
  return new CanaryScan(secrets.canaries);
};
const noise = Buffer.from('a long line of ordinary words that hold no secret at all; '.repeat(500));
const among = (text: string | Buffer): Buffer => Buffer.concat([noise, Buffer.from(text), noise]);

/** A part in the middle, neither the beginning nor the end. */
const PART = [...SECRET].slice(9, 21).join('');

describe('a search for canaries', () => {
  it('finds nothing in ordinary words', () => {
    const search = scan();
    expect(search.search('noise', noise)).toEqual([]);
    expect(search.bytesSearched).toBe(noise.length);
    expect(search.patternCount).toBeGreaterThan(150);
  });

  it.each<[string, string]>([
    ['raw', PART],
    ['base64 at offset 0', Buffer.from(PART).toString('base64')],
    ['base64 at offset 1', Buffer.from(`x${PART}yz`).toString('base64')],
    ['base64 at offset 2', Buffer.from(`xy${PART}z`).toString('base64')],
    ['base64url at offset 0', Buffer.from(PART).toString('base64url')],
    ['hex', Buffer.from(PART).toString('hex')],
    ['hex', Buffer.from(PART).toString('hex').toUpperCase()],
    ['url', encodeURIComponent(PART)],
    ['url', encodeURIComponent(PART).toLowerCase()],
  ])('finds a part of twelve characters, %s', (form, planted) => {
    const found = scan().search('somewhere', among(planted));
    expect(found.map(finding => finding.form.replace('base64url', 'base64'))).toContain(form.replace('base64url', 'base64'));
    expect(found[0]).toMatchObject({ canary: 'the key', place: 'somewhere' });
    expect(found[0]?.at).toBeGreaterThanOrEqual(noise.length);
  });

  it('is not fooled by a shorter part', () => {
    expect(scan().search('somewhere', among([...PART].slice(1).join('')))).toEqual([]);
  });

  it('finds what begins a place and what ends it', () => {
    expect(scan().search('beginning', Buffer.from(PART))).toHaveLength(1);
    expect(scan().search('end', Buffer.concat([noise, Buffer.from(PART)]))).toHaveLength(1);
  });

  it('sets aside what was there by right, and only that', () => {
    const secrets = new Secrets();
    secrets.keep('a sentence', 'ordinary words that tell the name Qorvatheen');
    const aside = new CanaryScan(secrets.canaries).present(noise);
    const search = new CanaryScan(secrets.canaries, aside);
    expect(search.search('noise', noise)).toEqual([]);
    expect(search.search('a leak', among('name Qorvatheen'))).toHaveLength(1);
  });

  it('takes no canary that is too short to be searched for', () => {
    expect(() => new CanaryScan([{ name: 'short', text: 'short', window: 12 }])).toThrow('at least 12');
  });
});
