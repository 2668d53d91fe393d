/** Sets variables of this process, for clients that read them; `undefined` takes one away. Gives what puts all back. */
export function setEnvironment(env: NodeJS.ProcessEnv): () => void {
  const before = Object.fromEntries(Object.keys(env).map((name) => [name, process.env[name]]));
  for (const [name, value] of Object.entries(env)) {
    if (value === undefined) Reflect.deleteProperty(process.env, name);
    else process.env[name] = value;
  }
  return () => void setEnvironment(before);
}
