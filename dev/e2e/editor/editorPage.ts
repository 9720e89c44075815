import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

import type { Browser, Locator, Page } from 'playwright-core';

import { OWNER } from '../../n8n/client';

/** Long enough for a slow machine, short enough to fail soon. */
const PATIENCE_MS = 15_000;

const SETTLED_MS = 500;

/** n8n's editor as a person uses it. Elements are found by what n8n marks them with for its own tests. */
export class EditorPage {
	private constructor(
		readonly page: Page,
		private readonly url: string,
		private readonly pictures: string,
	) {}

	/** @param pictures the folder for the pictures that are taken */
	static async open(browser: Browser, url: string, pictures: string): Promise<EditorPage> {
		mkdirSync(pictures, { recursive: true });
		const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
		page.setDefaultTimeout(PATIENCE_MS);
		return new EditorPage(page, url, pictures);
	}

	byTestId(id: string): Locator {
		return this.page.locator(`[data-test-id="${id}"]`);
	}

	/** Waits for a text, anywhere or inside of something. */
	async seen(text: string | RegExp, inside: Page | Locator = this.page): Promise<void> {
		await inside.getByText(text).first().waitFor();
	}

	async takePicture(name: string): Promise<void> {
		// A clicked element still changes its color.
		await this.page.waitForTimeout(SETTLED_MS);
		await this.page.screenshot({
			path: join(this.pictures, `${name}.png`),
			animations: 'disabled',
			// n8n's messages would hide the elements below them.
			style: '.el-notification { display: none; }',
		});
	}

	async signIn(): Promise<void> {
		await this.page.goto(`${this.url}/signin`);
		await this.page.locator('input[type="email"]').fill(OWNER.email);
		await this.page.locator('input[type="password"]').fill(OWNER.password);
		await this.page.locator('input[type="password"]').press('Enter');
		await this.page.waitForURL(/\/(home|workflow)/);
	}

	async newWorkflow(): Promise<void> {
		await this.page.goto(`${this.url}/workflow/new`);
		await this.byTestId('canvas-add-button').waitFor();
	}

	/** Opens a stored workflow. */
	async openWorkflow(id: string): Promise<void> {
		await this.page.goto(`${this.url}/workflow/${id}`);
		await this.byTestId('canvas-node').first().waitFor();
	}

	/** Opens a node's panel from the canvas. */
	async openNode(name: string): Promise<void> {
		await this.page.locator(`[data-test-id="canvas-node"][data-node-name="${name}"]`).dblclick();
		await this.output.waitFor();
	}

	/** A field of the open node's input, as the Schema view lists it. */
	inputField(name: string): Locator {
		return this.byTestId('run-data-schema-item').getByText(name, { exact: true });
	}

	/** Moves something with the mouse onto something else. */
	async drag(from: Locator, to: Locator): Promise<void> {
		await from.hover();
		await this.page.mouse.down();
		// n8n shows where things can be dropped once the mouse has moved.
		await this.page.mouse.move(0, 0, { steps: 5 });
		await to.hover();
		await this.page.mouse.up();
	}

	async executeWorkflow(): Promise<void> {
		await this.byTestId('execute-workflow-button').click();
	}

	/** Zooms in on a node, which keeps its position. */
	async zoomInAt(node: string, turns: number): Promise<void> {
		await this.page.locator(`[data-test-id="canvas-node"][data-node-name="${node}"]`).hover();
		await this.page.keyboard.down('Control');
		for (let turn = 0; turn < turns; turn++) await this.page.mouse.wheel(0, -100);
		await this.page.keyboard.up('Control');
		// The node shows its buttons while the mouse is over it, and the canvas shows its map for a moment.
		await this.page.mouse.move(0, 0);
		await this.page.locator('.vue-flow__minimap').waitFor({ state: 'hidden' });
	}

	async openNodeList(): Promise<void> {
		await this.byTestId('node-creator-plus-button').first().click();
		await this.byTestId('node-creator-search-bar').waitFor();
	}

	/** @returns the entry of the node list whose name is the text, after a search */
	async searchNode(words: string, name: string): Promise<Locator> {
		await this.byTestId('node-creator-search-bar').fill(words);
		const isName = this.page.getByText(name, { exact: true });
		const entry = this.byTestId('node-creator-item-name').and(isName).first();
		await entry.waitFor();
		return entry;
	}

