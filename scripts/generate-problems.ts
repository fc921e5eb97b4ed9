import { readFileSync } from 'node:fs';
import ts from 'typescript';
import { statusOf } from '../src/infrastructure/http/problem.js';
import type { RefusalKind } from '../src/shared-kernel/refusal.js';
import { cell, type Page } from './page.js';
import { callsOf, declarationOf, literalText, namedProperty, nodesBelow, pathOf, type Product } from './product.js';

interface Problem {
  readonly code: string;
  readonly kind: RefusalKind;
  readonly title: string;
  readonly purse: string;
  readonly remedies: readonly string[];
  readonly declaredIn: string;
}

/** Texts of the lists below a node; a function that makes the list is looked into. */
const listedTexts = (product: Product, from: ts.Node): readonly string[] => {
  if (ts.isArrayLiteralExpression(from)) return from.elements.filter(ts.isStringLiteral).map(({ text }) => text);
  if (!ts.isCallExpression(from)) return [...nodesBelow(from)].filter(ts.isArrayLiteralExpression).flatMap(list => listedTexts(product, list));
  const maker = declarationOf(product, from.expression);
  return maker ? [...nodesBelow(maker)].filter(ts.isArrayLiteralExpression).flatMap(list => listedTexts(product, list)) : [];
};

/** Where each refusal is thrown, found in one walk over the sources. */
const throwsOf = (product: Product): ReadonlyMap<ts.Node, readonly ts.CallExpression[]> => {
  const throws = new Map<ts.Node, ts.CallExpression[]>();
  for (const node of product.sources.flatMap(file => [...nodesBelow(file)])) {
    if (!ts.isCallExpression(node) || !ts.isIdentifier(node.expression) || !/^[A-Z]/.test(node.expression.text)) continue;
    const declaration = declarationOf(product, node.expression);
    if (declaration) throws.set(declaration, [...(throws.get(declaration) ?? []), node]);
  }
  return throws;
};

/** Remedies that are named where a refusal is thrown. */
const remediesThrown = (product: Product, throws: readonly ts.CallExpression[]): readonly string[] =>
  throws
    .flatMap(({ arguments: [details] }) => (details && namedProperty(details, 'remedies')) ?? [])
    .flatMap(remedies => listedTexts(product, remedies));

const problemOf = (product: Product, call: ts.CallExpression, throws: readonly ts.CallExpression[]): Problem => {
  const [code, kind, title, fixed] = call.arguments;
  const remedies = fixed && namedProperty(fixed, 'remedies');
  const purse = fixed && namedProperty(fixed, 'purse');
  const text = (expression: ts.Expression | undefined): string => (expression && literalText(product, expression)) ?? '';
  return {
    code: text(code),
    kind: text(kind) as RefusalKind,
    title: text(title),
    purse: text(purse),
    remedies: [...new Set([...(remedies ? listedTexts(product, remedies) : []), ...remediesThrown(product, throws)])],
    declaredIn: pathOf(product.root, call.getSourceFile()),
  };
};

const rowOf = ({ code, kind, title, purse, remedies }: Problem): string =>
  `| \`${code}\` | ${statusOf({ code, kind })} | ${cell(title)} | ${purse} | ${remedies.map(remedy => `\`${remedy}\``).join(', ')} |`;

const complaintsAbout = (problem: Problem, all: readonly Problem[], provoked: (code: string) => boolean): readonly string[] => {
  const wrong: string[] = [];
  if (!/^[a-z][a-z0-9_]*$/.test(problem.code)) wrong.push('needs a code in snake_case');
  if (!/^[A-Z].*\.$/.test(problem.title)) wrong.push('needs a sentence that begins with a capital and ends with a full stop');
  if (all.filter(({ code }) => code === problem.code).length > 1) wrong.push('is declared more than once');
  if (!provoked(problem.code)) wrong.push('is provoked by no spec');
  return wrong.map(complaint => `${problem.declaredIn}: ${problem.code} ${complaint}`);
};

/** docs/problems.md: every refusal that a client may meet. */
export const problems = (product: Product): Page => {
  const throws = throwsOf(product);
  const found = callsOf(product, 'refusal', 'shared-kernel/refusal').map(call => problemOf(product, call, throws.get(call.parent) ?? []));
  const sorted = found.toSorted((one, other) => (one.code < other.code ? -1 : 1));
  const specs = product.specs.map(spec => readFileSync(spec.fileName, 'utf8')).join('\n');
  const provoked = (code: string): boolean => new RegExp(`['"\`/]${code}\\b`).test(specs);
  const head =
    '# Problems\n\nGenerated from the refusals in the code. Each is answered as `application/problem+json` (RFC 9457) with `type` `/problems/<code>`; a client decides by the code. *Whose credits* says which of two things is meant: the platform’s own credits, or the funds of the user’s OpenAI account.\n';
  return {
    file: 'docs/problems.md',
    text: [head, '| Code | Status | What it says | Whose credits | Remedies |', '|---|---|---|---|---|', ...sorted.map(rowOf), ''].join('\n'),
    complaints: sorted.flatMap(problem => complaintsAbout(problem, sorted, provoked)),
  };
};
