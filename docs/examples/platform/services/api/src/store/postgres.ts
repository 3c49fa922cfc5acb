import type { Pool } from 'pg';

import type { Collection, Entity } from './collection';

/** One table of `id text primary key, body jsonb`, as the migrations make it. */
export class PostgresCollection<T extends Entity> implements Collection<T> {
  constructor(
    private readonly pool: Pick<Pool, 'query'>,
    private readonly table: string,
  ) {
    if (!/^[a-z_]+$/.test(table)) {
      throw new Error(`not a table name: ${table}`);
    }
  }

  async get(id: string): Promise<T | undefined> {
    const result = await this.pool.query(`SELECT body FROM ${this.table} WHERE id = $1`, [id]);
    return result.rows[0]?.body as T | undefined;
  }

  async find(where: Partial<T> = {}): Promise<T[]> {
    const result = await this.pool.query(
      `SELECT body FROM ${this.table} WHERE body @> $1::jsonb ORDER BY created_at, id`,
      [JSON.stringify(where)],
    );
    return result.rows.map((row: { body: T }) => row.body);
  }

  async put(entity: T): Promise<T> {
    await this.pool.query(
      `INSERT INTO ${this.table} (id, body) VALUES ($1, $2::jsonb)
       ON CONFLICT (id) DO UPDATE SET body = EXCLUDED.body`,
      [entity.id, JSON.stringify(entity)],
    );
    return entity;
  }

  async remove(id: string): Promise<boolean> {
    const result = await this.pool.query(`DELETE FROM ${this.table} WHERE id = $1`, [id]);
    return result.rowCount === 1;
  }
}
