package dev.quern.domain.catalog;

import dev.quern.domain.reference.TableReference;
import java.util.List;

/**
 * Lets some principals see some rows of a table. A table that has policies shows a principal the
 * rows that any of its own policies lets through, and none when it has none. Source: "Introduction
 * to BigQuery row-level security".
 *
 * @param table the table
 * @param policyId the policy's name, unique in the table
 * @param filterPredicate the condition that rows must meet, a GoogleSQL expression
 * @param grantees who sees those rows, for example {@code user:alice@example.com}
 * @param version times and etag
 */
public record RowAccessPolicy(
    TableReference table,
    String policyId,
    String filterPredicate,
    List<String> grantees,
    ResourceVersion version) {

  public RowAccessPolicy {
    grantees = List.copyOf(grantees);
  }

  /** The same on another table. */
  public RowAccessPolicy withTable(TableReference value) {
    return new RowAccessPolicy(value, policyId, filterPredicate, grantees, version);
  }

  /** The same with another version. */
  public RowAccessPolicy withVersion(ResourceVersion value) {
    return new RowAccessPolicy(table, policyId, filterPredicate, grantees, value);
  }
}
