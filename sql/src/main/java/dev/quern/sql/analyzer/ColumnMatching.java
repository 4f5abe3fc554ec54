package dev.quern.sql.analyzer;

import dev.quern.domain.error.BigQueryException;
import dev.quern.domain.type.ScalarType;
import dev.quern.domain.value.Value;
import dev.quern.sql.algebra.Column;
import dev.quern.sql.algebra.Computed;
import dev.quern.sql.algebra.Relation;
import dev.quern.sql.algebra.Rex;
import dev.quern.sql.ast.Identifier;
import dev.quern.sql.ast.QueryBody.ColumnMatch;
import dev.quern.sql.ast.QueryBody.ColumnPropagation;
import dev.quern.sql.ast.QueryBody.SetOperator;
import dev.quern.sql.scope.NameList;
import dev.quern.sql.scope.NamedColumn;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.calcite.rex.RexNode;

/**
 * Pairs the columns of a set operation's inputs by name. Source: "Query syntax", Set operators, BY
 * NAME and CORRESPONDING.
 */
final class ColumnMatching {

  private final StatementContext context;
  private final SetInputs places;
  private final SetOperator operator;
  private final List<QueryResult> inputs;
  private final boolean byName;
  private final boolean listed;
  private final ColumnPropagation propagation;

  /**
   * A matching.
   *
   * @param places where the inputs stand, and their names
   */
  ColumnMatching(
      Analysis analysis, SetInputs places, SetOperator operator, List<QueryResult> inputs) {
    this.context = analysis.context;
    this.places = places;
    this.operator = operator;
    this.inputs = inputs;
    ColumnMatch match = operator.match();
    this.byName = match == ColumnMatch.BY_NAME || match == ColumnMatch.BY_NAME_ON;
    this.listed = match == ColumnMatch.BY_NAME_ON || match == ColumnMatch.CORRESPONDING_BY;
    this.propagation =
        operator.propagation().orElse(byName ? ColumnPropagation.STRICT : ColumnPropagation.INNER);
  }

  private String syntax() {
    return byName ? "BY NAME" : "CORRESPONDING";
  }

  /** The inputs with the same columns in the same order; NULL where an input lacks one. */
  List<QueryResult> match() {
    checkNames();
    List<String> names = listed ? listedNames() : commonNames();
    List<QueryResult> matched = new ArrayList<>();
    inputs.forEach(input -> matched.add(reordered(input, names)));
    return matched;
  }

  private void checkNames() {
    for (int i = 0; i < inputs.size(); i++) {
      Set<String> seen = new HashSet<>();
      List<NamedColumn> columns = inputs.get(i).columns();
      if (columns.size() == 1 && columns.getFirst().valueTable()) {
        throw context.error(
            operator.keyword(),
            "Value table type not allowed in set operations when %s is used: %s",
            syntax(),
            places.name(i));
      }
      for (int j = 0; j < columns.size(); j++) {
        String name = columns.get(j).name();
        if (listed && !isListed(name)) {
          continue;
        }
        if (name.isEmpty()) {
          throw context.error(
              places.place(i),
              "Anonymous columns are not allowed in set operations when %s is used: %s, column %d",
              syntax(),
              places.name(i),
              j + 1);
        }
        if (!seen.add(key(name))) {
          throw context.error(
              places.place(i),
              "Duplicate columns found when using %s in set operations: %s in %s",
              syntax(),
              name,
              places.name(i));
        }
      }
    }
  }

  private boolean isListed(String name) {
    return operator.byColumns().stream().anyMatch(c -> c.name().equalsIgnoreCase(name));
  }

  private List<String> listedNames() {
    Set<String> seen = new HashSet<>();
    for (Identifier name : operator.byColumns()) {
      if (!seen.add(key(name.name()))) {
        throw context.error(
            name,
            "Duplicate identifiers are not allowed in the %s list: %s",
            SetOperatorRules.list(operator),
            name.name());
      }
      checkListed(name);
    }
    List<String> names = operator.byColumns().stream().map(Identifier::name).toList();
    if (byName && propagation == ColumnPropagation.STRICT) {
      for (int i = 0; i < inputs.size(); i++) {
        if (!namesOf(i).equals(seen)) {
          throw context.error(
              places.place(i),
              "%s must share the same set of column names as the ON list when using BY NAME ON",
              places.title(i));
        }
      }
    }
    return names;
  }

