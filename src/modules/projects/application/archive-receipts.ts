import type { ReceiptView } from '../../media-pipeline/index.js';

/** A receipt to be kept: everything but what tells more of the key than its last letters. */
const kept = (receipt: ReceiptView) => {
  const { accountId: _, key, quote, payer, ...rest } = receipt;
  return {
    ...rest,
    payer,
    purse: payer === 'credits' ? 'platform_credits' : 'openai_account',
    keyLastFour: key?.lastFour ?? null,
    quote: quote && { ceiling: quote.ceiling, expiresAt: quote.expiresAt, priceVersion: quote.priceVersion },
  };
};

/** All receipts as one JSON document, amounts in micro-credits; `complete` at its end says that nothing was cut off. */
export async function* receiptsAsJson(receipts: AsyncIterable<ReceiptView>): AsyncGenerator<string> {
  let before = '';
  yield '{"format":"keyreel-receipts-1",\n"receipts":[';
  for await (const receipt of receipts) {
    yield `${before}\n${JSON.stringify(kept(receipt))}`;
    before = ',';
  }
  yield '],\n"complete":true}\n';
}

const COLUMNS = [
  'task',
  'operation',
  'state',
  'model',
  'payer',
  'purse',
  'rule',
  'charged micro-credits',
  'paid back micro-credits',
  'requested at',
  'ended at',
  'simulated',
] as const;

/** One field; what a spreadsheet would take for a formula begins with an apostrophe. */
export const csvField = (value: string | number | boolean | null): string => {
  const text = value === null ? '' : String(value);
  const harmless = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
};

const line = (fields: readonly (string | number | boolean | null)[]): string => `${fields.map(csvField).join(',')}\r\n`;

/** The sums of all receipts for a spreadsheet (RFC 4180). */
export async function* receiptsAsCsv(receipts: AsyncIterable<ReceiptView>): AsyncGenerator<string> {
  yield line(COLUMNS);
  for await (const { taskId, operation, state, model, payer, rule, charged, returned, requestedAt, endedAt, simulated } of receipts) {
    const purse = payer === 'credits' ? 'platform_credits' : 'openai_account';
    yield line([taskId, operation, state, model, payer, purse, rule, charged, returned, requestedAt, endedAt, simulated]);
  }
}
