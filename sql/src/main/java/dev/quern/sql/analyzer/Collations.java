package dev.quern.sql.analyzer;

import dev.quern.domain.catalog.Table;
import dev.quern.domain.schema.SchemaField;
import dev.quern.domain.type.ArrayType;
import dev.quern.domain.type.ScalarType;
import dev.quern.domain.type.SqlType;
import dev.quern.domain.type.StructType;
import dev.quern.sql.algebra.Collation;
import dev.quern.sql.algebra.Rex;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.calcite.rex.RexNode;

/**
 * What collation changes: comparisons compare keys, functions that search are replaced by others.
 * Source: "Collation concepts".
 */
final class Collations {

  private static final String CASE_INSENSITIVE = "und:ci";

  private static final Set<String> COMPARISONS =
      Set.of(
          "$EQUAL",
          "$NOT_EQUAL",
          "$LESS",
          "$LESS_OR_EQUAL",
          "$GREATER",
          "$GREATER_OR_EQUAL",
          "$BETWEEN",
          "$IN",
          "$IN_ARRAY",
          "$IS_DISTINCT_FROM",
          "$IS_NOT_DISTINCT_FROM");

  private static final Map<String, String> SEARCHES =
      Map.ofEntries(
          Map.entry("STARTS_WITH", "$STARTS_WITH_CI"),
          Map.entry("ENDS_WITH", "$ENDS_WITH_CI"),
          Map.entry("STRPOS", "$INSTR_CI"),
          Map.entry("INSTR", "$INSTR_CI"),
          Map.entry("REPLACE", "$REPLACE_CI"),
          Map.entry("SPLIT", "$SPLIT_CI"),
          Map.entry("$LIKE", "$LIKE_CI"),
          Map.entry("$LIKE_ANY_ARRAY", "$LIKE_ANY_ARRAY_CI"),
          Map.entry("$LIKE_ALL_ARRAY", "$LIKE_ALL_ARRAY_CI"));

  private static final Set<String> QUANTIFIED = Set.of("$LIKE_ANY", "$LIKE_ALL");

  private static final Map<String, String> EXTREMES =
      Map.of("MIN", "$ANY_VALUE_HAVING_MIN", "MAX", "$ANY_VALUE_HAVING_MAX");

  private Collations() {}

  /** A call that stands for another. */
  record Replacement(String function, List<RexNode> arguments) {}

  /** The call that a scalar call of texts with collation means; empty when it means itself. */
  static Optional<Replacement> ofScalar(String function, List<RexNode> arguments) {
    if (arguments.stream().noneMatch(argument -> Collation.of(argument).text())) {
      return Optional.empty();
    }
    if (COMPARISONS.contains(function)) {
      return Optional.of(
          new Replacement(function, arguments.stream().map(Collation::keyOf).toList()));
    }
    if (QUANTIFIED.contains(function) && !Collation.of(arguments.getFirst()).text()) {
      List<RexNode> collated = new ArrayList<>(arguments);
      collated.set(0, Rex.collate(arguments.getFirst(), Collation.CASE_INSENSITIVE));
      return Optional.of(new Replacement(function, collated));
    }
    return Optional.ofNullable(SEARCHES.get(function))
        .map(name -> new Replacement(name, arguments));
  }

  /** The function and arguments that an aggregate of texts with collation means. */
  static Optional<Replacement> ofAggregate(
      String function, List<RexNode> arguments, boolean distinct) {
    if (arguments.isEmpty() || !Collation.of(arguments.getFirst()).text()) {
      return Optional.empty();
    }
    RexNode key = Collation.key(arguments.getFirst());
    if (EXTREMES.containsKey(function)) {
      return Optional.of(
          new Replacement(EXTREMES.get(function), List.of(arguments.getFirst(), key)));
    }
    return function.equals("COUNT") && distinct
        ? Optional.of(new Replacement(function, List.of(key)))
        : Optional.empty();
  }

  /** How the texts of a table's column compare. */
  static Collation ofColumn(Table table, SchemaField field) {
    return ofField(field, table.defaultCollation());
  }

  private static Collation ofField(SchemaField field, Optional<String> inherited) {
    SqlType type = field.type().isArray() ? elementOf(field.type()) : field.type();
    if (type instanceof StructType) {
      return Collation.ofFields(field.fields().stream().map(f -> ofField(f, inherited)).toList());
    }
    return type == ScalarType.STRING
            && field
                .attributes()
                .collation()
                .or(() -> inherited)
                .filter(CASE_INSENSITIVE::equals)
                .isPresent()
        ? Collation.CASE_INSENSITIVE
        : Collation.NONE;
  }

  /** A field of a result, which says how its texts compare. */
  static SchemaField described(SchemaField field, Collation collation) {
    if (collation.text()) {
      return field.withAttributes(field.attributes().withCollation(Optional.of(CASE_INSENSITIVE)));
    }
    if (collation.fields().isEmpty()) {
      return field;
    }
    List<SchemaField> fields = new ArrayList<>();
    for (int i = 0; i < field.fields().size(); i++) {
      fields.add(described(field.fields().get(i), collation.field(i)));
    }
    return field.withFields(fields);
  }

  private static SqlType elementOf(SqlType array) {
    return ((ArrayType) array).element();
  }
}
