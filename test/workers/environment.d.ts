// The bindings that tests in workerd see as `env`.
import type { Environment } from '../../src/server/environment.ts';

declare global {
  namespace Cloudflare {
    interface Env extends Environment {}
    interface GlobalProps {
      mainModule: typeof import('../../src/index.ts');
    }
  }
}
