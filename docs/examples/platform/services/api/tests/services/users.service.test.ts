import { MemoryCollection } from '../../src/store/memory';
import type { User } from '../../src/domain/types';
import { UsersService } from '../../src/services/users.service';

describe('UsersService', () => {
  it('finds nobody in an empty store', async () => {
    const users = new UsersService(
      new MemoryCollection<User>(),
      (prefix) => `${prefix}_1`,
      () => new Date(0),
    );
    expect(await users.findByEmail('ada@example.com')).toBeUndefined();
  });
});
