package dev.quern.sql.analyzer;

import dev.quern.sql.algebra.Column;
import dev.quern.sql.algebra.Computed;
import dev.quern.sql.algebra.PlanBuilder;
import dev.quern.sql.algebra.Rex;
import dev.quern.sql.ast.Select.NamedWindow;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rex.RexNode;

/**
 * The analytic calls of one SELECT and the windows its WINDOW clause names. Equal calls are
 * computed once.
 */
final class WindowCollector {

  private final PlanBuilder plan;
  private final List<NamedWindow> namedWindows;
  private final List<Computed> calls = new ArrayList<>();

  WindowCollector(PlanBuilder plan, List<NamedWindow> namedWindows) {
    this.plan = plan;
    this.namedWindows = namedWindows;
  }

  List<NamedWindow> namedWindows() {
    return namedWindows;
  }

  boolean isEmpty() {
    return calls.isEmpty();
  }

  List<Computed> calls() {
    return List.copyOf(calls);
  }

  /** The column of a call's results. */
  Column add(RexNode call) {
    for (Computed other : calls) {
      if (Rex.sameWindowCall(other.expression(), call)) {
        return other.column();
      }
    }
    Column column = plan.newColumn(call);
    calls.add(new Computed(column, call));
    return column;
  }
}
