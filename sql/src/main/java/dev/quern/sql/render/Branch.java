package dev.quern.sql.render;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexOver;

/**
 * Under which conditions what is being written is computed: a branch of CASE or COALESCE, and those
 * around it.
 *
 * <p>The engine computes queries inside expressions ahead of the expression. So that the error of a
 * query in a branch that is not taken is not raised, the query reads no rows unless these
 * conditions hold.
 */
sealed interface Branch {

  /** No condition. */
  record Always() implements Branch {}

  /**
   * One more condition.
   *
   * @param outer the conditions around
   * @param condition what is tested
   * @param test the SQL of the test that must hold
   */
  record When(Branch outer, RexNode condition, String test) implements Branch {}

  /** Where everything is computed. */
  static Branch always() {
    return new Always();
  }

  /** Further in, where a condition is true. */
  default Branch whenTrue(RexNode condition, String text) {
    return new When(this, condition, text);
  }

  /** Further in, where a condition is not true. */
  default Branch whenNotTrue(RexNode condition, String text) {
    return new When(this, condition, "(" + text + " IS NOT TRUE)");
  }

  /** Further in, where a value is NULL. */
  default Branch whenNull(RexNode value, String text) {
    return new When(this, value, "(" + text + " IS NULL)");
  }

  /** The tests, joined by AND, of those conditions that fit and may be computed twice. */
  default String tests(Predicate<RexNode> fits) {
    List<String> tests = new ArrayList<>();
    Branch branch = this;
    while (branch instanceof When(Branch outer, RexNode condition, String test)) {
      if (!RexTraits.isVolatile(condition)
          && !RexOver.containsOver(condition)
          && fits.test(condition)) {
        tests.add(test);
      }
      branch = outer;
    }
    return String.join(" AND ", tests.reversed());
  }
}
