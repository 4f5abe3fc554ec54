package dev.quern.jobs.table;

import dev.quern.catalog.Catalog;
import dev.quern.catalog.Partition;
import dev.quern.domain.access.AccessRules;
import dev.quern.domain.access.Permission;
import dev.quern.domain.access.Principal;
import dev.quern.domain.access.Securable;
import dev.quern.domain.catalog.Table;
import dev.quern.domain.data.KeptRows;
import dev.quern.domain.reference.TableReference;
import dev.quern.domain.schema.FieldMode;
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
 * Lists the rows of a table that a caller may see: those that row access policies let through, with
 * masks on columns whose policy tags say so. Source: "Introduction to BigQuery row-level security",
 * "Introduction to column-level access control".
 */
public final class GovernedReader {

  private final Catalog catalog;
  private final TableReader reader;
  private final StatementRunner statements;
  private final RowKeeper keeper;
  private final String location;
  private final AccessRules rules;

  /**
   * A reader.
   *
   * @param location where statements run
   * @param rules what callers may read
   */
  public GovernedReader(
      Catalog catalog,
      TableReader reader,
      StatementRunner statements,
      RowKeeper keeper,
      String location,
      AccessRules rules) {
    this.rules = rules;
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
    rules
        .of(caller)
        .require(catalog.view(), Permission.GET_DATA, new Securable.OfTable(table.reference()));
    if (catalog.view().rowAccessPolicies(table.reference()).isEmpty()
        && !rules.columns().restricts(table.schema(), caller)) {
      return reader.rows(table, partition, wanted);
    }
    String condition = partition.map(rows -> " WHERE " + rows.predicate()).orElse("");
    StatementRequest request =
        new StatementRequest(
            "SELECT "
                + columns(wanted, table.schema())
                + " FROM "
                + name(table.reference())
                + condition,
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

  private static String columns(TableSchema wanted, TableSchema whole) {
    return wanted.fields().isEmpty()
        ? "NULL"
        : wanted.fields().stream()
            .map(field ->
                value(field, whole.field(field.name()).orElse(field), quoted(field.name()), 0)
                    + " AS "
                    + quoted(field.name()))
            .collect(Collectors.joining(", "));
  }

  /** A column, or a struct of the fields that are wanted. */
  private static String value(SchemaField wanted, SchemaField whole, String value, int depth) {
    if (wanted.type().equals(whole.type())) {
      return value;
    }
    if (wanted.mode() != FieldMode.REPEATED) {
      return "IF(%s IS NULL, NULL, %s)".formatted(value, struct(wanted, whole, value, depth));
    }
    String element = "element_" + depth;
    return "ARRAY(SELECT %s FROM UNNEST(%s) AS %s WITH OFFSET AS position ORDER BY position)"
        .formatted(struct(wanted, whole, element, depth + 1), value, element);
  }

  private static String struct(SchemaField wanted, SchemaField whole, String value, int depth) {
    TableSchema parts = new TableSchema(whole.fields());
    return wanted.fields().stream()
        .map(part -> {
          String name = quoted(part.name());
          SchemaField original = parts.field(part.name()).orElse(part);
          return value(part, original, value + "." + name, depth) + " AS " + name;
        })
        .collect(Collectors.joining(", ", "STRUCT(", ")"));
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
