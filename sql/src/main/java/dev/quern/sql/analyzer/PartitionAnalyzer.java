package dev.quern.sql.analyzer;

import dev.quern.domain.catalog.Partitioning;
import dev.quern.domain.schema.FieldMode;
import dev.quern.domain.schema.SchemaField;
import dev.quern.domain.schema.TableSchema;
import dev.quern.domain.type.ScalarType;
import dev.quern.domain.type.SqlType;
import dev.quern.domain.value.Value;
import dev.quern.sql.ast.Access;
import dev.quern.sql.ast.Expression;
import dev.quern.sql.ast.FunctionCall;
import dev.quern.sql.ast.FunctionCall.Argument;
import dev.quern.sql.ast.PartitionBy;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Gives PARTITION BY and CLUSTER BY of tables meaning. Source: "CREATE TABLE statement",
 * partition_expression, clustering_column_list.
 */
final class PartitionAnalyzer {

  private static final int MAX_CLUSTERING = 4;

  private final Analysis analysis;
  private final StatementContext context;

  PartitionAnalyzer(Analysis analysis) {
    this.analysis = analysis;
    this.context = analysis.context;
  }

  Partitioning partitioning(PartitionBy clause, TableSchema schema) {
    if (clause.expressions().size() != 1) {
      throw context.error(clause, "PARTITION BY expects exactly one expression");
    }
    Expression expression = clause.expressions().getFirst();
    return switch (expression) {
      case Access.Path path -> byColumn(path, schema, Optional.empty());
      case FunctionCall call -> byFunction(call, schema);
      default -> throw invalid(expression);
    };
  }

  private RuntimeException invalid(Expression expression) {
    return context.error(
        expression,
        "PARTITION BY expression must be DATE(<timestamp_column>), DATE(<datetime_column>),"
            + " DATETIME_TRUNC(<datetime_column>, DAY/HOUR/MONTH/YEAR), a DATE column,"
            + " TIMESTAMP_TRUNC(<timestamp_column>, DAY/HOUR/MONTH/YEAR), DATE_TRUNC(<date_column>,"
            + " MONTH/YEAR), or RANGE_BUCKET(<int64_column>, GENERATE_ARRAY(<int64_value>, <int64_value>[,"
            + " <int64_value>]))");
  }

  private Partitioning byColumn(
      Access.Path path, TableSchema schema, Optional<Partitioning.Unit> unit) {
    String name = path.path().toString();
    if (name.equalsIgnoreCase("_PARTITIONDATE") || name.equalsIgnoreCase("_PARTITIONTIME")) {
      return new Partitioning.ByTime(
          unit.orElse(Partitioning.Unit.DAY), Optional.empty(), OptionalLong.empty());
    }
    SchemaField field = field(path, schema);
    if (unit.isEmpty() && field.elementType() != ScalarType.DATE) {
      throw invalid(path);
    }
    return new Partitioning.ByTime(
        unit.orElse(Partitioning.Unit.DAY), Optional.of(field.name()), OptionalLong.empty());
  }

  private SchemaField field(Access.Path path, TableSchema schema) {
    String name = path.path().toString();
    return schema
        .field(name)
        .filter(f -> f.mode() != FieldMode.REPEATED)
        .orElseThrow(() -> context.error(path, "Unrecognized name: %s", name));
  }

  private Partitioning byFunction(FunctionCall call, TableSchema schema) {
    String name = call.name().toString().toUpperCase(Locale.ROOT);
    List<Expression> arguments = new ArrayList<>();
    for (Argument argument : call.arguments()) {
      if (!(argument instanceof Argument.Value(var _, Expression value, var _))) {
        throw invalid(call);
      }
      arguments.add(value);
    }
    if (arguments.isEmpty() || !(arguments.getFirst() instanceof Access.Path path)) {
      throw invalid(call);
    }
    return switch (name) {
      case "DATE" -> byColumn(path, schema, Optional.of(Partitioning.Unit.DAY));
      case "DATE_TRUNC", "DATETIME_TRUNC", "TIMESTAMP_TRUNC" -> {
        if (arguments.size() != 2) {
          throw invalid(call);
        }
        yield byColumn(path, schema, Optional.of(unit(call, arguments.get(1))));
      }
      case "RANGE_BUCKET" -> byRange(call, path, arguments, schema);
      default -> throw invalid(call);
    };
  }

  private Partitioning.Unit unit(FunctionCall call, Expression part) {
    return switch (analysis.calls.datePart(part)) {
      case "HOUR" -> Partitioning.Unit.HOUR;
      case "DAY" -> Partitioning.Unit.DAY;
      case "MONTH" -> Partitioning.Unit.MONTH;
      case "YEAR" -> Partitioning.Unit.YEAR;
      default -> throw invalid(call);
    };
  }

  private Partitioning byRange(
      FunctionCall call, Access.Path path, List<Expression> arguments, TableSchema schema) {
    if (arguments.size() != 2
        || !(arguments.get(1) instanceof FunctionCall generate)
        || !generate.name().toString().equalsIgnoreCase("GENERATE_ARRAY")
        || generate.arguments().size() < 2) {
      throw invalid(call);
    }
    List<Long> bounds = new ArrayList<>();
    for (Argument argument : generate.arguments()) {
      if (!(argument instanceof Argument.Value(var _, Expression value, var _))
          || !(analysis.constants.value(value, "PARTITION BY") instanceof Value.Int64(long n))) {
        throw invalid(call);
      }
      bounds.add(n);
    }
    long interval = bounds.size() > 2 ? bounds.get(2) : 1;
    return new Partitioning.ByRange(
        field(path, schema).name(), bounds.get(0), bounds.get(1), interval);
  }

  List<String> clustering(List<Expression> columns, TableSchema schema) {
    if (columns.size() > MAX_CLUSTERING) {
      throw context.error(
          columns.get(MAX_CLUSTERING), "CLUSTER BY supports at most %d columns", MAX_CLUSTERING);
    }
    List<String> names = new ArrayList<>();
    for (Expression column : columns) {
      if (!(column instanceof Access.Path path)) {
        throw context.error(column, "CLUSTER BY expression must be a column");
      }
      SqlType type = field(path, schema).elementType();
      if (type == ScalarType.FLOAT64
          || type == ScalarType.JSON
          || (!TypeTraits.supportsGrouping(type) && type != ScalarType.GEOGRAPHY)) {
        throw context.error(column, "CLUSTER BY expression of type %s is not supported", type);
      }
      names.add(field(path, schema).name());
    }
    return names;
  }
}
