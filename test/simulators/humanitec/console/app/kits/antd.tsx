import {
  Alert,
  Button,
  Checkbox,
  ConfigProvider,
  Flex,
  Form,
  Input,
  Layout,
  Modal,
  Select,
  Table,
  Typography,
  theme,
} from 'antd';
import { useId } from 'react';
import type { Kit } from '../kit';

/** Ant Design 5, as in Humanitec's newer consoles: a modal with a dialog role, the token as inline code. */
export const antdKit: Kit = {
  tokenStep: 'own-dialog',

  Frame: ({ dark, header, navigation, children }) => (
    <ConfigProvider
      wave={{ disabled: true }}
      theme={{
        algorithm: dark ? theme.darkAlgorithm : theme.defaultAlgorithm,
        // On a busy machine a click would miss a dialog that is still growing.
        token: { motion: false },
      }}
    >
      <Layout style={{ minHeight: '100vh' }}>
        <Layout.Header style={{ display: 'flex', gap: 16, alignItems: 'center', color: 'white' }}>
          {header}
        </Layout.Header>
        <Layout>
          <Layout.Sider theme={dark ? 'dark' : 'light'}>
            <div style={{ padding: 16 }}>{navigation}</div>
          </Layout.Sider>
          <Layout.Content style={{ padding: 24 }}>{children}</Layout.Content>
        </Layout>
      </Layout>
    </ConfigProvider>
  ),

  Links: ({ label, direction, children }) => (
    <Flex component="nav" aria-label={label} vertical={direction === 'down'} gap={12}>
      {children}
    </Flex>
  ),

  Button: ({ children, kind = 'plain', submit = false, disabled = false, onClick }) => (
    <Button
      type={kind === 'primary' ? 'primary' : 'default'}
      danger={kind === 'danger'}
      htmlType={submit ? 'submit' : 'button'}
      disabled={disabled}
      {...(onClick ? { onClick } : {})}
    >
      {children}
    </Button>
  ),

  TextField: ({ label, value, onChange, type = 'text', readOnly = false }) => {
    const id = useId();
    return (
      <Form.Item label={label} htmlFor={id} layout="vertical">
        <Input
          id={id}
          type={type}
          value={value}
          readOnly={readOnly}
          onChange={(event) => onChange(event.target.value)}
        />
      </Form.Item>
    );
  },

  Select: ({ label, labelHidden = false, value, options, onChange }) => {
    const id = useId();
    const props = { value, options, onChange, style: { minWidth: 200 } };
    if (labelHidden) return <Select aria-label={label} {...props} />;
    return (
      <Form.Item label={label} htmlFor={id} layout="vertical">
        <Select id={id} {...props} />
      </Form.Item>
    );
  },

  Checkbox: ({ label, checked, onChange }) => (
    <p>
      <Checkbox checked={checked} onChange={(event) => onChange(event.target.checked)}>
        {label}
      </Checkbox>
    </p>
  ),

  Dialog: ({ title, onClose, children }) => (
    <Modal
      open
      title={title}
      footer={null}
      closable={onClose ? { 'aria-label': 'Close modal' } : false}
      maskClosable={onClose !== undefined}
      keyboard={onClose !== undefined}
      {...(onClose ? { onCancel: onClose } : {})}
    >
      {children}
    </Modal>
  ),

  Table: ({ label, columns, rows }) => (
    <Table
      aria-label={label}
      pagination={false}
      dataSource={rows}
      columns={columns.map((title, index) => ({ key: title, title, render: (_, row) => row.cells[index] }))}
    />
  ),

  Notice: ({ children, tone }) => <Alert type={tone} message={children} />,

  TokenText: ({ value }) => (
    <p>
      <Typography.Text code>{value}</Typography.Text>
    </p>
  ),
};
