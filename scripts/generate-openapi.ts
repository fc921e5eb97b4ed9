import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import openapiTS, { astToString, type OpenAPI3 } from 'openapi-typescript';
import type { Page } from './page.js';

/** What src/openapi.ts offers: the document as the running service would serve it, made without starting anything. */
interface DocumentBuilder {
  readonly openApiDocument: () => Promise<object>;
}

/** `{a: 1, b: 2}` whatever the order in which the routes were declared. */
const inOrder = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return Object.fromEntries(entries.map(([key, inner]) => [key, inOrder(inner)]));
};

const clientTypes = async (document: object): Promise<string> => {
  const types = astToString(await openapiTS(structuredClone(document) as OpenAPI3, { alphabetize: true }));
  return `/** Generated from docs/openapi.json. */\n${types}`;
};

/** docs/openapi.json and the client's types made from it; nothing as long as there is no document to build. */
export const openApiPages = async (root: string): Promise<readonly Page[]> => {
  const builder = join(root, 'dist/src/openapi.js');
  if (!existsSync(builder)) return [];
  const { openApiDocument } = (await import(pathToFileURL(builder).href)) as DocumentBuilder;
  const document = inOrder(await openApiDocument()) as object;
  return [
    { file: 'docs/openapi.json', text: `${JSON.stringify(document, null, 2)}\n`, complaints: [] },
    { file: 'demo/client/api.d.ts', text: await clientTypes(document), complaints: [] },
  ];
};
