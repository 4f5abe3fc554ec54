/** The methods {@code rowAccessPolicies.*} and those of IAM policies. */
@NullMarked
package dev.quern.adapter.rest.policy;

import org.jspecify.annotations.NullMarked;
