package dev.quern.sql.analyzer;

import dev.quern.domain.type.ScalarType;
import dev.quern.domain.type.SqlType;
import dev.quern.domain.type.StructType;
import dev.quern.domain.value.Value;
import dev.quern.sql.algebra.Computed;
import dev.quern.sql.algebra.Rex;
import dev.quern.sql.ast.FromItem;
import dev.quern.sql.ast.Identifier;
import dev.quern.sql.scope.NameScope;
import dev.quern.sql.scope.NamedColumn;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.calcite.rex.RexNode;

/**
 * VECTOR_SEARCH: for each row of one table the rows of another whose vectors are nearest. All are
 * compared, so the result is exact and options about indexes change nothing. Source: "Search
 * functions".
 */
final class VectorSearch {

  private static final List<String> PARAMETERS =
      List.of(
          "table",
          "column_to_search",
          "query_table",
          "query_column_to_search",
          "top_k",
          "distance_type",
          "options");

  private static final SqlType VECTOR = SqlType.array(ScalarType.FLOAT64);

  private static final long DEFAULT_TOP_K = 10;

  private VectorSearch() {}

  static FromResult analyze(
      Analysis analysis, FromItem.TableFunction call, Optional<FromResult> input, NameScope outer) {
    BuiltInTableCall arguments = new BuiltInTableCall(analysis, call, PARAMETERS, input, outer);
    arguments.check(3);
    List<NamedColumn> queries = arguments.otherTable("query_table", "queries", "q");
    String column = arguments.texts("column_to_search").orElseThrow().getFirst();
    int base = arguments.column(column, "column_to_search");
    requireVector(arguments, arguments.columns().get(base), "column_to_search");
    String sql =
        query(
            row("c", arguments.columns().size()),
            row("q", queries.size()),
            "%s(c%d, q%d)"
                .formatted(distance(arguments), base, queryColumn(arguments, queries, column)),
            topK(arguments));
    StructType queryRow = rowType(queries);
    StructType baseRow = rowType(arguments.columns());
    FromResult rows = arguments.result(sql, List.of("query", "base", "distance"));
    return renamed(analysis, call, rows, List.of(queryRow, baseRow, ScalarType.FLOAT64));
  }

  private static String query(String base, String query, String distance, long topK) {
    return """
    SELECT %2$s, %1$s, distance
    FROM (
      SELECT *, %3$s AS distance
      FROM input CROSS JOIN (SELECT *, ROW_NUMBER() OVER () AS number FROM queries))
    WHERE distance IS NOT NULL
    QUALIFY ROW_NUMBER() OVER (PARTITION BY number ORDER BY distance) <= %4$d\
    """
        .formatted(base, query, distance, topK);
  }

  private static String row(String prefix, int columns) {
    return IntStream.range(0, columns)
        .mapToObj(i -> prefix + i)
        .collect(Collectors.joining(", ", "STRUCT(", ")"));
  }

  private static StructType rowType(List<NamedColumn> columns) {
    return new StructType(
        columns.stream()
            .map(column -> new StructType.Field(column.name(), column.column().type()))
            .toList());
  }

  /** The rows with the tables' own names for the fields. */
  private static FromResult renamed(
      Analysis analysis, FromItem.TableFunction call, FromResult rows, List<SqlType> types) {
    List<NamedColumn> named = rows.names().columns();
    List<Computed> computed =
        IntStream.range(0, types.size())
            .mapToObj(i ->
                new Computed(
                    analysis.context.plan().newColumn(types.get(i)),
                    Rex.cast(Rex.column(named.get(i).column()), types.get(i))))
            .toList();
    List<NamedColumn> columns =
        IntStream.range(0, types.size())
            .mapToObj(i -> NamedColumn.of(named.get(i).name(), computed.get(i).column()))
            .toList();
    return FromAnalyzer.named(
        columns,
        analysis.context.plan().project(rows.relation(), computed),
        call.alias().map(Identifier::name).orElse(""));
  }

  private static void requireVector(
      BuiltInTableCall arguments, NamedColumn column, String parameter) {
    if (!column.column().type().equals(VECTOR)) {
      throw arguments.error(
          arguments.expression(parameter).orElseThrow(),
          "Column %s of VECTOR_SEARCH must be of type ARRAY<FLOAT64>, but is of type %s",
          column.name(),
          column.column().type());
    }
  }

  /** The column that is named, else the one with the name of the base table's, else the first. */
  private static int queryColumn(
      BuiltInTableCall arguments, List<NamedColumn> queries, String column) {
    Optional<String> wanted = arguments.texts("query_column_to_search").map(List::getFirst);
    for (int i = 0; i < queries.size(); i++) {
      if (queries.get(i).name().equalsIgnoreCase(wanted.orElse(column))) {
        if (wanted.isPresent()) {
          requireVector(arguments, queries.get(i), "query_column_to_search");
        }
        return i;
      }
    }
    return wanted
        .map(name -> -1)
        .or(() ->
            IntStream.range(0, queries.size())
                .filter(i -> queries.get(i).column().type().equals(VECTOR))
                .boxed()
                .findFirst())
        .filter(i -> i >= 0)
        .orElseThrow(() ->
            arguments.error(
                arguments
                    .expression("query_column_to_search")
                    .or(() -> arguments.expression("column_to_search"))
                    .orElseThrow(),
                "No column %s is found in the query table of VECTOR_SEARCH",
                wanted.orElse("of type ARRAY<FLOAT64>")));
  }

  private static String distance(BuiltInTableCall arguments) {
    String name = arguments.texts("distance_type").map(List::getFirst).orElse("EUCLIDEAN");
    return switch (name.toUpperCase(Locale.ROOT)) {
      case "EUCLIDEAN" -> "EUCLIDEAN_DISTANCE";
      case "COSINE" -> "COSINE_DISTANCE";
      default ->
          throw arguments.error(
              arguments.expression("distance_type").orElseThrow(),
              "The distance type %s of VECTOR_SEARCH is not supported by Quern; see"
                  + " docs/reference/functions.md",
              name);
    };
  }

  private static long topK(BuiltInTableCall arguments) {
    Optional<RexNode> value = arguments.value("top_k");
    if (value.isEmpty()) {
      return DEFAULT_TOP_K;
    }
    return value
        .flatMap(Rex::asLiteral)
        .map(literal -> literal.value())
        .filter(v -> v instanceof Value.Int64(long number) && number >= 1)
        .map(v -> ((Value.Int64) v).value())
        .orElseThrow(() ->
            arguments.error(
                arguments.expression("top_k").orElseThrow(),
                "The argument top_k of VECTOR_SEARCH must be an INT64 literal of at least 1"));
  }
}
