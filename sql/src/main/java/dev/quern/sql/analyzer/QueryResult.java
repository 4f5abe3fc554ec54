package dev.quern.sql.analyzer;

import dev.quern.sql.algebra.Relation;
import dev.quern.sql.algebra.Rex;
import dev.quern.sql.scope.NameList;
import dev.quern.sql.scope.NamedColumn;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.rex.RexNode;

/**
 * A query's rows and the names of its columns.
 *
 * @param relation the rows
 * @param names its columns in order; a value table has one
 * @param literals per column the literal that it is, if it is one in all rows: such columns coerce
 *     as literals do
 */
record QueryResult(Relation relation, NameList names, List<Optional<RexNode>> literals) {

  static QueryResult of(Relation relation, NameList names) {
    return new QueryResult(
        relation, names, names.columns().stream().map(_ -> Optional.<RexNode>empty()).toList());
  }

  List<NamedColumn> columns() {
    return names.columns();
  }

  /** The column, or the literal that it is, for finding common types. */
  RexNode representative(int index) {
    return literals.get(index).orElseGet(() -> Rex.column(columns().get(index).column()));
  }

  QueryResult withRelation(Relation other) {
    return new QueryResult(other, names, literals);
  }
}
