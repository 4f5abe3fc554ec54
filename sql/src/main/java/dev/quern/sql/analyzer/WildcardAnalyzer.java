package dev.quern.sql.analyzer;

import dev.quern.domain.catalog.Dataset;
import dev.quern.domain.catalog.Table;
import dev.quern.domain.catalog.TableDefinition;
import dev.quern.domain.error.BigQueryException;
import dev.quern.domain.error.ErrorReason;
import dev.quern.domain.reference.TableReference;
import dev.quern.domain.schema.SchemaField;
import dev.quern.domain.type.ScalarType;
import dev.quern.sql.algebra.Column;
import dev.quern.sql.algebra.Computed;
import dev.quern.sql.algebra.Relation;
import dev.quern.sql.algebra.Rex;
import dev.quern.sql.coercion.Coercion;
import dev.quern.sql.scope.NamedColumn;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import org.apache.calcite.rex.RexNode;

/**
 * Reads the tables whose names begin alike as one, with the columns of the newest of them and the
 * rest of each name in {@code _TABLE_SUFFIX}. Source: "Query multiple tables using a wildcard
 * table".
 */
final class WildcardAnalyzer {

  private static final String SUFFIX = "_TABLE_SUFFIX";
  private static final char WILDCARD = '*';

  private final Analysis analysis;
  private final StatementContext context;

  WildcardAnalyzer(Analysis analysis) {
    this.analysis = analysis;
    this.context = analysis.context;
  }

  static boolean isWildcard(TableReference reference) {
    return reference.tableId().indexOf(WILDCARD) == reference.tableId().length() - 1;
  }

  /** The rows of all tables whose names begin with what stands before the {@code *}. */
  FromResult read(TableReference wildcard, String alias, OptionalLong asOf) {
    String prefix = wildcard.tableId().substring(0, wildcard.tableId().length() - 1);
    List<Table> tables = matching(wildcard, prefix);
    Table newest =
        tables.stream()
            .max(Comparator.comparingLong(table -> table.version().creationTime()))
            .orElseThrow();
    boolean byIngestion = tables.stream().allMatch(IngestionTime::isUsed);
    List<Relation> inputs = new ArrayList<>();
    for (Table table : tables) {
      inputs.add(
          rows(
              table,
              newest,
              table.reference().tableId().substring(prefix.length()),
              byIngestion,
              asOf));
    }
    context.referencedTables().add(wildcard);
    return named(newest, byIngestion, alias, union(inputs));
  }

  private Relation union(List<Relation> inputs) {
    Relation union = inputs.size() == 1 ? inputs.getFirst() : context.plan().union(inputs, true);
    for (int i = 0; i < union.columns().size(); i++) {
      for (Relation input : inputs) {
        context.filters().derive(union.columns().get(i), input.columns().get(i));
      }
    }
    return union;
  }

  private List<Table> matching(TableReference wildcard, String prefix) {
    Dataset dataset =
        context
            .catalog()
            .dataset(wildcard.dataset())
            .orElseThrow(() -> analysis.tables.notFound(wildcard));
    List<Table> tables = new ArrayList<>();
    for (Table table : context.catalog().tables(dataset.reference())) {
      if (!table.reference().tableId().startsWith(prefix)) {
        continue;
      }
      switch (table.definition()) {
        case TableDefinition.Base _ -> tables.add(table);
        case TableDefinition.Snapshot _ -> tables.add(table);
        case TableDefinition.View _, TableDefinition.MaterializedView _ ->
            throw invalid(
                "Views cannot be queried through prefix. First view %s."
                    .formatted(table.reference()));
        case TableDefinition.External _ ->
            throw invalid(
                "External tables cannot be queried through prefix. First table %s."
                    .formatted(table.reference()));
      }
    }
    tables.forEach(table -> analysis.tables.requireReadable(table.reference()));
    if (tables.isEmpty()) {
      throw invalid("%s does not match any table.".formatted(wildcard));
    }
    return tables;
  }

  private static BigQueryException invalid(String message) {
    return new BigQueryException(ErrorReason.INVALID_QUERY, "query", message);
  }

  /** A table's rows in the columns of the newest table. */
  private Relation rows(
      Table table, Table newest, String suffix, boolean byIngestion, OptionalLong asOf) {
    StoredTableAnalyzer.Rows rows = analysis.stored.read(table, asOf);
    List<Computed> columns = new ArrayList<>();
    for (SchemaField field : newest.schema().fields()) {
      columns.add(new Computed(context.plan().newColumn(field.type()), value(table, rows, field)));
    }
    if (byIngestion) {
      rows.hidden().forEach(column -> columns.add(Computed.same(column.column())));
    }
    columns.add(new Computed(context.plan().newColumn(ScalarType.STRING), Rex.text(suffix)));
    return context.plan().project(rows.relation(), columns);
  }

  private RexNode value(Table table, StoredTableAnalyzer.Rows rows, SchemaField field) {
    int index = table.schema().indexOf(field.name());
    if (index < 0) {
      return Rex.nullOf(field.type());
    }
    RexNode value = Rex.column(rows.columns().get(index).column());
    if (!Coercion.coerces(value, field.type())) {
      throw invalid(
          "Cannot read field '%s' of type %s as %s in table %s"
              .formatted(
                  field.name(),
                  table.schema().fields().get(index).type(),
                  field.type(),
                  table.reference()));
    }
    return context.coerce(value, field.type());
  }

  private static FromResult named(Table newest, boolean byIngestion, String alias, Relation union) {
    List<NamedColumn> columns = new ArrayList<>();
    for (SchemaField field : newest.schema().fields()) {
      columns.add(NamedColumn.of(field.name(), union.columns().get(columns.size())));
    }
    List<Column> rest = union.columns().subList(columns.size(), union.columns().size());
    List<NamedColumn> hidden = new ArrayList<>();
    if (byIngestion) {
      hidden.add(NamedColumn.of(IngestionTime.TIME, rest.get(0)));
      hidden.add(NamedColumn.of(IngestionTime.DATE, rest.get(1)));
    }
    hidden.add(NamedColumn.of(SUFFIX, rest.getLast()));
    return new StoredTableAnalyzer.Rows(union, columns, hidden).named(alias);
  }
}
