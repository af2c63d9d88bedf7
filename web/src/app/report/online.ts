import { DestroyRef, inject, signal, type Signal } from '@angular/core';

/** Whether this device has a network at all. True does not promise that the server can be reached. */
export function online(): Signal<boolean> {
  const held = signal(navigator.onLine);
  const follow = () => {
    held.set(navigator.onLine);
  };
  addEventListener('online', follow);
  addEventListener('offline', follow);
  inject(DestroyRef).onDestroy(() => {
    removeEventListener('online', follow);
    removeEventListener('offline', follow);
  });
  return held.asReadonly();
}
