import { useLocation } from 'wouter';
import { api, taken } from '../../api/client.js';
import { ways } from '../../ways.js';
import { useWords } from '../../words/catalogue.js';
import { CodeFromLetter } from './code-from-letter.js';
import { words } from './words.js';

const confirm = (token: string): Promise<unknown> => taken(api.POST('/v1/email-confirmations', { params: {}, body: { token } }));

/** Where the letter that confirms an address leads. */
const ConfirmEmail = () => {
  const { confirmTitle, confirmLead, confirm: button, confirmed } = useWords(words);
  const [, go] = useLocation();
  // another letter of this kind is asked for by whoever has the account
  const doing = { ask_for_another_letter: () => go(ways.account) };
  return <CodeFromLetter title={confirmTitle} lead={confirmLead} button={button} done={confirmed} send={confirm} showsCode doing={doing} />;
};

export default ConfirmEmail;
