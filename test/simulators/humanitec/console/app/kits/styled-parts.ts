import styled from 'styled-components';

export const LIGHT = { paper: '#ffffff', page: '#f4f5f9', ink: '#1c1f35', line: '#d4d7e3', brand: '#4c48e4' };
export const DARK: typeof LIGHT = {
  paper: '#23263a',
  page: '#171927',
  ink: '#eceefa',
  line: '#454a66',
  brand: '#8f8cff',
};

declare module 'styled-components' {
  export interface DefaultTheme extends Record<keyof typeof LIGHT, string> {}
}

export const Page = styled.div`
  display: grid;
  grid-template-columns: 220px 1fr;
  grid-template-rows: 56px 1fr;
  min-height: 100vh;
  font: 15px/1.5 system-ui, sans-serif;
  color: ${({ theme }) => theme.ink};
  background: ${({ theme }) => theme.page};
  a { color: ${({ theme }) => theme.brand}; }
`;
export const Header = styled.header`
  grid-column: 1 / -1;
  display: flex;
  align-items: center;
  gap: 16px;
  padding: 0 24px;
  background: ${({ theme }) => theme.paper};
  border-bottom: 1px solid ${({ theme }) => theme.line};
`;
export const Side = styled.div`
  padding: 16px;
  background: ${({ theme }) => theme.paper};
`;
export const Main = styled.main`
  padding: 24px 32px;
`;
export const NavLinks = styled.nav<{ $direction: 'down' | 'across' }>`
  display: flex;
  flex-direction: ${({ $direction }) => ($direction === 'down' ? 'column' : 'row')};
  gap: 10px 20px;
  margin-bottom: 16px;
`;
export const PlainButton = styled.button<{ $kind: string }>`
  font: inherit;
  margin: 4px 8px 4px 0;
  padding: 6px 16px;
  border-radius: 6px;
  cursor: pointer;
  border: 1px solid ${({ theme }) => theme.line};
  color: ${({ theme, $kind }) => ($kind === 'primary' ? theme.paper : $kind === 'danger' ? '#c4314b' : theme.ink)};
  background: ${({ theme, $kind }) => ($kind === 'primary' ? theme.brand : theme.paper)};
  &:disabled { opacity: 0.5; cursor: default; }
`;
export const Field = styled.div`
  display: grid;
  gap: 4px;
  margin: 12px 0;
  max-width: 420px;
`;
export const Input = styled.input`
  font: inherit;
  padding: 6px 10px;
  color: inherit;
  background: ${({ theme }) => theme.page};
  border: 1px solid ${({ theme }) => theme.line};
  border-radius: 6px;
`;
export const TokenInput = styled(Input)`
  width: 100%;
  box-sizing: border-box;
  font-family: ui-monospace, monospace;
  margin-bottom: 12px;
`;
export const Overlay = styled.div`
  position: fixed;
  inset: 0;
  z-index: 1000;
  display: flex;
  align-items: center;
  justify-content: center;
  background: rgb(10 12 30 / 55%);
`;
export const Card = styled.div`
  position: relative;
  width: 560px;
  padding: 24px 32px;
  border-radius: 10px;
  font: 15px/1.5 system-ui, sans-serif;
  color: ${({ theme }) => theme.ink};
  background: ${({ theme }) => theme.paper};
`;
export const CloseButton = styled.button`
  position: absolute;
  top: 16px;
  right: 16px;
  border: 0;
  background: none;
  font-size: 20px;
  color: inherit;
`;
export const Grid = styled.table`
  width: 100%;
  border-collapse: collapse;
  background: ${({ theme }) => theme.paper};
  th, td { padding: 8px 12px; text-align: left; border-bottom: 1px solid ${({ theme }) => theme.line}; }
`;
export const Message = styled.div<{ $tone: string }>`
  margin: 12px 0;
  padding: 8px 12px;
  border-left: 4px solid ${({ theme, $tone }) => ($tone === 'error' ? '#c4314b' : theme.brand)};
`;
