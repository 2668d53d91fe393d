/** Security policies of load balancers that accept nothing below TLS 1.2, by what their names have in common. */
const TLS_1_2_OR_LATER = /TLS-?1-2|FS-1-2|TLS13-1-[23]/;

/**
 * Whether a security policy accepts TLS 1.0 or 1.1; none at all does not.
 *
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/describe-ssl-policies.html
 */
export function allowsOldTls(policy: string): boolean {
  return policy !== "" && !TLS_1_2_OR_LATER.test(policy);
}
