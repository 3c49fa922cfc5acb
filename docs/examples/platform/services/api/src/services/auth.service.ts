import type { AuthConfig } from '../config/auth';
import { AppError, UnauthorizedError } from '../domain/errors';
import type { Principal, PublicUser } from '../domain/types';
import type { Clock } from '../lib/clock';
import { verifyPassword } from '../lib/passwords';
import { signToken, verifyToken } from '../lib/tokens';
import { toPublic, type UsersService } from './users.service';

const LOCK_MS = 15 * 60_000;

export interface Session {
  token: string;
  expiresInSeconds: number;
  user: PublicUser;
}

interface Failures {
  count: number;
  last: number;
}

/** Logs users in. After too many failures in a row an address is locked for a quarter of an hour. */
export class AuthService {
  private readonly failures = new Map<string, Failures>();

  constructor(
    private readonly users: Pick<UsersService, 'findByEmail'>,
    private readonly config: AuthConfig,
    private readonly clock: Clock,
  ) {}

  async login(email: string, password: string): Promise<Session> {
    const address = email.trim().toLowerCase();
    if (this.isLocked(address)) {
      throw new AppError('locked', 'too many failed logins, try again later', 429);
    }
    const user = await this.users.findByEmail(address);
    if (!user || !(await verifyPassword(password, user.passwordHash))) {
      this.recordFailure(address);
      throw new UnauthorizedError('wrong email or password');
    }
    this.failures.delete(address);
    return {
      token: this.issue({ userId: user.id, role: user.role }),
      expiresInSeconds: this.config.tokenTtlSeconds,
      user: toPublic(user),
    };
  }

  issue(principal: Principal): string {
    return signToken(principal, this.config.secret, this.config.tokenTtlSeconds, this.clock());
  }

  authenticate(authorization: string | undefined): Principal {
    if (!authorization) {
      throw new UnauthorizedError();
    }
    const [scheme, token] = authorization.split(' ');
    if (scheme?.toLowerCase() !== 'bearer' || !token) {
      throw new UnauthorizedError('expected a bearer token');
    }
    return verifyToken(token, this.config.secret, this.clock());
  }

  isLocked(email: string): boolean {
    const failures = this.failures.get(email);
    if (!failures || failures.count < this.config.maxFailedLogins) {
      return false;
    }
    if (this.clock().getTime() - failures.last >= LOCK_MS) {
      this.failures.delete(email);
      return false;
    }
    return true;
  }

  private recordFailure(email: string): void {
    const count = (this.failures.get(email)?.count ?? 0) + 1;
    this.failures.set(email, { count, last: this.clock().getTime() });
  }
}
