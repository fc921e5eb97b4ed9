import { useNetwork } from '@mantine/hooks';
import { useWelcome } from '../api/welcome.js';
import { useLineState } from '../live/live.js';
import { useWords } from '../words/catalogue.js';
import classes from './shell.module.css';
import { words } from './words.js';

/** What is worth knowing all the time, said calmly: that the provider is simulated, that news do not come. */
export const Lines = () => {
  const text = useWords(words);
  const { simulated } = useWelcome();
  const { online } = useNetwork();
  const line = useLineState();
  const troubles = { open: null, polling: text.polling, unreachable: text.unreachable, offline: text.away };
  const trouble = online ? troubles[line] : text.away;
  return (
    <>
      <div role="status">{trouble !== null && <div className={classes['line']}>{trouble}</div>}</div>
      {simulated && <div className={classes['line']}>{text.simulated}</div>}
    </>
  );
};
