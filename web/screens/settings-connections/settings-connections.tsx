import { Screen } from '../../parts/screen.js';
import { SettingsWays } from '../../parts/settings-ways.js';
import { useWords } from '../../words/catalogue.js';
import { Letters } from './letters.js';
import { Tokens } from './tokens.js';
import { Webhooks } from './webhooks.js';
import { words } from './words.js';

/** Settings → Connections: letters, webhooks and tokens. */
const ConnectionSettings = () => {
  const { title, lead } = useWords(words);
  return (
    <Screen title={title} lead={lead} above={<SettingsWays />}>
      <Letters />
      <Webhooks />
      <Tokens />
    </Screen>
  );
};

export default ConnectionSettings;
