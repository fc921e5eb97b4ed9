import { api, taken } from '../../api/client.js';
import { useWords } from '../../words/catalogue.js';
import { CodeFromLetter } from './code-from-letter.js';
import { words } from './words.js';

const stop = (token: string): Promise<unknown> => taken(api.POST('/v1/letters/unsubscribe', { params: { query: { token } }, body: {} }));

/** Where a letter about a notice leads whoever wants no more of them. */
const StopLetters = () => {
  const { stopTitle, stopLead, stop: button, stopped } = useWords(words);
  return <CodeFromLetter title={stopTitle} lead={stopLead} button={button} done={stopped} send={stop} showsCode={false} />;
};

export default StopLetters;
