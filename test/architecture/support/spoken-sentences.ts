import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import ts from 'typescript';
import { projectRoot } from './tools.js';

/** A sentence as the code has it, each place filled with a word that stands for whatever comes there. */
export interface Spoken {
  readonly file: string;
  readonly text: string;
}

/** Fields that are told to people, wherever they are filled. */
const FIELDS = /^(sentence|detail|because|advice|caution|benefits|travels|yours|question|answer|precedence|remedy|says)$/;
const WORTH_READING =
  /\brefusal\(|\bfact[<(]|\b(sentence|detail|because|advice|caution|benefits|travels|yours|question|answer|precedence|remedy|says): /;
/** What is said to the operator at a start, or to nobody: errors that are no refusals, and lines of the journal. */
const UNHEARD = /^(alarm|warn|note|tell)$/;

const OTHERS = /\.(spec|contract|leg|d)\.ts$|[\\/](testing|german)[\\/]|[\\/](sandbox-provider|cli|settings)[\\/]/;

const sources = (): readonly string[] =>
  readdirSync(join(projectRoot, 'src'), { recursive: true, encoding: 'utf8' })
    .map(file => join('src', file))
    .filter(file => file.endsWith('.ts') && !OTHERS.test(file))
    .map(file => file.split(sep).join('/'));

const textOf = (node: ts.Node): string | null => {
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) return node.text;
  if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.PlusToken) {
    const [left, right] = [textOf(node.left), textOf(node.right)];
    return left === null || right === null ? null : left + right;
  }
  if (!ts.isTemplateExpression(node)) return null;
  return node.head.text + node.templateSpans.map(({ literal }, index) => `x${index}${literal.text}`).join('');
};

const nameOf = (name: ts.PropertyName): string => (ts.isIdentifier(name) || ts.isStringLiteral(name) ? name.text : '');

const callee = ({ expression }: ts.CallExpression): string => {
  if (ts.isPropertyAccessExpression(expression)) return expression.name.text;
  return ts.isIdentifier(expression) ? expression.text : '';
};

const hasWords = (text: string): boolean => /\S\s+\S/.test(text.trim());

/** Texts of several words below a node; what describes the API, errors of ours and lines of the journal are left out. */
function* textsBelow(node: ts.Node): Generator<string> {
  if (ts.isDecorator(node) || ts.isNewExpression(node) || ts.isImportDeclaration(node) || ts.isTypeNode(node)) return;
  if (ts.isCallExpression(node) && UNHEARD.test(callee(node))) return;
  const text = textOf(node);
  if (text !== null && hasWords(text)) yield text;
  // halves of a text say nothing by themselves
  if (text !== null && ts.isBinaryExpression(node)) return;
  const below: ts.Node[] = [];
  node.forEachChild(child => void below.push(child));
  for (const child of below) yield* textsBelow(child);
}

function* spokenBelow(node: ts.Node): Generator<string> {
  if (ts.isDecorator(node)) return;
  if (ts.isCallExpression(node) && callee(node) === 'refusal' && node.arguments[2]) yield* textsBelow(node.arguments[2]);
  if (ts.isCallExpression(node) && callee(node) === 'fact' && node.arguments[0]) yield* textsBelow(node.arguments[0]);
  if (ts.isPropertyAssignment(node) && FIELDS.test(nameOf(node.name))) yield* textsBelow(node.initializer);
  const below: ts.Node[] = [];
  node.forEachChild(child => void below.push(child));
  for (const child of below) yield* spokenBelow(child);
}

/**
 * What the code says to people: titles of refusals, sentences of events, fields that are sentences by their name, and every text of the files that `speaks` names, wherever it
 * stands there.
 */
export const spokenSentences = (speaks: (file: string) => boolean): readonly Spoken[] =>
  sources().flatMap(file => {
    const text = readFileSync(join(projectRoot, file), 'utf8');
    if (!speaks(file) && !WORTH_READING.test(text)) return [];
    const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest);
    return [...new Set([...spokenBelow(source), ...(speaks(file) ? textsBelow(source) : [])])].map(said => ({ file, text: said }));
  });
