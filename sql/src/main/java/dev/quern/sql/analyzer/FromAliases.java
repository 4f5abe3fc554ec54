package dev.quern.sql.analyzer;

import dev.quern.domain.error.BigQueryException;
import dev.quern.sql.ast.FromItem;
import dev.quern.sql.ast.Identifier;
import dev.quern.sql.ast.Node;
import dev.quern.sql.scope.NameList;
import java.util.Optional;

/** Aliases in a FROM clause, no two of which may be the same. Source: "Query syntax", FROM. */
final class FromAliases {

  private final StatementContext context;

  FromAliases(StatementContext context) {
    this.context = context;
  }

  /** The alias of an array's offsets. */
  static String name(FromItem.WithOffset offset) {
    return offset.alias().map(Identifier::name).orElse("offset");
  }

  /** Refuses offsets with the alias of their array. */
  void check(FromItem.WithOffset offset, String array) {
    if (name(offset).equalsIgnoreCase(array)) {
      throw duplicate(offset);
    }
  }

  /** Refuses an item whose alias one to its left has. */
  void check(FromItem item, boolean array, NameList left, NameList right) {
    Optional<FromItem.WithOffset> offset = offset(item);
    for (String name : right.rangeVariables()) {
      if (!left.hasRangeVariable(name)) {
        continue;
      }
      if (offset.isPresent() && name(offset.get()).equalsIgnoreCase(name)) {
        throw duplicate(offset.get());
      }
      throw context.error(
          place(item),
          array ? "Duplicate alias %s found" : "Duplicate table alias %s in the same FROM clause",
          name);
    }
  }

  private BigQueryException duplicate(FromItem.WithOffset offset) {
    Node place = offset.alias().<Node>map(alias -> alias).orElse(offset);
    return context.error(place, "Duplicate alias %s found", name(offset));
  }

  private static Optional<FromItem.WithOffset> offset(FromItem item) {
    return switch (item) {
      case FromItem.Table table -> table.withOffset();
      case FromItem.Unnest unnest -> unnest.withOffset();
      case FromItem.Subquery _,
          FromItem.TableFunction _,
          FromItem.GraphTable _,
          FromItem.Join _,
          FromItem.ParenthesizedJoin _,
          FromItem.PipeInput _ ->
          Optional.empty();
    };
  }

  private static Node place(FromItem item) {
    Optional<Identifier> alias =
        switch (item) {
          case FromItem.Table table -> table.alias();
          case FromItem.Subquery subquery -> subquery.alias();
          case FromItem.Unnest unnest -> unnest.alias();
          case FromItem.TableFunction function -> function.alias();
          case FromItem.GraphTable _,
              FromItem.Join _,
              FromItem.ParenthesizedJoin _,
              FromItem.PipeInput _ ->
              Optional.empty();
        };
    return alias.<Node>map(name -> name).orElse(item);
  }
}
