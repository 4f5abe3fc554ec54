package dev.quern.sql.analyzer;

import dev.quern.sql.algebra.Computed;
import dev.quern.sql.scope.NameScope;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.rex.RexNode;

/**
 * The keys of a GROUP BY that are expressions. Where one of them stands again as a whole item or as
 * a path, it means the key.
 *
 * @param keys the keys
 * @param inputScope the names they were resolved with
 */
record GroupingKeys(List<Computed> keys, Optional<NameScope> inputScope) {

  static final GroupingKeys NONE = new GroupingKeys(List.of(), Optional.empty());

  GroupingKeys {
    keys = List.copyOf(keys);
  }

  /** The key an expression over the input repeats. */
  Optional<Computed> find(RexNode expression) {
    return keys.stream().filter(key -> key.expression().equals(expression)).findFirst();
  }
}
