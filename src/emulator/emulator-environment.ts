import { EmulatorError } from "./find-python";

/** Variables that could lead an AWS client past the emulator, or lend it real credentials. */
const TAKEN_AWAY =
  /^AWS_(SESSION_TOKEN|SECURITY_TOKEN|PROFILE|DEFAULT_PROFILE|ROLE_|WEB_IDENTITY_|CONTAINER_|ENDPOINT_URL_|IGNORE_CONFIGURED_ENDPOINT|USE_FIPS|USE_DUALSTACK|S3_ENDPOINT|STS_)/;

const LOOPBACK = new Set(["127.0.0.1", "localhost", "[::1]"]);

/**
 * Variables that lead AWS clients to an emulator, and to nothing else; `undefined` takes one away: real credentials,
 * profiles, and endpoints of single services.
 *
 * @throws {EmulatorError} when the emulator is not on this machine
 */
export function emulatorEnvironment(
  url: string,
  region: string,
  outer: NodeJS.ProcessEnv = process.env,
): NodeJS.ProcessEnv {
  if (!LOOPBACK.has(new URL(url).hostname)) {
    throw new EmulatorError(`emulator: '${url}' is not on this machine; an emulator is talked to on 127.0.0.1 only`);
  }
  const away = Object.keys(outer).filter((name) => TAKEN_AWAY.test(name));
  return {
    ...Object.fromEntries(away.map((name) => [name, undefined])),
    // A workspace or a data folder of the user's would keep this run's state apart from where it is looked for.
    TF_WORKSPACE: undefined,
    TF_DATA_DIR: undefined,
    AWS_ENDPOINT_URL: url,
    AWS_ACCESS_KEY_ID: "emulator",
    AWS_SECRET_ACCESS_KEY: "emulator",
    AWS_SHARED_CREDENTIALS_FILE: "/dev/null",
    AWS_CONFIG_FILE: "/dev/null",
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
    AWS_EC2_METADATA_DISABLED: "true",
  };
}
