import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { TestBed } from '@angular/core/testing';
import { MatMenuHarness } from '@angular/material/menu/testing';
import { provideRouter } from '@angular/router';
import { describe, expect, it } from '@jest/globals';
import { provideIcons } from '../../ui/icons.ts';
import { PortfolioMenu } from './portfolio-menu.ts';

describe('what the head of the portfolio puts into a menu on a phone', () => {
  async function itemsOf(exportLabel: string | null): Promise<readonly string[]> {
    TestBed.configureTestingModule({ providers: [provideIcons(), provideRouter([])] });
    const fixture = TestBed.createComponent(PortfolioMenu);
    fixture.componentRef.setInput('exportLabel', exportLabel);
    fixture.componentRef.setInput('exportUrl', '/api/journeys/portfolio.xlsx?keys=JRN-2026-0001');
    const menu = await TestbedHarnessEnvironment.loader(fixture).getHarness(MatMenuHarness);
    await menu.open();
    const items = await menu.getItems();
    return Promise.all(
      items.map(async (item) => `${await item.getText()} ${(await (await item.host()).getAttribute('href')) ?? ''}`),
    );
  }

  it('leads to the campaigns and exports what is shown', async () => {
    expect(await itemsOf('Export these 2')).toEqual([
      'Transition campaigns /campaigns',
      'Export these 2 /api/journeys/portfolio.xlsx?keys=JRN-2026-0001',
    ]);
  });

  it('exports nothing where nothing is shown', async () => {
    expect(await itemsOf(null)).toEqual(['Transition campaigns /campaigns']);
  });
});
