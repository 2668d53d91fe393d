import { emulatorEnvironment } from "../../src/emulator/emulator-environment";

const URL_HERE = "http://127.0.0.1:5000";

describe("emulatorEnvironment", () => {
  it("leads to the emulator with credentials that are none", () => {
    expect(emulatorEnvironment(URL_HERE, "eu-west-1", {})).toMatchObject({
      AWS_ENDPOINT_URL: URL_HERE,
      AWS_ACCESS_KEY_ID: "emulator",
      AWS_SECRET_ACCESS_KEY: "emulator",
      AWS_SHARED_CREDENTIALS_FILE: "/dev/null",
      AWS_CONFIG_FILE: "/dev/null",
      AWS_REGION: "eu-west-1",
      AWS_DEFAULT_REGION: "eu-west-1",
      AWS_EC2_METADATA_DISABLED: "true",
    });
  });

  it.each([
    "AWS_SESSION_TOKEN",
    "AWS_PROFILE",
    "AWS_DEFAULT_PROFILE",
    "AWS_ROLE_ARN",
    "AWS_WEB_IDENTITY_TOKEN_FILE",
    "AWS_CONTAINER_CREDENTIALS_FULL_URI",
    "AWS_ENDPOINT_URL_S3",
    "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS",
    "AWS_USE_FIPS_ENDPOINT",
    "AWS_USE_DUALSTACK_ENDPOINT",
  ])("takes %s away, which could lead past the emulator", (name) => {
    const env = emulatorEnvironment(URL_HERE, "us-east-1", { [name]: "real" });
    expect(Object.keys(env)).toContain(name);
    expect(env[name]).toBeUndefined();
  });

  it("leaves what has nothing to do with it", () => {
    const env = emulatorEnvironment(URL_HERE, "us-east-1", { PATH: "/bin", AWS_CA_BUNDLE: "/ca.pem" });
    expect(Object.keys(env)).not.toEqual(expect.arrayContaining(["PATH"]));
    expect(Object.keys(env)).not.toEqual(expect.arrayContaining(["AWS_CA_BUNDLE"]));
  });

  it.each(["http://10.0.0.1:5000", "https://s3.us-east-1.amazonaws.com", "http://127.0.0.1.example.com"])(
    "refuses %s, which is not on this machine",
    (url) => {
      expect(() => emulatorEnvironment(url, "us-east-1", {})).toThrow(
        new Error(`emulator: '${url}' is not on this machine; an emulator is talked to on 127.0.0.1 only`),
      );
    },
  );
});
