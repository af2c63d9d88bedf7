import { Component, DestroyRef, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { MAT_DIALOG_DEFAULT_OPTIONS, MatDialog, MatDialogConfig, type MatDialogRef } from '@angular/material/dialog';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { provideIcons } from './icons.ts';
import { UnsentWriting } from './unsent-writing.ts';

@Component({
  template: `
    <textarea aria-label="Reason"></textarea>
    <input aria-label="Search" data-passing />
    @if (isRenaming()) {
      <input aria-label="New name" />
    }
  `,
})
class Writing {
  readonly isRenaming = signal(true);
  forgotten = 0;
  isEmpty = false;

  forgetWriting(): void {
    this.forgotten += 1;
  }

  isAsBegun(): boolean {
    return this.isEmpty;
  }
}

describe('leaving a dialog in which somebody has written', () => {
  let opener: HTMLButtonElement;
  let dialog: MatDialogRef<Writing>;
  let writing: Writing;
  let closed: unknown[];

  beforeEach(async () => {
    TestBed.configureTestingModule({
      providers: [
        provideIcons(),
        { provide: MAT_DIALOG_DEFAULT_OPTIONS, useValue: Object.assign(new MatDialogConfig(), { ariaModal: true }) },
      ],
    });
    TestBed.inject(UnsentWriting).watch(TestBed.inject(DestroyRef));
    opener = document.body.appendChild(document.createElement('button'));
    opener.focus();
    closed = [];
    dialog = TestBed.inject(MatDialog).open(Writing);
    writing = dialog.componentInstance;
    dialog.afterClosed().subscribe((result) => closed.push(result));
    // Its own first focus comes when it has opened: nobody writes before.
    let isOpened = false;
    dialog.afterOpened().subscribe(() => (isOpened = true));
    await until(() => isOpened && dialog.id === document.activeElement?.id);
  });

  afterEach(() => {
    opener.remove();
  });

  /** Waits until it is so; what is asked for follows what was done some turns later. */
  async function until(isSo: () => boolean): Promise<void> {
    for (let turn = 0; turn < 100; turn++) {
      TestBed.tick();
      if (isSo()) return;
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    throw new Error('It never was so');
  }

  function write(label: string): void {
    const control = document.querySelector<HTMLInputElement>(`[aria-label="${label}"]`);
    if (!control) throw new Error(`No ${label}`);
    control.focus();
    control.value = 'The gauge is missing';
    control.dispatchEvent(new Event('input', { bubbles: true }));
  }

  function pressEscape(): void {
    const event = new KeyboardEvent('keydown', { key: 'Escape', bubbles: true });
    // Material still asks for the number.
    Object.defineProperty(event, 'keyCode', { value: 27 });
    document.body.dispatchEvent(event);
  }

  const question = () => document.querySelector('[role="alertdialog"]');

  async function answer(label: string): Promise<void> {
    await until(() => question()?.textContent.includes('Discard what you typed?') === true);
    const button = [...(question()?.querySelectorAll('button') ?? [])].find((one) => one.textContent.includes(label));
    button?.click();
  }

  it('asks nothing where nothing was written', async () => {
    pressEscape();
    await until(() => closed.length === 1);
    expect(document.activeElement).toBe(opener);
  });

  it('asks nothing where all that was written was taken out again', async () => {
    write('Reason');
    writing.isEmpty = true;
    pressEscape();
    await until(() => closed.length === 1);
    expect(question()).toBeNull();
    expect(writing.forgotten).toBe(1);
  });

  it('asks on Esc, with a name and a description, and goes on where writing stopped', async () => {
    write('Reason');
    pressEscape();
    await until(() => question() !== null);
    const asked = question();
    const textOf = (name: string) => document.getElementById(asked?.getAttribute(name) ?? '')?.textContent;
    await until(() => textOf('aria-labelledby') === 'Discard what you typed?');
    expect(textOf('aria-describedby')).toContain('cannot be brought back');
    await answer('Keep writing');
    await until(() => question() === null);
    expect(closed).toEqual([]);
    await until(() => document.activeElement?.getAttribute('aria-label') === 'Reason');
    expect(writing.forgotten).toBe(0);
  });

  it('asks on a click beside it, and on Discard forgets what was written and gives the focus back', async () => {
    write('Reason');
    document.querySelector<HTMLElement>('.cdk-overlay-backdrop')?.click();
    await answer('Discard');
    await until(() => closed.length === 1);
    expect(writing.forgotten).toBe(1);
    expect(document.activeElement).toBe(opener);
  });

  it('takes Esc on the question for “Keep writing”, and asks again the next time', async () => {
    write('Reason');
    pressEscape();
    await until(() => question() !== null);
    pressEscape();
    await until(() => question() === null);
    expect(closed).toEqual([]);
    pressEscape();
    await answer('Discard');
    await until(() => closed.length === 1);
  });

  it('does not mind what only filters, nor a field that is gone since', async () => {
    write('Search');
    write('New name');
    writing.isRenaming.set(false);
    TestBed.tick();
    pressEscape();
    await until(() => closed.length === 1);
    expect(question()).toBeNull();
    expect(writing.forgotten).toBe(0);
  });

  it('leaves a button of the dialog to close it at once', async () => {
    write('Reason');
    dialog.close('sent');
    await until(() => closed.length === 1);
    expect(closed).toEqual(['sent']);
  });
});
