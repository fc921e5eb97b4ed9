import { isFromOwnPage } from './own-page.js';

const LOCAL = 'http://127.0.0.1:4310';
const PUBLIC = 'https://keyreel.example';

const from = (method: string, site: string | null, origin: string | null, publicUrl = PUBLIC, host = new URL(publicUrl).host): boolean =>
  isFromOwnPage(
    { method, headers: { host, ...(site === null ? {} : { 'sec-fetch-site': site }), ...(origin === null ? {} : { origin }) } },
    publicUrl,
  );

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];
const READS = ['GET', 'HEAD'];

describe.each([PUBLIC, LOCAL])('a request to %s', own => {
  const elsewhere = ['https://evil.example', `${own}.evil.example`, `${new URL(own).protocol}//${new URL(own).host}0`, 'null', '', `${own}/`];

  it.each(METHODS)('%s by the page itself is its own, with an origin and, where the browser tells, without', method => {
    expect(from(method, 'same-origin', own, own)).toBe(true);
    expect(from(method, 'same-origin', null, own)).toBe(true);
    expect(from(method, null, own, own)).toBe(true);
    expect(from(method, null, null, own)).toBe(READS.includes(method));
  });

  it.each(METHODS)('%s by another page is not, however near it is', method => {
    for (const site of ['same-site', 'cross-site', 'nonsense', ''])
      for (const origin of [null, own, ...elsewhere]) expect([site, origin, from(method, site, origin, own)]).toEqual([site, origin, false]);
    for (const site of ['same-origin', 'none', null])
      for (const origin of elsewhere) expect([site, origin, from(method, site, origin, own)]).toEqual([site, origin, false]);
  });

  it.each(METHODS)('%s by a person who opened the address reads, and changes nothing', method => {
    expect(from(method, 'none', null, own)).toBe(READS.includes(method));
  });
});

it('knows itself by the name that it was asked by, and by its public one behind a proxy', () => {
  expect(from('POST', null, 'http://localhost:4310', LOCAL, 'localhost:4310')).toBe(true);
  expect(from('POST', null, PUBLIC, PUBLIC, '10.0.0.7:4310')).toBe(true);
  expect(from('POST', null, 'https://10.0.0.8:4310', PUBLIC, '10.0.0.7:4310')).toBe(false);
});

it('is not asked without TLS where the operator says that there is some', () => {
  expect(from('POST', null, 'http://keyreel.example')).toBe(false);
  expect(from('GET', 'same-origin', 'http://keyreel.example')).toBe(false);
});
