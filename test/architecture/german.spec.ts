import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { areas, inGerman, wordInGerman } from '../../src/infrastructure/http/german/in-german.js';
import { limitReached } from '../../src/modules/api-keys/domain/own-spending-errors.js';
import { ownKeyGuide } from '../../src/modules/api-keys/http/advice.js';
import { plainSentence } from '../../src/modules/support/domain/plain-sentence.js';
import { spokenSentences } from './support/spoken-sentences.js';
import { projectRoot } from './support/tools.js';

/** Files all of whose texts are told to people. */
const SPEAKS =
  /^src\/(infrastructure\/(http\/(value-shapes|shapes|check-shape|shape\.pipe|problem|rim-refusals)|transparency\/not-signed)|modules\/(notifications\/projections\/((credit|key|own-spending|webhook|work)-notices|lost-results)|api-keys\/http\/(advice|shown-preview|own-usage\.words|usage-key\.words)|api-keys\/domain\/own-spending(-errors)?|credits\/http\/how-credits-work|projects\/(application\/preview-prompt|domain\/image-options)|audit\/application\/reconciliation\/[a-z-]+|support\/application\/(why-[a-z]+|explanation|payer-again|account-timeline)|support\/http\/work\.controller))\.ts$/;

/** What is told to nobody, or to those who run the service, in their own language. */
const UNTOLD =
  /^src\/infrastructure\/(audit-replay|openai)\/|^src\/modules\/support\/domain\/plain-sentence\.ts|^src\/infrastructure\/http\/value-shapes\.ts: Platform credits;/;

/** Places that stand where a whole sentence stands: that one is looked for by itself. */
const SENTENCE_PLACE = /(?:^|(?<=[.?!] )|(?<=x\d ))x\d(?: (?=[A-Zx])|$)/g;

interface ApiDocument {
  readonly components: {
    readonly schemas: Readonly<
      Record<string, { readonly properties?: Readonly<Record<string, { readonly type?: unknown; readonly 'x-sentence'?: boolean }>> }>
    >;
  };
}

/** Fields that are sentences by their name, and those that are called like one and are something else. */
const TOLD =
  /^(sentence|ruleSays|because|advice|caution|benefits|limits|removal|travels|yours|notice|question|answer|decision|decidedBy|warning|remedy|precedence|says)$/;
const OTHERWISE = /^(CreditChangeShape\.decidedBy|WhyDecidedAgainShape\.answer|(ReadApiSettings|WrittenKeyChanged)Shape\.advice)$/;

/** A text that is made of halves, and a half: what comes of them is looked at as it leaves. */
const HALF = /x\d{2}|x\d[a-z]|[a-z.]x\d|^,/;

const isSaid = (text: string): boolean => text === '' || inGerman(text.trim()) !== null || wordInGerman(text.trim()) !== null;

const spoken = spokenSentences(file => SPEAKS.test(file));

const unsaid = (): readonly string[] =>
  spoken
    .filter(({ text }) => !HALF.test(text) && !isSaid(text) && !isSaid(text.replaceAll(SENTENCE_PLACE, 'It can be made again. ').trim()))
    .map(({ file, text }) => `${file}: ${text}`)
    .filter(said => !UNTOLD.test(said));

/** Texts that are put together, as they leave. */
const made = (): readonly string[] => {
  const books = { limit: 5_000_000n, spent: 1_500_000n, reserved: 250_000n, needed: 4_000_000n };
  return [
    ...ownKeyGuide.flatMap(({ question, answer }) => [question, answer]),
    limitReached({ ...books, likely: null }),
    limitReached({ ...books, likely: 90_000n }),
  ];
};

const refused = 'POST /v1/projects was refused: The OpenAI key on this account cannot be used.';
const locked = 'The project is locked for generation: This project needs the OpenAI key that it was created with.';
const settled = 'Platform credits paid for this text: of 1.5 that were held, 0.4 were charged for what it used and 1.1 went back.';

