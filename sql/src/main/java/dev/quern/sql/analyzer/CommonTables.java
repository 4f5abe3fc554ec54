package dev.quern.sql.analyzer;

import dev.quern.sql.algebra.Column;
import dev.quern.sql.algebra.PlanBuilder;
import dev.quern.sql.algebra.Relation;
import dev.quern.sql.ast.Query.CommonTable;
import dev.quern.sql.scope.NamedColumn;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The common tables that a WITH clause defines, and around it those of the queries it is nested in.
 */
final class CommonTables {

  private final Optional<CommonTables> outer;
  private final Map<String, Entry> entries = new HashMap<>();
  private final List<Definition> definitions = new ArrayList<>();

  private CommonTables(Optional<CommonTables> outer) {
    this.outer = outer;
  }

  static CommonTables none() {
    return new CommonTables(Optional.empty());
  }

  CommonTables nested() {
    return new CommonTables(Optional.of(this));
  }

  /** What is known of a common table. */
  sealed interface Entry {

    /** Declared by WITH RECURSIVE, not yet looked at. */
    record Declared(CommonTable table, CommonTables scope) implements Entry {}

    /** Being analyzed, its columns unknown. */
    record InProgress(String name) implements Entry {}

    /**
     * Ready to be read.
     *
     * @param id its name in the algebra
     * @param columns its columns
     * @param recursive whether its recursive term is being analyzed
     */
    record Known(int id, List<NamedColumn> columns, boolean recursive) implements Entry {
      List<Column> definition() {
        return columns.stream().map(NamedColumn::column).toList();
      }
    }
  }

  /** A named query of the algebra, in the order in which they must be defined. */
  private record Definition(int id, Relation relation) {}

  Optional<Entry> find(String name) {
    return Optional.ofNullable(entries.get(key(name)))
        .or(() -> outer.flatMap(tables -> tables.find(name)));
  }

  void put(String name, Entry entry) {
    entries.put(key(name), entry);
  }

  void define(int id, Relation relation) {
    definitions.add(new Definition(id, relation));
  }

  /** The relation with the definitions of these tables around it. */
  Relation define(PlanBuilder plan, Relation relation) {
    Relation result = relation;
    for (Definition definition : definitions.reversed()) {
      result = plan.with(definition.id(), definition.relation(), result);
    }
    return result;
  }

  private static String key(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
