import { join } from 'node:path';
import { eventCatalogue } from '../../scripts/generate-event-catalogue.js';
import { problems } from '../../scripts/generate-problems.js';
import { rulesCoverage, rulesWithoutJourney } from '../../scripts/generate-rules-coverage.js';
import { thirdPartyNotices } from '../../scripts/generate-third-party-notices.js';
import { readProduct } from '../../scripts/product.js';
import { projectRoot } from './support/tools.js';

const folder = join(projectRoot, 'test/architecture/tripwires/messages');
const wrongProduct = readProduct(folder);

describe('the event catalogue', () => {
  const page = eventCatalogue(wrongProduct);

  it('complains of each event that is wrong, once for each way, and of no other', () =>
    expect(page.complaints).toEqual([
      'alpha: ParcelHidden needs a sentence that begins with a capital and ends with a full stop',
      'alpha: ParcelWaiting is not in the past tense',
      'alpha: ParcelFeed is not in the past tense',
      'alpha: ParcelNamed shares its name with another event',
      'alpha: ParcelOpened has a field named like a secret: lock.keys.apiKey',
      'alpha: ParcelSigned has a field named like a secret: accessToken',
      'alpha: ParcelPosted has neither a listener nor the mark keptForTheRecord',
      'alpha: ParcelTraced is marked keptForTheRecord, yet alpha.hold-parcel listens',
      'alpha: ParcelNamed shares its name with another event',
      "the policy alpha.forgotten is listed among no module's parts",
      'two listeners are named alpha.hold-parcel',
      'the policy alpha.hold-parcel hears nothing',
    ]));

  it('shows what an event says, carries and who hears it', () =>
    expect(page.text).toContain(
      '| `ParcelHeld` | A parcel was held. | `parcelId`, `inputTokens` | *alpha.forgotten*<br>*alpha.hold-parcel*<br>alpha.parcels |',
    ));
});

describe('the page of problems', () => {
  const page = problems(wrongProduct);

  it('complains of doubled, misspelt, wordless and unprovoked refusals', () =>
    expect(page.complaints).toEqual([
      'src/modules/alpha/domain/errors.ts: Parcel-Shouted needs a code in snake_case',
      'src/modules/alpha/domain/errors.ts: parcel_gone is declared more than once',
      'src/modules/alpha/domain/errors.ts: parcel_gone is declared more than once',
      'src/modules/alpha/domain/errors.ts: parcel_unseen is provoked by no spec',
      'src/modules/alpha/domain/errors.ts: parcel_wordless needs a sentence that begins with a capital and ends with a full stop',
    ]));

  it('shows the remedies that are fixed and those that are named where it is thrown', () =>
    expect(page.text).toContain('`parcel_gone` | 404 | There is no such parcel. |  | `look_elsewhere`, `ask`, `wait` |'));
});

describe('the rules coverage', () => {
  const page = rulesCoverage(wrongProduct);

  it('complains of a tag that names no rule', () => expect(page.complaints).toEqual(['test/parcel.spec.ts names R99, which is no rule']));

  it('shows who proves a rule, and which rules are only planned', () => {
    expect(page.text).toContain('| R1 | One. |  |  | "is refused as parcel_gone" (`test/parcel.spec.ts`) |');
    expect(page.text).toContain(
      '| R2 | Two. | "is sent" (`test/journeys/parcel.journey.spec.ts`) |  | "says ${1 + 1} \\| twice" (`test/parcel.spec.ts`) |',
    );
    expect(page.text).toContain('| A-4 | Four. | planned |');
    expect(page.text).toContain('3 of 4 rules are proven, 1 of them by a journey');
  });

  it('finds each rule that no journey through REST proves, save where it is written down why none can', () =>
    expect(rulesWithoutJourney(wrongProduct)).toEqual(['R1', 'A-4']));
});

describe('the third-party notices', () => {
  const page = thirdPartyNotices(folder);

  it('complain of a licence that is unknown or not allowed, in what ships', () =>
    expect(page.complaints).toEqual([
      'closed is under SEE LICENSE IN closed.txt, which scripts/third-party.json does not allow',
      'nameless is under unknown, which scripts/third-party.json does not allow',
    ]));

  it('take a platform package for what its sisters are', () => expect(page.text).toContain('| fast-darwin-arm64 | 1.0.0 | MIT (optional) |'));
});
