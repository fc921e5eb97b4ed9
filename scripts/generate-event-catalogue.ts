import ts from 'typescript';
import { callsOf, declarationOf, literalText, moduleOf, namedProperty, nodesBelow, type Product } from './product.js';
import type { Page } from './page.js';

/** One declared event as the catalogue shows it. */
interface CataloguedEvent {
  readonly name: string;
  readonly category: string;
  readonly module: string;
  readonly sentence: string;
  readonly version: number;
  readonly keptForTheRecord: boolean;
  /** Names of its fields, outermost first; nested ones are joined by dots. */
  readonly fields: readonly string[];
}

/** Who hears what: a policy or a projection and the names of the events in its `on`. */
interface Listener {
  readonly name: string;
  readonly kind: 'policy' | 'projection';
  readonly hears: readonly string[];
  /** The constant that holds it. */
  readonly declaration: ts.Declaration | undefined;
}

const SECRET = /secret|passw|passphrase|credential|api_?key$|token(?!s)/i;
const IRREGULAR = new Set(
  'Held Begun Began Sent Lost Made Spoken Paid Unknown Known Left Met Kept Put Set Given Taken Written Found Told Chosen Bound Unbound Withdrawn Frozen Broken Borne Shown Seen Understood Spent Sold Bought Cut Read Built Fallen Grown Thrown Hidden Reset Overdrawn Agreed Freed Heard Brought'.split(
    ' ',
  ),
);

/** True when the verb of a name like `HoldSettled` is in the past tense. */
const isPastTense = (name: string): boolean => {
  const words = name.match(/[A-Z][a-z0-9]*/g) ?? [];
  return words.slice(1).some(word => IRREGULAR.has(word) || (word.endsWith('ed') && !word.endsWith('eed')));
};

/** Field names below a type; arrays and unions are looked into, what a library declares is not. */
const fieldsOf = (product: Product, type: ts.Type, at: ts.Node, depth = 0): readonly string[] => {
  if (depth > 4) return [];
  if (type.isUnionOrIntersection()) return type.types.flatMap(part => fieldsOf(product, part, at, depth));
  const element = product.checker.getIndexTypeOfType(type, ts.IndexKind.Number);
  if (element) return (type.flags & ts.TypeFlags.StringLike) === 0 ? fieldsOf(product, element, at, depth) : [];
  if ((type.flags & ts.TypeFlags.Object) === 0) return [];
  return product.checker.getPropertiesOfType(type).flatMap(property => {
    if (property.name.startsWith('__')) return [];
    const inner = fieldsOf(product, product.checker.getTypeOfSymbolAtLocation(property, at), at, depth + 1);
    return [property.name, ...inner.map(name => `${property.name}.${name}`)];
  });
};

const eventOf = (product: Product, property: ts.ObjectLiteralElementLike, category: string, module: string): CataloguedEvent | null => {
  if (!ts.isPropertyAssignment(property) || !ts.isCallExpression(property.initializer)) return null;
  const [sentence, options] = property.initializer.arguments;
  const data = property.initializer.typeArguments?.[0];
  const version = options && namedProperty(options, 'version');
  return {
    name: property.name.getText(),
    category,
    module,
    sentence: (sentence && literalText(product, sentence)) ?? '',
    version: version ? Number(version.getText()) : 1,
    keptForTheRecord: Boolean(options && namedProperty(options, 'keptForTheRecord')),
    fields: data ? [...new Set(fieldsOf(product, product.checker.getTypeFromTypeNode(data), data))] : [],
  };
};

const eventsIn = (product: Product): readonly CataloguedEvent[] =>
  callsOf(product, 'facts', 'shared-kernel/message').flatMap(call => {
    const [category, declared] = call.arguments;
    if (!category || !declared || !ts.isObjectLiteralExpression(declared)) return [];
    const named = literalText(product, category) ?? category.getText();
    return declared.properties.map(property => eventOf(product, property, named, moduleOf(call))).filter(event => event !== null);
  });

const namesIn = (product: Product, on: ts.Expression): readonly string[] =>
  product.checker.getPropertiesOfType(product.checker.getTypeAtLocation(on)).map(({ name }) => name);

const constantAround = (node: ts.Node): ts.Declaration | undefined =>
  ts.isSourceFile(node)
    ? undefined
    : ts.isVariableDeclaration(node) && ts.isSourceFile(node.parent.parent.parent)
      ? node
      : constantAround(node.parent);

const listenerOf = (
  product: Product,
  call: ts.CallExpression,
  kind: Listener['kind'],
  name?: ts.Expression,
  on?: ts.Expression,
): readonly Listener[] =>
  name && on ? [{ name: literalText(product, name) ?? name.getText(), kind, hears: namesIn(product, on), declaration: constantAround(call) }] : [];

