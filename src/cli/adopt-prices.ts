import { adoptPricesInto } from '../composition/price-catalogues.js';
import { say, type Command } from './command.js';

/** Brings a price catalogue into force. */
export const adoptPrices: Command = async ({ url }, options, { eventStoreUrl }) => {
  const file = options.get('--file');
  if (!file) throw new Error('Say which catalogue: adopt-prices --file=prices.json');
  const { version, isNew } = await adoptPricesInto({ databaseUrl: url, eventStoreUrl }, file);
  await say(isNew ? `Prices ${version} are in force.\n` : `Prices ${version} were adopted before; nothing has changed.\n`);
};
