package dev.quern.sql.scope;

import dev.quern.domain.type.StructType;
import dev.quern.sql.algebra.Column;
import dev.quern.sql.scope.NameTarget.Ambiguous;
import dev.quern.sql.scope.NameTarget.ColumnTarget;
import dev.quern.sql.scope.NameTarget.FieldTarget;
import dev.quern.sql.scope.NameTarget.RangeVariable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * The names that a FROM item or a query offers, and its columns in the order of {@code *}. A
 * table's alias hides a column of the same name, a column hides a field of a value table.
 */
public final class NameList {

  /** No names. */
  public static final NameList EMPTY =
      new NameList(List.of(), Map.of(), Map.of(), Map.of(), Map.of());

  private final List<NamedColumn> columns;
  private final Map<String, NameTarget> rangeVariables;
  private final Map<String, NameTarget> columnTargets;
  private final Map<String, NameTarget> fieldTargets;
  private final Map<String, String> spellings;

  private NameList(
      List<NamedColumn> columns,
      Map<String, NameTarget> rangeVariables,
      Map<String, NameTarget> columnTargets,
      Map<String, NameTarget> fieldTargets,
      Map<String, String> spellings) {
    this.columns = List.copyOf(columns);
    this.rangeVariables = rangeVariables;
    this.columnTargets = columnTargets;
    this.fieldTargets = fieldTargets;
    this.spellings = spellings;
  }

  /** The names of some columns. */
  public static NameList of(List<NamedColumn> columns) {
    Builder builder = new Builder();
    columns.forEach(builder::column);
    return builder.build();
  }

  /** The columns in the order of {@code *}. */
  public List<NamedColumn> columns() {
    return columns;
  }

  /** What a name stands for, in any case. */
  public Optional<NameTarget> find(String name) {
    String key = key(name);
    NameTarget target = rangeVariables.get(key);
    if (target == null) {
      target = columnTargets.get(key);
    }
    return Optional.ofNullable(target == null ? fieldTargets.get(key) : target);
  }

  /** The column or field a name stands for; table aliases are not looked at. */
  public Optional<NameTarget> findColumn(String name) {
    String key = key(name);
    return Optional.ofNullable(columnTargets.get(key))
        .or(() -> Optional.ofNullable(fieldTargets.get(key)));
  }

  /** Whether a table's alias is among the names. */
  public boolean hasRangeVariable(String name) {
    return rangeVariables.containsKey(key(name));
  }

  /** The tables' aliases, in lower case. */
  public Set<String> rangeVariables() {
    return rangeVariables.keySet();
  }

  /** The names of tables and columns as they were declared, for suggestions. */
  public Stream<String> names() {
    return Stream.of(rangeVariables, columnTargets)
        .flatMap(map -> map.keySet().stream())
        .map(name -> spellings.getOrDefault(name, name));
  }

  /** The only column, when it is a value table's. */
  public Optional<NamedColumn> valueTable() {
    return columns.size() == 1 && columns.getFirst().valueTable()
        ? Optional.of(columns.getFirst())
        : Optional.empty();
  }

  /** The same aliases of tables with other columns. */
  public NameList withColumns(List<NamedColumn> others) {
    Builder builder = new Builder();
    others.forEach(builder::column);
    builder.rangeVariables.putAll(rangeVariables);
    builder.spellings.putAll(spellings);
    return builder.build();
  }

  /** These columns under a table's alias, beside their own names. */
  public NameList withRangeVariable(String alias) {
    Builder builder = new Builder().all(this, false);
    builder.rangeVariable(alias, this);
    return builder.build();
  }

  /** The same names for other columns. */
  public NameList over(UnaryOperator<Column> other) {
    Builder builder = new Builder();
    builder.spellings.putAll(spellings);
    columns.forEach(c ->
        builder.columns.add(new NamedColumn(c.name(), other.apply(c.column()), c.valueTable())));
    rangeVariables.forEach((name, t) -> builder.rangeVariables.put(name, t.over(other)));
    columnTargets.forEach((name, t) -> builder.columnTargets.put(name, t.over(other)));
    fieldTargets.forEach((name, t) -> builder.fieldTargets.put(name, t.over(other)));
    return builder.build();
  }

