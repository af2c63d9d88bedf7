const { createRequire, isBuiltin } = require('node:module');

/**
 * Tells the import law where an import leads, by Node's own rules. The usual resolver knows neither `imports` of
 * package.json nor explicit `.ts`, and an import it cannot resolve would pass the law unseen.
 */
module.exports = {
  interfaceVersion: 2,
  resolve(source, file) {
    if (isBuiltin(source)) return { found: true, path: null };
    try {
      return { found: true, path: createRequire(file).resolve(source) };
    } catch {
      return { found: false };
    }
  },
};
