console.log('a secret, perhaps');
