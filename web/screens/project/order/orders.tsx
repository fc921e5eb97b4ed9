import { createContext, useCallback, useContext, useState, type ReactNode } from 'react';
import { later } from '../../../parts/later.js';
import type { Order } from './order-dialog.js';

const OrderDialog = later(async () => (await import('./order-dialog.js')).OrderDialog);

const OrdersContext = createContext<(order: Order) => void>(() => undefined);

/** Has paid work asked for: its price is shown first, and nothing is ordered before somebody has seen it. */
export const useOrder = (): ((order: Order) => void) => useContext(OrdersContext);

/** Where the price of what is about to be ordered is shown. */
export const Orders = ({ projectId, children }: { readonly projectId: string; readonly children: ReactNode }) => {
  const [order, setOrder] = useState<Order | null>(null);
  const close = useCallback(() => setOrder(null), []);
  return (
    <OrdersContext value={setOrder}>
      {children}
      {order && <OrderDialog projectId={projectId} order={order} onClose={close} />}
    </OrdersContext>
  );
};
