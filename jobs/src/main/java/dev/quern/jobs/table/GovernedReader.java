package dev.quern.jobs.table;

import dev.quern.catalog.Catalog;
import dev.quern.catalog.Partition;
import dev.quern.domain.access.Principal;
import dev.quern.domain.catalog.Table;
import dev.quern.domain.data.KeptRows;
import dev.quern.domain.reference.TableReference;
import dev.quern.domain.schema.SchemaField;
import dev.quern.domain.schema.TableSchema;
import dev.quern.domain.statement.Cancellation;
import dev.quern.domain.statement.StatementRequest;
import dev.quern.domain.statement.StatementResult;
import dev.quern.domain.statement.StatementRunner;
import dev.quern.jobs.RowKeeper;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Lists the rows of a table that a caller may see: those that row access policies let through.
 * Source: "Introduction to BigQuery row-level security".
 */
public final class GovernedReader {

  private final Catalog catalog;
  private final TableReader reader;
  private final StatementRunner statements;
  private final RowKeeper keeper;
  private final String location;

  /**
   * A reader.
   *
   * @param location where statements run
   */
  public GovernedReader(
      Catalog catalog,
      TableReader reader,
      StatementRunner statements,
      RowKeeper keeper,
      String location) {
    this.catalog = catalog;
    this.reader = reader;
    this.statements = statements;
    this.keeper = keeper;
    this.location = location;
  }

  /**
   * The rows of a table, with some of its columns, also parts of structs.
   *
   * @param partition the partition they are in; all when empty
   */
  public KeptRows rows(
      Table table, Optional<Partition> partition, TableSchema wanted, Principal caller) {
    if (catalog.view().rowAccessPolicies(table.reference()).isEmpty()) {
      return reader.rows(table, partition, wanted);
    }
    String condition = partition.map(rows -> " WHERE " + rows.predicate()).orElse("");
    StatementRequest request =
        new StatementRequest(
            "SELECT " + columns(wanted) + " FROM " + name(table.reference()) + condition,
            List.of(),
            table.reference().projectId(),
            location,
            Optional.empty(),
            Optional.empty(),
            caller,
            false);
    StatementResult result = statements.run(request, new Cancellation());
    if (result.outcome() instanceof StatementResult.Rows(var rows)) {
      return keeper.keep(rows);
    }
    throw new IllegalStateException("a query without rows");
  }

  private static String columns(TableSchema wanted) {
    return wanted.fields().isEmpty()
        ? "NULL"
        : wanted.fields().stream()
            .map(SchemaField::name)
            .map(GovernedReader::quoted)
            .collect(Collectors.joining(", "));
  }

  private static String name(TableReference table) {
    return quoted(table.projectId())
        + "."
        + quoted(table.datasetId())
        + "."
        + quoted(table.tableId());
  }

  private static String quoted(String name) {
    return '`' + name.replace("\\", "\\\\").replace("`", "\\`") + '`';
  }
}
