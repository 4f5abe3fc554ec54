package dev.quern.sql.analyzer;

import dev.quern.sql.ast.Node;
import java.util.ArrayList;
import java.util.List;

/**
 * Where the recursive term that is being analyzed reads its own table. Constructs that such a read
 * must not be part of ask what was read since they began. Source: "Query syntax", Recursive CTEs,
 * Recursive term.
 */
final class RecursiveReferences {

  static final String NO_AGGREGATION =
      "A subquery containing a recursive reference must not use DISTINCT, GROUP BY, or any aggregate"
          + " function";
  static final String NO_LIMIT =
      "A query containing a recursive reference must not use a LIMIT clause";
  static final String NO_ORDER =
      "A subquery containing a recursive reference must not contain an ORDER BY clause";

  private final StatementContext context;
  private final List<Reference> references = new ArrayList<>();

  RecursiveReferences(StatementContext context) {
    this.context = context;
  }

  private record Reference(Node place, int table) {}

  /** How many there are, to be told from those that come. */
  int mark() {
    return references.size();
  }

  /** A read of the table with an id of the algebra. */
  void add(Node place, int table) {
    references.add(new Reference(place, table));
  }

  /** Leaves out those since a mark. */
  void forget(int mark) {
    references.subList(mark, references.size()).clear();
  }

  /** Leaves out those to one table since a mark, whose recursion is over. */
  void forget(int mark, int table) {
    references.subList(mark, references.size()).removeIf(r -> r.table() == table);
  }

  /** Throws an error at the first one since a mark. */
  void refuse(int mark, String message, Object... arguments) {
    if (references.size() > mark) {
      throw context.error(references.get(mark).place(), message, arguments);
    }
  }

  /** Throws an error at the first one since a mark, which is part of another WITH clause. */
  void refuseInner(int mark) {
    if (references.size() > mark) {
      Node place = references.get(mark).place();
      throw context.error(
          place,
          "Table '%s' must not be recursively referenced from inside an inner recursive query",
          context.text(place.span()));
    }
  }

  /** Throws an error at the second one to a table since a mark. */
  void refuseMany(int mark, int table, String message, Object... arguments) {
    references.subList(mark, references.size()).stream()
        .filter(r -> r.table() == table)
        .skip(1)
        .findFirst()
        .ifPresent(r -> {
          throw context.error(r.place(), message, arguments);
        });
  }
}
