import { paginate } from '../../src/lib/pagination';

describe('paginate', () => {
  it('cuts a page', () => {
    expect(paginate([1, 2, 3, 4, 5], 2, 2)).toEqual({
      items: [3, 4],
      total: 5,
      offset: 2,
      limit: 2,
    });
  });
});
