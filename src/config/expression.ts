/** Begins an interpolation (`${`) or a directive (`%{`) in a text of Terraform's. */
export const EXPRESSION = /[$%]\{/;
