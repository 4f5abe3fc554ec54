package dev.quern.sql.execution;

import dev.quern.catalog.CatalogErrors;
import dev.quern.domain.catalog.Dataset;
import dev.quern.domain.catalog.IamPolicy;
import dev.quern.domain.error.BigQueryException;
import dev.quern.domain.error.ErrorReason;
import dev.quern.domain.reference.TableReference;
import dev.quern.domain.statement.StatementResult.Defined;
import dev.quern.sql.statement.DefinitionStatement;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs GRANT and REVOKE, which add and remove access entries of datasets and bindings in the IAM
 * policies of tables and views. Source: "Data control language statements"; REST resource Dataset,
 * {@code access}.
 */
final class AccessExecutor {

  private final EngineSession session;

  AccessExecutor(EngineSession session) {
    this.session = session;
  }

  Defined run(DefinitionStatement.ChangeAccess change) {
    return change.table().map(table -> run(change, table)).orElseGet(() -> ofDataset(change));
  }

  private Defined run(DefinitionStatement.ChangeAccess change, TableReference table) {
    return session.change(transaction -> {
      IamPolicy policy =
          transaction
              .iamPolicy(table.dataset(), IamPolicy.resource(table))
              .orElseGet(
                  () -> new IamPolicy(table.dataset(), IamPolicy.resource(table), List.of(), ""));
      String etag = Long.toHexString(transaction.commitTime());
      for (String role : change.roles()) {
        policy = policy.with(role, change.grantees(), change.grant(), etag);
      }
      transaction.putIamPolicy(policy);
      return DefinitionExecutor.table("ALTER", table);
    });
  }

  private Defined ofDataset(DefinitionStatement.ChangeAccess change) {
    return session.change(transaction -> {
      Dataset dataset =
          transaction
              .view()
              .dataset(change.reference())
              .orElseThrow(() -> CatalogErrors.notFound(change.reference()));
      List<String> access = new ArrayList<>(dataset.access());
      for (String role : change.roles()) {
        for (String grantee : change.grantees()) {
          String entry = entry(role, grantee);
          access.remove(entry);
          if (change.grant()) {
            access.add(entry);
          }
        }
      }
      transaction.replaceDataset(dataset.withAccess(access));
      return DefinitionExecutor.dataset("ALTER", change.reference());
    });
  }

  /** The entry as the REST resource writes it, the role first. */
  private static String entry(String role, String grantee) {
    int colon = grantee.indexOf(':');
    String kind = colon < 0 ? "" : grantee.substring(0, colon);
    String name = grantee.substring(colon + 1);
    String field =
        switch (kind) {
          case "user", "serviceAccount" -> "userByEmail";
          case "group" -> "groupByEmail";
          case "domain" -> "domain";
          case "specialGroup" -> "specialGroup";
          case "" -> "iamMember";
          default ->
              throw new BigQueryException(
                  ErrorReason.INVALID_QUERY, "query", "Invalid grantee: " + grantee);
        };
    return "{\"role\":\"%s\",\"%s\":\"%s\"}"
        .formatted(basicRole(role), field, name.replace("\\", "\\\\").replace("\"", "\\\""));
  }

  /** Entries show three roles by their old names. */
  private static String basicRole(String role) {
    return switch (role) {
      case "roles/bigquery.dataViewer" -> "READER";
      case "roles/bigquery.dataEditor" -> "WRITER";
      case "roles/bigquery.dataOwner" -> "OWNER";
      default -> role;
    };
  }
}
