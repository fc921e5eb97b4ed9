import { Button } from '@mantine/core';
import { Link } from 'wouter';
import { Screen } from '../parts/screen.js';
import { ways } from '../ways.js';
import { catalogue, useWords } from '../words/catalogue.js';

const words = catalogue(
  { title: 'There is nothing here', lead: 'The address may be mistyped, or what was here is gone.', back: 'To your projects' },
  { title: 'Hier ist nichts', lead: 'Die Adresse ist vielleicht vertippt, oder was hier war, gibt es nicht mehr.', back: 'Zu deinen Projekten' },
);

const Missing = () => {
  const { title, lead, back } = useWords(words);
  return (
    <Screen title={title} lead={lead}>
      <Button component={Link} href={ways.start} w="fit-content">
        {back}
      </Button>
    </Screen>
  );
};

export default Missing;
