package dev.quern.sql.execution;

import dev.quern.catalog.CatalogErrors;
import dev.quern.domain.catalog.CatalogView;
import dev.quern.domain.catalog.RowAccessPolicy;
import dev.quern.domain.reference.TableReference;
import dev.quern.domain.statement.StatementResult.Defined;
import dev.quern.domain.statement.StatementResult.DefinedPolicies;
import dev.quern.sql.statement.DefinitionStatement;
import dev.quern.sql.statement.DefinitionStatement.CreateMode;
import java.util.List;
import java.util.Optional;

/** Runs CREATE and DROP ROW ACCESS POLICY. */
final class PolicyExecutor {

  private final EngineSession session;

  PolicyExecutor(EngineSession session) {
    this.session = session;
  }

  Defined create(DefinitionStatement.CreateRowAccessPolicy create) {
    RowAccessPolicy policy = create.policy();
    return session.change(transaction -> {
      boolean exists = exists(transaction.view(), policy.table(), policy.policyId());
      if (exists && create.mode() == CreateMode.IF_NOT_EXISTS) {
        return defined("SKIP", policy.table(), policy.policyId());
      }
      if (exists && create.mode() == CreateMode.OR_REPLACE) {
        transaction.replaceRowAccessPolicy(policy);
        return defined("REPLACE", policy.table(), policy.policyId());
      }
      transaction.createRowAccessPolicy(policy);
      return defined("CREATE", policy.table(), policy.policyId());
    });
  }

  Defined drop(DefinitionStatement.DropRowAccessPolicy drop) {
    return session.change(transaction -> {
      if (drop.ifExists() && !exists(transaction.view(), drop.table(), drop.policyId())) {
        return defined("SKIP", drop.table(), drop.policyId());
      }
      transaction.deleteRowAccessPolicy(drop.table(), drop.policyId());
      return defined("DROP", drop.table(), drop.policyId());
    });
  }

  Defined dropAll(DefinitionStatement.DropAllRowAccessPolicies drop) {
    return session.change(transaction -> {
      if (transaction.view().table(drop.table()).isEmpty()) {
        throw CatalogErrors.notFound(drop.table());
      }
      List<RowAccessPolicy> policies =
          List.copyOf(transaction.view().rowAccessPolicies(drop.table()));
      policies.forEach(
          policy -> transaction.deleteRowAccessPolicy(policy.table(), policy.policyId()));
      return Defined.policies(
          "DROP", new DefinedPolicies(drop.table(), Optional.empty(), policies.size()));
    });
  }

  private static boolean exists(CatalogView view, TableReference table, String policyId) {
    return view.rowAccessPolicies(table).stream()
        .anyMatch(policy -> policy.policyId().equals(policyId));
  }

  private static Defined defined(String operation, TableReference table, String policyId) {
    return Defined.policies(operation, new DefinedPolicies(table, Optional.of(policyId), 1));
  }
}
