package dev.quern.sql.algebra;

import java.util.List;
import org.apache.calcite.rel.RelNode;

/**
 * A relational expression and its columns, in the order of the node's row type.
 *
 * @param node Calcite's node
 * @param columns its columns
 */
public record Relation(RelNode node, List<Column> columns) {

  public Relation {
    columns = List.copyOf(columns);
  }

  static Relation of(RelNode node) {
    return new Relation(node, AlgebraTypes.columns(node.getRowType()));
  }

  /** The position of a column, or -1. */
  int indexOf(int columnId) {
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).id() == columnId) {
        return i;
      }
    }
    return -1;
  }
}