	/** On an empty canvas, the actions of a node that has triggers too are folded below them. */
	async unfoldActions(action: string): Promise<void> {
		const category = this.byTestId('node-creator-category-item')
			.getByText(/^Actions/)
			.first();
		await category.waitFor();
		if (await this.page.getByText(action, { exact: true }).first().isVisible()) return;
		await category.click();
	}

	/** Unfolds the URLs of the open trigger, and has it show the one for a published workflow or for a test. */
	async showUrl(name: 'Production URL' | 'Test URL'): Promise<void> {
		const button = this.page.getByText(name, { exact: true }).first();
		if (!(await button.isVisible())) {
			await this.page.getByText('Webhook URLs', { exact: true }).first().click();
		}
		await button.click();
	}

	/** The URL that the open trigger shows. */
	async shownUrl(): Promise<string> {
		const url = this.page.getByText(/^https?:\S+\/webhook(-test)?\/\S+$/).first();
		return (await url.textContent())?.trim() ?? '';
	}

	/** A field of the open node, by its parameter's name. */
	field(parameter: string): Locator {
		return this.byTestId(`parameter-input-${parameter}`);
	}

	async fill(parameter: string, text: string): Promise<void> {
		await this.field(parameter).locator('input, textarea').first().fill(text);
	}

	/** Switches a field to Expression, and types one with its braces. */
	async fillExpression(parameter: string, expression: string): Promise<void> {
		const item = this.page.locator('.parameter-item', { has: this.field(parameter) }).last();
		await item.hover();
		await item.locator('[data-test-id="radio-button-expression"]').click();
		await this.field(parameter).locator('.cm-content').click();
		await this.page.keyboard.press('ControlOrMeta+A');
		await this.page.keyboard.insertText(expression);
	}

	/** Chooses from a field's list by typing a search term. */
	async choose(parameter: string, search: string, entry: string): Promise<void> {
		await this.field(parameter).locator('input').first().click();
		await this.page.keyboard.type(search);
		await this.page.getByText(entry, { exact: true }).locator('visible=true').first().click();
	}

	async switchOn(parameter: string): Promise<void> {
		await this.field(parameter).getByRole('switch').locator('..').click();
	}

	/** Replaces the content of a code editor field. */
	async fillCode(parameter: string, text: string): Promise<void> {
		await this.field(parameter).locator('.cm-content').click();
		await this.page.keyboard.press('ControlOrMeta+A');
		// If typed key by key, the editor would close each bracket itself.
		await this.page.keyboard.insertText(text);
	}

	/** Copies the content of a code editor field. */
	async copyCode(parameter: string): Promise<void> {
		await this.field(parameter).locator('.cm-content').click();
		await this.page.keyboard.press('ControlOrMeta+A');
		await this.page.keyboard.press('ControlOrMeta+C');
	}

	/** Adds an option of the open node's collection, which is Options unless its button is another one. */
	async addOption(name: string, button = 'Add option'): Promise<void> {
		await this.page.getByText(button).or(this.page.getByPlaceholder(button)).first().click();
		await this.page.getByText(name, { exact: true }).locator('visible=true').first().click();
	}

	/** Pastes what has been copied as the output of a node that has not run. */
	async pinPasted(): Promise<void> {
		await this.output.getByText('set mock data').click();
		await this.output.locator('.cm-content').click();
		await this.page.keyboard.press('ControlOrMeta+A');
		await this.page.keyboard.press('ControlOrMeta+V');
		await this.output.getByText('Save', { exact: true }).click();
	}

	async chooseCredential(id: string): Promise<void> {
		await this.byTestId('node-credentials-select').click();
		await this.byTestId(`node-credentials-select-item-${id}`).click();
	}

	async executeStep(): Promise<void> {
		await this.byTestId('node-execute-button').click();
	}

	/** The output panel of the open node. */
	get output(): Locator {
		return this.byTestId('output-panel');
	}

	async showOutputAs(form: 'schema' | 'table' | 'json'): Promise<void> {
		await this.output.locator(`[data-test-id="radio-button-${form}"]`).click();
	}

	/** Imports a workflow like the menu's "Import from file". */
	async importFile(file: string): Promise<void> {
		await this.byTestId('workflow-import-input').setInputFiles(file);
	}
}
