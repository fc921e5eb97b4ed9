import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { cell, type Page } from './page.js';
import { nodesBelow, pathOf, type Product } from './product.js';

interface Rule {
  readonly id: string;
  readonly says: string;
  /** Why no journey through REST can prove it; left out where one does. */
  readonly notThroughRest?: string;
}

interface Proof {
  readonly rule: string;
  readonly title: string;
  readonly file: string;
}

const RUNNERS = new Set(['it', 'test', 'describe']);
const TAG = /\[((?:R|A-)\d+)\]/g;

/** `it` of `it('…')`, `it.each(…)('…')` and `describe.each(…)('…')`. */
const runnerOf = (callee: ts.Expression): string => {
  if (ts.isIdentifier(callee)) return callee.text;
  if (ts.isPropertyAccessExpression(callee) || ts.isCallExpression(callee)) return runnerOf(callee.expression);
  return ts.isTaggedTemplateExpression(callee) ? runnerOf(callee.tag) : '';
};

const titleOf = (node: ts.Node): string => {
  if (!ts.isCallExpression(node) || !RUNNERS.has(runnerOf(node.expression))) return '';
  const [title] = node.arguments;
  if (!title) return '';
  return ts.isTemplateExpression(title) ? title.getText().slice(1, -1) : ts.isStringLiteralLike(title) ? title.text : '';
};

const proofsIn = (product: Pick<Product, 'root' | 'specs'>): readonly Proof[] =>
  product.specs.flatMap(spec =>
    [...nodesBelow(spec)].flatMap(node => {
      const title = titleOf(node);
      return [...title.matchAll(TAG)].map(([, rule = '']) => ({ rule, title: title.replace(TAG, '').trim(), file: pathOf(product.root, spec) }));
    }),
  );

/** How near a proof is to what a user meets: a journey goes through REST on the real parts, a decision is proven by its own pure function. */
type Kind = 'journey' | 'decision' | 'other';

const kindOf = ({ file }: Pick<Proof, 'file'>): Kind => {
  if (file.startsWith('test/journeys/')) return 'journey';
  return /\/domain\/|^src\/shared-kernel\//.test(file) ? 'decision' : 'other';
};

const rowOf = ({ id, says }: Rule, proofs: readonly Proof[]): string => {
  const shown = (kind: Kind): string => {
    const ofKind = proofs.filter(proof => kindOf(proof) === kind);
    return [...new Set(ofKind.map(({ title, file }) => `"${cell(title)}" (\`${file}\`)`))].join('<br>');
  };
  if (proofs.length === 0) return `| ${id} | ${cell(says)} | planned |  |  |`;
  return `| ${id} | ${cell(says)} | ${shown('journey')} | ${shown('decision')} | ${shown('other')} |`;
};

const rulesOf = (root: string): readonly Rule[] => JSON.parse(readFileSync(join(root, 'scripts/rules.json'), 'utf8')) as readonly Rule[];

/** Rules that no journey through REST proves, save those of which it is written down why none can. */
export const rulesWithoutJourney = (product: Pick<Product, 'root' | 'specs'>): readonly string[] => {
  const walked = new Set(proofsIn(product).flatMap(proof => (kindOf(proof) === 'journey' ? [proof.rule] : [])));
  return rulesOf(product.root).flatMap(({ id, notThroughRest }) => (walked.has(id) || notThroughRest !== undefined ? [] : [id]));
};

/** docs/rules-coverage.md: each rule of the product and the specs that name it in square brackets. */
export const rulesCoverage = (product: Product): Page => {
  const rules = rulesOf(product.root);
  const proofs = proofsIn(product);
  const proven = rules.filter(({ id }) => proofs.some(({ rule }) => rule === id));
  const rows = rules.map(rule =>
    rowOf(
      rule,
      proofs.filter(proof => proof.rule === rule.id),
    ),
  );
  const walked = rules.filter(({ id }) => proofs.some(proof => proof.rule === id && kindOf(proof) === 'journey')).length;
  const head = `# Rules coverage\n\nGenerated from the titles of the specs, where a tag such as \`[R30]\` names the rule that the spec proves. ${proven.length} of ${rules.length} rules are proven, ${walked} of them by a journey through REST on the real parts.\n`;
  return {
    file: 'docs/rules-coverage.md',
    text: [
      head,
      '| Rule | Says | By journeys through REST | By the decisions themselves | By other specs |',
      '|---|---|---|---|---|',
      ...rows,
      '',
    ].join('\n'),
    complaints: proofs.filter(({ rule }) => !rules.some(({ id }) => id === rule)).map(({ rule, file }) => `${file} names ${rule}, which is no rule`),
  };
};
