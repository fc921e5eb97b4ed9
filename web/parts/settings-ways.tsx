import { Link, useLocation } from 'wouter';
import { ways } from '../ways.js';
import { catalogue, useWords } from '../words/catalogue.js';
import classes from './settings-ways.module.css';

const words = catalogue(
  { settings: 'Settings', account: 'Account', api: 'API', connections: 'Connections' },
  { settings: 'Einstellungen', account: 'Konto', api: 'API', connections: 'Verbindungen' },
);

/** From one screen of the settings to the others. */
export const SettingsWays = () => {
  const { settings, account, api, connections } = useWords(words);
  const [place] = useLocation();
  const others = [
    [ways.apiSettings, api],
    [ways.account, account],
    [ways.connections, connections],
  ] as const;
  return (
    <nav aria-label={settings} className={classes['ways']}>
      {others.map(([way, name]) => (
        <Link key={way} href={way} className={classes['way'] ?? ''} aria-current={way === place ? 'page' : undefined}>
          {name}
        </Link>
      ))}
    </nav>
  );
};
