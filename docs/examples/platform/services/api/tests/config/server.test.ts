import { loadServerConfig } from '../../src/config/server';

describe('loadServerConfig', () => {
  it('has defaults', () => {
    expect(loadServerConfig({}).port).toBe(3000);
  });

  it('refuses a port that is no number', () => {
    expect(() => loadServerConfig({ PORT: 'http' })).toThrow('PORT');
  });
});
