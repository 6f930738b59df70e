import { createRoot } from 'react-dom/client';
import { App } from './app';
import { type Kit, KitContext } from './kit';

const loadKit: Record<string, () => Promise<Kit>> = {
  styled: async () => (await import('./kits/styled')).styledKit,
  antd: async () => (await import('./kits/antd')).antdKit,
};

const { kit = 'styled', theme } = document.documentElement.dataset;
const root = document.getElementById('root');
const chosen = await loadKit[kit]?.();
if (root && chosen) {
  createRoot(root).render(
    <KitContext value={chosen}>
      <App darkAtFirst={theme === 'dark'} />
    </KitContext>,
  );
}
