import type { Collection, Entity } from './collection';

/** Keeps copies, so that what a caller does to an entity later changes nothing here. */
export class MemoryCollection<T extends Entity> implements Collection<T> {
  private readonly entities = new Map<string, T>();

  async get(id: string): Promise<T | undefined> {
    const entity = this.entities.get(id);
    return entity && structuredClone(entity);
  }

  async find(where: Partial<T> = {}): Promise<T[]> {
    const wanted = Object.entries(where) as [keyof T, unknown][];
    return [...this.entities.values()]
      .filter((entity) => wanted.every(([field, value]) => entity[field] === value))
      .map((entity) => structuredClone(entity));
  }

  async put(entity: T): Promise<T> {
    this.entities.set(entity.id, structuredClone(entity));
    return entity;
  }

  async remove(id: string): Promise<boolean> {
    return this.entities.delete(id);
  }
}
