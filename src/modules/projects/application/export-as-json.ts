import { creditAmount } from '../../../shared-kernel/money.js';
import type { ExportedOutput, ProjectExport } from './export-project.js';

const json = (value: unknown): string => JSON.stringify(value);

async function* listOf<Item>(name: string, items: AsyncIterable<Item> | Iterable<Item>, shown: (item: Item) => unknown): AsyncGenerator<string> {
  yield `,\n"${name}":[`;
  let isFirst = true;
  for await (const item of items) {
    yield `${isFirst ? '' : ','}\n${json(shown(item))}`;
    isFirst = false;
  }
  yield ']';
}

const shownOutput = ({ output, cardName, receipt, text, pictures }: ExportedOutput) => {
  const { outputId, operation, cardId, version, cardVersion, state, reason, payer, model, simulated, requestedAt, readyAt } = output;
  const purse = payer === 'credits' ? 'platform_credits' : 'openai_account';
  const charged = receipt?.charged ?? null;
  const payment = {
    payer,
    purse,
    rule: receipt?.rule ?? null,
    charged: charged === null ? null : creditAmount(charged),
    returned: creditAmount(receipt?.returned ?? '0'),
  };
  const keyLastFour = receipt?.key?.lastFour ?? null;
  return {
    outputId,
    operation,
    cardId,
    cardName,
    version,
    cardVersion,
    state,
    reason,
    model,
    simulated,
    requestedAt,
    readyAt,
    payment: { ...payment, keyLastFour },
    text,
    pictures,
  };
};

/** A project as one JSON document, written piece by piece; `complete` at its end says that nothing was cut off. */
export async function* asJson(project: ProjectExport): AsyncGenerator<string> {
  const { projectId, name, createdAt, forkedFrom, transcript, thumbnails, outputs } = project;
  yield `{"format":"keyreel-project-1",\n"project":${json({ projectId, name, createdAt, forkedFrom })}`;
  if (transcript === null) yield ',\n"transcript":null';
  else {
    const { language, durationSeconds, simulated, segments, speakers = [] } = transcript;
    yield `,\n"transcript":{"language":${json(language)},"durationSeconds":${json(durationSeconds)},"simulated":${json(simulated)},"speakers":${json(speakers)}`;
    yield* listOf('segments', segments, segment => segment);
    yield '}';
  }
  yield* listOf('thumbnails', thumbnails, picture => picture);
  yield* listOf('outputs', outputs, shownOutput);
  yield ',\n"complete":true}\n';
}
