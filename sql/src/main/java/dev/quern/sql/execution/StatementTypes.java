package dev.quern.sql.execution;

import dev.quern.sql.statement.AnalyzedStatement;
import dev.quern.sql.statement.ChangeStatement;
import dev.quern.sql.statement.DataMovement;
import dev.quern.sql.statement.DefinitionStatement;

/**
 * What job statistics call statements. Source: REST resource Job, {@code
 * statistics.query.statementType}.
 */
final class StatementTypes {

  private StatementTypes() {}

  static String of(AnalyzedStatement statement) {
    return switch (statement) {
      case AnalyzedStatement.QueryStatement _ -> "SELECT";
      case ChangeStatement.InsertStatement _ -> "INSERT";
      case ChangeStatement.UpdateStatement _ -> "UPDATE";
      case ChangeStatement.DeleteStatement delete ->
          delete.rows().isEmpty() ? "TRUNCATE_TABLE" : "DELETE";
      case ChangeStatement.MergeStatement _ -> "MERGE";
      case DataMovement.ExportData _ -> "EXPORT_DATA";
      case DataMovement.LoadData _ -> "LOAD_DATA";
      case DefinitionStatement.CreateTable create ->
          create.rows().isPresent() ? "CREATE_TABLE_AS_SELECT" : "CREATE_TABLE";
      case DefinitionStatement.CreateSnapshot _ -> "CREATE_SNAPSHOT_TABLE";
      case DefinitionStatement.CreateView create ->
          create.materialized() ? "CREATE_MATERIALIZED_VIEW" : "CREATE_VIEW";
      case DefinitionStatement.CreateExternalTable _ -> "CREATE_EXTERNAL_TABLE";
      case DefinitionStatement.CreateSchema _ -> "CREATE_SCHEMA";
      case DefinitionStatement.CreateRoutine create ->
          switch (create.routine().kind()) {
            case SCALAR_FUNCTION, AGGREGATE_FUNCTION -> "CREATE_FUNCTION";
            case TABLE_VALUED_FUNCTION -> "CREATE_TABLE_FUNCTION";
            case PROCEDURE -> "CREATE_PROCEDURE";
          };
      case DefinitionStatement.DropTable drop -> "DROP_" + drop.kind();
      case DefinitionStatement.DropSchema _ -> "DROP_SCHEMA";
      case DefinitionStatement.UndropSchema _ -> "UNDROP_SCHEMA";
      case DefinitionStatement.DropRoutine drop ->
          switch (drop.kind()) {
            case SCALAR_FUNCTION, AGGREGATE_FUNCTION -> "DROP_FUNCTION";
            case TABLE_VALUED_FUNCTION -> "DROP_TABLE_FUNCTION";
            case PROCEDURE -> "DROP_PROCEDURE";
          };
      case DefinitionStatement.AlterTable alter -> "ALTER_" + alter.kind();
      case DefinitionStatement.AlterSchema _ -> "ALTER_SCHEMA";
      case DefinitionStatement.CreateIndex create -> "CREATE_" + create.index().kind() + "_INDEX";
      case DefinitionStatement.DropIndex drop -> "DROP_" + drop.kind() + "_INDEX";
      case DefinitionStatement.AlterIndex alter -> "ALTER_" + alter.kind() + "_INDEX";
      case DefinitionStatement.ChangeAccess change -> change.grant() ? "GRANT" : "REVOKE";
      case DefinitionStatement.CreateRowAccessPolicy _ -> "CREATE_ROW_ACCESS_POLICY";
      case DefinitionStatement.DropRowAccessPolicy _ -> "DROP_ROW_ACCESS_POLICY";
      case DefinitionStatement.DropAllRowAccessPolicies _ -> "DROP_ALL_ROW_ACCESS_POLICIES";
    };
  }
}
