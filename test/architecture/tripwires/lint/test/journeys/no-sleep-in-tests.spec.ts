it('waits', () => new Promise(resolve => setTimeout(resolve, 50)));
