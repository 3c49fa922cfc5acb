import { ValidationError } from '../domain/errors';
import type { Page } from '../domain/types';

export const MAX_LIMIT = 100;

export function paginate<T>(all: T[], offset = 0, limit = 20): Page<T> {
  if (offset < 0) {
    throw new ValidationError('offset must not be negative');
  }
  if (limit < 1 || limit > MAX_LIMIT) {
    throw new ValidationError(`limit must be between 1 and ${MAX_LIMIT}`);
  }
  return { items: all.slice(offset, offset + limit), total: all.length, offset, limit };
}
