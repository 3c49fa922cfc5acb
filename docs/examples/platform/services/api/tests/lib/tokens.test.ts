import { signToken, verifyToken } from '../../src/lib/tokens';

const SECRET = 'a-secret-that-only-this-test-knows';

describe('tokens', () => {
  it('reads back what it signed', () => {
    const token = signToken({ userId: 'usr_1', role: 'customer' }, SECRET, 60);
    expect(verifyToken(token, SECRET)).toEqual({ userId: 'usr_1', role: 'customer' });
  });
});
