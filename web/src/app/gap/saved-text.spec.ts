import { provideHttpClient } from '@angular/common/http';
import { provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { beforeEach, describe, expect, it } from '@jest/globals';
import type { GapLine } from './gap-answer.ts';
import { GapSaves } from './gap-saves.ts';
import { withPending } from './save-queue.ts';
import { SavedText } from './saved-text.ts';

const LINE: GapLine = {
  ...{ id: 'ISO 9001:2026/4.1', edition: 'ISO 9001:2026', clause: '4.1', title: 'Context', kind: 'clause' },
  ...{ section: '4', version: 1, rating: {}, by: null, at: null },
};

describe('a text that is saved while it is typed', () => {
  let fixture: ComponentFixture<SavedText>;
  let saves: GapSaves;

  beforeEach(async () => {
    TestBed.configureTestingModule({
      providers: [provideHttpClient(), provideHttpClientTesting(), provideRouter([]), GapSaves],
    });
    saves = TestBed.inject(GapSaves);
    fixture = TestBed.createComponent(SavedText);
    fixture.componentRef.setInput('field', 'notes');
    fixture.componentRef.setInput('label', 'Notes');
    await show(LINE);
  });

  const control = (): HTMLTextAreaElement => {
    const found = (fixture.nativeElement as HTMLElement).querySelector('textarea');
    if (!found) throw new Error('No control');
    return found;
  };
  const show = async (line: GapLine): Promise<void> => {
    fixture.componentRef.setInput('line', withPending(line, saves.queue()));
    await fixture.whenStable();
  };
  const type = async (text: string, line = LINE): Promise<void> => {
    control().value = text;
    control().dispatchEvent(new Event('input'));
    await show(line);
  };

  it('keeps the space after the last word while somebody goes on typing', async () => {
    await type('Three suppliers ');
    expect(saves.queue().map(({ value }) => value)).toEqual(['Three suppliers']);
    saves.drop(LINE.id, 'notes');
    await show({ ...LINE, version: 2, rating: { notes: 'Three suppliers' } });
    expect(control().value).toBe('Three suppliers ');
  });

  it('shows what somebody else wrote once nothing of one’s own waits', async () => {
    await type('Mine');
    saves.drop(LINE.id, 'notes');
    await show({ ...LINE, version: 3, rating: { notes: 'Hers' } });
    expect(control().value).toBe('Hers');
  });

  it('keeps one’s own text while it is not saved, whatever the record says', async () => {
    await type('Mine');
    await show({ ...LINE, version: 3, rating: { notes: 'Hers' } });
    expect(control().value).toBe('Mine');
  });

  it('takes the text away when nothing is left of it', async () => {
    const noted = { ...LINE, rating: { notes: 'Old' } };
    await show(noted);
    await type('  ', noted);
    expect(saves.queue().map(({ value }) => value)).toEqual([null]);
  });

  it('belongs to its row: another row shows its own', async () => {
    await type('Mine');
    await show({ ...LINE, id: 'ISO 9001:2026/4.2', rating: { notes: 'Of the next' } });
    expect(control().value).toBe('Of the next');
  });
});
