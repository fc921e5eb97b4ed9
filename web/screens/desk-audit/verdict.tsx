import { Alert, List } from '@mantine/core';
import IconAlertTriangle from '@tabler/icons-react/icons/IconAlertTriangle';
import IconCheck from '@tabler/icons-react/icons/IconCheck';
import IconX from '@tabler/icons-react/icons/IconX';

interface Finding {
  readonly isGood: boolean;
  readonly says: string;
}

interface VerdictProps {
  readonly title: readonly [whenGood: string, otherwise: string];
  readonly findings: readonly Finding[];
}

/** What the browser found, all of it, whether good or not. */
export const Verdict = ({ title: [whenGood, otherwise], findings }: VerdictProps) => {
  const isGood = findings.every(finding => finding.isGood);
  return (
    <Alert
      role="status"
      color={isGood ? 'teal' : 'red'}
      variant="outline"
      title={isGood ? whenGood : otherwise}
      icon={isGood ? <IconCheck /> : <IconAlertTriangle />}
    >
      <List size="sm" spacing={4}>
        {findings.map(({ says, isGood: good }) => (
          <List.Item key={says} icon={good ? <IconCheck size={16} aria-hidden /> : <IconX size={16} aria-hidden />}>
            {says}
          </List.Item>
        ))}
      </List>
    </Alert>
  );
};
