import { ConflictError, ForbiddenError, NotFoundError, ValidationError } from '../domain/errors';
import type { Page, Principal, PublicUser, Role, User } from '../domain/types';
import type { Clock } from '../lib/clock';
import type { IdSource } from '../lib/ids';
import { paginate } from '../lib/pagination';
import { assertStrong, hashPassword } from '../lib/passwords';
import type { Collection } from '../store/collection';

export interface NewUser {
  email: string;
  name: string;
  password: string;
}

const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

export class UsersService {
  constructor(
    private readonly users: Collection<User>,
    private readonly ids: IdSource,
    private readonly clock: Clock,
  ) {}

  async register(input: NewUser): Promise<PublicUser> {
    const email = normalizeEmail(input.email);
    if (input.name.trim() === '') {
      throw new ValidationError('name must not be empty');
    }
    assertStrong(input.password);
    if (await this.findByEmail(email)) {
      throw new ConflictError('email is already registered');
    }
    const user = await this.users.put({
      id: this.ids('usr'),
      email,
      name: input.name.trim(),
      role: 'customer',
      passwordHash: await hashPassword(input.password),
      createdAt: this.clock().toISOString(),
    });
    return toPublic(user);
  }

  /** The account of this email becomes an admin's, and is made if there is none. */
  async ensureAdmin(email: string, password: string): Promise<PublicUser> {
    const existing = await this.findByEmail(email);
    const { id } = existing ?? (await this.register({ email, name: 'Administrator', password }));
    return toPublic(await this.users.put({ ...(await this.require(id)), role: 'admin' }));
  }

  async get(id: string): Promise<PublicUser> {
    return toPublic(await this.require(id));
  }

  async findByEmail(email: string): Promise<User | undefined> {
    const [user] = await this.users.find({ email: email.trim().toLowerCase() });
    return user;
  }

  async list(offset?: number, limit?: number): Promise<Page<PublicUser>> {
    const page = paginate(await this.users.find(), offset, limit);
    return { ...page, items: page.items.map(toPublic) };
  }

  async rename(id: string, name: string): Promise<PublicUser> {
    if (name.trim() === '') {
      throw new ValidationError('name must not be empty');
    }
    const user = await this.require(id);
    return toPublic(await this.users.put({ ...user, name: name.trim() }));
  }

  async changeRole(actor: Principal, id: string, role: Role): Promise<PublicUser> {
    if (actor.role !== 'admin') {
      throw new ForbiddenError('only an admin changes roles');
    }
    if (actor.userId === id) {
      throw new ForbiddenError('nobody changes their own role');
    }
    const user = await this.require(id);
    return toPublic(await this.users.put({ ...user, role }));
  }

  async remove(id: string): Promise<void> {
    if (!(await this.users.remove(id))) {
      throw new NotFoundError('user', id);
    }
  }

  private async require(id: string): Promise<User> {
    const user = await this.users.get(id);
    if (!user) {
      throw new NotFoundError('user', id);
    }
    return user;
  }
}

export function normalizeEmail(email: string): string {
  const normalized = email.trim().toLowerCase();
  if (!EMAIL.test(normalized)) {
    throw new ValidationError('email is not valid');
  }
  return normalized;
}

export function toPublic(user: User): PublicUser {
  const { passwordHash: _, ...rest } = user;
  return rest;
}
