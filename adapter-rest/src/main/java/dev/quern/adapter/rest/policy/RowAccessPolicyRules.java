package dev.quern.adapter.rest.policy;

import dev.quern.adapter.rest.mapping.Optionals;
import dev.quern.adapter.rest.mapping.References;
import dev.quern.adapter.rest.wire.RowAccessPolicyJson;
import dev.quern.catalog.Catalog;
import dev.quern.domain.catalog.ResourceVersion;
import dev.quern.domain.catalog.RowAccessPolicy;
import dev.quern.domain.error.BigQueryException;
import dev.quern.domain.error.ErrorReason;
import dev.quern.domain.reference.TableReference;
import dev.quern.domain.statement.ViewAnalyzer;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** What row access policies must be like. Source: "Use row-level security". */
@Component
final class RowAccessPolicyRules {

  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_]{1,256}");
  private static final Pattern GRANTEE =
      Pattern.compile(
          "allUsers|allAuthenticatedUsers"
              + "|(user|group|domain|serviceAccount|specialGroup|principal|principalSet):.+");

  private final Catalog catalog;
  private final ViewAnalyzer analyzer;

  RowAccessPolicyRules(Catalog catalog, ViewAnalyzer analyzer) {
    this.catalog = catalog;
    this.analyzer = analyzer;
  }

  /** The policy that a resource describes, whose predicate fits the table. */
  RowAccessPolicy draft(TableReference table, String id, RowAccessPolicyJson json) {
    if (!ID.matcher(id).matches()) {
      throw new BigQueryException(
          ErrorReason.INVALID,
          "rowAccessPolicyReference.policyId",
          "Invalid row access policy ID \""
              + id
              + "\". Row access policy IDs must be alphanumeric (plus underscores) and must be at"
              + " most 256 characters long.");
    }
    String predicate = References.required(json.filterPredicate(), "filterPredicate");
    requireCondition(table, predicate);
    List<String> grantees =
        Optionals.orEmpty(json.grantees()).stream()
            .map(grantee -> References.required(grantee, "grantees"))
            .toList();
    grantees.forEach(RowAccessPolicyRules::requireGrantee);
    return new RowAccessPolicy(table, id, predicate, grantees, ResourceVersion.NONE);
  }

  private static void requireGrantee(String grantee) {
    if (!GRANTEE.matcher(grantee).matches()) {
      throw new BigQueryException(
          ErrorReason.INVALID, "grantees", "Invalid grantee \"" + grantee + "\".");
    }
  }

  private void requireCondition(TableReference table, String predicate) {
    analyzer.columns(
        "SELECT 1 AS one FROM `"
            + table.toString().replace(':', '.')
            + "` WHERE ("
            + predicate
            + "\n)",
        table.dataset(),
        catalog.view());
  }
}