const listenersIn = (product: Product): readonly Listener[] => [
  ...callsOf(product, 'policy', 'shared-kernel/policy').flatMap(call => listenerOf(product, call, 'policy', call.arguments[0], call.arguments[1])),
  ...callsOf(product, 'projection', 'shared-kernel/projection').flatMap(call => {
    const [declared] = call.arguments;
    return declared ? listenerOf(product, call, 'projection', namedProperty(declared, 'name'), namedProperty(declared, 'on')) : [];
  }),
];

/** Constants that a module lists among its parts, also by way of a list with a name of its own. */
const listedIn = (product: Product, list: ts.Node): readonly ts.Declaration[] =>
  [list, ...nodesBelow(list)].filter(ts.isIdentifier).flatMap(identifier => {
    const declaration = declarationOf(product, identifier);
    if (!declaration) return [];
    const isList = ts.isVariableDeclaration(declaration) && declaration.initializer && ts.isArrayLiteralExpression(declaration.initializer);
    return isList && declaration.initializer ? listedIn(product, declaration.initializer) : [declaration];
  });

const registeredIn = (product: Product): ReadonlySet<ts.Declaration> =>
  new Set(
    product.sources
      .flatMap(file => [...nodesBelow(file)])
      .filter(ts.isObjectLiteralExpression)
      .filter(object => product.checker.getContextualType(object)?.symbol?.name === 'ModuleParts')
      .flatMap(parts => ['policies', 'projections'].flatMap(name => namedProperty(parts, name) ?? []))
      .flatMap(list => listedIn(product, list)),
  );

const complaintsAboutListeners = (product: Product, listeners: readonly Listener[]): readonly string[] => {
  const registered = registeredIn(product);
  const names = listeners.map(({ name }) => name);
  return listeners.flatMap(({ name, kind, hears, declaration }, index) => [
    ...(declaration && registered.has(declaration) ? [] : [`the ${kind} ${name} is listed among no module's parts`]),
    ...(names.indexOf(name) === index ? [] : [`two listeners are named ${name}`]),
    ...(hears.length > 0 ? [] : [`the ${kind} ${name} hears nothing`]),
  ]);
};

const complaintsAbout = (event: CataloguedEvent, heardBy: readonly Listener[], namesakes: number): readonly string[] => {
  const wrong: string[] = [];
  if (!/^[A-Z].*\.$/.test(event.sentence)) wrong.push('needs a sentence that begins with a capital and ends with a full stop');
  if (!isPastTense(event.name)) wrong.push('is not in the past tense');
  if (namesakes > 1) wrong.push('shares its name with another event');
  const secret = event.fields.find(field => SECRET.test(field.split('.').at(-1) ?? field));
  if (secret) wrong.push(`has a field named like a secret: ${secret}`);
  if (heardBy.length === 0 && !event.keptForTheRecord) wrong.push('has neither a listener nor the mark keptForTheRecord');
  if (heardBy.length > 0 && event.keptForTheRecord) wrong.push(`is marked keptForTheRecord, yet ${heardBy[0]?.name} listens`);
  return wrong.map(complaint => `${event.module}: ${event.name} ${complaint}`);
};

const rowOf = (event: CataloguedEvent, heardBy: readonly Listener[]): string => {
  const listeners = heardBy.map(({ kind, name }) => (kind === 'policy' ? `*${name}*` : name)).sort();
  const shallow = event.fields.filter(field => !field.includes('.')).map(field => `\`${field}\``);
  return `| \`${event.name}\`${event.version > 1 ? ` (v${event.version})` : ''} | ${event.sentence} | ${shallow.join(', ')} | ${listeners.join('<br>') || (event.keptForTheRecord ? 'kept for the record' : 'nobody')} |`;
};

const sectionOf = (category: string, events: readonly CataloguedEvent[], heard: (name: string) => readonly Listener[]): string =>
  [
    `## Stream \`${category}-…\` (${events[0]?.module ?? ''})`,
    '',
    '| Event | What happened | Carries | Heard by |',
    '|---|---|---|---|',
    ...events.map(event => rowOf(event, heard(event.name))),
    '',
  ].join('\n');

/** docs/event-catalogue.md: every event that may be stored, and what is wrong with any of them. */
export const eventCatalogue = (product: Product): Page => {
  const events = eventsIn(product);
  const listeners = listenersIn(product);
  const heard = (name: string) => listeners.filter(({ hears }) => hears.includes(name));
  const categories = [...new Set(events.map(({ category }) => category))].sort();
  const sections = categories.map(category =>
    sectionOf(
      category,
      events.filter(event => event.category === category),
      heard,
    ),
  );
  return {
    file: 'docs/event-catalogue.md',
    text: `# Event catalogue\n\nGenerated from the declarations in each module's \`domain/events.ts\`. Policies, which react, are in italics; the other listeners are projections.\n\n${sections.join('\n')}`,
    complaints: [
      ...events.flatMap(event => complaintsAbout(event, heard(event.name), events.filter(({ name }) => name === event.name).length)),
      ...complaintsAboutListeners(product, listeners),
    ],
  };
};
