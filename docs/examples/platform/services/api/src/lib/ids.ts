import { randomUUID } from 'node:crypto';

export type IdSource = (prefix: string) => string;

export const randomIds: IdSource = (prefix) => `${prefix}_${randomUUID()}`;
