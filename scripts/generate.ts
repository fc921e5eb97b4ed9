import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { eventCatalogue } from './generate-event-catalogue.js';
import { openApiPages } from './generate-openapi.js';
import { problems } from './generate-problems.js';
import { rulesCoverage } from './generate-rules-coverage.js';
import { thirdPartyNotices } from './generate-third-party-notices.js';
import type { Page } from './page.js';
import { projectRoot, readProduct } from './product.js';

const committed = (page: Page): string | null => {
  try {
    return readFileSync(join(projectRoot, page.file), 'utf8');
  } catch {
    return null;
  }
};

const pages = async (): Promise<readonly Page[]> => {
  const product = readProduct();
  return [eventCatalogue(product), problems(product), rulesCoverage(product), thirdPartyNotices(projectRoot), ...(await openApiPages(projectRoot))];
};

const checking = process.argv.includes('--check');
let wrong = 0;
const complain = (complaint: string): void => {
  wrong += 1;
  console.error(complaint);
};

for (const page of await pages()) {
  for (const complaint of page.complaints) complain(`${page.file}: ${complaint}`);
  if (committed(page) === page.text) continue;
  if (checking) complain(`${page.file} is not what the code says: run "npm run generate" and commit it`);
  else {
    mkdirSync(dirname(join(projectRoot, page.file)), { recursive: true });
    writeFileSync(join(projectRoot, page.file), page.text);
    console.log(`wrote ${page.file}`);
  }
}
process.exitCode = wrong === 0 ? 0 : 1;