  private void checkListed(Identifier name) {
    for (int i = 0; i < inputs.size(); i++) {
      boolean required =
          switch (propagation) {
            case STRICT -> false;
            case INNER -> true;
            case LEFT -> i == 0;
            case FULL -> false;
          };
      if (required && !namesOf(i).contains(key(name.name()))) {
        throw missing(name, i);
      }
    }
    if (propagation == ColumnPropagation.FULL
        && inputs.stream().noneMatch(input -> find(input, name.name()).isPresent())) {
      throw context.error(
          name,
          "The column name %s from the %s %s list does not appear in any input queries.",
          name.name(),
          syntax(),
          byName ? "ON" : "BY");
    }
  }

  private BigQueryException missing(Identifier name, int input) {
    String word = byName ? "ON" : "BY";
    return propagation == ColumnPropagation.LEFT
        ? context.error(
            name,
            "The column name '%s' from the LEFT %s %s list must appear in %s",
            name.name(),
            syntax(),
            word,
            places.name(input))
        : context.error(
            name,
            "The column name %s from the %s %s list does not appear in %s. All columns in the %s list"
                + " must appear in each input query unless FULL %s or LEFT %s is specified",
            name.name(),
            syntax(),
            word,
            places.name(input),
            word,
            syntax(),
            syntax());
  }

  private List<String> commonNames() {
    Map<String, String> names = new LinkedHashMap<>();
    inputs.getFirst().columns().forEach(c -> names.put(key(c.name()), c.name()));
    switch (propagation) {
      case STRICT -> checkIdentical();
      case INNER -> {
        for (int i = 1; i < inputs.size(); i++) {
          names.keySet().retainAll(namesOf(i));
        }
        if (names.isEmpty()) {
          throw context.error(
              operator.keyword(),
              "Queries of the set operation using %s do not have any columns in common",
              syntax());
        }
      }
      case LEFT -> checkShared();
      case FULL ->
          inputs.stream()
              .flatMap(input -> input.columns().stream())
              .forEach(c -> names.putIfAbsent(key(c.name()), c.name()));
    }
    return List.copyOf(names.values());
  }

  private void checkIdentical() {
    for (int i = 1; i < inputs.size(); i++) {
      if (!namesOf(i).equals(namesOf(0))) {
        throw context.error(
            operator.keyword(),
            "%s requires all input queries to have identical column names, but %s has %s and %s has %s",
            byName ? "BY NAME" : "STRICT CORRESPONDING",
            places.name(0),
            printed(0),
            places.name(i),
            printed(i));
      }
    }
  }

  private void checkShared() {
    for (int i = 1; i < inputs.size(); i++) {
      if (namesOf(i).stream().noneMatch(namesOf(0)::contains)) {
        throw context.error(
            operator.keyword(),
            "%s of the set operation with LEFT mode does not share any common columns with %s",
            places.title(i),
            places.name(0));
      }
    }
  }

  private String printed(int input) {
    return inputs.get(input).columns().stream()
        .map(NamedColumn::name)
        .collect(Collectors.joining(", ", "[", "]"));
  }

  private Set<String> namesOf(int input) {
    return inputs.get(input).columns().stream()
        .map(column -> key(column.name()))
        .collect(Collectors.toSet());
  }

  private static Optional<Integer> find(QueryResult input, String name) {
    for (int i = 0; i < input.columns().size(); i++) {
      if (key(input.columns().get(i).name()).equals(key(name))) {
        return Optional.of(i);
      }
    }
    return Optional.empty();
  }

  private QueryResult reordered(QueryResult input, List<String> names) {
    List<Computed> computed = new ArrayList<>();
    List<NamedColumn> columns = new ArrayList<>();
    List<Optional<RexNode>> literals = new ArrayList<>();
    for (String name : names) {
      Optional<Integer> index = find(input, name);
      RexNode missing = Rex.literal(new Value.Null(ScalarType.INT64));
      Column column =
          index
              .map(i -> input.columns().get(i).column())
              .orElseGet(() -> context.plan().newColumn(ScalarType.INT64));
      computed.add(new Computed(column, index.map(_ -> Rex.column(column)).orElse(missing)));
      columns.add(NamedColumn.of(name, column));
      literals.add(index.map(input.literals()::get).orElse(Optional.of(missing)));
    }
    Relation relation = context.plan().project(input.relation(), computed);
    return new QueryResult(relation, NameList.of(columns), literals);
  }

  private static String key(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
