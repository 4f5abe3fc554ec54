package dev.quern.sql.analyzer;

import dev.quern.domain.catalog.Table;
import dev.quern.domain.catalog.TableDefinition;
import dev.quern.domain.job.DataMover;
import dev.quern.domain.schema.SchemaField;
import dev.quern.domain.schema.TableSchema;
import dev.quern.domain.type.ScalarType;
import dev.quern.sql.algebra.Relation;
import dev.quern.sql.scope.NameList;
import dev.quern.sql.scope.NamedColumn;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads tables whose rows stay in files, with the pseudo-column {@code _FILE_NAME}. Source:
 * "Querying external data sources", "Query the _FILE_NAME pseudo-column".
 */
final class ExternalAnalyzer {

  static final String FILE_NAME = "_FILE_NAME";

  private final Analysis analysis;
  private final StatementContext context;

  ExternalAnalyzer(Analysis analysis) {
    this.analysis = analysis;
    this.context = analysis.context;
  }

  /** The rows of a table. */
  StoredTableAnalyzer.Rows read(Table table) {
    TableDefinition.External external = (TableDefinition.External) table.definition();
    Table known =
        table.schema().fields().isEmpty()
            ? table.withSchema(context.options().metadata().columns(external, TableSchema.EMPTY))
            : table;
    List<NamedColumn> columns = new ArrayList<>();
    for (SchemaField field : known.schema().fields()) {
      columns.add(NamedColumn.of(field.name(), context.plan().newColumn(field.type())));
    }
    NamedColumn fileName = NamedColumn.of(FILE_NAME, context.plan().newColumn(ScalarType.STRING));
    List<NamedColumn> all = new ArrayList<>(columns);
    all.add(fileName);
    DataMover.OpenFiles files = context.options().metadata().open(known);
    Relation rows =
        context
            .plan()
            .engineTable(files.relation(), all.stream().map(NamedColumn::column).toList());
    if (!files.requiredFilter().isEmpty()) {
      context.filters().requireAny(table, columns, files.requiredFilter());
    }
    return new StoredTableAnalyzer.Rows(
        analysis.rowAccess.visible(table, rows, NameList.of(columns)), columns, List.of(fileName));
  }
}
