import { Button, Group, List, Stack, Text } from '@mantine/core';
import IconExternalLink from '@tabler/icons-react/icons/IconExternalLink';
import { Link, useLocation } from 'wouter';
import type { Shapes } from '../api/client.js';
import { ways } from '../ways.js';
import { useWords } from '../words/catalogue.js';
import { wordOf } from '../words/codes.js';
import { remedyWords } from './remedies.words.js';
import { rememberWayBack } from './way-back.js';

/** Where a remedy is found in the page. Settings → API opens what its anchor names. */
const WAYS: Readonly<Record<string, string>> = {
  add_key: `${ways.apiSettings}#add`,
  add_openai_key: `${ways.apiSettings}#add`,
  add_same_key: `${ways.apiSettings}#add`,
  add_the_key_again: `${ways.apiSettings}#add`,
  enter_working_key: `${ways.apiSettings}#add`,
  replace_key: `${ways.apiSettings}#add`,
  remove_key: `${ways.apiSettings}#remove`,
  set_new_expiry: `${ways.apiSettings}#expiry`,
  test_that_the_key_pays: `${ways.apiSettings}#test`,
  check_the_key: `${ways.apiSettings}#test`,
  change_allowed_models: `${ways.apiSettings}#models`,
  add_usage_key: `${ways.apiSettings}#usage`,
  top_up_platform_credits: ways.credits,
  create_new_project: ways.newProject,
  delete_projects: ways.start,
  restore_project: ways.trash,
  confirm_the_address: ways.account,
  change_it_in_the_settings: ways.connections,
  add_a_webhook: ways.connections,
  resume_webhook: ways.connections,
  sign_in: ways.signIn,
  ask_for_another_letter: ways.forgotten,
};

/** What only the user can do, in their account at OpenAI. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  add_funds_at_openai: 'https://platform.openai.com/settings/organization/billing/overview',
  ask_openai_for_a_higher_limit: 'https://platform.openai.com/settings/organization/limits',
  grant_permission_at_openai: 'https://platform.openai.com/settings/organization/api-keys',
  look_at_openai: 'https://platform.openai.com/usage',
  make_a_new_key_at_openai: 'https://platform.openai.com/api-keys',
};

export interface RemediesProps {
  readonly codes: readonly string[];
  /** What this screen itself does for some of them. */
  readonly doing?: Readonly<Record<string, () => void>>;
  readonly support?: Shapes['SupportShape'] | null | undefined;
  /** The limit of the own key and that of the credits are raised in different places. */
  readonly purse?: 'platform_credits' | 'openai_account' | null | undefined;
  readonly size?: 'xs' | 'sm' | 'md';
}

type Target = { readonly act: () => void } | { readonly way: string } | { readonly outside: string };

const wayOf = (code: string, { purse }: Pick<RemediesProps, 'purse'>): string | undefined =>
  code === 'raise_own_limit' ? (purse === 'openai_account' ? `${ways.apiSettings}#limit` : `${ways.credits}#limit`) : WAYS[code];

/** What pressing it does; nothing where it can only be said. */
const targetOf = (code: string, props: RemediesProps): Target | null => {
  const act = props.doing?.[code];
  if (act) return { act };
  const way = wayOf(code, props);
  if (way !== undefined) return { way };
  const outside = code === 'contact_support' ? props.support?.contact : ELSEWHERE[code];
  return outside ? { outside } : null;
};

const RemedyButton = ({ label, target, first, size }: { label: string; target: Target; first: boolean; size: 'xs' | 'sm' | 'md' }) => {
  const [place] = useLocation();
  const look = { size, variant: first ? 'filled' : 'default' } as const;
  if ('act' in target)
    return (
      <Button {...look} onClick={target.act}>
        {label}
      </Button>
    );
  if ('way' in target)
    return (
      <Button {...look} component={Link} href={target.way} onClick={() => rememberWayBack(place)}>
        {label}
      </Button>
    );
  return (
    <Button {...look} component="a" href={target.outside} target="_blank" rel="noreferrer" rightSection={<IconExternalLink size={14} aria-hidden />}>
      {label}
    </Button>
  );
};

/** What helps, the best first: a button for what can be pressed, a hint for the rest. */
export const RemediesView = (props: RemediesProps) => {
  const words = useWords(remedyWords);
  const { codes, size = 'sm' } = props;
  const all = codes.map(code => ({ code, label: wordOf(words, code), target: targetOf(code, props) }));
  const hints = all.filter(({ target }) => target === null);
  const buttons = all.flatMap(({ target, ...rest }) => (target === null ? [] : [{ ...rest, target }]));
  if (codes.length === 0) return null;
  return (
    <Stack gap="xs">
      {buttons.length > 0 && (
        <Group gap="xs">
          {buttons.map(({ code, label, target }, at) => (
            <RemedyButton key={code} label={label} target={target} first={at === 0} size={size} />
          ))}
        </Group>
      )}
      {hints.length > 0 && (
        <div>
          <Text size="sm" fw={600}>
            {words['what_helps']}
          </Text>
          <List size="sm">
            {hints.map(({ code, label }) => (
              <List.Item key={code}>{label}</List.Item>
            ))}
          </List>
        </div>
      )}
    </Stack>
  );
};
