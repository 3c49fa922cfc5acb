export interface Entity {
  id: string;
}

/** Where entities of one kind are kept. `find` compares fields for equality. */
export interface Collection<T extends Entity> {
  get(id: string): Promise<T | undefined>;
  find(where?: Partial<T>): Promise<T[]>;
  put(entity: T): Promise<T>;
  remove(id: string): Promise<boolean>;
}
