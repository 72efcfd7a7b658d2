// What comes from npm without types.
declare module "pyodide/pyodide.asm.mjs";
declare module "pyodide/pyodide.mjs";
