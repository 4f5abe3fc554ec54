package dev.quern.sql.execution;

import dev.quern.domain.access.CallerRights;
import dev.quern.domain.access.Permission;
import dev.quern.domain.access.Securable;
import dev.quern.domain.catalog.CatalogView;
import dev.quern.domain.reference.DatasetReference;
import dev.quern.domain.reference.RoutineReference;
import dev.quern.domain.reference.TableReference;
import dev.quern.sql.statement.AnalyzedStatement;
import dev.quern.sql.statement.ChangeStatement;
import dev.quern.sql.statement.DataMovement;
import dev.quern.sql.statement.DefinitionStatement;

/**
 * Refuses statements that change what their caller may not change. What they read is checked where
 * it is found. Source: "BigQuery IAM roles", required permissions of statements.
 */
final class StatementRights {

  private final CallerRights rights;
  private final CatalogView catalog;

  private StatementRights(CallerRights rights, CatalogView catalog) {
    this.rights = rights;
    this.catalog = catalog;
  }

  static void require(AnalyzedStatement statement, CallerRights rights, CatalogView catalog) {
    StatementRights required = new StatementRights(rights, catalog);
    switch (statement) {
      case AnalyzedStatement.QueryStatement _, DataMovement.ExportData _ -> {}
      case ChangeStatement change ->
          required.table(Permission.UPDATE_DATA, change.target().reference());
      case DataMovement.LoadData load -> required.write(load.reference());
      case DefinitionStatement definition -> required.definition(definition);
    }
  }

  private void definition(DefinitionStatement statement) {
    switch (statement) {
      case DefinitionStatement.CreateTable create -> create(create.reference(), create.mode());
      case DefinitionStatement.CreateSnapshot create -> create(create.reference(), create.mode());
      case DefinitionStatement.CreateView create -> create(create.reference(), create.mode());
      case DefinitionStatement.CreateExternalTable create ->
          create(create.reference(), create.mode());
      case DefinitionStatement.CreateSchema _, DefinitionStatement.UndropSchema _ -> {}
      case DefinitionStatement.CreateRoutine create -> {
        if (!create.temporary()) {
          dataset(Permission.CREATE_ROUTINE, create.routine().reference().dataset());
        }
      }
      case DefinitionStatement.DropTable drop -> table(Permission.DELETE_TABLE, drop.reference());
      case DefinitionStatement.DropSchema drop ->
          dataset(Permission.DELETE_DATASET, drop.reference());
      case DefinitionStatement.DropRoutine drop ->
          routine(Permission.DELETE_ROUTINE, drop.reference());
      case DefinitionStatement.ChangeAccess change -> access(change);
      case DefinitionStatement.AlterTable alter ->
          table(Permission.UPDATE_TABLE, alter.reference());
      case DefinitionStatement.AlterSchema alter ->
          dataset(Permission.UPDATE_DATASET, alter.reference());
      case DefinitionStatement.CreateRowAccessPolicy create ->
          table(Permission.CREATE_ROW_POLICY, create.policy().table());
      case DefinitionStatement.DropRowAccessPolicy drop ->
          table(Permission.DELETE_ROW_POLICY, drop.table());
      case DefinitionStatement.DropAllRowAccessPolicies drop ->
          table(Permission.DELETE_ROW_POLICY, drop.table());
      case DefinitionStatement.CreateIndex create ->
          table(Permission.UPDATE_TABLE, create.index().table());
      case DefinitionStatement.DropIndex drop -> table(Permission.UPDATE_TABLE, drop.table());
      case DefinitionStatement.AlterIndex alter -> table(Permission.UPDATE_TABLE, alter.table());
    }
  }

  private void create(TableReference table, DefinitionStatement.CreateMode mode) {
    if (mode == DefinitionStatement.CreateMode.OR_REPLACE) {
      write(table);
    } else {
      dataset(Permission.CREATE_TABLE, table.dataset());
    }
  }

  /** Writes a table, or makes it when it is not there. */
  private void write(TableReference table) {
    if (catalog.table(table).isPresent()) {
      table(Permission.UPDATE_DATA, table);
    } else {
      dataset(Permission.CREATE_TABLE, table.dataset());
    }
  }

  private void access(DefinitionStatement.ChangeAccess change) {
    change
        .table()
        .ifPresentOrElse(
            table -> table(Permission.SET_TABLE_POLICY, table),
            () -> dataset(Permission.UPDATE_DATASET, change.reference()));
  }

  private void dataset(Permission permission, DatasetReference reference) {
    rights.require(catalog, permission, new Securable.OfDataset(reference));
  }

  private void table(Permission permission, TableReference reference) {
    rights.require(catalog, permission, new Securable.OfTable(reference));
  }

  private void routine(Permission permission, RoutineReference reference) {
    rights.require(catalog, permission, new Securable.OfRoutine(reference));
  }
}
