package dev.quern.sql.analyzer;

import dev.quern.domain.data.KeptRows;
import dev.quern.domain.reference.TableReference;
import dev.quern.domain.schema.SchemaField;
import dev.quern.sql.algebra.Column;
import dev.quern.sql.scope.NamedColumn;
import dev.quern.storage.duckdb.function.KeptTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads the anonymous tables that hold the results of queries. Source: "Writing query results",
 * temporary and permanent tables.
 */
final class ResultTableAnalyzer {

  private final StatementContext context;

  ResultTableAnalyzer(StatementContext context) {
    this.context = context;
  }

  /** The rows of a table, if it holds a result. */
  Optional<FromResult> read(TableReference table, String alias) {
    return context
        .options()
        .metadata()
        .jobs()
        .anonymousRows(table, context.options().rights().caller())
        .map(rows -> read(rows, alias));
  }

  private FromResult read(KeptRows rows, String alias) {
    context.variance().add();
    List<NamedColumn> columns = new ArrayList<>();
    for (SchemaField field : rows.schema().fields()) {
      columns.add(NamedColumn.of(field.name(), context.plan().newColumn(field.type())));
    }
    String relation = context.options().metadata().show(new KeptTable(rows));
    List<Column> all = columns.stream().map(NamedColumn::column).toList();
    return FromAnalyzer.named(columns, context.plan().engineTable(relation, all), alias);
  }
}
