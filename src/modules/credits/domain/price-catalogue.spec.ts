import { given as givenFor } from '../../../shared-kernel/testing/given.js';
import { smallPrices } from '../testing/credit-stories.js';
import { priceCatalogueCommands } from './commands.js';
import type { CatalogueOperation, PriceCatalogueEvent } from './events.js';
import { catalogues, faultIn, PLATFORM_CATALOGUE } from './price-catalogue.js';

const given = givenFor(catalogues);
const terms = {
  catalogueId: PLATFORM_CATALOGUE,
  operations: smallPrices,
  signUpGrant: { amount: '100', priority: 100, expiresAfterDays: null },
} as const;
const adopt = (version: string, hash: string) => priceCatalogueCommands.AdoptPriceCatalogue({ ...terms, version, hash });
const adopted = (version: string, hash: string): PriceCatalogueEvent => ({ type: 'PriceCatalogueAdopted', data: { ...terms, version, hash } });

describe('adopting prices', () => {
  it('puts a new version in force and keeps it whole', () => given().when(adopt('2026-11-01', 'a')).then(adopted('2026-11-01', 'a')));
  it('puts a later version in force beside the earlier ones', () =>
    given(adopted('2026-11-01', 'a')).when(adopt('2026-12-01', 'b')).then(adopted('2026-12-01', 'b')));
  it('refuses a version that was adopted with other bytes', () =>
    given(adopted('2026-11-01', 'a'))
      .when(adopt('2026-11-01', 'b'))
      .thenRefused('price_version_conflict', { version: '2026-11-01', adoptedHash: 'a', offeredHash: 'b' }));
  it('refuses other bytes of a version that is no longer in force, too', () =>
    given(adopted('2026-11-01', 'a'), adopted('2026-12-01', 'b')).when(adopt('2026-11-01', 'c')).thenRefused('price_version_conflict'));
  it('ignores what was adopted before, in force or not', () => {
    given(adopted('2026-11-01', 'a')).when(adopt('2026-11-01', 'a')).thenNothing();
    given(adopted('2026-11-01', 'a'), adopted('2026-12-01', 'b')).when(adopt('2026-11-01', 'a')).thenNothing();
  });
  it('refuses terms that cannot come into force, saying why', () =>
    given()
      .when(priceCatalogueCommands.AdoptPriceCatalogue({ ...terms, version: '1', hash: 'a', operations: [...smallPrices, ...smallPrices] }))
      .thenRefused('price_catalogue_invalid', { reason: 'transcription: is listed twice' }));
});

describe('what is wrong with a catalogue', () => {
  const fault = (operation: Partial<CatalogueOperation>) =>
    faultIn({ ...terms, operations: [{ operation: 'dubbing', operationClass: 'credit-paid', parts: [], ...operation }] });
  const part = (unit: string, microCredits: `${bigint}`, per = 1) => ({ unit, microCredits, per });

  it('is nothing about sound prices', () => expect(faultIn(terms)).toBeNull());
  it('[R19] is nothing about a new kind of work, of either class', () => {
    expect(fault({ parts: [part('line', '5')] })).toBeNull();
    expect(fault({ operationClass: 'key-paid', parts: [part('line', '5')] })).toBeNull();
  });

  it.each(['download', 'transcription', 'thumbnails'])('[R16] [R17] [R18] [R21] is %s on an own key', operation =>
    expect(fault({ operation, operationClass: 'key-paid' })).toMatch(/is credit-paid: who pays/),
  );
  it.each(['text', 'card', 'image'])('[R10] [R12] [R15] [R21] is %s on credits whatever key is there', operation =>
    expect(fault({ operation, operationClass: 'credit-paid' })).toMatch(/is key-paid: who pays/),
  );

  it('is a negative price', () => expect(fault({ parts: [part('line', '-1')] })).toBe('dubbing: the price per line is negative'));
  it('is a price for no units or for a part of one', () => {
    expect(fault({ parts: [part('line', '1', 0)] })).toMatch(/for 0 units/);
    expect(fault({ parts: [part('line', '1', 1.5)] })).toMatch(/for 1.5 units/);
  });
  it('is two prices for one unit', () => expect(fault({ parts: [part('line', '1'), part('line', '2')] })).toBe('dubbing: has two prices per line'));
  it('is a unit that the work is not measured in', () =>
    expect(fault({ operation: 'transcription', parts: [part('secnod', '1')] })).toBe(
      'transcription: is not measured in secnod, which would never be charged',
    ));
  it('is a cached token dearer than a fresh one, which a hold would not cover', () => {
    const text = (...parts: CatalogueOperation['parts']) => fault({ operation: 'text', operationClass: 'key-paid', parts });
    expect(text(part('input-token', '100', 1000), part('cached-input-token', '2', 10))).toMatch(/asks more for a cached-input-token/);
    expect(text(part('cached-input-token', '1'))).toMatch(/asks more for a cached-input-token/);
    expect(text(part('input-token', '100', 1000), part('cached-input-token', '1', 10))).toBeNull();
  });
  it('is a sign-up grant that takes, has half a priority or ends at once', () => {
    const grant = (change: object) => faultIn({ ...terms, signUpGrant: { ...terms.signUpGrant, ...change } });
    expect(grant({ amount: '-1' })).toBe('the sign-up grant is negative');
    expect(grant({ priority: 0.5 })).toMatch(/priority/);
    expect(grant({ expiresAfterDays: 0 })).toMatch(/at least 1/);
    expect(grant({ amount: '0', expiresAfterDays: 30 })).toBeNull();
  });
});
