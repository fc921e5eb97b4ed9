import { Alert, Button, Group, Text } from '@mantine/core';
import { api, taken, type Shapes } from '../../api/client.js';
import { Facts } from '../../parts/facts.js';
import { useReasons } from '../../parts/reasons.js';
import { Section } from '../../parts/section.js';
import { useWords } from '../../words/catalogue.js';
import { readable } from '../../words/codes.js';
import { useFormats } from '../../words/formats.js';
import type { OverviewProps } from './hands.js';
import { words } from './words.js';

const Standing = ({ of: { mayCreateProjects, code, reason, rule } }: { readonly of: Shapes['StandingShape'] }) => {
  const text = useWords(words);
  const reasonOf = useReasons();
  return (
    <Alert variant="outline" color={mayCreateProjects ? 'teal' : 'orange'} title={mayCreateProjects ? text.mayCreate : text.mayNotCreate}>
      <Text size="sm">
        {[text.rule(rule), code === null ? null : readable(code), reason === null ? null : reasonOf(reason)]
          .filter(part => part !== null)
          .join(' · ')}
      </Text>
    </Alert>
  );
};

/** Whether the account is open and may work, and how its owner signs in. */
export const StandingSection = ({ overview, hands: { accountId, onAct } }: OverviewProps) => {
  const text = useWords(words);
  const { moment, number, bytes } = useFormats();
  const { sessions } = overview;
  const endSessions = () =>
    onAct?.({
      title: text.endSessions,
      label: text.end,
      effect: <Text size="sm">{text.endSessionsEffect}</Text>,
      does: (body, header) => taken(api.POST('/v1/support/accounts/{accountId}/sessions/end', { params: { path: { accountId }, header }, body })),
      says: answer => text.ended(number((answer as Shapes['EndedSessionsShape']).ended)),
    });
  return (
    <Section title={text.standing}>
      {overview.standing && <Standing of={overview.standing} />}
      <Facts
        of={[
          [text.state, text.states[overview.state]],
          [text.opened, overview.openedAt && moment(overview.openedAt)],
          [text.address, text.confirmations[overview.confirmation]],
          [text.secondFactor, overview.secondFactor ? text.yes : text.no],
          [text.roles, overview.roles.map(role => text.roleNames[role]).join(', ')],
          [text.sessions, sessions === null ? null : number(sessions)],
          [text.sourceBytes, bytes(overview.storage.sourceBytes)],
          [text.madeBytes, bytes(overview.storage.madeBytes)],
        ]}
      />
      {onAct && (
        <Group>
          <Button size="xs" variant="default" onClick={endSessions}>
            {text.endSessions}
          </Button>
        </Group>
      )}
    </Section>
  );
};
