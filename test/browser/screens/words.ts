import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

const WEB = join(import.meta.dirname, '../../../web');

/** Stands for whatever a sentence is filled with. */
const FILLED = '{}';

/** What the page says in English and in German. */
interface Said {
  readonly english: string;
  readonly german: string;
}

const textOf = (node: ts.Node): string | null => {
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) return node.text;
  if (ts.isTemplateExpression(node)) return node.head.text + node.templateSpans.map(({ literal }) => FILLED + literal.text).join('');
  return null;
};

const below = (node: ts.Node): readonly ts.Node[] => {
  const found: ts.Node[] = [];
  node.forEachChild(child => void found.push(child));
  return found;
};

/** Both halves of a catalogue have the same form, so what stands at the same place says the same. */
function* pairs(english: ts.Node, german: ts.Node): Generator<Said> {
  const [one, other] = [textOf(english), textOf(german)];
  if (one !== null && other !== null) yield { english: one, german: other };
  const [ours, theirs] = [below(english), below(german)];
  for (const [at, child] of ours.entries()) {
    const counterpart = theirs[at];
    if (counterpart) yield* pairs(child, counterpart);
  }
}

function* catalogues(node: ts.Node): Generator<Said> {
  if (ts.isCallExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === 'catalogue') {
    const [english, german] = node.arguments;
    if (english && german) yield* pairs(english, german);
  }
  for (const child of below(node)) yield* catalogues(child);
}

/** Every word of every catalogue of the page, as the sources have it: what the page is made of is nothing that others may import. */
const saidByThePage = (): readonly Said[] =>
  readdirSync(WEB, { recursive: true, encoding: 'utf8' })
    .filter(file => /\.tsx?$/.test(file))
    .flatMap(file => {
      const text = readFileSync(join(WEB, file), 'utf8');
      return text.includes('catalogue') ? [...catalogues(ts.createSourceFile(file, text, ts.ScriptTarget.Latest))] : [];
    });

const patternOf = (text: string): string =>
  text
    .split(FILLED)
    .map(literal => literal.replaceAll(/[$()*+.?[\\\]^{|}]/g, '\\$&'))
    .join('.+');

export type Language = 'en' | 'de';

/** The two languages of the page, so that one table of screens serves both. */
export class Words {
  readonly #german: ReadonlyMap<string, readonly string[]>;
  readonly #leftovers: ReadonlySet<string>;
  readonly #filledLeftovers: RegExp;

  constructor() {
    const said = saidByThePage();
    this.#german = new Map([...Map.groupBy(said, ({ english }) => english)].map(([english, all]) => [english, all.map(({ german }) => german)]));
    // a word may be the same in both languages; several that are were forgotten
    const alsoGerman = new Set(said.flatMap(({ english, german }) => (english !== german || !german.includes(' ') ? [german] : [])));
    const onlyEnglish = [...this.#german.keys()].filter(english => !alsoGerman.has(english) && /[a-z]{2}/i.test(english.replaceAll(FILLED, '')));
    this.#leftovers = new Set(onlyEnglish);
    const filled = onlyEnglish.filter(english => english.includes(FILLED) && english.replaceAll(FILLED, '').length > 12);
    this.#filledLeftovers = new RegExp(`^(?:${filled.map(patternOf).join('|')})$`);
  }

  /**
   * What something is called on the page whose English name is given. `{}` stands for whatever a name is filled with; what stands before a colon is
   * a name of its own, and a field that must be filled has a star.
   */
  called(english: string, language: Language): RegExp {
    const inLanguage = (name: string) => `(?:${(language === 'de' ? (this.#german.get(name) ?? [name]) : [name]).map(patternOf).join('|')})`;
    return new RegExp(`^${this.#german.has(english) ? inLanguage(english) : english.split(': ').map(inLanguage).join(': ')}(?: \\*)?$`);
  }

  /** Whether a text is one that the page says in English alone. */
  isEnglish(text: string): boolean {
    return this.#leftovers.has(text) || this.#filledLeftovers.test(text);
  }
}
