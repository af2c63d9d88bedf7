import { afterNextRender, DestroyRef, inject, signal, type ElementRef, type Signal } from '@angular/core';

/** How wide an element is drawn, in pixels; `before` until it was. Follows the window, and what stands beside it. */
export function observedWidth(host: ElementRef<HTMLElement>, before: number): Signal<number> {
  const destroyed = inject(DestroyRef);
  const width = signal(before);
  afterNextRender(() => {
    const watcher = new ResizeObserver(([entry]) => {
      const found = Math.round(entry?.contentRect.width ?? 0);
      if (found > 0) width.set(found);
    });
    watcher.observe(host.nativeElement);
    destroyed.onDestroy(() => {
      watcher.disconnect();
    });
  });
  return width.asReadonly();
}
