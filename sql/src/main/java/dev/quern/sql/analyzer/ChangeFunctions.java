package dev.quern.sql.analyzer;

import dev.quern.catalog.CatalogErrors;
import dev.quern.catalog.TimeTravel;
import dev.quern.domain.catalog.PhysicalTable;
import dev.quern.domain.catalog.Table;
import dev.quern.domain.schema.SchemaField;
import dev.quern.domain.type.ScalarType;
import dev.quern.domain.value.Value;
import dev.quern.sql.algebra.Relation;
import dev.quern.sql.ast.Expression;
import dev.quern.sql.ast.FromItem;
import dev.quern.sql.ast.FunctionCall.Argument;
import dev.quern.sql.ast.Identifier;
import dev.quern.sql.ast.PathName;
import dev.quern.sql.scope.NameList;
import dev.quern.sql.scope.NamedColumn;
import dev.quern.storage.table.TableHistory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads the history of tables: APPENDS and CHANGES. Source: "Time series functions". */
final class ChangeFunctions {

  private static final String APPENDS = "APPENDS";
  private static final String CHANGES = "CHANGES";
  private static final List<String> PARAMETERS =
      List.of("table", "start_timestamp", "end_timestamp");
  private static final long MICROS_PER_MILLI = 1000;

  private final Analysis analysis;
  private final StatementContext context;

  ChangeFunctions(Analysis analysis) {
    this.analysis = analysis;
    this.context = analysis.context;
  }

  /** The changes that a call asks for; empty when it calls another function. */
  Optional<FromResult> analyze(FromItem.TableFunction function) {
    String name = function.name().toString().toUpperCase(Locale.ROOT);
    if (!name.equals(APPENDS) && !name.equals(CHANGES)) {
      return Optional.empty();
    }
    List<Optional<Argument>> arguments = arguments(function, name);
    Table table = table(function, name, arguments.getFirst());
    long created = table.version().creationTime() * MICROS_PER_MILLI;
    long now = context.statementTime();
    long start = Math.max(created, time(arguments.get(1), name).orElse(created));
    long end = time(arguments.get(2), name).orElse(Long.MAX_VALUE);
    // Fails when it is too long ago.
    TimeTravel.at(context.catalog(), table.reference(), Math.min(start, now), now);
    return Optional.of(changes(function, table, name, start, end));
  }

  /** The arguments in the order of the parameters. */
  private List<Optional<Argument>> arguments(FromItem.TableFunction function, String name) {
    List<Optional<Argument>> arguments =
        new ArrayList<>(List.of(Optional.empty(), Optional.empty(), Optional.empty()));
    int position = 0;
    for (Argument argument : function.arguments()) {
      int index =
          argument instanceof Argument.Named named
              ? PARAMETERS.indexOf(named.name().name().toLowerCase(Locale.ROOT))
              : position++;
      if (index < 0 || index >= PARAMETERS.size() || arguments.get(index).isPresent()) {
        throw signature(function, name);
      }
      Argument value = argument instanceof Argument.Named named ? named.value() : argument;
      arguments.set(index, Optional.of(value));
    }
    if (name.equals(CHANGES) && arguments.get(2).isEmpty()) {
      throw signature(function, name);
    }
    return arguments;
  }

  private RuntimeException signature(FromItem.TableFunction function, String name) {
    return context.error(
        function,
        "No matching signature for table-valued function %s; Supported signature: %s(TABLE,"
            + " TIMESTAMP, TIMESTAMP)",
        name,
        name);
  }

  private Table table(FromItem.TableFunction function, String name, Optional<Argument> argument) {
    if (argument.isEmpty() || !(argument.get() instanceof Argument.Table(_, PathName path))) {
      throw signature(function, name);
    }
    Table table = analysis.tables.readable(path, OptionalLong.empty());
    context.referencedTables().add(table.reference());
    return table;
  }

  private OptionalLong time(Optional<Argument> argument, String name) {
    if (argument.isEmpty()
        || !(argument.get() instanceof Argument.Value(_, Expression expression, _))) {
      return OptionalLong.empty();
    }
    Value value =
        analysis.constants.value(
            expression,
            ScalarType.TIMESTAMP,
            name,
            "Argument of " + name + " has type %s but must have type %s");
    return value instanceof Value.Timestamp(long micros)
        ? OptionalLong.of(micros)
        : OptionalLong.empty();
  }

  private FromResult changes(
      FromItem.TableFunction function, Table table, String name, long start, long end) {
    PhysicalTable storage = table.storage().orElseThrow(() -> CatalogErrors.notAllowed(table));
    List<NamedColumn> columns = new ArrayList<>();
    for (SchemaField field : table.schema().fields()) {
      columns.add(NamedColumn.of(field.name(), context.plan().newColumn(field.type())));
    }
    columns.add(NamedColumn.of("_CHANGE_TYPE", context.plan().newColumn(ScalarType.STRING)));
    columns.add(
        NamedColumn.of("_CHANGE_TIMESTAMP", context.plan().newColumn(ScalarType.TIMESTAMP)));
    String sql =
        name.equals(APPENDS)
            ? TableHistory.appends(storage, start, end)
            : TableHistory.changes(storage, start, end);
    Relation rows =
        context.plan().engineTable(sql, columns.stream().map(NamedColumn::column).toList());
    Relation visible = analysis.rowAccess.visible(table, rows, NameList.of(columns));
    ColumnProtection.Protected seen = analysis.protection.rows(table, visible, columns);
    return FromAnalyzer.named(
        seen.columns(), seen.relation(), function.alias().map(Identifier::name).orElse(""));
  }
}
