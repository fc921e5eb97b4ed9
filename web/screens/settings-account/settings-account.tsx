import { SimpleGrid } from '@mantine/core';
import { usePerson } from '../../api/session.js';
import { Screen } from '../../parts/screen.js';
import { SettingsWays } from '../../parts/settings-ways.js';
import { useWords } from '../../words/catalogue.js';
import { Consents } from './consents.js';
import { Email } from './email.js';
import { Erase } from './erase.js';
import { Export } from './export.js';
import { Instructions } from './instructions.js';
import { Actions, Looks } from './looks.js';
import { Password } from './password.js';
import { SecondFactor } from './second-factor.js';
import { Sessions } from './sessions.js';
import { Storage } from './storage.js';
import { words } from './words.js';

/** Settings → Account: signing in, what is kept, who looked, and leaving. */
const AccountSettings = () => {
  const { title, lead } = useWords(words);
  const { person } = usePerson();
  if (!person) return null;
  return (
    <Screen title={title} lead={lead} above={<SettingsWays />}>
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing="lg">
        <Email person={person} />
        <Storage />
      </SimpleGrid>
      <Instructions />
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing="lg">
        <Password email={person.email} />
        <SecondFactor />
      </SimpleGrid>
      <Sessions />
      <Consents />
      <Looks />
      <Actions />
      <Export />
      <Erase />
    </Screen>
  );
};

export default AccountSettings;
