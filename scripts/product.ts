import { existsSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import ts from 'typescript';

const upwards = (folder: string): string => (existsSync(join(folder, 'package-lock.json')) ? folder : upwards(dirname(folder)));

/** The folder that holds package.json, whether this runs from scripts/ or from dist/scripts/. */
export const projectRoot = upwards(import.meta.dirname);

/** The product's sources as the compiler understands them. */
export interface Product {
  readonly root: string;
  readonly checker: ts.TypeChecker;
  /** Without specs, contracts and test support. */
  readonly sources: readonly ts.SourceFile[];
  readonly specs: readonly ts.SourceFile[];
}

const SPEC = /\.(spec|contract|leg)\.ts$/;

/** A path below the root with forward slashes, the same on every machine. */
export const pathOf = (root: string, file: ts.SourceFile): string => relative(root, file.fileName).split(sep).join('/');

/** Reads a project with its own tsconfig.json. */
export const readProduct = (root: string = projectRoot): Product => {
  const config = ts.getParsedCommandLineOfConfigFile(
    join(root, 'tsconfig.json'),
    {},
    { ...ts.sys, onUnRecoverableConfigFileDiagnostic: () => undefined },
  );
  if (!config) throw new Error(`No tsconfig.json in ${root}`);
  const program = ts.createProgram(config.fileNames, config.options);
  const ours = program
    .getSourceFiles()
    .filter(file => !program.isSourceFileFromExternalLibrary(file) && !program.isSourceFileDefaultLibrary(file))
    .sort((one, other) => (pathOf(root, one) < pathOf(root, other) ? -1 : 1));
  return {
    root,
    checker: program.getTypeChecker(),
    sources: ours.filter(file => pathOf(root, file).startsWith('src/') && !SPEC.test(file.fileName) && !file.fileName.includes('/testing/')),
    specs: ours.filter(file => SPEC.test(file.fileName)),
  };
};

/** All nodes below one, in the order of the text. */
export function* nodesBelow(node: ts.Node): Generator<ts.Node> {
  const children: ts.Node[] = [];
  node.forEachChild(child => void children.push(child));
  for (const child of children) {
    yield child;
    yield* nodesBelow(child);
  }
}

/** The declaration that a name stands for, seen through imports. */
export const declarationOf = (product: Product, name: ts.Node): ts.Declaration | undefined => {
  const isShorthand = ts.isShorthandPropertyAssignment(name.parent);
  const symbol = isShorthand ? product.checker.getShorthandAssignmentValueSymbol(name.parent) : product.checker.getSymbolAtLocation(name);
  const meant = symbol && (symbol.flags & ts.SymbolFlags.Alias) !== 0 ? product.checker.getAliasedSymbol(symbol) : symbol;
  return meant?.declarations?.[0];
};

/** Calls of a function that one file of the kernel declares; namesakes declared elsewhere do not count. */
export const callsOf = (product: Product, name: string, declaredIn: string): readonly ts.CallExpression[] =>
  product.sources.flatMap(file =>
    [...nodesBelow(file)].filter(
      (node): node is ts.CallExpression =>
        ts.isCallExpression(node) &&
        node.expression.getText() === name &&
        Boolean(declarationOf(product, node.expression)?.getSourceFile().fileName.endsWith(`${declaredIn}.ts`)),
    ),
  );

/** The text of a string, also of a constant's. */
export const literalText = (product: Product, expression: ts.Expression): string | undefined => {
  const type = product.checker.getTypeAtLocation(expression);
  if (type.isStringLiteral()) return type.value;
  return ts.isStringLiteralLike(expression) ? expression.text : undefined;
};

/** The value of a property in an object that is written out. */
export const namedProperty = (object: ts.Expression, name: string): ts.Expression | undefined => {
  if (!ts.isObjectLiteralExpression(object)) return undefined;
  const property = object.properties.find(candidate => candidate.name?.getText() === name);
  if (property && ts.isPropertyAssignment(property)) return property.initializer;
  return property && ts.isShorthandPropertyAssignment(property) ? property.name : undefined;
};

/** The module that a piece of code belongs to, or the folder below src/ when it belongs to none. */
export const moduleOf = (node: ts.Node): string => /\/src\/(?:modules\/)?([^/]+)\//.exec(node.getSourceFile().fileName)?.[1] ?? '';
