package dev.quern.sql.analyzer;

import dev.quern.catalog.PartitionBounds;
import dev.quern.domain.catalog.Partitioning;
import dev.quern.domain.catalog.Table;
import dev.quern.domain.catalog.TableDefinition;
import dev.quern.domain.schema.SchemaField;
import dev.quern.domain.type.ScalarType;
import dev.quern.domain.type.SqlType;
import dev.quern.domain.value.Value;
import dev.quern.sql.algebra.Column;
import dev.quern.sql.algebra.Computed;
import dev.quern.sql.algebra.Relation;
import dev.quern.sql.algebra.Rex;
import dev.quern.sql.algebra.node.Scan;
import dev.quern.sql.ast.Span;
import dev.quern.sql.scope.NameList;
import dev.quern.sql.scope.NamedColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.apache.calcite.rex.RexNode;

/**
 * Reads tables that hold rows: as of a time, without expired partitions, as far as the caller may
 * see the rows, with the pseudo-columns of tables partitioned by the time of ingestion. Source:
 * "Query partitioned tables".
 */
final class StoredTableAnalyzer {

  private static final Span NOWHERE = new Span(0, 0);
  private static final long MILLIS_PER_DAY = 86_400_000;
  private static final long MICROS_PER_MILLI = 1000;

  private final Analysis analysis;
  private final StatementContext context;

  StoredTableAnalyzer(Analysis analysis) {
    this.analysis = analysis;
    this.context = analysis.context;
  }

  /**
   * The rows of a table.
   *
   * @param columns its columns
   * @param hidden its pseudo-columns
   */
  record Rows(Relation relation, List<NamedColumn> columns, List<NamedColumn> hidden) {

    /** The names the rows go by under an alias. */
    FromResult named(String alias) {
      NameList.Builder names = new NameList.Builder();
      columns.forEach(names::column);
      hidden.forEach(names::hidden);
      return new FromResult(relation, names.build().withRangeVariable(alias));
    }
  }

  /** The rows of a table at a time, now when it is empty. */
  Rows read(Table table, OptionalLong asOf) {
    List<NamedColumn> columns = new ArrayList<>();
    List<Scan.Source> sources = new ArrayList<>();
    for (SchemaField field : table.schema().fields()) {
      columns.add(
          NamedColumn.of(
              field.name(),
              context.plan().newColumn(field.type(), Collations.ofColumn(table, field))));
      sources.add(new Scan.Source.Field(sources.size()));
    }
    List<Column> scanned = new ArrayList<>(columns.stream().map(NamedColumn::column).toList());
    List<NamedColumn> hidden = new ArrayList<>();
    boolean byIngestion = IngestionTime.isUsed(table);
    if (byIngestion) {
      NamedColumn time =
          NamedColumn.of(IngestionTime.TIME, context.plan().newColumn(ScalarType.TIMESTAMP));
      hidden.add(time);
      scanned.add(time.column());
      sources.add(new Scan.Source.Field(sources.size()));
    }
    Relation rows = context.plan().scan(table, scanned, sources, asOf);
    if (byIngestion) {
      NamedColumn date = newDate();
      rows = withDate(rows, hidden.getFirst().column(), date);
      hidden.add(date);
    }
    Rows all = new Rows(rows, columns, hidden);
    List<NamedColumn> named = new ArrayList<>(columns);
    named.addAll(hidden);
    requireFilter(table, named);
    Relation living = table.partitioning().map(p -> living(all, named, p)).orElse(rows);
    Relation visible = analysis.rowAccess.visible(table, living, NameList.of(columns));
    ColumnProtection.Protected seen = analysis.protection.rows(table, visible, columns);
    return new Rows(seen.relation(), seen.columns(), hidden);
  }

  /** A new column for {@code _PARTITIONDATE}. */
  NamedColumn newDate() {
    return NamedColumn.of(IngestionTime.DATE, context.plan().newColumn(ScalarType.DATE));
  }

  /** The rows with the date of their {@code _PARTITIONTIME}. */
  Relation withDate(Relation rows, Column time, NamedColumn date) {
    RexNode value = analysis.functions.operator("DATE", NOWHERE, Rex.column(time), Rex.text("UTC"));
    context.filters().derive(date.column(), time);
    return context.plan().extend(rows, List.of(new Computed(date.column(), value)));
  }

  private static Column partitioningColumn(List<NamedColumn> columns, Partitioning partitioning) {
    String name =
        switch (partitioning) {
          case Partitioning.ByTime time -> time.field().orElse(IngestionTime.TIME);
          case Partitioning.ByRange range -> range.field();
        };
    return columns.stream()
        .filter(column -> column.name().equalsIgnoreCase(name))
        .findFirst()
        .orElseThrow()
        .column();
  }

  /** Demands a condition on the partitions of a table that is read, if the table does. */
  void requireFilter(Table table, List<NamedColumn> columns) {
    if (table.definition() instanceof TableDefinition.Base base
        && base.requirePartitionFilter()
        && base.partitioning().isPresent()) {
      context.filters().require(table, partitioningColumn(columns, base.partitioning().get()));
    }
  }

  /** The rows of partitions that have not expired. Source: "Managing partitioned tables". */
  private Relation living(Rows rows, List<NamedColumn> columns, Partitioning partitioning) {
    if (!(partitioning instanceof Partitioning.ByTime time) || time.expirationMs().isEmpty()) {
      return rows.relation();
    }
    Column column = partitioningColumn(columns, partitioning);
    long now = Math.floorDiv(context.statementTime(), 1000);
    long oldest = PartitionBounds.next(time.unit(), now - time.expirationMs().getAsLong());
    Value bound = bound(column.type(), oldest);
    RexNode value = Rex.column(column);
    RexNode alive =
        analysis.functions.operator("$greater_or_equal", NOWHERE, value, Rex.literal(bound, true));
    return context
        .plan()
        .unrequestedFilter(rows.relation(), Rex.or(List.of(Rex.isNull(value), alive)));
  }

  /** A moment, in milliseconds since the epoch, as a value of a partitioning column's type. */
  private static Value bound(SqlType type, long millis) {
    return switch (type) {
      case ScalarType.DATE ->
          new Value.Date(Math.toIntExact(Math.floorDiv(millis, MILLIS_PER_DAY)));
      case ScalarType.DATETIME -> new Value.Datetime(millis * MICROS_PER_MILLI);
      default -> new Value.Timestamp(millis * MICROS_PER_MILLI);
    };
  }
}
