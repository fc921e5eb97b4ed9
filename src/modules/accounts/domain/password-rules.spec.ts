import { isRefusal } from '../../../shared-kernel/refusal.js';
import { assertStrong, passwordText } from './password-rules.js';

const own = ['keyreel', 'ada', 'lovelace', 'example', 'org'];

const reasonAgainst = (password: string): unknown => {
  try {
    assertStrong(password, own);
    return 'none';
  } catch (error) {
    return isRefusal(error, 'password_too_weak') ? error.details.reason : error;
  }
};

it.each([
  ['', 'too_short'],
  ['fourteen chars', 'too_short'],
  ['💜💜💜💜💜💜💜💜💜💜💜💜💜💜', 'too_short'],
  ['aaaaaaaaaaaaaaaaaaaa', 'too_regular'],
  ['abcabcabcabcabcabc', 'too_regular'],
  ['12121212121212121', 'too_regular'],
  ['abcdefghijklmnopqrst', 'too_regular'],
  ['zyxwvutsrqponmlk', 'too_regular'],
  ['passwordpassword', 'too_common'],
  ['Password1234567890', 'too_common'],
  ['Qwertyuiop123456!!', 'too_common'],
  ['iloveyou-iloveyou-2026', 'too_common'],
  ['ada.lovelace@example.org', 'too_common'],
  ['Keyreel-Keyreel-2026', 'too_common'],
  ['KEYREELpassword!!!!', 'too_common'],
])('refuses %p', (password, reason) => expect(reasonAgainst(password)).toBe(reason));

it.each([
  'correct horse battery staple',
  'fünfzehn Zeichen',
  'exactly15chars!',
  '我的密码是一句很长的中文句子吧啊',
  'a long enough password for ada',
  'x9#kT2!vQ7@mZ4p',
])('takes %p', password => expect(reasonAgainst(password)).toBe('none'));

it('knows one password in the ways that keyboards write it', () =>
  expect(passwordText('zwo\u0308lf Boxka\u0308mpfer')).toBe(passwordText('zwölf Boxkämpfer')));