  /** The names that stand for some columns only; aliases of tables stay, with fewer columns. */
  public NameList keeping(Set<Column> kept) {
    Builder builder = new Builder();
    columns.stream().filter(c -> kept.contains(c.column())).forEach(builder.columns::add);
    rangeVariables.forEach((name, target) ->
        builder.rangeVariables.put(
            name,
            target instanceof RangeVariable(NameList names)
                ? new RangeVariable(names.keeping(kept))
                : target));
    columnTargets.forEach((name, target) -> {
      if (!(target instanceof ColumnTarget(Column column)) || kept.contains(column)) {
        builder.columnTargets.put(name, target);
      }
    });
    fieldTargets.forEach((name, target) -> {
      if (!(target instanceof FieldTarget(Column row, int _)) || kept.contains(row)) {
        builder.fieldTargets.put(name, target);
      }
    });
    return builder.build();
  }

  private static String key(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  /** Collects names. */
  public static final class Builder {

    private final List<NamedColumn> columns = new ArrayList<>();
    private final Map<String, NameTarget> rangeVariables = new HashMap<>();
    private final Map<String, NameTarget> columnTargets = new HashMap<>();
    private final Map<String, NameTarget> fieldTargets = new HashMap<>();
    private final Map<String, String> spellings = new HashMap<>();

    /** Adds a column; a second one of the same name makes the name ambiguous. */
    public Builder column(NamedColumn column) {
      columns.add(column);
      return hidden(column);
    }

    /** Adds a column that {@code *} leaves out. */
    public Builder hidden(NamedColumn column) {
      if (!column.name().isEmpty()) {
        String key = key(column.name());
        put(columnTargets, key, new ColumnTarget(column.column()));
        spellings.put(key, column.name());
      }
      if (column.valueTable() && column.column().type() instanceof StructType struct) {
        for (int i = 0; i < struct.fields().size(); i++) {
          if (!struct.fields().get(i).isAnonymous()) {
            put(
                fieldTargets,
                key(struct.fields().get(i).name()),
                new FieldTarget(column.column(), i));
          }
        }
      }
      return this;
    }

    /** Makes a name stand for something that is no column of {@code *}. */
    public Builder target(String name, NameTarget target) {
      columnTargets.put(key(name), target);
      spellings.put(key(name), name);
      return this;
    }

    /** Adds a table's alias. */
    public Builder rangeVariable(String name, NameList names) {
      rangeVariables.put(key(name), new RangeVariable(names));
      spellings.put(key(name), name);
      return this;
    }

    /** Adds all names of another list; its columns too, unless they are added otherwise. */
    public Builder all(NameList other, boolean withoutColumns) {
      if (!withoutColumns) {
        columns.addAll(other.columns);
      }
      other.columnTargets.forEach((name, target) -> put(columnTargets, name, target));
      other.fieldTargets.forEach((name, target) -> put(fieldTargets, name, target));
      rangeVariables.putAll(other.rangeVariables);
      spellings.putAll(other.spellings);
      return this;
    }

    /**
     * Adds all names of another list but the columns of some names, given in lower case; these stay
     * reachable by alias.
     */
    public Builder addHidingColumns(NameList other, Set<String> hidden) {
      other.columns.stream()
          .filter(column -> !hidden.contains(key(column.name())))
          .forEach(columns::add);
      other.columnTargets.forEach((name, target) -> {
        if (!hidden.contains(name)) {
          put(columnTargets, name, target);
        }
      });
      other.fieldTargets.forEach((name, target) -> put(fieldTargets, name, target));
      other.rangeVariables.forEach((name, target) -> {
        // An array's alias is its column's name, too.
        if (!hidden.contains(name)) {
          rangeVariables.put(name, target);
        }
      });
      spellings.putAll(other.spellings);
      return this;
    }

    private static void put(Map<String, NameTarget> map, String key, NameTarget target) {
      map.merge(key, target, (one, two) -> one.equals(two) ? one : new Ambiguous());
    }

    /** The list, which takes what was collected without a copy: nothing can be added any more. */
    public NameList build() {
      return new NameList(columns, rangeVariables, columnTargets, fieldTargets, spellings);
    }
  }
}