/** Explanations are made of parts that are each in the sources; these are how they leave. */
const explained: readonly (readonly [string, string])[] = [
  [refused, 'POST /v1/projects wurde abgelehnt: Der OpenAI-Schlüssel dieses Kontos ist nicht verwendbar.'],
  [`${refused} (exhausted)`, 'POST /v1/projects wurde abgelehnt: Der OpenAI-Schlüssel dieses Kontos ist nicht verwendbar. (exhausted)'],
  [
    `${refused} (exhausted) It was refused 3 times more within a minute.`,
    'POST /v1/projects wurde abgelehnt: Der OpenAI-Schlüssel dieses Kontos ist nicht verwendbar. (exhausted) Innerhalb einer Minute wurde es noch 3 Mal abgelehnt.',
  ],
  [
    `${locked} It is bound to the key that ends in wxyz.`,
    'Das Projekt ist für das Erzeugen gesperrt: Dieses Projekt braucht den OpenAI-Schlüssel, mit dem es angelegt wurde. Es ist an den Schlüssel gebunden, der auf wxyz endet.',
  ],
  [
    'The project is not locked: platform credits pay for generation, because generation is paid with credits. It is bound to no key.',
    'Das Projekt ist nicht gesperrt: Für das Erzeugen zahlen Keyreel-Credits, denn Erzeugen wird mit Keyreel-Credits bezahlt. Es ist an keinen Schlüssel gebunden.',
  ],
  [
    `${settled} It cost 0.2 more than was held, and the platform bore that. 0.4 were paid back later (damaged).`,
    'Keyreel-Credits haben hierfür gezahlt (Text): Von 1.5 reservierten wurden 0.4 für den Verbrauch berechnet, und 1.1 gingen zurück. Es kostete 0.2 mehr, als reserviert war; das hat die Plattform getragen. 0.4 wurden später zurückgezahlt (damaged).',
  ],
  [
    'Your OpenAI key works again. New projects are possible, and stopped work can be taken up. It was closed by its owner at 2026-11-26T12:00:00.000Z.',
    'Dein OpenAI-Schlüssel funktioniert wieder. Neue Projekte sind möglich, und angehaltene Arbeit lässt sich wieder aufnehmen. Sie ist geschlossen: von ihrem Besitzer, am 2026-11-26T12:00:00.000Z.',
  ],
  [
    'A finished task was paid from its hold; the rest of the hold went back: charged 0.4 platform credits, operation text, not estimated.',
    'Eine fertige Aufgabe wurde aus ihrer Reservierung bezahlt; der Rest ging zurück: berechnet 0.4 Keyreel-Credits, Arbeit Text, nicht geschätzt.',
  ],
  [
    'What a task of the kind text had made is missing here, by no fault of yours. The platform credits that were charged for it are paid back. It can be made again.',
    'Was eine Aufgabe der Art „Text“ gemacht hatte, fehlt hier; das ist nicht deine Schuld. Die Keyreel-Credits, die dafür berechnet wurden, werden zurückgezahlt. Es lässt sich noch einmal machen.',
  ],
  [
    'Your OpenAI key expires here in 7 days, on the date that you chose. From then on new projects are blocked and projects that use it generate nothing.',
    'Dein OpenAI-Schlüssel läuft hier in 7 Tagen ab, an dem Tag, den du gewählt hast. Von da an sind neue Projekte gesperrt, und Projekte, die ihn nutzen, erzeugen nichts.',
  ],
];

/** Every fact that a history may put behind an event. */
const factsTold = (): readonly string[] => {
  const source = readFileSync(join(projectRoot, 'src/modules/support/domain/plain-sentence.ts'), 'utf8');
  const names = [...new Set([...source.matchAll(/'([a-z]\w+)'/gi)].map(([, name]) => name ?? ''))];
  const samples = ['1500000', 'true', 'false', '2026-11-26T12:00:00.000Z', 'word', 'GET /v1/projects'];
  const events = ['credits-a', 'ownspend-a', 'task-a'].map(stream => ({ stream, type: 'HoldSettled' }));
  const extended = { stream: 'credits-a', type: 'HoldExtended' };
  return [...events, extended].flatMap(event =>
    names.flatMap(name =>
      samples.flatMap(value => {
        const { sentence, facts } = plainSentence({ ...event, data: { [name]: value } }, 'It is told.');
        return Object.keys(facts).length === 0 ? [] : [sentence.slice('It is told: '.length, -1)];
      }),
    ),
  );
};

describe('what the API says', () => {
  it('has its German, every sentence of it', () => {
    expect(spoken.length).toBeGreaterThan(550);
    expect(unsaid()).toEqual([]);
  });

  it('has the German of what is put together', () => expect(made().filter(text => inGerman(text) === null)).toEqual([]));

  it.each(explained)('puts together in German: %s', (english, german) => expect(inGerman(english)).toBe(german));

  it('has the German of every fact that a history tells', () => {
    const told = factsTold();
    expect(told.length).toBeGreaterThan(100);
    expect(told.filter(fact => wordInGerman(fact) === null)).toEqual([]);
  });

  it('has the German of every remedy', () => {
    const listed = [...readFileSync(join(projectRoot, 'docs/problems.md'), 'utf8').matchAll(/^\| `.*\| (.*) \|$/gm)].map(
      ([, remedies]) => remedies ?? '',
    );
    const codes = listed.flatMap(remedies => [...remedies.matchAll(/`([a-z_]+)`/g)].map(([, code]) => code ?? ''));
    expect(codes.length).toBeGreaterThan(100);
    expect(codes.filter(code => wordInGerman(code.replaceAll('_', ' ')) === null)).toEqual([]);
  });

  it('is declared to be a sentence wherever an answer has one', () => {
    const { components } = JSON.parse(readFileSync(join(projectRoot, 'docs/openapi.json'), 'utf8')) as ApiDocument;
    const undeclared = Object.entries(components.schemas).flatMap(([name, { properties = {} }]) =>
      Object.entries(properties)
        .filter(([field, { type, 'x-sentence': told }]) => TOLD.test(field) && type !== 'boolean' && told !== true)
        .map(([field]) => `${name}.${field}`),
    );
    expect(undeclared.filter(field => !OTHERWISE.test(field))).toEqual([]);
  });

  it('has each German once', () => {
    const all = areas.flatMap(area => Object.keys(area));
    expect(all.filter((sentence, at) => all.indexOf(sentence) !== at)).toEqual([]);
  });

  it('keeps in German whatever the English was filled with, and adds nothing', () => {
    const places = (text: string) => [...new Set(text.match(/\{\d/g))].toSorted();
    const wrong = areas.flatMap(area => Object.entries(area)).filter(([english, german]) => places(english).join() !== places(german).join());
    expect(wrong).toEqual([]);
  });
});
