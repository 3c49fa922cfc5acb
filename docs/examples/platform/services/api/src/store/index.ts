import { Pool } from 'pg';

import type { DatabaseConfig } from '../config/database';
import type { Notification, Order, Payment, Product, User } from '../domain/types';
import type { Collection, Entity } from './collection';
import { MemoryCollection } from './memory';
import { PostgresCollection } from './postgres';

export interface Store {
  users: Collection<User>;
  products: Collection<Product>;
  orders: Collection<Order>;
  payments: Collection<Payment>;
  notifications: Collection<Notification>;
  close(): Promise<void>;
}

/** In PostgreSQL if a database is configured, otherwise in memory and lost at the end. */
export function createStore(config: DatabaseConfig): Store {
  if (!config.url) {
    return storeOf(
      () => new MemoryCollection(),
      async () => {},
    );
  }
  const pool = new Pool({ connectionString: config.url, max: config.poolSize });
  return storeOf(
    (table) => new PostgresCollection(pool, table),
    () => pool.end(),
  );
}

function storeOf(
  collection: <T extends Entity>(table: string) => Collection<T>,
  close: () => Promise<void>,
): Store {
  return {
    users: collection('users'),
    products: collection('products'),
    orders: collection('orders'),
    payments: collection('payments'),
    notifications: collection('notifications'),
    close,
  };
}
