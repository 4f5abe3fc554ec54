package dev.quern.sql.analyzer;

import dev.quern.domain.type.StructType;
import dev.quern.sql.algebra.Rex;
import dev.quern.sql.ast.Expression;
import dev.quern.sql.ast.Identifier;
import dev.quern.sql.ast.Node;
import dev.quern.sql.ast.SelectItem;
import dev.quern.sql.scope.ColumnGuard;
import dev.quern.sql.scope.NameList;
import dev.quern.sql.scope.NamedColumn;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.apache.calcite.rex.RexNode;

/**
 * The columns that {@code *}, {@code t.*} and {@code s.*} stand for, less EXCEPT, with REPLACE.
 * Source: "SELECT list".
 */
final class StarExpansion {

  private final StatementContext context;

  StarExpansion(StatementContext context) {
    this.context = context;
  }

  /** The columns of a FROM clause or of one of its tables. */
  List<SelectEntry> columns(Node star, NameList names, SelectItem.StarModifiers modifiers) {
    List<SelectEntry> all = new ArrayList<>();
    for (NamedColumn column : names.columns()) {
      ColumnGuard.Reference reference = reference(star, column.name());
      if (column.valueTable() && column.column().type() instanceof StructType struct) {
        for (int i = 0; i < struct.fields().size(); i++) {
          int index = i;
          all.add(
              SelectEntry.ofStar(
                  struct.fields().get(i).name(),
                  star,
                  scope -> Rex.field(scope.guard().use(column.column(), reference), index)));
        }
      } else {
        all.add(
            SelectEntry.ofStar(
                column.name(), star, scope -> scope.guard().use(column.column(), reference)));
      }
    }
    return modify(star, all, modifiers);
  }

  /** The fields of a struct. */
  List<SelectEntry> fields(
      Node star,
      StructType struct,
      Function<dev.quern.sql.scope.NameScope, RexNode> value,
      SelectItem.StarModifiers modifiers) {
    List<SelectEntry> all = new ArrayList<>();
    for (int i = 0; i < struct.fields().size(); i++) {
      int index = i;
      all.add(
          SelectEntry.ofStar(
              struct.fields().get(i).name(), star, scope -> Rex.field(value.apply(scope), index)));
    }
    return modify(star, all, modifiers);
  }

  private ColumnGuard.Reference reference(Node star, String name) {
    return reason ->
        context.error(
            star, "Star expansion expression references column %s which is %s", name, reason);
  }

  private List<SelectEntry> modify(
      Node star, List<SelectEntry> all, SelectItem.StarModifiers modifiers) {
    Set<String> excluded = new HashSet<>();
    for (Identifier name : modifiers.except()) {
      requireColumn(all, name, "EXCEPT");
      if (!excluded.add(key(name.name()))) {
        throw context.error(name, "Duplicate column %s in SELECT * EXCEPT list", name.name());
      }
    }
    List<SelectEntry> kept = new ArrayList<>();
    for (SelectEntry entry : all) {
      if (!excluded.contains(key(entry.name()))) {
        kept.add(replacement(modifiers, entry).orElse(entry));
      }
    }
    checkReplacements(all, modifiers, excluded);
    if (kept.isEmpty()) {
      throw context.error(
          star,
          all.isEmpty()
              ? "SELECT * expands to zero columns"
              : "SELECT * expands to zero columns after applying EXCEPT");
    }
    return kept;
  }

  private void checkReplacements(
      List<SelectEntry> all, SelectItem.StarModifiers modifiers, Set<String> excluded) {
    Set<String> replaced = new HashSet<>();
    for (SelectItem.Replacement replacement : modifiers.replace()) {
      Identifier name = replacement.column();
      requireColumn(all, name, "REPLACE");
      if (excluded.contains(key(name.name()))) {
        throw context.error(
            name, "Column %s cannot occur in both SELECT * EXCEPT and REPLACE", name.name());
      }
      if (!replaced.add(key(name.name()))) {
        throw context.error(name, "Duplicate column %s in SELECT * REPLACE list", name.name());
      }
    }
  }

  private Optional<SelectEntry> replacement(SelectItem.StarModifiers modifiers, SelectEntry entry) {
    return modifiers.replace().stream()
        .filter(r -> key(r.column().name()).equals(key(entry.name())))
        .findFirst()
        .map(r -> SelectEntry.written(entry.name(), r, expression(r)));
  }

  private static Expression expression(SelectItem.Replacement replacement) {
    return replacement.value();
  }

  private void requireColumn(List<SelectEntry> entries, Identifier name, String clauseName) {
    if (entries.stream().noneMatch(entry -> key(entry.name()).equals(key(name.name())))) {
      throw context.error(
          name, "Column %s in SELECT * %s list does not exist", name.name(), clauseName);
    }
  }

  private static String key(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
