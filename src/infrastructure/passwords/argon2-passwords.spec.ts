import { Argon2Passwords } from './argon2-passwords.js';

const cheap = { memoryKib: 1024, passes: 1, lanes: 1 };

it('hashes with argon2id, 46 MiB, one pass', async () => {
  const passwords = new Argon2Passwords();
  const hash = await passwords.hash('correct horse battery staple');
  expect(hash).toMatch(/^\$argon2id\$v=19\$m=47104,t=1,p=1\$/);
  expect(passwords.isOutdated(hash)).toBe(false);
});

it('knows the password again and no other', async () => {
  const passwords = new Argon2Passwords(cheap);
  const hash = await passwords.hash('correct horse battery staple');
  await expect(passwords.verify(hash, 'correct horse battery staple')).resolves.toBe(true);
  await expect(passwords.verify(hash, 'correct horse battery stapl')).resolves.toBe(false);
  await expect(passwords.hash('correct horse battery staple')).resolves.not.toBe(hash);
});

it('knows hashes made with other parameters, and says that they are outdated', async () => {
  const before = await new Argon2Passwords(cheap).hash('correct horse battery staple');
  const today = new Argon2Passwords({ ...cheap, passes: 2 });
  await expect(today.verify(before, 'correct horse battery staple')).resolves.toBe(true);
  expect(today.isOutdated(before)).toBe(true);
});

it('lets nobody in where there is no password, not even with the decoy’s', async () => {
  const passwords = new Argon2Passwords(cheap);
  await expect(passwords.verify(null, 'nobody has this password')).resolves.toBe(false);
  await expect(passwords.verify(null, 'anything else at all')).resolves.toBe(false);
});
