/** A WebAssembly module that the build compiles from the AssemblyScript beside it, as bytes. */
declare module '*.wasm' {
  export const bytes: Uint8Array<ArrayBuffer>;
}

/** The part of the JavaScript interface of WebAssembly that is used here; the types of Node leave it to those of browsers. */
declare namespace WebAssembly {
  const Module: new (bytes: Uint8Array) => object;
  class Memory {
    constructor(size: { readonly initial: number });
    readonly buffer: ArrayBuffer;
    grow(pages: number): number;
  }
  class Instance {
    constructor(module: object, imports: Readonly<Record<string, Readonly<Record<string, unknown>>>>);
    readonly exports: Readonly<Record<string, unknown>>;
  }
  function validate(bytes: Uint8Array): boolean;
}
