import type { Books } from './acts/5-the-books.js';
import type { Stage } from './stage/stage.js';

/** How often each thing occurs. */
const counted = (things: Iterable<string>): Readonly<Record<string, number>> =>
  Object.fromEntries(
    [...Map.groupBy(things, thing => thing)].map(([thing, all]) => [thing, all.length] as const).sort(([one], [other]) => (one < other ? -1 : 1)),
  );

const providerReport = async ({ service: { provider } }: Stage) => {
  const lines = await provider.invoice();
  const keys = [...Map.groupBy(lines, ({ lastFour }) => lastFour)].map(([lastFour, own]) => ({
    lastFour,
    lines: own.length,
    microUsd: own.reduce((total, { microUsd }) => total + microUsd, 0),
    endpoints: counted(own.map(({ endpoint }) => endpoint)),
  }));
  return { simulated: true, calls: (await provider.calls()).length, keys };
};

const projectsReport = async ({ person }: Stage) => {
  const projects = await person.projects();
  return Promise.all(
    projects.map(async ({ projectId, boundTo, source, createdAt }) => ({
      projectId,
      createdAt,
      source: source.kind,
      boundTo: boundTo?.lastFour ?? null,
      tasks: (await person.tasks(projectId)).map(({ operation, state, payer, rule }) => ({ operation, state, payer, rule })),
    })),
  );
};

/** What came of the story, as one document. */
export const reportOf = async (stage: Stage, books: Books): Promise<object> => {
  const { person, refusals } = stage;
  const { opening, entries, closing } = await person.statement();
  return {
    account: { accountId: person.accountId, balance: await person.balance() },
    projects: await projectsReport(stage),
    refusals,
    statement: { opening: String(opening), entries, closing: String(closing) },
    events: { ...books.audited, byType: counted(books.events.map(({ type }) => type)), tables: books.tables },
    provider: await providerReport(stage),
  };
};
