export function buildSingle(outDir?: string, logLevel?: 'info' | 'error'): Promise<void>;
