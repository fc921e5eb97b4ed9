it.skip('refuses a second charge', () => {});
xit('refuses a third', () => {});
describe['only']('some', () => {});
