import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { cell, type Page } from './page.js';
import { nodesBelow, pathOf, type Product } from './product.js';

interface Rule {
  readonly id: string;
  readonly says: string;
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

const proofsIn = (product: Product): readonly Proof[] =>
  product.specs.flatMap(spec =>
    [...nodesBelow(spec)].flatMap(node => {
      const title = titleOf(node);
      return [...title.matchAll(TAG)].map(([, rule = '']) => ({ rule, title: title.replace(TAG, '').trim(), file: pathOf(product.root, spec) }));
    }),
  );

const rowOf = ({ id, says }: Rule, proofs: readonly Proof[]): string => {
  const shown = [...new Set(proofs.map(({ title, file }) => `"${cell(title)}" (\`${file}\`)`))];
  return `| ${id} | ${cell(says)} | ${shown.join('<br>') || 'planned'} |`;
};

/** docs/rules-coverage.md: each rule of the product and the specs that name it in square brackets. */
export const rulesCoverage = (product: Product): Page => {
  const rules = JSON.parse(readFileSync(join(product.root, 'scripts/rules.json'), 'utf8')) as readonly Rule[];
  const proofs = proofsIn(product);
  const proven = rules.filter(({ id }) => proofs.some(({ rule }) => rule === id));
  const rows = rules.map(rule =>
    rowOf(
      rule,
      proofs.filter(proof => proof.rule === rule.id),
    ),
  );
  const head = `# Rules coverage\n\nGenerated from the titles of the specs, where a tag such as \`[R30]\` names the rule that the spec proves. ${proven.length} of ${rules.length} rules are proven.\n`;
  return {
    file: 'docs/rules-coverage.md',
    text: [head, '| Rule | Says | Proven by |', '|---|---|---|', ...rows, ''].join('\n'),
    complaints: proofs.filter(({ rule }) => !rules.some(({ id }) => id === rule)).map(({ rule, file }) => `${file} names ${rule}, which is no rule`),
  };
};
